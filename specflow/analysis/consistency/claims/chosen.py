"""What a default is set to: `urgency: low`, `an hour before …`; and what it is changed to: `unless he switches to …`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from specflow.analysis.consistency.claims.told import Phrase, Told, adverb, named_in, phrases_in
from specflow.analysis.consistency.words.lexicon import concept, light, people, root
from specflow.analysis.consistency.words.tokens import Token

# What nearly everything can have, one value at a time.
_ATTRIBUTES = (
    "size quality mode priority urgency severity status colour format view volume speed language level order theme resolution "
    "currency unit layout font brightness visibility role tariff duration interval temperature sorting scale style position "
    "orientation importance state tone sound tab pace strength width height"
)
_FACTORS = frozenset("half twice double triple times third quarter thrice".split())
_EDGES = frozenset("start beginning end day moment time at on with".split())
_TURNING = frozenset("switch switches switched change changes changed turn turns go goes move moves".split())
_HAVING = frozenset("use uses have has take takes show shows".split())
_BEFORE = frozenset("before after".split())
_SAYING = frozenset(
    "default defaults preset preselected pre-selected initial initially standard usual is are be set by it its always new".split()
)


@dataclass(frozen=True)
class Valued:
    """An attribute, its value, and what else is spoken of: the size, full, of drawings."""

    attribute: str
    value: frozenset[str]
    thing: frozenset[str]


@lru_cache(maxsize=1)
def attributes() -> frozenset[str]:
    """Concepts of what nearly everything can have."""
    return frozenset(concept(root(word)) for word in _ATTRIBUTES.split())


def valued(main: Sequence[Token]) -> Valued | None:
    """The value that a default gives to an attribute; None where it speaks of none, or says no value."""
    main = [token for token in main if not (adverb(token.word) or token.word in _SAYING - {"is", "are", "be"})]
    words = [token.word for token in main]
    at = next((n for n, token in enumerate(main) if token.concept in attributes()), -1)
    if at < 0 or words[0] in ("this", "that", "these", "such"):
        return None
    being = next((n for n, word in enumerate(words) if n > at and word in ("is", "are", ":", "be")), -1)
    if being > 0:
        behind = main[being + 1 :]
        stop = next((n for n, token in enumerate(behind) if n and token.word in ("in", "for", "at")), len(behind))
        value, rest = behind[:stop], [*main[:at], *main[at + 1 : being]]
    elif words[at + 1 : at + 2] == ["of"] and words[max(0, at - 2)] in _HAVING and words[at - 1] in ("the", "its"):
        value, rest = main[at + 2 :], main[: at - 2]  # uses the currency of its country
    elif words[max(0, at - 1)] in ("with", "at", "in", "a", "the") and main[at + 1 : at + 2] and main[at + 1].concept:
        value, rest = main[at + 1 : at + 2], main[:at]
    else:
        start = at
        while start > 0 and main[start - 1].concept and main[start - 1].word not in ("show", "shows", "use", "uses"):
            start -= 1
        value, rest = main[start:at], [*main[:start], *main[at + 1 :]]
    meant = _concepts(value)
    thing = _concepts(rest) - {"sav", "open", "begin", "upload", "creat", "set"}
    return Valued(main[at].concept, meant - {main[at].concept}, thing - people()) if meant else None


def _concepts(tokens: Sequence[Token]) -> frozenset[str]:
    stop = next((n for n, token in enumerate(tokens) if n and token.word in (",", ";", ".", "and", "but")), len(tokens))
    found = {token.concept or token.word for token in tokens[:stop] if token.concept or token.word[:1].isdigit()}
    found |= {token.word for token in tokens[:stop] if token.word in _FACTORS}
    return frozenset(found)


def other_values(one: Valued, other: Valued) -> bool:
    """Whether two values of one attribute are not the same: `full` and `reduced`, `normal` and `half the normal`."""
    if one.attribute != other.attribute or not one.value or not other.value:
        return False
    apart = not one.value & other.value or bool((one.value ^ other.value) & _FACTORS)
    if not apart or (one.thing and other.thing and not (one.thing <= other.thing or other.thing <= one.thing)):
        return False
    return bool(one.thing and other.thing) or not (one.thing or other.thing)


def turned_to(told: Told) -> Phrase | None:
    """What it is when somebody has changed it: the satellite view of `unless the user switches to the satellite view`."""
    words = told.words
    at = next((n for n, word in enumerate(words) if word in ("unless", "until")), len(words))
    to = next((n for n in range(at + 1, len(words) - 1) if words[n] == "to" and _TURNING & set(words[at:n])), 0)
    return named_in(told.body[to + 1 :]) if to else None


@dataclass(frozen=True)
class Offset:
    """How far from something else it happens: three days before it, or right at it."""

    number: str
    words: frozenset[str]
    anchor: frozenset[str]
    before: frozenset[str]  # what happens


def offset_of(main: Sequence[Token]) -> Offset | None:
    """`Two hours before the event`, `at the start of the event`; None where no such moment is named."""
    words = [token.word for token in main]
    for at, word in enumerate(words):
        if word in _BEFORE and at > 2:
            number = next((n for n in range(at - 2, max(0, at - 4), -1) if _counts(words[n])), -1)
            if number > 0:
                return Offset(words[number], frozenset(words[number : at + 1]), _anchor(main[at + 1 :]), _concepts(main[:number]))
        if word in ("at", "on", "with") and at and _EDGES & set(words[at + 1 : at + 3]):
            return Offset("", frozenset(), _anchor(main[at + 1 :]), _concepts(main[:at]))
    return None


def _counts(word: str) -> bool:
    return word[:1].isdigit() or word in _NUMBERS


_NUMBERS = frozenset("a an one two three four five six seven eight nine ten twelve".split())


def _anchor(tokens: Sequence[Token]) -> frozenset[str]:
    named = phrases_in(tokens)
    whole = frozenset().union(*(one.whole for one in named)) - light()
    return whole - frozenset(concept(root(word)) for word in (*_EDGES, *_SAYING))


def other_offsets(one: Offset, other: Offset) -> bool:
    """Whether one thing happens at two distances from another: three days before it, and right at it."""
    if not one.before or one.before != other.before or not one.anchor & other.anchor:
        return False
    return one.words != other.words and bool(one.number or other.number)
