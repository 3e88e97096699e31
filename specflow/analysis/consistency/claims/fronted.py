"""A time that stands before its clause: `One year after check-out we delete the guest file`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from specflow.analysis.consistency.claims.claim import Claim
from specflow.analysis.consistency.words.tokens import Token

_SPEAKERS = frozenset("we they it you he she i".split())
_STARTS = frozenset("the a an all every each any no its their his her our".split())
_LONGEST = 8  # words of what the time counts from


def unfronted(claim: Claim) -> Claim:
    """The claim with its time behind its clause, where the clause was read as a part of what the time counts from."""
    lead = claim.segments[0] if claim.segments else None
    if claim.core or lead is None or lead.kind != "after" or len(claim.segments) > 1 or len(claim.quantities) != 1:
        return claim
    at = _clause(lead.tokens)
    if not at:
        return claim
    event, clause = lead.tokens[:at], lead.tokens[at + (lead.tokens[at].word == ",") :]
    own = frozenset(token.concept for token in clause if token.concept)
    if not own:
        return claim
    amount = claim.quantities[0]
    moved = replace(amount, first=len(clause), last=len(clause) + amount.last - amount.first)
    told = replace(lead, tokens=event, leading=False)
    return replace(claim, main=(*clause, *claim.main[amount.first : amount.last]), segments=(told,), quantities=(moved,))


def _clause(tokens: Sequence[Token]) -> int:
    """Where the clause starts: at a comma, at `we`, or at an article behind a noun; 0 where none can be told."""
    for at in range(1, min(len(tokens), _LONGEST)):
        word = tokens[at].word
        if word == "," or word in _SPEAKERS or (word in _STARTS and tokens[at - 1].concept):
            return at
    return 0
