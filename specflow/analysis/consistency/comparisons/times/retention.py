"""Keeping against deleting: how long one line wants something kept, and when another wants it gone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from math import inf

from specflow.analysis.consistency.claims.claim import Claim
from specflow.analysis.consistency.claims.gone import Gone, gone_of
from specflow.analysis.consistency.claims.keeping import SHORT, Kept, kept_of, written_of
from specflow.analysis.consistency.clash import Clash, side
from specflow.analysis.consistency.compare import Weights, contrasted, likeness, opposed, other_things, shared
from specflow.analysis.consistency.words.lexicon import light, people

ALIKE = 0.4
_WHILE = 3600.0  # seconds that count as keeping something
_AGAIN = frozenset("again later next future reuse".split())  # what something is saved for
WHOLLY = 0.8  # where both name something of their own
MOST = 60  # lines that are set against a limit on everything


def retention(claims: Sequence[Claim], weights: Weights, *, loose: bool = False) -> Iterator[Clash]:
    """Pairs where one wants something kept longer than the other lets it live; `loose` also takes what is worth a question."""
    held = [found for claim in claims if (found := kept_of(claim)) is not None]
    by_thing: dict[str, list[int]] = {}
    for at, one in enumerate(held):
        for concept in sorted(one.thing):
            by_thing.setdefault(concept, []).append(at)
    pairs = {(a, b) for found in by_thing.values() if len(found) <= 60 for a in found for b in found if a < b}
    wide = {at for at, one in enumerate(held[:MOST]) if loose and one.sweeping}
    pairs |= {(min(a, b), max(a, b)) for a in wide for b in range(len(held[:MOST])) if a != b}
    for a, b in sorted(pairs):
        one, other = held[a], held[b]
        if one.claim.owner == other.claim.owner or not _outlives(one, other):
            continue
        swept = {a, b} & wide and "keep" in one.claim.core | other.claim.core
        if swept or _same_thing(one, other, weights):
            longer, shorter = (one, other) if one.least >= other.most else (other, one)
            yield Clash("SF303", side(longer.claim), side(shorter.claim), "{one} keeps longer what {other} wants gone")
    yield from _gone_first(claims, held, weights)


def _gone_first(claims: Sequence[Claim], held: Sequence[Kept], weights: Weights) -> Iterator[Clash]:
    """What is gone when something happens, or never kept, and kept for a while in another line."""
    gone = [one for claim in claims if (one := gone_of(claim)) is not None][:MOST]
    if not gone:
        return
    written = [kept for claim in claims if (kept := written_of(claim)) is not None]
    for one in gone:
        for other in (*[kept for kept in held if kept.least > _WHILE], *written)[: 4 * MOST]:
            thing = other.thing - one.event - people() or other.thing
            if one.kept.claim.owner == other.claim.owner or _in_two_states(one.kept.claim, other.claim):
                continue
            if not _before_time(one, other):
                continue
            if _same_thing(one.kept, replace(other, thing=thing), weights):
                yield Clash("SF303", side(other.claim), side(one.kept.claim), "{one} keeps longer what {other} wants gone")


def _before_time(gone: Gone, kept: Kept) -> bool:
    """Whether it is gone while it is still to be kept: not where somebody has to leave for it, unless both lines say so."""
    both = bool(gone.event & kept.claim.all_concepts)
    if kept.least < _WHILE:  # kept for however long: only what is never kept, or not from the same moment on, is against it
        again = bool(_AGAIN & {token.word for token in kept.claim.tokens}) and not gone.leaves
        return both or again or not gone.event
    if any(one.kind in ("if", "unless") for one in kept.claim.segments) and not both:
        return False
    return both or not gone.leaves


def _outlives(one: Kept, other: Kept) -> bool:
    if (one.strict or other.strict) and (one.least == other.most > 0 or other.least == one.most > 0):
        return True
    longer, shorter = (one, other) if one.least > other.most else (other, one)
    if _in_two_states(one.claim, other.claim):
        return False
    if shorter.most <= SHORT and (event := gone_of(shorter.claim)) is not None and event.event:
        return False  # compared by the event
    if shorter.most <= SHORT and shorter.claim.conditions and (longer.claim.conditions or longer.least == inf):
        return False  # on an event, and the other for a while or under a condition: both may be meant
    return longer.least > shorter.most * 1.06


def _in_two_states(one: Claim, other: Claim) -> bool:
    """`Drafts can be deleted`, `once sent it can no longer be deleted`: leave to do it in one state, and not in another."""
    stated = one.segments or other.segments or {"that", "which"} & {token.word for token in (*one.main, *other.main)}
    return one.modality == other.modality == "may" and bool(stated)


def _one_head(one: Kept, other: Kept) -> bool:
    """Parking photos are no parking tickets, and the history of a loan is no loan."""
    first, second = frozenset({one.head}), frozenset({other.head})
    return bool(shared(first, other.thing)) and bool(shared(second, one.thing))


def _two_kinds(one: Kept, other: Kept) -> bool:
    """Photos of guests, and photos of rooms: one word names them, and each has one of its own."""
    heads = frozenset({one.head, other.head})
    mine, theirs = (each.thing - heads - light() for each in (one, other))
    return len(heads) == len(mine) == len(theirs) == 1 and not shared(mine, theirs)


def _all_of_it(whole: Kept, part: Kept) -> bool:
    """`All data of a donor`: whatever there is of that person, a receipt as well."""
    of = whole.thing & people() - {whole.head}
    unnamed = not whole.head or whole.head in light()
    return whole.everything and unnamed and bool(of) and of <= part.thing and not whole.thing - of - light()


def _same_thing(one: Kept, other: Kept, weights: Weights) -> bool:
    if shared(one.claim.exceptions, other.claim.core) or shared(other.claim.exceptions, one.claim.core):
        return False  # `unless they are pinned`, and `pinned messages`
    if (one.down and "keep" in other.claim.core) or (other.down and "keep" in one.claim.core):
        return False
    if _all_of_it(one, other) or _all_of_it(other, one):
        return not contrasted(one.claim, other.claim)
    if one.head and other.head and not _one_head(one, other):
        return False
    if any(each.head and not shared(frozenset({each.head}), whole.thing) for each, whole in ((one, other), (other, one))):
        return False
    if opposed(one.thing, other.thing) or _two_kinds(one, other):
        return False
    both = shared(one.thing, other.thing)
    if (one.everything or other.everything) and both and (both - light() or "data" in one.thing | other.thing):
        return not contrasted(one.claim, other.claim)
    if not both - light():
        return False
    if other_things(one.thing, other.thing, weights, WHOLLY):
        return False
    return likeness(one.thing, other.thing, weights) >= ALIKE and not contrasted(one.claim, other.claim)
