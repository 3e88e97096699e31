"""How a thing stands in a state: `the vents stay shut while …`, `keeps running when …`, `in case of …, the doors unlock`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
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
_THEN = r"(?=$| [.,;]| (?:while|when|whenever|if|in|during|at|as|even"
_THEN += r"|on|after|once|before|for|throughout|at_all_times|around_the_clock)\b)"
_ENDLESS = frozenset("always permanently constantly".split())
_EVER = r"\b(?:at[_ ]all[_ ]times|around_the_clock|around the clock|day and night|in any case"
_EVER += r"|under all circumstances|all the time)\b"
_ALWAYS = frozenset({"alwai", "at_all_time", "time"})
_BOUNDED = frozenset("until till unless except apart otherwise only default initially first".split())
_LATER = frozenset("after once soon".split())
_EARLIER = frozenset("before".split())
_SIDES = frozenset("above below over under more less fewer least most first last".split())
_DOTS = frozenset(", . and but so ; :".split())
_RELATIVE = frozenset("that which who whose where when if is are not never must can cannot may shall will".split())


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
        re.compile(rf"^(?P<x>.+?) (?P<no>)(?:(?:must|shall|will|should) )?{_AD}(?P<at>{verbs}){_THEN}"),
    )


def position_of(told: Told) -> Position | None:
    """The position that a statement gives to a thing; None where it gives none, or where it ends at some point."""
    words = told.said
    if words.isdisjoint(_spoken()) or words & _BOUNDED or "?" in words:
        return None
    for pattern in _patterns():
        found = pattern.search(told.text)
        if found is None:
            continue
        scale, end = (positions() | moving())[found["at"]]
        subject = told.between(*found.span("x"))
        name, place = _parted(subject)
        thing = named_in(name)
        if thing is None or thing.head in people() or _RELATIVE & {token.word for token in name} or len(name) > LONGEST:
            return None
        behind = told.between(found.end() + 1, len(told.text)) if found.end() < len(told.text) else ()
        state = situation_of((*told.lead, *place, *behind))
        always = bool(words & _ENDLESS) or re.search(_EVER, told.text) is not None or "even" in words
        every = bool(name) and name[0].word in ("all", "every", "each", "any", "no")
        flipped = bool(found["no"]) or (name[0].word == "no")
        return Position(told, thing, (scale, 1 - end if flipped else end), state, every, always)
    return None


@lru_cache(maxsize=1)
def _spoken() -> frozenset[str]:
    return frozenset(positions()) | frozenset(moving())


def _parted(subject: Sequence[Token]) -> tuple[Sequence[Token], Sequence[Token]]:
    """`Lamps in empty rooms`: the thing, and where it stands."""
    at = next((n for n, token in enumerate(subject) if n and token.word in ("in", "at", "on", "during", "with")), len(subject))
    return subject[:at], subject[at:]


def situation_of(tokens: Sequence[Token]) -> Situation | None:
    """What some words say of the state in which something holds; None where they say nothing."""
    words = {token.word for token in tokens}
    known = positions()
    marks = {f"{known[token.word]}" for token in tokens if token.word in known}
    marks |= {token.word for token in tokens if token.word[:1].isdigit() or token.word in _SIDES}
    if sum(is_negation(token.word) for token in tokens) % 2:
        marks.add("not")
    concepts = frozenset(
        token.concept for token in tokens if token.concept and token.word not in known and not adverb(token.word)
    ) - _ALWAYS - {"case", "event", "circumstanc"}
    if not concepts:
        return None
    phase = "after" if words & _LATER else "before" if words & _EARLIER else ""
    return Situation(phase, concepts, frozenset(marks))


def other_positions(one: Claim, other: Claim) -> bool:
    """Whether the states of two lines are two ends of one scale: `while it is running`, `while it is stopped`."""
    mine, theirs = _ends(one), _ends(other)
    return any(mine[scale] != theirs[scale] for scale in mine.keys() & theirs.keys())


def _ends(claim: Claim) -> dict[int, int]:
    known = positions()
    said = [token.word for one in claim.segments if one.kind == "if" for token in one.tokens]
    return dict(known[word] for word in said if word in known)
