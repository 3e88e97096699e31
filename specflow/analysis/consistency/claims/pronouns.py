"""What `it` and `they` stand for at the start of a line: what the line before speaks of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from specflow.analysis.consistency.claims.claim import Claim

_PRONOUNS = frozenset("it they".split())


def referring(claim: Claim) -> bool:
    """Whether a line starts with a pronoun: `It is then held for 30 minutes`."""
    return bool(claim.main) and claim.main[0].word in _PRONOUNS


def with_referents(claims: Iterable[Claim]) -> Iterator[tuple[Claim, Claim | None]]:
    """Each claim, with the one that its pronoun refers to: the last one without a pronoun, in its line or the one before."""
    before: Claim | None = None
    for claim in claims:
        if not referring(claim):
            before = claim
            yield claim, None
        else:
            yield claim, before if before is not None and claim.owner - before.owner <= 1 else None
