"""What holds as long as nobody chooses: `if nobody picks a colour`, `when no tone is set`, `unless they want another size`."""

from __future__ import annotations

from collections.abc import Sequence

from specflow.analysis.consistency.claims.claim import Claim
from specflow.analysis.consistency.claims.matter import matter
from specflow.analysis.consistency.claims.segment import Segment
from specflow.analysis.consistency.words.lexicon import people
from specflow.analysis.consistency.words.tokens import Token, is_negation

CHOOSING = frozenset(
    "ask asks asked choose chooses chosen choice pick picks picked select selects selected want wants say says told stated "
    "state states specified specify specifies request requests requested agree agrees agreed change changes changed turn "
    "turns turned switch switches switched opt opts opt_out opts_out instructed noted configured set sets indicated ordered "
    "override overrides overridden prefer prefers publish publishes enable enables enabled disable disables disabled "
    "activate activates deactivate deactivates hide hides share shares unlock unlocks otherwise tick ticks untick unticks make "
    "makes object objects touch touches touched untouched alter alters altered refuse refuses decline declines".split()
)
_OTHER = frozenset("another different other".split())
_NOBODY = frozenset("nobody who no_one".split())
_PASSIVE = frozenset("is are was were been has have".split())


def is_unchosen(segment: Segment) -> bool:
    """Whether a condition is that nobody chooses anything."""
    words = [token.word for token in segment.tokens]
    denied = any(is_negation(word) for word in words)
    return segment.kind == "if" and denied and not CHOOSING.isdisjoint(words)


def unchosen(claim: Claim) -> frozenset[str]:
    """What is left unchosen: the colour of `if nobody picks a colour`, the size of `unless they want another size`."""
    for one in claim.segments:
        if is_unchosen(one):
            return _chosen(one.tokens)
        if one.kind == "unless" and not _OTHER.isdisjoint(token.word for token in one.tokens):
            at = next(n for n, token in enumerate(one.tokens) if token.word in _OTHER)
            return matter(one.tokens[at + 1 :], CHOOSING) if at else frozenset()
    return frozenset()


def _chosen(tokens: Sequence[Token]) -> frozenset[str]:
    at = next(n for n, token in enumerate(tokens) if token.word in CHOOSING)
    passive = not _PASSIVE.isdisjoint(token.word for token in tokens[max(0, at - 2) : at])
    who = any(token.word in _NOBODY or token.concept in people() for token in tokens[:at])
    named = tokens[:at] if passive and not who else tokens[at + 1 :]
    return matter(named, CHOOSING) - people()
