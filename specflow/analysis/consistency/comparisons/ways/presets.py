"""Two starting points: one thing that nobody has touched yet stands at this in one line and at that in another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from specflow.analysis.consistency.claims.chosen import offset_of, other_offsets, other_values, turned_to, valued
from specflow.analysis.consistency.claims.presets import Preset, preset_of
from specflow.analysis.consistency.claims.told import Told, inside_out, named_in
from specflow.analysis.consistency.clash import Clash, whole
from specflow.analysis.consistency.compare import shared
from specflow.analysis.consistency.words.lexicon import light, people
from specflow.analysis.consistency.words.switches import settings

_INCLUDED = frozenset("included added contained".split())
_BEING = frozenset("is are be".split())
MOST = 40  # defaults that speak of one thing


def presets(told: Sequence[Told]) -> Iterator[Clash]:
    """Pairs of defaults for one thing that are not the same."""
    held = [found for one in told if (found := preset_of(one)) is not None]
    postings: dict[str, list[int]] = {}
    for at, one in enumerate(held):
        for concept in sorted(one.about | one.key):
            postings.setdefault(concept, []).append(at)
    pairs = {(a, b) for found in postings.values() if len(found) <= MOST for a in found for b in found if a < b}
    for a, b in sorted(pairs):
        one, other = held[a], held[b]
        if one.told.claim.owner != other.told.claim.owner and _differ(one, other) and _together(one, other):
            why = "{one} and {other} say in two ways where it stands before anybody has chosen"
            yield Clash("SF307", whole(one.told.claim), whole(other.told.claim), why)


def _together(one: Preset, other: Preset) -> bool:
    """Both hold for the same people under the same conditions."""
    if inside_out(one.told, other.told):
        return False
    if _of_some(one, other) or _of_some(other, one):
        return False
    if one.condition and not shared(one.condition, other.told.concepts):
        return False
    if other.condition and not shared(other.condition, one.told.concepts):
        return False
    if _for_some(one, other) or _for_some(other, one):
        return False
    mine, theirs = one.people, other.people
    return not mine or not theirs or bool(shared(mine, theirs))


def _for_some(one: Preset, other: Preset) -> bool:
    """`Is on for administrators by default`, where the other line is for everybody."""
    at = next((n for n, token in enumerate(one.main) if token.word == "for"), len(one.main))
    whom = {token.concept for token in one.main[at + 1 : at + 3]} & people() - light()
    return bool(whom) and not whom & other.told.concepts


def _of_some(some: Preset, all_of: Preset) -> bool:
    """`Seats in the lounge`, `seats`: a few of them may stand otherwise."""
    spare = some.about - all_of.about
    first = next((n for n, token in enumerate(some.main) if token.concept in some.key), len(some.main))
    subject = some.main[first : first + 4]
    led = len(subject) > 2 and subject[1].word in ("in", "on", "of", "for", "with") and some.told.words[:2] != ("by", "default")
    whole = len(some.main) > first + 4 and not _BEING & {token.word for token in subject[:2]}
    return led and whole and bool(spare & {token.concept for token in subject[2:]})


def _same_key(one: Preset, other: Preset) -> bool:
    """Whether both are for one thing: what only one of them says of it, the other one speaks of as well."""
    if one.chosen and other.chosen and one.chosen != other.chosen:
        return False
    both = shared(one.key, other.key)
    if any(mine.main[0].word == "no" and mine.key <= theirs.key for mine, theirs in ((one, other), (other, one))):
        return True  # none of them, of whatever sort
    return bool(both) and one.key - both <= other.told.concepts and other.key - both <= one.told.concepts


def _differ(one: Preset, other: Preset) -> bool:
    if _two_of_a_kind(one, other) or _other_value(one, other):
        return True
    if any(apart(*pair) for pair in ((one, other), (other, one)) for apart in (_changed_to, _mode_off, _part_of_it, _does_it)):
        return True
    if one.by and other.by and (one.sorting or other.sorting):
        return one.by != other.by
    if not _same_key(one, other):
        return False
    if one.by and other.by:
        return one.by != other.by
    if one.number and other.number:
        units = {one.number[1], other.number[1]} - {""}
        return one.number[0] != other.number[0] and (len(units) < 2 or 0 in (one.number[0], other.number[0]))
    if one.setting and other.setting:
        return one.setting[0] == other.setting[0] and one.setting[1] != other.setting[1]
    return False


def _two_of_a_kind(one: Preset, other: Preset) -> bool:
    """`Goes to the north depot`, `goes to the harbour depot`: one depot each, and something else in common."""
    mine, theirs = one.value, other.value
    if mine is None or theirs is None or not mine.mods or not theirs.mods:
        return False
    if not shared(frozenset({mine.head}), frozenset({theirs.head})) or shared(mine.mods, theirs.mods):
        return False
    return bool(shared(one.about - mine.mods - {mine.head}, other.about - theirs.mods - {theirs.head}))


def _changed_to(one: Preset, other: Preset) -> bool:
    """`Opens in full view`, and `in short view unless the reader switches to full view`: there it is not the first."""
    turned = turned_to(one.told)
    if turned is None or other.value is None or turned.whole != other.value.whole:
        return False
    return bool(shared(one.about - turned.whole, other.about - turned.whole)) and turned_to(other.told) is None


def _mode_off(one: Preset, other: Preset) -> bool:
    """`Starts in quiet mode`, `quiet mode is off by default`."""
    named = other.value is not None and one.key == other.value.whole and bool(other.value.mods)
    return named and one.setting == settings()["off"] and {"in", "with"} & {token.word for token in other.main} != set()


def _part_of_it(one: Preset, other: Preset) -> bool:
    """`Starts without a cover`, `a cover is included`: the rest of what they speak of is the same."""
    words, others = ([token.word for token in preset.main] for preset in (one, other))
    at, given = (words.index("without") if "without" in words else 0), [n for n, word in enumerate(others) if word in _INCLUDED]
    lacking = named_in(one.main[at + 1 :]) if at else None
    part = named_in(other.main[: given[0]]) if given else None
    if lacking is None or part is None or lacking.whole != part.whole or others[given[0] - 1] not in ("is", "are", "be"):
        return False
    return bool(shared(one.about - part.whole, other.about - part.whole))


def _does_it(one: Preset, other: Preset) -> bool:
    """`The chime is off unless …`, `by default the door chimes after …`: what is off is not done."""
    if one.setting != settings()["off"] or "default" not in other.told.said or _BEING & {token.word for token in other.main}:
        return False
    named = [token for token in other.main if token.concept]
    acts = [token for before, token in pairwise(other.main) if before.concept and token.word.endswith("s")]
    doing = any(token.concept in one.key for token in acts)
    return doing and "no" not in other.told.said and one.key <= shared(one.key, frozenset(token.concept for token in named))


def _other_value(one: Preset, other: Preset) -> bool:
    mine, theirs = valued(one.main), valued(other.main)
    if mine is not None and theirs is not None and other_values(mine, theirs):
        return True
    at, against = offset_of(one.main), offset_of(other.main)
    return at is not None and against is not None and other_offsets(at, against)
