"""Nameless, and by name: people who stay anonymous in one line are named in public in another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from specflow.analysis.consistency.claims.claim import Claim
from specflow.analysis.consistency.clash import Clash, side
from specflow.analysis.consistency.compare import shared, situation
from specflow.analysis.consistency.words.lexicon import light, people

MOST = 100  # lines of each sort that are looked at
_NAMELESS = frozenset("anonymous anonymously anonymity anonymised anonymized nameless".split())
_SHOWN = frozenset({"public", "show", "print", "list", "includ", "display"})


def names(claims: Sequence[Claim]) -> Iterator[Clash]:
    """Pairs where one keeps a name from others and the other shows it, of the same people or the same thing."""
    nameless = [claim for claim in claims if not claim.negated and any(one.word in _NAMELESS for one in claim.main)][:MOST]
    named = [claim for claim in claims if _by_name(claim)][:MOST] if nameless else []
    for one in nameless:
        for other in named:
            both = shared(one.all_concepts, other.all_concepts) - {"nam"}
            who = both & (people() | _whose(other)) or len(both - light()) > 1
            if one.owner != other.owner and who and situation(one, other) != "different":
                yield Clash("SF302", side(one), side(other), "{one} keeps the name back, and {other} shows it")


def _whose(claim: Claim) -> frozenset[str]:
    """The witnesses of `the names of witnesses`."""
    words = [token.word for token in claim.main]
    at = next((n for n, pair in enumerate(pairwise(words)) if pair in (("name", "of"), ("names", "of"))), len(words))
    return frozenset(token.concept for token in claim.main[at + 2 : at + 4] if token.concept)


def _by_name(claim: Claim) -> bool:
    named = any(token.word in ("name", "names") for token in claim.main)
    return named and not claim.negated and claim.modality != "may" and bool(claim.core & _SHOWN)
