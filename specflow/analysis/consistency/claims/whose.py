"""Whose deeds and things two clauses speak of: other people's, one's own, another kind."""

from __future__ import annotations

from specflow.analysis.consistency.claims.claim import Claim
from specflow.analysis.consistency.claims.deeds import ANYONE, deeds_of
from specflow.analysis.consistency.claims.phrases import WHOLE
from specflow.analysis.consistency.words.lexicon import plain_acts


def other_doers(one: Claim, other: Claim) -> bool:
    """Whether both clauses name who does it, and not the same ones."""
    mine, theirs = ({doer for deed in deeds_of(claim) for doer in deed.doers} for claim in (one, other))
    return bool(mine and theirs) and not mine & theirs and ANYONE not in mine | theirs


def of_a_part(no: Claim, yes: Claim) -> bool:
    """Whether one line speaks of a thing and the other only of a part of it: `calls are recorded`, `the length of a call is`."""
    return any(
        mine.verbs & theirs.verbs - plain_acts() and mine.heads and theirs.heads and not mine.heads & theirs.heads
        and theirs.heads <= yes.core and any(WHOLE + head in theirs.things for head in mine.heads)
        for mine in deeds_of(no) for theirs in deeds_of(yes)
    )  # fmt: skip


def owned(claim: Claim) -> bool:
    """`Their own results`, `a bill of her own`: nobody else's; `on their own` only says that nobody helps."""
    words = [token.word for token in claim.tokens]
    for at, word in enumerate(words):
        if word == "own" and ("of" in words[max(0, at - 2) : at] or any(one.concept for one in claim.tokens[at + 1 : at + 2])):
            return True
    return False


def kinds_apart(one: Claim, other: Claim) -> bool:
    """Whether both clauses do one thing, each to a kind of its own."""
    return any(
        mine.verbs & theirs.verbs and mine.heads & theirs.heads and mine.apart(theirs)
        for mine in deeds_of(one) for theirs in deeds_of(other)
    )  # fmt: skip
