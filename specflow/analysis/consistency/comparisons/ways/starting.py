"""Two ways in which one thing starts: in paper bags unless somebody asks, and crates by default."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from specflow.analysis.consistency.claims.chosen import attributes
from specflow.analysis.consistency.claims.claim import Claim
from specflow.analysis.consistency.claims.matter import same_matter
from specflow.analysis.consistency.claims.starting import Start, reversed_word, start_of
from specflow.analysis.consistency.clash import Clash, whole
from specflow.analysis.consistency.compare import shared
from specflow.analysis.consistency.words.lexicon import kinds, light, people

MOST = 60  # starts of one thing


def starting(claims: Sequence[Claim]) -> Iterator[Clash]:
    """Pairs that let one thing start in two ways."""
    by_word: dict[str, list[Start]] = {}
    for claim in claims:
        if (found := start_of(claim)) is not None:
            for word in sorted(found.thing | found.value):
                by_word.setdefault(word, []).append(found)
    for held in by_word.values():
        for at, one in enumerate(held[:MOST]):
            for other in held[at + 1 : MOST]:
                if one.claim.owner != other.claim.owner and (one.firm or other.firm) and _apart(one, other):
                    why = "{one} and {other} let one thing start in two ways"
                    yield Clash("SF307", whole(one.claim), whole(other.claim), why)


def _apart(one: Start, other: Start) -> bool:
    if _for_some(one, other) or _for_some(other, one):
        return False
    if one.left and other.left and not shared(one.left, other.left):
        return False  # a theme that nobody picks, and a font
    if _picked(one, other) or _picked(other, one):
        return True
    if _left(one, other) or _left(other, one):
        return True
    named = attributes()
    mine, theirs = one.thing - named or one.thing, other.thing - named or other.thing
    kinds = [(each.thing | each.value) & named for each in (one, other)]
    if kinds[0] and kinds[1] and not kinds[0] & kinds[1]:
        return False
    same = same_matter(mine, theirs) or same_matter(mine | one.acts, theirs | other.acts)
    if one.setting and other.setting and one.setting[0] == other.setting[0]:
        return same and one.setting[1] != other.setting[1]
    if one.acts and other.acts and one.denied != other.denied:
        return same and one.acts == other.acts
    if (same or same_matter(mine, theirs)) and any(reversed_word(a, b) for a in one.plain for b in other.plain):
        return True
    if not one.value or not other.value or not mine or not theirs:
        return False
    return _other_values(one, other, mine, theirs)


def _left(one: Start, other: Start) -> bool:
    """`If nobody picks a colour, it is black`, `the default colour of a bike is red`: another value for what is left."""
    named = one.left & other.thing
    if not named or other.instead or one.denied or other.denied:
        return False
    mine, theirs = one.thing | named, other.thing
    both = one.acts | other.acts
    same = same_matter(mine, theirs) or (mine & theirs and mine - theirs <= both and theirs - mine <= both | one.acts)
    if not same:
        return False
    if one.setting and other.setting:
        return one.setting[0] == other.setting[0] and one.setting[1] != other.setting[1]
    left, right = one.value - one.left, other.value - one.left
    return bool(left and right) and not left <= right and not right <= left and not _of_one_kind(one, other)


def _for_some(one: Start, other: Start) -> bool:
    """`Is on for administrators by default`: a default for some, where the other line is for everybody."""
    tokens = one.claim.main
    at = next((n for n, token in enumerate(tokens) if token.word == "for"), len(tokens))
    whom = frozenset(token.concept for token in tokens[at + 1 : at + 3]) & people() - light()
    return bool(whom) and not whom & other.claim.all_concepts


def _other_values(one: Start, other: Start, mine: frozenset[str], theirs: frozenset[str]) -> bool:
    """Whether both name a value, and two of one sort: `A4 envelopes`, `A5 envelopes`, or two of one act."""
    both = shared(one.value, other.value)
    if both:
        acted = not one.acts or not other.acts or bool(one.acts & other.acts)
        itself = mine <= both or theirs <= both  # `the standard pallet is the euro pallet`
        return bool(one.value - both and other.value - both) and (itself or same_matter(mine, theirs)) and acted
    alike = same_matter(mine | one.acts, theirs | other.acts) or (same_matter(mine, theirs) and not (one.acts and other.acts))
    return alike and not _of_one_kind(one, other)


def _picked(one: Start, other: Start) -> bool:
    """`Unless the buyer picks the phone ticket`, and phone tickets are the default."""
    if not one.instead or not other.value or not same_matter(one.instead, other.value) or other.instead:
        return False
    if same_matter(one.value, other.value):
        return False
    return bool(shared(other.thing or other.value, one.thing))


def _of_one_kind(one: Start, other: Start) -> bool:
    """Whether one value is a kind of the other."""
    wider = kinds()
    return any(wider.get(a, frozenset()) & other.value for a in one.value) or any(
        wider.get(a, frozenset()) & one.value for a in other.value
    )
