"""How a thing stands in a state: `the vents stay shut while …`, `keeps running when …`, `in case of …, the doors unlock`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from specflow.analysis.consistency.claims.claim import Claim
from specflow.analysis.consistency.claims.told import Phrase, Told, adverb, named_in
from specflow.analysis.consistency.words.lexicon import people
from specflow.analysis.consistency.words.positions import moving, positions
from specflow.analysis.consistency.words.tokens import Token, is_negation

LONGEST = 8  # words that name the thing
_BE = (
    r"(?:(?:must|shall|will|should|has to|have to) (?:always )?(?:be|stay|remain|keep|stand)"
    r"|is|are|stays?|remains?|keeps?|stands?|(?:is|are) (?:kept|left|held))"
)
_NOT = "must not|must never|mustn't|cannot|can't|may not"
_AD = r"(?:(?:\w+ly|always|still|also|then|therefore|switched|turned|at all times|on) )?"
_THEN = r"(?: \w+ly| too)?(?=$| [.,;]| (?:while|when|whenever|if|in|during|at|as|even"
_THEN += r"|on|from|with|after|once|before|for|throughout|at_all_times|around_the_clock)\b)"
_ENDLESS = frozenset("always permanently constantly".split())
_EVER = r"\b(?:at[_ ]all[_ ]times|around_the_clock|around the clock|day and night|in any case"
_EVER += r"|under all circumstances|all the time)\b"
_ALWAYS = frozenset({"alwai", "at_all_time", "time"})
_BOUNDED = frozenset("until till unless except apart otherwise only default initially first".split())
_KEEPS = r"(?:keeps?|continues?|goes on|go on|carries on|carry on|(?:must|shall|will) (?:keep|continue|go on)) (?:on |to )?"
_LATER = frozenset("after once soon".split())
_EARLIER = frozenset("before".split())
_SIDES = dict.fromkeys("above over more".split(), "more") | dict.fromkeys("below under less fewer".split(), "less")
_SIDES |= {word: word for word in "least most first last".split()}
_PLACES = frozenset("in at on during with below above under over".split())
_KEEPING = frozenset("keep keeps continue continues go goes carry carries".split())
_DOTS = frozenset(", . and but so ; :".split())
_LEADING = frozenset("while when whenever if in during at as".split())
_RELATIVE = frozenset("while that which who whose where when if is are not never must can cannot may shall will".split())


@dataclass(frozen=True)
class Situation:
    """A state: what it speaks of, and what tells it from its opposite (positions, numbers, denials)."""

    phase: str
    concepts: frozenset[str]
    marks: frozenset[str]


@dataclass(frozen=True)
class Position:
    """A thing, the position that it has, and in which state; `every` for all of them, `always` for whatever happens."""

    told: Told
    thing: Phrase
    at: tuple[int, int]
    state: Situation | None
    every: bool
    always: bool


@lru_cache(maxsize=1)
def _patterns() -> tuple[re.Pattern[str], ...]:
    held, verbs = "|".join(positions()), "|".join(moving())
    return (
        re.compile(rf"^(?P<x>.+?) {_BE} (?P<no>not |never )?{_AD}(?P<at>{held}){_THEN}"),
        re.compile(rf"^(?P<x>.+?) (?P<no>{_NOT}) (?:be|stay|remain) {_AD}(?P<at>{held}){_THEN}"),
        re.compile(rf"^(?P<x>.+?) (?P<no>(?:does|do|must|will|shall) not |doesn't |don't |cannot )(?P<at>{verbs}){_THEN}"),
        re.compile(rf"^(?P<x>.+?) (?P<no>)(?:(?:must|shall|will|should) )?{_AD}(?P<at>{verbs}){_THEN}"),
    )


@lru_cache(maxsize=1)
def _going() -> re.Pattern[str]:
    states = "while|when|whenever|if|in|during|as|even|after|once|before"
    done = rf"(?: (?!(?:{states})\b)\S+){{0,12}}(?= (?:{states})\b|$| [.,;])"
    return re.compile(rf"^(?P<x>.+?) (?:still |also )?{_KEEPS}(?P<do>\w+ing)\b{done}")


def positions_of(told: Told) -> Iterator[Position]:
    """The positions that a statement gives to a thing; none where it gives none, or where it ends at some point."""
    words = told.said
    if words & _BOUNDED or "?" in words:
        return
    if not words.isdisjoint(_spoken()):
        yield from _held(told)
    if not words.isdisjoint(_KEEPING):
        yield from _kept_going(told)


def _held(told: Told) -> Iterator[Position]:
    for pattern in _patterns():
        found = pattern.search(told.text)
        if found is None:
            continue
        scale, end = (positions() | moving())[found["at"]]
        flipped = bool(found["no"]) or (told.words[0] == "no")
        yield from _placed(told, found, (scale, 1 - end if flipped else end))
        return


def _kept_going(told: Told) -> Iterator[Position]:
    """`The boiler keeps cooling the cellar`: the boiler is on, and so is the cooling."""
    found = _going().search(told.text)
    doing = told.between(*found.span("do"))[0] if found else None
    if found is None or doing is None or not doing.concept:
        return
    for one in _placed(told, found, positions()["on"]):
        yield one
        yield replace(one, thing=Phrase(doing.concept, frozenset(), one.thing.start, one.thing.stop), every=False)


def _placed(told: Told, found: re.Match[str], at: tuple[int, int]) -> Iterator[Position]:
    name, place = _parted(told.between(*found.span("x")))
    thing = named_in(name)
    if thing is None or thing.head in people() or _RELATIVE & {token.word for token in name} or len(name) > LONGEST:
        return
    behind = _stated(told.between(found.end() + 1, len(told.text)) if found.end() < len(told.text) else (), bool(told.lead))
    state = situation_of((*told.lead, *place, *behind))
    always = bool(told.said & _ENDLESS) or re.search(_EVER, told.text) is not None or "even" in told.said
    every = bool(name) and name[0].word in ("all", "every", "each", "any", "no")
    yield Position(told, thing, at, state, every, always)


def _stated(behind: Sequence[Token], led: bool) -> Sequence[Token]:
    """What tells a state, and not why, for how long or in what way: the way of `shown on the list with a grey dot`."""
    for at, token in enumerate(behind):
        told = led or any(one.concept for one in behind[:at])
        if token.word in ("so", "because", "since") or (token.word == "with" and told):
            return behind[:at]
        if token.word == "for" and led:
            return behind[:at]
    return behind


@lru_cache(maxsize=1)
def _spoken() -> frozenset[str]:
    return frozenset(positions()) | frozenset(moving())


def _parted(subject: Sequence[Token]) -> tuple[Sequence[Token], Sequence[Token]]:
    """`Lamps in empty rooms`: the thing, and where it stands."""
    if subject and subject[0].word in _PLACES:  # `In sleep mode the fan`
        at = next((n for n, token in enumerate(subject) if n > 2 and token.word in ("the", "a", "all", "every", "its")), 0)
        return subject[at:], subject[:at]
    at = next((n for n, token in enumerate(subject) if n and token.word in _PLACES), len(subject))
    return subject[:at], subject[at:]


def situation_of(tokens: Sequence[Token]) -> Situation | None:
    """What some words say of the state in which something holds; None where they say nothing."""
    words = {token.word for token in tokens}
    known = positions()
    marks = {f"{known[token.word]}" for at, token in enumerate(tokens) if token.word in known and _is_state(tokens, at)}
    marks |= {_SIDES.get(token.word, token.word) for token in tokens if token.word[:1].isdigit() or token.word in _SIDES}
    if sum(is_negation(token.word) for token in tokens) % 2:
        marks.add("not")
    concepts = frozenset(
        token.concept for token in tokens if token.concept and token.word not in known and not adverb(token.word)
    ) - _ALWAYS - {"case", "event", "circumstanc", "long"}
    if not concepts:
        return None
    phase = "after" if words & _LATER else "before" if words & _EARLIER else ""
    return Situation(phase, concepts, frozenset(marks))


def _is_state(tokens: Sequence[Token], at: int) -> bool:
    """No `on` of `on the list`; and `while sleep mode is on` is `in sleep mode`."""
    word, following = tokens[at].word, tokens[at + 1].word if at + 1 < len(tokens) else ","
    if word in ("on", "up", "down") and following not in _DOTS | _LEADING:
        return False
    return not (word in ("on", "active", "enabled") and {"mode", "modes"} & {one.word for one in tokens[max(0, at - 3) : at]})


def other_positions(one: Claim, other: Claim) -> bool:
    """Whether the states of two lines are two ends of one scale: `while it is running`, `while it is stopped`."""
    mine, theirs = _ends(one), _ends(other)
    return any(mine[scale] != theirs[scale] for scale in mine.keys() & theirs.keys())


def _ends(claim: Claim) -> dict[int, int]:
    known = positions()
    said = [token.word for one in claim.segments if one.kind == "if" for token in one.tokens]
    return dict(known[word] for word in said if word in known)
