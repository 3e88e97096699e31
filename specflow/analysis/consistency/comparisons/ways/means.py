"""Two means where a thing takes one: hashed with this here and with that there, by one provider and by another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from specflow.analysis.consistency.claims.deeds import deeds_of
from specflow.analysis.consistency.claims.means import Means, means_of
from specflow.analysis.consistency.claims.told import Told, elsewhere, other_people
from specflow.analysis.consistency.clash import Clash, whole
from specflow.analysis.consistency.compare import opposed

MOST = 40  # lines about one thing that are looked at


def by_what(told: Sequence[Told]) -> Iterator[Clash]:
    """Pairs of lines that name two means of one kind for one thing."""
    held: dict[str, list[Means]] = {}
    for each in told:
        for found in means_of(each):
            for word in found.about:
                held.setdefault(word, []).append(found)
    seen: set[tuple[int, int]] = set()
    for word in sorted(held):
        some = held[word] if len(held[word]) <= MOST else []
        for at, one in enumerate(some):
            for other in some[at + 1 :]:
                pair = one.told.claim.owner, other.told.claim.owner
                if pair[0] != pair[1] and pair not in seen and _clash(one, other):
                    seen.add(pair)
                    why = f"{{one}} wants “{one.word}” where {{other}} wants “{other.word}”, and it takes one of them"
                    yield Clash("SF307", whole(one.told.claim), whole(other.told.claim), why)


def _clash(one: Means, other: Means) -> bool:
    if one.word == other.word or one.kind != other.kind or (one.kind < 0 and not _alike(one, other)):
        return False
    if (one.offered or other.offered) and not (one.sole or other.sole):
        return False
    mine, theirs = one.about - other.about, other.about - one.about
    if (mine and theirs) or (len(mine | theirs) > 1) or opposed(one.about, other.about):
        return False
    return not elsewhere(one.told, other.told) and not other_people(one.told, other.told)


def _alike(one: Means, other: Means) -> bool:
    """Names that nothing is known of: only where both lines say it in one way."""
    verbs = [frozenset(verb for deed in deeds_of(each.told.claim) for verb in deed.verbs) for each in (one, other)]
    return (one.sole or other.sole) and one.lead == other.lead and bool(verbs[0] & verbs[1]) and one.about == other.about
