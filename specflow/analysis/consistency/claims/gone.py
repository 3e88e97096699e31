"""What is gone when something happens, as a line puts it: deleted once the goods are out, not stored from then on."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from specflow.analysis.consistency.claims.claim import Claim
from specflow.analysis.consistency.claims.keeping import SHORT, THROWN, Kept, unwritten
from specflow.analysis.consistency.claims.kept import attributed, head_of, thing_of
from specflow.analysis.consistency.words.lexicon import people

_ASKED = frozenset(
    "ask asks asked asking request requests requested demand demands want wants wish wishes withdraws revokes objects".split()
)
_AWAY = frozenset(word for pair in THROWN for word in pair)
_EXITS = frozenset("hand_over leav clos cancel quit unsubscrib delet terminat logout opt".split())
_BELONGING = frozenset("account contract subscription membership".split())
_MOMENTS = (("the", "moment"), ("the", "instant"), ("the", "second"), ("the", "day"))


@dataclass(frozen=True)
class Gone:
    """Something is deleted when something happens, or not kept from then on; without an `event` it is never kept."""

    kept: Kept
    event: frozenset[str]
    leaves: bool  # the event is somebody leaving or asking for it, which may never happen


def gone_of(claim: Claim) -> Gone | None:
    """`Deleted as soon as the goods are unpacked`, `erased the same day when …`, `not stored once it is complete`."""
    if "delet" not in claim.core and not claim.negated and not any(token.word in _AWAY for token in claim.main):
        return None
    if any(q.unit == "time" and q.high > 86400 for q in claim.quantities) or attributed(claim):
        return None
    event, words = _event(claim)
    purged = (_deletes(claim) or any(pair in THROWN for pair in pairwise([t.word for t in claim.main]))) and not claim.negated
    if purged and not event:
        return None
    if not purged and not (claim.negated and unwritten(claim)):
        return None
    kept = Kept(claim, thing_of(claim) - event or thing_of(claim), 0.0, SHORT, everything=False, head=head_of(claim))
    return Gone(kept, event, _leaving(event, words))


def _event(claim: Claim) -> tuple[frozenset[str], frozenset[str]]:
    """What has to happen, as concepts and as words: the conditions of the line, or what stands behind `the moment`."""
    held = [one for one in claim.segments if one.kind in ("if", "after") and one.concepts]
    tokens = [token for one in held for token in one.tokens]
    at = next((n for n, (one, two) in enumerate(pairwise(claim.main)) if (one.word, two.word) in _MOMENTS), -1)
    tokens += claim.main[at + 2 :] if at > 0 else ()
    behind = frozenset(token.concept for token in claim.main[at + 2 :] if token.concept) if at > 0 else frozenset()
    return frozenset(behind.union(*(one.concepts for one in held)) - {"soon"}), frozenset(token.word for token in tokens)


def _leaving(event: frozenset[str], words: frozenset[str]) -> bool:
    """Whether an event is somebody asking for it, or leaving for good; a car that leaves the yard is neither."""
    return bool(words & _ASKED) or bool(event & _EXITS and event & (people() | _BELONGING))


def _deletes(claim: Claim) -> bool:
    """Whether a line itself deletes: not the `deletion` that it speaks of."""
    return any(token.concept == "delet" and not token.word.endswith(("ion", "ions", "al", "ure")) for token in claim.main)
