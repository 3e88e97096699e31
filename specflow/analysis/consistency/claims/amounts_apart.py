"""What keeps two amounts apart: another dimension, another property of one thing, one piece against all of them, a named kind."""

from __future__ import annotations

from itertools import pairwise, takewhile

from specflow.analysis.consistency.claims.told import Told
from specflow.analysis.consistency.compare import opposed, shared
from specflow.analysis.consistency.words.lexicon import light, people

_SIDES = {
    "height": "high higher highest height tall taller tallest",
    "length": "long longer longest length",
    "width": "wide wider widest width broad broader",
    "depth": "deep deeper deepest depth",
    "thickness": "thick thicker thickness thin thinner",
    "own": "weigh weighs weighing weight heavy heavier heaviest light lighter",
    "load": "load loads loaded carry carries bear bears lift lifts",
}
_SIDE_OF = {word: side for side, words in _SIDES.items() for word in words.split()}
# Words for an amount itself: the price of a ticket, what a ticket costs.
_AMOUNTS = frozenset(
    "size length number price cost fee duration limit maximum minimum weight height width depth amount lifetime retention count "
    "capacity rate frequency interval temperature validity period time sum total rest share half part use sort kind".split()
)
_ARTICLES = frozenset("a an the each every any one our its their".split())
_ONE = frozenset("one single".split())
_SORTS = frozenset(
    "large larger small smaller big little old new second third spare main upper lower front back inner outer left right".split()
)
_STATES = frozenset("lost new used broken damaged stolen expired first second third repeated single double".split())
_SOME = frozenset(
    "rejected unsuccessful successful former retired active inactive new regular temporary seasonal foreign".split()
)
_MEMBERS = 4  # words of `all of the old crates`
_TIMES = frozenset(
    "spring summer autumn winter weekday weekdays weekend weekends monday tuesday wednesday thursday friday saturday sunday "
    "mondays tuesdays wednesdays thursdays fridays saturdays sundays holidays term-time".split()
)
_EVENT = 8  # words of `when a member leaves`
_DEFAULT = frozenset("default defaults preset initially".split())


def amounts_apart(one: Told, other: Told) -> bool:
    """Whether two amounts are of two things, although all words but one are the same."""
    if any(apart(one, other) for apart in (_other_side, _other_property, _other_state, _other_time, _other_way, _other_act)):
        return True
    return any(_one_of_all(*pair) or _with_a_card(*pair) or _one_sort(*pair) for pair in ((one, other), (other, one)))


def _other_side(one: Told, other: Told) -> bool:
    """`No taller than 2 metres`, `up to 3 metres long`; `no heavier than 20 kg`, `carries 30 kg`."""
    units = [{amount.unit for amount in each.claim.quantities} & {"length", "weight"} for each in (one, other)]
    if not units[0] or units[0] != units[1]:
        return False
    mine, theirs = ({_SIDE_OF[word] for word in each.words if word in _SIDE_OF} for each in (one, other))
    if not mine or not theirs or mine & theirs:
        return False
    return "load" not in mine | theirs or _first(one) == _first(other)


def _first(told: Told) -> str:
    return next((token.concept for token in told.body if token.concept), "")


def _other_property(one: Told, other: Told) -> bool:
    """`The name of a street`, `the motto of a street`."""
    mine, theirs = _property(one), _property(other)
    if not mine or not theirs or mine[1] != theirs[1] or {mine[2], theirs[2]} & _AMOUNTS:
        return False
    return mine[0] != theirs[0] and mine[0] not in other.concepts and theirs[0] not in one.concepts


def _property(told: Told) -> tuple[str, str, str] | None:
    """The name and the street of `the name of a street`, and the word for the first."""
    at = next((n for n, word in enumerate(told.words[1:4], 1) if word == "of"), 0)
    behind = next((token.concept for token in told.body[at + 1 : at + 4] if token.concept), "")
    return (told.body[at - 1].concept, behind, told.words[at - 1]) if at and told.body[at - 1].concept and behind else None


def _one_of_all(one: Told, every: Told) -> bool:
    """`Ironing one shirt`, `ironing all the shirts`: what one of them takes, and what all of them take."""
    single = {b.concept for a, b in pairwise(one.body) if a.word in _ONE and b.concept}
    words = every.words
    at = next((n for n in range(len(words) - 1) if words[n] == "all" and words[n + 1] in ("the", "of", "its", "our")), -1)
    named = {token.concept for token in every.body[at + 1 : at + 2 + _MEMBERS]} if at >= 0 else set()
    return bool(single & named)


