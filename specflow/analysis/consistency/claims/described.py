"""What only describes a thing: `an invoice that was cancelled`, `the confirmed address`. It happened; nobody asks for it here."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from specflow.analysis.consistency.claims.claim import Claim
from specflow.analysis.consistency.words.tokens import Token

_RELATIVE = frozenset("that which who".split())
_STANDS = frozenset("is are was were has have had".split())
_ENDS = frozenset((",", ";", ".", "and", "but", "must", "may", "can", "shall", "will"))
_LONGEST = 8  # words of such a clause
_BEFORE = frozenset("the a an each every all any this its their our your".split())


def described(tokens: Sequence[Token]) -> frozenset[int]:
    """The starts of the words that only describe a thing."""
    return frozenset(token.start for at, span in _clauses(tokens) for token in span) | frozenset(_attributes(tokens))


def _clauses(tokens: Sequence[Token]) -> Iterator[tuple[int, Sequence[Token]]]:
    """Relative clauses, each with the position of the word that opens it."""
    for at in range(1, len(tokens) - 1):
        if tokens[at].word in _RELATIVE and tokens[at + 1].word in _STANDS and tokens[at - 1].concept:
            stop = next((n for n in range(at + 2, min(at + _LONGEST, len(tokens))) if tokens[n].word in _ENDS), at + _LONGEST)
            yield at, tokens[at + 2 : stop]


def _attributes(tokens: Sequence[Token]) -> Iterator[int]:
    """`Confirmed` of `the confirmed address`."""
    for at in range(1, len(tokens) - 1):
        if tokens[at].word.endswith("ed") and tokens[at - 1].word in _BEFORE and tokens[at + 1].concept:
            yield tokens[at].start


def only_told(concepts: frozenset[str], claim: Claim) -> bool:
    """Whether a line names these words in its relative clauses only: the cancelling of `print an invoice that was cancelled`."""
    named = {token.start for token in claim.tokens if token.concept in concepts}
    return bool(named) and named <= {token.start for _, span in _clauses(claim.tokens) for token in span}


def kinds_of(claim: Claim) -> dict[str, frozenset[str]]:
    """Things that a relative clause narrows, with the words that do: the delivery of `a delivery that is on time`."""
    return {
        claim.tokens[at - 1].concept: frozenset(token.concept or token.word for token in span)
        for at, span in _clauses(claim.tokens)
    }  # fmt: skip


def other_kind(one: Claim, other: Claim) -> bool:
    """Whether one line speaks of a thing under a condition, and the other of the same thing of another kind.

    `When a delivery is late` beside `for a delivery that is on time`.
    """
    return _beside(kinds_of(one), other) or _beside(kinds_of(other), one)


def _beside(kinds: dict[str, frozenset[str]], claim: Claim) -> bool:
    for thing, words in kinds.items():
        for segment in claim.segments:
            rest = {token.concept or token.word for token in segment.tokens} - {thing}
            if segment.kind == "if" and thing in segment.concepts and not rest & words:
                return True
    return False
