"""What is switched: `is off`, `must not be on` and `is disabled` say one thing."""

from __future__ import annotations

from itertools import pairwise

from specflow.analysis.consistency.claims.claim import Claim

_SWITCHES = frozenset("is are be switched turned".split())
_POSITIONS = {"on": "on", "enabled": "on", "off": "off", "disabled": "off"}
_DENYING = frozenset("not never n't".split())


def switched(claim: Claim) -> str:
    """`Are off by default`, `shall be on`, `must not be on`: which of the two, if either."""
    words = [token.word.removesuffix("n't") for token in claim.main if token.word not in _DENYING]
    found = {_POSITIONS[word] for before, word in pairwise(words) if word in _POSITIONS and before in _SWITCHES}
    if len(found) != 1:
        return ""
    (one,) = found
    return {"on": "off", "off": "on"}[one] if claim.negated else one
