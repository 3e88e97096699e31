"""Which way an amount points: at most, at least, up to, or just so."""

from __future__ import annotations

from collections.abc import Sequence

from specflow.analysis.consistency.claims.numbers import after_rate, word_before
from specflow.analysis.consistency.words.bounds import AFTER, DOWNWARD, LEADS, Bound
from specflow.analysis.consistency.words.tokens import Token

_LEAST = frozenset("smallest lowest least shortest cheapest minimum minimal".split())  # of a thing: its amount is a floor
_GREATEST = frozenset("largest biggest greatest highest longest maximum maximal".split())


def bound_at(tokens: Sequence[Token], at: int, stop: int, negated: bool) -> tuple[int, Bound, str]:
    """Where the amount's own words start, and its direction."""
    end = at
    while end and tokens[end - 1].word in ("a", "an", "the", "$", "€", "£", "about", "around", "further"):
        end -= 1
    for size in (3, 2, 1):
        words = tuple(token.word for token in tokens[max(0, end - size) : end])
        if len(words) == size and words in LEADS:
            bound = LEADS[words]
            if bound == "reach" and "only" in [token.word for token in tokens[max(0, end - size - 2) : end - size]]:
                bound = "max"
            lead = " ".join(words)
            if negated and bound == "min" and words[0] not in ("at", "no", "not", "a", "minimum", "min", "from"):
                bound = "max"
            elif (
                negated
                and bound == "max"
                and words[0] in ("under", "below", "less", "fewer", "shorter", "<", *DOWNWARD)
            ):
                bound = "min"
            return end - size, bound, lead
    for size in (3, 2, 1):
        words_after = " ".join(token.word for token in tokens[stop : stop + size] if token.word != ",")
        if words_after in AFTER:
            return at, AFTER[words_after], words_after
    if (behind := after_rate(tokens, stop)) in AFTER:
        return at, AFTER[behind], behind
    if stop + 1 < len(tokens) and tokens[stop].word == "," and tokens[stop + 1].word in ("tops", "max", "maximum"):
        return at, "max", "tops"
    if at > 1 and tokens[at - 2].word == "only" and tokens[at - 1].concept:
        return at, "max", "only"
    return at, _extreme(tokens, end), ""


def _extreme(tokens: Sequence[Token], at: int) -> Bound:
    """`The smallest donation is 5 euros`: what the amount is the least or the most of."""
    verb = at - 1 - (word_before(tokens, at) == ":")
    if verb < 1 or (tokens[verb].word not in ("is", "are", "be", "to") and tokens[at - 1].word != ":"):
        return "exact"
    said = [token.word for token in tokens[max(0, verb - 6) : verb + 1]]
    return "min" if _LEAST.intersection(said) else "max" if _GREATEST.intersection(said) else "exact"


def pace_at(tokens: Sequence[Token], at: int) -> Bound | None:
    """Which way a pace points: `at least once every hour` leaves no more than an hour between two times."""
    words = [token.word for token in tokens[max(0, at - 4) : at + 1]]
    if "every" not in words[-2:]:
        return None
    lead = words[: len(words) - 1 - words[::-1].index("every")]
    lead = lead[:-1] if lead[-1:] == ["once"] else lead
    if lead[-2:] == ["at", "least"]:
        return "max"
    return "min" if lead[-2:] == ["at", "most"] else None
