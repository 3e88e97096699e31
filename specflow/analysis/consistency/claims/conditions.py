"""Where a clause applies: `when`, `if`, `unless`, `before`, `after`, `until`, and the kind of thing it is about."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from specflow.analysis.consistency.claims.segment import LINES, Kind, Segment
from specflow.analysis.consistency.words.lexicon import root
from specflow.analysis.consistency.words.tokens import Token
from specflow.analysis.consistency.words.units import UNITS

_ANYWHERE: dict[str, Kind] = dict.fromkeys(
    "when whenever if while where wherever provided during given otherwise".split(), "if"
)
_ANYWHERE |= dict.fromkeys("unless except excluding".split(), "unless")
_ANYWHERE |= {
    "once": "after",
    "after": "after",
    "before": "before",
    "until": "until",
    "till": "until",
    "because": "why",
    "since": "why",
}
_LEADING: dict[str, Kind] = dict.fromkeys(
    "for with in on at inside outside without under as only by from within over above below".split(), "if"
)
_LEADING |= {"upon": "after", "to": "why", "like": "why"}
_PLACING = frozenset("in on at during with under within from for".split())
_PLAINLY = 6  # words of `in maintenance mode the kiosk …`
_PLAIN_LEADS = frozenset("without outside".split())  # `without a signal the scanner must …` needs no comma
_TIMES = frozenset("before after until".split())
_CLOSELY = frozenset("right straight directly immediately shortly soon just".split())  # `right after it is sent, …`
_NO_CLAUSE = frozenset(("a", "per", "every", "", ".", ",", "more", "before", "after"))  # behind a `once` that counts
_GIVEN = frozenset("the it they its their both all".split())  # behind an `only once` that waits for something
_STARTS = frozenset("the a an each every no any all".split())
_OWNED = frozenset("our their its his her your".split()) | _STARTS
# What a clause cannot end with: the noun behind it belongs to it.
_OPEN_ENDED = frozenset("of in on at for by with from to into onto than as and or nor not is are was were be has have".split())
_IN_SUBJECT = frozenset("that which who whose with without under over from inside outside older younger".split())
_BOUNDING = frozenset("over under above below".split())
_FINITE = frozenset("is are was were has have need needs require requires take takes get gets go goes cost costs".split())
# What may open a condition.
_MOMENTS = frozenset(("moment", "instant"))
_MARKING = frozenset({*_MOMENTS, *_ANYWHERE, *_IN_SUBJECT, *_BOUNDING, "as", "so", "in", "prior", "for", "other"})
_MODALS = frozenset("must shall will should would may can could might cannot".split())
NUMBER_WORDS = frozenset(
    "a an one two three four five six seven eight nine ten twelve fifteen twenty thirty sixty ninety".split()
)
# `if` after these is no condition
_ASKING = "check determine record indicate verify know detect ask see tell show decide test find confirm"


@lru_cache(maxsize=1)
def _asking_roots() -> frozenset[str]:
    return frozenset(root(word) for word in _ASKING.split())


def segments_of(tokens: Sequence[Token]) -> tuple[tuple[Token, ...], tuple[Segment, ...]]:
    """The main clause, and the conditions cut out of it."""
    segments: list[Segment] = []
    at = _leading(tokens, segments)
    main: list[Token] = []
    modal_at = next((n for n in range(at, len(tokens)) if tokens[n].word in _MODALS), 0) or _finite(tokens, at)
    while at < len(tokens):
        kind = _marker(tokens, at, modal_at, bool(main))
        if kind is None:
            main.append(tokens[at])
            at += 1
            continue
        stop = _end(tokens, at, modal_at)
        segments.append(Segment(kind, tuple(tokens[at + 1 : stop]), tokens[at].start, not main, tokens[at].word))
        at = stop
    if not any(token.concept for token in main) and segments:
        return tuple(tokens), ()
    return tuple(main), tuple(segments)


def _finite(tokens: Sequence[Token], at: int) -> int:
    """The verb of `payments above 1,000 euros need two approvals`; the end where no amount narrows what stands before it."""
    bound = next((n for n in range(at + 1, len(tokens) - 1) if tokens[n].word in _BOUNDING and _number_follows(tokens, n)), 0)
    found = next((n for n in range(bound + 2, min(bound + 8, len(tokens))) if tokens[n].word in _FINITE), 0) if bound else 0
    return found if found and not any(token.word in _MARKING - _BOUNDING for token in tokens[at:found]) else len(tokens)


def _leading(tokens: Sequence[Token], segments: list[Segment]) -> int:
    """Conditions before the main clause; where the clause starts."""
    at = 0
    while at < len(tokens):
        start = at
        while (
            start < len(tokens)
            and tokens[start].word in ("and", "or", ",", "even", "only", "-", "*", "but")
            and tokens[start].word != "only"
        ):
            start += 1
        word = tokens[start].word if start < len(tokens) else ""
        if word in _CLOSELY and start + 1 < len(tokens) and tokens[start + 1].word in ("after", "before"):
            start, word = start + 1, tokens[start + 1].word
        kind = _ANYWHERE.get(word) or _LEADING.get(word)
        if kind is None or (word in ("only", "as") and not _conjunction(tokens, start)):
            return at
        comma = _comma(tokens, start, word in _LEADING)
        if not comma:
            return at
        segments.append(Segment(kind, tuple(tokens[start + 1 : comma]), tokens[start].start, True, word))
        at = comma + (tokens[comma].word in (",", "then"))
    return at


def _conjunction(tokens: Sequence[Token], at: int) -> bool:
    following = tokens[at + 1].word if at + 1 < len(tokens) else ""
    return following in ("when", "if", "long", "soon", "after", "once", "a")


def _comma(tokens: Sequence[Token], at: int, short: bool) -> int:
    """The comma (or the `only` of `inside the last day only staff may …`) that ends a leading condition; 0 when none does."""
    most = at + (12 if short else 40)
    last = 0
    if bare := _bare(tokens, at, most):
        return bare
    for n in range(at + 1, min(len(tokens), most)):
        if tokens[n].word in (",", "then") and not (n + 1 < len(tokens) and tokens[n + 1].word in ("and", "or")):
            last = n
            break
        if tokens[n].word == "only" and short and n > at + 2:
            return n
        if tokens[n].word in _MODALS and short:
            return 0
        placing = tokens[at].word in _PLAIN_LEADS or (n <= at + _PLAINLY and tokens[at].word in _PLACING)
        placing = placing and (short or tokens[at].word == "during")
        plain = placing or (tokens[at].word in _TIMES and n <= at + 4 and _no_act(tokens, at))
        if plain and n > at + 1 and tokens[n].word in _STARTS and tokens[n - 1].concept:
            return n
        if tokens[n].word == "we" and n > at + 3 and not short and _whole(tokens[n - 1]):
            return n
    return last


def _bare(tokens: Sequence[Token], at: int, most: int) -> int:
    """Where the clause starts behind a condition without a comma: `when bad weather comes the boats must …`; 0 when it has one.

    It starts at the last article before its modal that does not belong to what stands before it.
    """
    modal = next((n for n in range(at + 1, min(len(tokens), most)) if tokens[n].word in _MODALS), 0)
    marks = {n for n in range(at + 1, min(len(tokens), most)) if tokens[n].word in (",", "then", ";")}
    if any(n < modal or any(one.word in _MODALS for one in tokens[n:]) for n in marks):
        return 0
    for n in range(modal - 1, at + 1, -1):
        start = n - (tokens[n - 1].word == "only" and n > at + 2)
        before = tokens[start - 1]
        if tokens[n].word in _OWNED and before.is_word and before.word not in _OPEN_ENDED | _OWNED | _IN_SUBJECT:
            return start
    return 0


def _no_act(tokens: Sequence[Token], at: int) -> bool:
    """Whether a time or a thing stands behind the word, not an act: `after noon the …`, not `after opening the …`."""
    following = tokens[at + 1]
    return following.word in _STARTS or not following.word.endswith("ing")


def _whole(token: Token) -> bool:
    """Whether a condition can end with this word: `when a line is off by 5% we ask`, not `when a line that we ask`."""
    return bool(token.concept) or token.word == "%"


def _marker(tokens: Sequence[Token], at: int, modal: int, inside: bool) -> Kind | None:
    word = tokens[at].word
    if word not in _MARKING or (word == "till" and at and tokens[at - 1].word in _OWNED):
        return None
    following = tokens[at + 1].word if at + 1 < len(tokens) else ""
    before = tokens[at - 1].word if at else ""
    if word == "once" and (following in _NO_CLAUSE or before == "at" or (before == "only" and following not in _GIVEN)):
        return None
    if word in ("before", "after") and at and tokens[at - 1].word in ("not", "ever") and following[:1].isdigit():
        return None
    if word in ("before", "after") and inside and _number_follows(tokens, at):
        return None
    if word == "if" and at and root(tokens[at - 1].word) in _asking_roots():
        return None
    if word == "while" and inside and following.endswith("ing"):
        return None
    if word in ("where", "given", "since", "provided") and not inside:
        return None
    if word in ("given", "provided") and before in ("be", "is", "are", "been", "being"):
        return None
    if word in ("given", "provided") and following not in ("that", "the", "a", "an"):
        return None
    if word == "as" and following in ("long", "soon") and inside:
        return "if" if following == "long" else "after"
    if word in ("so", "in") and following in ("that", "order") and inside:
        return "why"
    if word == "prior" and following == "to" and inside:
        return "before"
    if word in _MOMENTS:
        return "after" if inside and _opens_clause(tokens, at) else None
    if word == "for" and following in ("which", "whom") and at < modal:
        return "if"
    narrows = word in _IN_SUBJECT or (word in _BOUNDING and _number_follows(tokens, at))
    if narrows and inside and at < modal < len(tokens) and modal - at <= 14:
        return "if"
    if word == "without" and inside and at > modal and LINES & {token.word for token in tokens[at + 1 : at + 5]}:
        return "if"
    if word == "other" and following == "than":
        return "unless"
    if word == "outside" and inside and "hours" in [token.word for token in tokens[at + 1 : at + 4]]:
        return "if"
    return _ANYWHERE.get(word) if inside or word in _ANYWHERE else None


def _opens_clause(tokens: Sequence[Token], at: int) -> bool:
    """`The moment it is sent`; not `at the moment`, `the moment of its sending`."""
    words = [token.word for token in tokens[max(0, at - 2) : at + 2]]
    return words[-3:-1] == ["the", tokens[at].word] and words[0] != "at" and words[-1] in _OWNED | {"it", "they", "we", "you"}


def _number_follows(tokens: Sequence[Token], at: int) -> bool:
    """`after 3 days`, `after a day`; not `after a doctor has read it`."""
    following = tokens[at + 1].word if at + 1 < len(tokens) else ""
    if following in ("a", "an", "one"):
        return at + 2 < len(tokens) and tokens[at + 2].word in UNITS
    return following[:1].isdigit() or following in NUMBER_WORDS


def _end(tokens: Sequence[Token], at: int, modal: int) -> int:
    """Where a condition that starts at `at` ends."""
    if at < modal < len(tokens) and tokens[at].word in _IN_SUBJECT | _BOUNDING | {"for", "where", "when"}:
        return modal
    for n in range(at + 1, len(tokens)):
        word = tokens[n].word
        if word in (";", "—", "–") or (
            word in _ANYWHERE and n > at + 2 and word not in ("given", "provided", "since", "where")
        ):
            return n
        if word in (",", "and", "but") and any(token.word in _MODALS for token in tokens[n + 1 : n + 6]):
            return n
        if word == "," and n + 1 < len(tokens) and tokens[n + 1].word in ("then", "so", "not", "never", "but"):
            return n
    return len(tokens)