def _with_a_card(some: Told, plain: Told) -> bool:
    """`Up to five with a gold card`: those who have one, where the other line says nothing of it."""
    words = some.words
    if plain.claim.universal or plain.claim.negated:
        return False  # for all of them
    at = next((n for n in range(2, len(words) - 2) if words[n] == "with" and words[n + 1] in _ARTICLES), 0)
    behind = [token.concept for token in some.body[at + 1 : at + 4] if token.concept]
    led = any(token.word[:1].isdigit() or token.concept for token in some.body[:at])
    return bool(at and behind and led) and not set(behind) & plain.concepts and "with" not in plain.said


def _other_state(one: Told, other: Told) -> bool:
    """`A lost card`, `a new card`."""
    mine, theirs = _states(one), _states(other)
    return any(mine[noun].isdisjoint(theirs[noun]) for noun in mine.keys() & theirs.keys())


def _other_time(one: Told, other: Told) -> bool:
    """`In summer`, `in winter`; `on weekdays`, `at weekends`."""
    mine, theirs = one.said & _TIMES, other.said & _TIMES
    return bool(mine and theirs) and not mine & theirs


def _other_way(one: Told, other: Told) -> bool:
    """`By boat`, `by plane`."""
    mine, theirs = _ways(one), _ways(other)
    return bool(mine and theirs) and not mine & other.concepts and not theirs & one.concepts


def _ways(told: Told) -> frozenset[str]:
    return frozenset(b.concept for a, b in pairwise(told.body) if a.word == "by" and b.concept) - people()


def _other_act(one: Told, other: Told) -> bool:
    """`The doors close after 20 seconds`, `the doors open after five`."""
    mine, theirs = _acts(one), _acts(other)
    return bool(mine and theirs) and not mine & theirs and opposed(mine, theirs) is not None


def _acts(told: Told) -> frozenset[str]:
    return frozenset(a.concept for a, b in pairwise(told.body) if b.word == "after" and a.concept)


def _states(told: Told) -> dict[str, set[str]]:
    """The lost of `a lost library card`, by the noun."""
    found: dict[str, set[str]] = {}
    for at, token in enumerate(told.body[:-1]):
        if token.word in _STATES:
            run = list(takewhile(lambda one: bool(one.concept), told.body[at + 1 : at + 4]))
            for one in run:
                found.setdefault(one.concept, set()).add(token.word)
    return found


def _one_sort(some: Told, plain: Told) -> bool:
    """`The large oven`, `the oven`: one of several may have an amount of its own."""
    if plain.claim.universal or plain.claim.negated:
        return False
    mine, theirs = ([token for token in each.body[:4] if token.word not in _ARTICLES] for each in (some, plain))
    if len(mine) < 2 or not theirs or mine[0].word not in _SORTS or mine[0].word in plain.said:
        return False
    return bool(mine[1].concept) and mine[1].concept == theirs[0].concept


def after_other_events(one: Told, other: Told) -> bool:
    """`When a member leaves`, `when a member pauses`: two things that one of them may do."""
    mine, theirs = _event(one), _event(other)
    if not mine or not theirs:
        return False
    both = mine & theirs
    return bool(both and mine - both and theirs - both) and not shared(mine - both, theirs - both)


def of_some(one: Told, other: Told) -> bool:
    """`Photos of rejected applicants`, `applicants' photos`: some of them may be another matter."""
    return any(_narrower(some, plain) for some, plain in ((one, other), (other, one)))


def _narrower(some: Told, plain: Told) -> bool:
    if plain.claim.universal or plain.claim.negated:
        return False
    for before, token in pairwise(some.body):
        told = before.word in _SOME and before.concept not in plain.concepts
        if told and token.concept in people() & plain.concepts:
            return True
    return False


def _event(told: Told) -> frozenset[str]:
    led = told.lead and told.lead[0].word in ("when", "if", "once", "after", "whenever")
    tokens = told.lead if led else next((one.tokens for one in told.claim.segments if one.kind == "after"), ())
    named = [token for token in tokens if token.concept]
    plain = led or (named and named[-1].word.endswith("ed"))  # `is paid`, `is cancelled`; not `comes back` beside `is returned`
    return frozenset(token.concept for token in named) if plain and len(tokens) < _EVENT else frozenset()


def default_for_some(one: Told, other: Told) -> bool:
    """`By default in pounds for guests from Britain`, where the other default is for everybody."""
    if not (_DEFAULT & one.said and _DEFAULT & other.said):
        return False
    return any(_whom(a) and not _whom(a) & b.concepts for a, b in ((one, other), (other, one)))


def _whom(told: Told) -> frozenset[str]:
    words = (*told.lead, *told.body)
    at = next((n for n, token in enumerate(words) if token.word == "for"), len(words))
    return frozenset(token.concept for token in words[at + 1 : at + 4]) & people() - light()
