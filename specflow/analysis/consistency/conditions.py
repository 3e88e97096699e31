"""Where a clause applies: `when`, `if`, `unless`, `before`, `after`, `until`, and the kind of thing it is about."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import pairwise
from typing import Literal

from specflow.analysis.consistency.lexicon import root
from specflow.analysis.consistency.tokens import Token, is_negation
from specflow.analysis.consistency.units import UNITS

Kind = Literal["if", "unless", "before", "after", "until", "why"]

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
_PLAIN_LEADS = frozenset("without outside".split())  # `without a signal the scanner must …` needs no comma
_STARTS = frozenset("the a an each every no any all".split())
_OWNED = frozenset("our their its his her your".split()) | _STARTS
# What a clause cannot end with: the noun behind it belongs to it.
_OPEN_ENDED = frozenset("of in on at for by with from to into onto than as and or nor not is are was were be has have".split())
_IN_SUBJECT = frozenset("that which who whose with without under over from inside outside older younger".split())
_MARKING = frozenset({*_ANYWHERE, *_IN_SUBJECT, "as", "so", "in", "prior", "for", "other"})  # what may open a condition
_MODALS = frozenset("must shall will should would may can could might cannot".split())
NUMBER_WORDS = frozenset(
    "a an one two three four five six seven eight nine ten twelve fifteen twenty thirty sixty ninety".split()
)
_GIVING = frozenset(
    "choice set give choose select specify enter provide configure plan schedule fill pick say state define ask assign".split()
)
# `if` after these is no condition
_ASKING = "check determine record indicate verify know detect ask see tell show decide test find confirm"
_LOST = frozenset("lose loses lost losing drops dropped breaks cut fails failed interrupted".split())
_LINES = frozenset(
    "link connection network signal contact internet wifi wi-fi connectivity coverage reception server uplink".split()
)
_BROKEN = frozenset(
    "cut fail fails failed failure failing broken breaks defective outage crash crashes crashed".split()
)
_EMPTY = frozenset("unknown missing absent empty undefined unset blank unspecified".split())


@dataclass(frozen=True)
class Segment:
    """A condition of a clause: its kind, its words, where it starts, whether it stands before the clause, its first word."""

    kind: Kind
    tokens: tuple[Token, ...]
    at: int
    leading: bool
    word: str

    @property
    def spoken(self) -> tuple[Token, ...]:
        """Its words with its first one where that belongs to an amount: `over 1,000 euros`."""
        bound = self.word in ("over", "under", "above", "below", "within")
        return (Token(self.word, self.at, self.at + len(self.word), ""), *self.tokens) if bound else self.tokens

    @cached_property
    def concepts(self) -> frozenset[str]:
        """What it speaks of; a lost connection, however it is put, is being offline."""
        words = {token.word for token in self.tokens}
        found = {token.concept for token in self.tokens if token.concept}
        lost = bool(words & _LINES) and (bool(words & _LOST) or self.negative)
        if lost or ("reached" in words and self.negative):
            found = {one for one in found if one not in ("los", "link", "connection", "network")} | {"offlin"}
        if self.word == "outside" and "hours" in words:
            found = (found - {"hour", "open", "offic", "busi", "work"}) | {"clos"}
        if self._fails and not lost:
            broken = {token.concept for token in self.tokens if token.word in _BROKEN or token.word.startswith("work")}
            found = (found - broken) | {"fail"}
        return frozenset(found)

    @cached_property
    def _fails(self) -> bool:
        words = [token.word for token in self.tokens]
        return any(word in _BROKEN for word in words) or (
            self._denied and any(word.startswith("work") for word in words)
        )

    @cached_property
    def _denied(self) -> bool:
        words = [token.word for token in self.tokens]
        return any(is_negation(word) for word in words) or ("out", "of") in pairwise(words)

    @cached_property
    def negative(self) -> bool:
        """It holds where something is not so; a failure is a state, not the absence of one."""
        if self._fails:
            return False
        if ("out", "of") in pairwise([token.word for token in self.tokens]):
            return True
        return (
            sum(is_negation(token.word) for token in self.tokens) + (self.word in ("without", "unless", "except"))
        ) % 2 == 1

    @property
    def topic(self) -> frozenset[str]:
        """What is not given, without the word for giving."""
        roots = _giving_roots()
        return frozenset(one for token in self.tokens if (one := token.concept) and root(token.word) not in roots)

    @cached_property
    def absent(self) -> bool:
        """It is about something not being given: `if no end is set`, `unless the organiser sets an end`."""
        words = [token.word for token in self.tokens]
        roots = {root(word) for word in words}
        giving = bool(roots & _giving_roots())
        if self.kind == "unless":
            return giving
        negative = any(is_negation(word) for word in words) or self.word == "without"
        return (negative and (giving or self.word == "without" or "without" in words)) or any(
            word in _EMPTY for word in words
        )


@lru_cache(maxsize=1)
def _asking_roots() -> frozenset[str]:
    return frozenset(root(word) for word in _ASKING.split())


@lru_cache(maxsize=1)
def _giving_roots() -> frozenset[str]:
    return frozenset(root(word) for word in _GIVING)


def segments_of(tokens: Sequence[Token]) -> tuple[tuple[Token, ...], tuple[Segment, ...]]:
    """The main clause, and the conditions cut out of it."""
    segments: list[Segment] = []
    at = _leading(tokens, segments)
    main: list[Token] = []
    modal_at = next((n for n in range(at, len(tokens)) if tokens[n].word in _MODALS), len(tokens))
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
        if short and tokens[at].word in _PLAIN_LEADS and n > at + 1 and tokens[n].word in _STARTS and tokens[n - 1].concept:
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


def _whole(token: Token) -> bool:
    """Whether a condition can end with this word: `when a line is off by 5% we ask`, not `when a line that we ask`."""
    return bool(token.concept) or token.word == "%"


def _marker(tokens: Sequence[Token], at: int, modal: int, inside: bool) -> Kind | None:
    word = tokens[at].word
    if word not in _MARKING:
        return None
    following = tokens[at + 1].word if at + 1 < len(tokens) else ""
    if word == "once" and (
        following in ("a", "per", "every", "", ".", ",", "more") or (at and tokens[at - 1].word in ("only", "at"))
    ):
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
    if word in ("given", "provided") and following not in ("that", "the", "a", "an"):
        return None
    if word == "as" and following in ("long", "soon") and inside:
        return "if" if following == "long" else "after"
    if word in ("so", "in") and following in ("that", "order") and inside:
        return "why"
    if word == "prior" and following == "to" and inside:
        return "before"
    if word == "for" and following in ("which", "whom") and at < modal:
        return "if"
    if word in _IN_SUBJECT and inside and at < modal < len(tokens) and modal - at <= 14:
        return "if"
    if word == "without" and inside and at > modal and _LINES & {token.word for token in tokens[at + 1 : at + 5]}:
        return "if"
    if word == "other" and following == "than":
        return "unless"
    return _ANYWHERE.get(word) if inside or word in _ANYWHERE else None


def _number_follows(tokens: Sequence[Token], at: int) -> bool:
    """`after 3 days`, `after a day`; not `after a doctor has read it`."""
    following = tokens[at + 1].word if at + 1 < len(tokens) else ""
    if following in ("a", "an", "one"):
        return at + 2 < len(tokens) and tokens[at + 2].word in UNITS
    return following[:1].isdigit() or following in NUMBER_WORDS


def _end(tokens: Sequence[Token], at: int, modal: int) -> int:
    """Where a condition that starts at `at` ends."""
    if at < modal < len(tokens) and (tokens[at].word in _IN_SUBJECT or tokens[at].word in ("for", "where", "when")):
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
