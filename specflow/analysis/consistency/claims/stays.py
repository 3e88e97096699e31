"""Times in a line that say how old something may be: looked back over, or gone by."""

from __future__ import annotations

from specflow.analysis.consistency.claims.claim import Claim

_PAST = frozenset("past last previous preceding".split())
_ARRIVED = frozenset("arrival arrives arriving receipt receiving delivery harvest intake purchase".split())
# Concepts of what takes something away, and of its coming in.
LEAVING = frozenset("hand_over deliver sell ship consum distribut collect serv arriv receipt harvest".split())


def looking_back(claim: Claim) -> float | None:
    """Seconds of the past that a line needs something from: `the visits of the past three years`."""
    if claim.negated:
        return None
    words = [token.word for token in claim.main]
    for q in claim.quantities:
        before = [token.word for token in claim.main if token.start < q.start][-1:]
        following = [token.word for token in claim.main if token.start >= q.end][:1]
        end = words[-1:] if following == [] else following
        if q.unit == "time" and not q.rate and not q.role and set(before) & _PAST and end not in (["of"], ["before"]):
            return q.high
    return None


def leaving(claim: Claim) -> float | None:
    """Seconds after its coming in by which something has to be gone: `handed out within 48 hours of its arrival`."""
    if claim.negated or not claim.core & LEAVING:
        return None
    for q in claim.quantities:
        following = [token.word for token in claim.tokens if token.start >= q.end][:4]
        # what stands behind the time says from when it counts, and takes nothing away
        takes = any(token.concept in LEAVING for token in claim.main[: q.first])
        if takes and q.unit == "time" and q.bound == "max" and following[:1] in (["of"], ["after"]) and set(following) & _ARRIVED:
            return q.high
    return None
