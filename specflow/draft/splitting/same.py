"""The same claim in two sources: alike in what it speaks of, the same in its numbers, its people and its sign."""

from __future__ import annotations

from typing import NamedTuple

from specflow.draft.lexicon import Lexicon
from specflow.parse.words import stem, words_of

_NUMBERS = {
    word: str(value)
    for value, word in enumerate("zero one two three four five six seven eight nine ten eleven twelve".split())
}  # fmt: skip
_SIGNS = frozenset("not no never only without unless except neither nor cannot none if when while before after during".split())
_WEAK = frozenset("must shall should will be can may able until up at most least possible system get receive have has".split())
_SMALLEST = frozenset(("a", "an", "the", "it", "they"))
_LEFT_OUT = _WEAK | _SIGNS | frozenset(_NUMBERS)
_ALIKE = 0.6
_FEWEST = 3


class Claim(NamedTuple):
    """What a requirement's words come down to."""

    path: str
    terms: frozenset[str]
    numbers: frozenset[str]
    signs: frozenset[str]
    people: frozenset[str]
    bag: frozenset[str]
    """All words but the smallest, by their stems."""


def claim_of(path: str, text: str, lexicon: Lexicon) -> Claim:
    """The claim of a sentence that stands in the source at `path`."""
    words = words_of(text.lower().replace("n't ", " not ").replace("cannot", "not"))
    numbers = {_NUMBERS.get(word, word) for word in words if word in _NUMBERS or word[:1].isdigit()}
    signs = {word for word in words if word in _SIGNS}
    telling = [word for word in words if word not in _LEFT_OUT and not word[:1].isdigit()]
    bag = frozenset(stem(word) for word in words if word not in _WEAK and word not in _SMALLEST)
    known = lexicon.words["people"]
    people = {stem(word) for word in words if word in known or word.removesuffix("s") in known}
    return Claim(path, frozenset(lexicon.terms(telling)), frozenset(numbers), frozenset(signs), frozenset(people), bag)


def same(one: Claim, other: Claim) -> bool:
    """Whether two sources say the same; a sentence of the same source is never taken for another one of it."""
    if one.path == other.path or (one.numbers, one.signs, one.people) != (other.numbers, other.signs, other.people):
        return False
    if one.bag == other.bag and len(one.bag) >= _FEWEST and len(one.people) < 2:
        return True
    common, whole = len(one.terms & other.terms), len(one.terms | other.terms)
    return common >= _FEWEST - len(one.numbers) and common >= 2 and common >= _ALIKE * whole

