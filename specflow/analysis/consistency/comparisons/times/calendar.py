"""One thing on two days: on the 15th here, on the last working day of the month there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from specflow.analysis.consistency.claims.calendar import Moment, apart, moment_of
from specflow.analysis.consistency.claims.claim import Claim
from specflow.analysis.consistency.claims.matter import same_matter
from specflow.analysis.consistency.claims.verbs import finite_at, is_participle
from specflow.analysis.consistency.clash import Clash, side
from specflow.analysis.consistency.compare import at_other_times, different_actors, opposed

MOST = 60  # moments of one thing


def calendar(claims: Sequence[Claim]) -> Iterator[Clash]:
    """Pairs that put one thing on two days, or at two hours."""
    by_word: dict[str, list[Moment]] = {}
    for claim in claims:
        if (found := moment_of(claim)) is not None:
            for word in sorted(found.thing):
                by_word.setdefault(word, []).append(found)
    for held in by_word.values():
        for at, one in enumerate(held[:MOST]):
            for other in held[at + 1 : MOST]:
                if one.claim.owner != other.claim.owner and _one_thing(one, other) and apart(one, other):
                    why = "{one} and {other} put one thing on two days"
                    yield Clash("SF306", side(one.claim), side(other.claim), why)


def _done_by(active: Moment, passive: Moment) -> bool:
    """`The van collects the linen each Friday`, `linen is collected on Mondays`: who does it is all that is new."""
    spare = active.thing - passive.thing
    verb = finite_at(active.claim.main)
    doer = {token.concept for token in active.claim.main[:verb]}
    main = passive.claim.main
    done = any(one.word in ("is", "are") and is_participle(following.word) for one, following in pairwise(main))
    plain = done and not any(token.word == "by" for token in main) and active.claim.main[verb].word not in ("is", "are")
    return plain and passive.thing < active.thing and bool(spare) and spare <= doer


def _one_thing(one: Moment, other: Moment) -> bool:
    if one.latest != other.latest or (one.often and other.often):
        return False
    if not same_matter(one.thing, other.thing) and not (_done_by(one, other) or _done_by(other, one)):
        return False
    mine, theirs = one.claim, other.claim
    return not (at_other_times(mine, theirs) or different_actors(mine, theirs) or opposed(one.thing, other.thing))
