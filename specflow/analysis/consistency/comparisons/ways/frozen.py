"""What nobody may change any more, and what somebody still changes: a closed ticket is read-only, a note is added to it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from specflow.analysis.consistency.claims.claim import Claim
from specflow.analysis.consistency.clash import Clash, side
from specflow.analysis.consistency.compare import act_of, phrases_of, situation
from specflow.analysis.consistency.words.lexicon import people

MOST = 60  # lines of each sort that are looked at
_FROZEN = frozenset("read-only readonly immutable unchangeable frozen uneditable".split())
_CHANGES = frozenset("change edit add remove rename delete append attach amend modify update extend".split())

Thing = tuple[str, frozenset[str]]


def frozen(claims: Sequence[Claim]) -> Iterator[Clash]:
    """Pairs of a line that calls a thing of some kind read-only and one that has it changed."""
    still = [(claim, thing) for claim in claims if (thing := _still(claim))][:MOST]
    for one, (head, kind) in still:
        for other in [claim for claim in claims if _changes(claim)][:MOST]:
            named = [(name, mods) for name, mods in phrases_of(other.main[other.modal + 1 :]) if name == head and kind <= mods]
            if one.owner != other.owner and named and situation(one, other) == "same" and not other.exceptions:
                why = "{one} says that it does not change any more, and {other} changes it"
                yield Clash("SF308", side(one), side(other), why)


def _still(claim: Claim) -> Thing | None:
    """The ticket, closed, of `a closed ticket must be read-only`; None where nothing tells which ones are meant."""
    words = [token.word for token in claim.main]
    if claim.negated or claim.exceptions or claim.modal < 0 or not _FROZEN & set(words[claim.modal + 1 :][:3]):
        return None
    named = [(head, mods) for head, mods in phrases_of(claim.main[: claim.modal]) if mods and head not in people()]
    return named[0] if len(named) == 1 else None


def _changes(claim: Claim) -> bool:
    able = claim.modality in ("must", "may") and not claim.negated and claim.modal >= 0
    return able and any(token.word in _CHANGES for token in claim.main[claim.modal + 1 :][:5]) and bool(act_of(claim))
