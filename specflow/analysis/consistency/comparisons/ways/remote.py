"""Without a connection, and from the server every time: what has to go on offline asks for the network in another line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from specflow.analysis.consistency.claims.claim import Claim
from specflow.analysis.consistency.clash import Clash, side
from specflow.analysis.consistency.words.tokens import Token

MOST = 60  # lines of each sort that are looked at
_WORKING = frozenset({"work", "run", "us", "usabl", "open", "function", "continu"})
_LINES = frozenset("reception connection network signal internet wifi wi-fi connectivity coverage".split())
_FAR = frozenset("server servers network cloud backend internet online".split())
_FETCHING = frozenset("loaded loads load fetched fetches fetch requested read reads streamed downloaded asks calls".split())
_EVERY = frozenset("each every whenever always".split())


def remote(claims: Sequence[Claim]) -> Iterator[Clash]:
    """Pairs of what works offline and of what is fetched each time: a question, since the one may need the other."""
    offline = [claim for claim in claims if works_offline(claim)][:MOST]
    fetched = [claim for claim in claims if fetched_each_time(claim)][:MOST] if offline else []
    for one in offline:
        for other in fetched:
            if one.owner != other.owner:
                why = "{one} goes on without the network, and {other} asks it every time"
                yield Clash("SF308", side(one), side(other), why, likely=False)


def works_offline(claim: Claim) -> bool:
    """`The app works all day without reception`: the thing as a whole, not what it keeps for later."""
    return not claim.negated and bool(claim.core & _WORKING) and _offline(claim.tokens)


def _offline(tokens: Sequence[Token]) -> bool:
    return any(
        token.concept == "offlin" or (token.word == "without" and any(one.word in _LINES for one in tokens[at + 1 : at + 4]))
        for at, token in enumerate(tokens)
    )


def fetched_each_time(claim: Claim) -> bool:
    """`Is loaded from the server each time`."""
    words = {token.word for token in claim.tokens}
    return not claim.negated and bool(words & _FAR and words & _FETCHING and words & _EVERY)
