"""What keeps two statements apart whatever they say: another time, another device, another thing that they are for."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import takewhile

from specflow.analysis.consistency.claims.phrases import noun
from specflow.analysis.consistency.claims.told import Told, devices_apart, other_phase
from specflow.analysis.consistency.claims.verbs import BEING, HAVING
from specflow.analysis.consistency.compare import shared
from specflow.analysis.consistency.words.lexicon import light, people
from specflow.analysis.consistency.words.tokens import Token
from specflow.analysis.consistency.words.units import UNITS

_WHOLE = frozenset("together whole entire total overall altogether end-to-end".split())
_PARTS = frozenset("single each step part stage phase chunk leg piece segment portion".split())
_FINITE = BEING | HAVING | frozenset("must shall will should may can could cannot do does".split())
_NO_PURPOSE = frozenset("good free now instance example all everyone everybody anyone any each every both life".split())


def at_other_times(one: Told, other: Told) -> bool:
    """`During the trial`, `after the trial`; `in the first week`, `from the second week on`."""
    return other_phase(one, other) or _first_and_later(one, other) or _first_and_later(other, one)


def elsewhere(one: Told, other: Told) -> bool:
    """On other devices, or for other things: `for cars`, `for foot passengers`."""
    return devices_apart(one.said, other.said) or for_others(one, other)


def excepted(one: Told, other: Told) -> bool:
    """`Seats can be changed, window seats excluded`, `window seats cannot`: one line is the other's exception, put in words."""
    return _excepts(one, other) or _excepts(other, one)


def _excepts(one: Told, other: Told) -> bool:
    named = frozenset().union(*(part.concepts for part in one.claim.segments if part.word == "except")) - light()
    return bool(named) and named <= other.concepts and one.claim.negated != other.claim.negated


def of_a_part(one: Told, other: Told) -> bool:
    """`The whole booking`, `the payment step of a booking`: a step may take less than all of them."""
    return any(bool(_WHOLE & a.said) and bool(_PARTS & b.said) and not _PARTS & a.said for a, b in ((one, other), (other, one)))


def for_others(one: Told, other: Told) -> bool:
    """Whether each says for what it is, and neither speaks of what the other is for."""
    mine, theirs = frozenset(_purposes(one)), frozenset(_purposes(other))
    if not mine or not theirs:
        return False
    return not shared(mine, other.concepts) and not shared(theirs, one.concepts)


def _purposes(told: Told) -> Iterator[str]:
    """Heads of what stands behind `for`: no times, nobody in general."""
    for at, word in enumerate(told.words[:-1]):
        behind = told.words[at + 1]
        if word == "for" and not (behind in _NO_PURPOSE or behind[:1].isdigit()):
            named = [token for token in takewhile(_no_verb, noun(told.body[at + 1 :])) if token.concept]
            if named and named[-1].concept not in light() - people() and not {token.word for token in named} & UNITS.keys():
                yield named[-1].concept


def _no_verb(token: Token) -> bool:
    return token.word not in _FINITE and not token.word[:1].isdigit()


def _first_and_later(early: Told, late: Told) -> bool:
    words, more = (*early.leading.split(), *early.words), (*late.leading.split(), *late.words)
    first = {words[at + 1] for at in range(len(words) - 1) if words[at] == "first"} & UNITS.keys()
    later = {more[at + 1] for at in range(len(more) - 1) if more[at] == "second" and "from" in more}
    return bool(first & later)
