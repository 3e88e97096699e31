"""How long it is from one time to the next: `the interval between two checks is a week`, `at intervals of one year`."""

from __future__ import annotations

from collections.abc import Sequence

from specflow.analysis.consistency.claims.claim import Claim
from specflow.analysis.consistency.words.tokens import Token

_INTERVALS = frozenset("interval intervals gap".split())
_SPANS = frozenset("interval gap time period days weeks months years hours minutes day week month year hour minute".split())
_IS = frozenset("is are be of : at least most must".split())


def interval_of(claim: Claim) -> tuple[float, int, int] | None:
    """Seconds from one time to the next, and where the words for it stand; nothing where a line names no interval."""
    times = [q for q in claim.quantities if q.unit == "time" and not q.rate]
    if len(times) != 1 or claim.negated:
        return None
    words = [token.word for token in claim.tokens]
    if not _INTERVALS & set(words) and not _between(words):
        return None
    first = next(at for at, token in enumerate(claim.tokens) if token.start >= times[0].start)
    stop = next((at for at, token in enumerate(claim.tokens) if token.start >= times[0].end), len(words))
    return (times[0].value, first, stop) if words[first - 1] in _IS or _between(words) else None


def _between(words: Sequence[str]) -> int:
    """Where `two checks` of `between two checks` stand; 0 without."""
    for at in range(1, len(words) - 2):
        if words[at] == "between" and words[at + 1] in ("two", "one") and _SPANS & set(words[:at]):
            return at + 2
    return 0


def spoken_of(tokens: Sequence[Token], first: int, stop: int) -> list[Token]:
    """The words that say what comes round: all but the amount, the interval itself and its `two`."""
    left_out = _INTERVALS | {"time", "period", "two", "one", "there", "between"}
    return [token for at, token in enumerate(tokens) if not first <= at < stop and token.word not in left_out]
