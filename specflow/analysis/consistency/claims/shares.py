"""A part of all cases that an amount holds for: `95 % of uploads … under 2 s`, `half of them take longer than 3 s`."""

from __future__ import annotations

from collections.abc import Sequence

from specflow.analysis.consistency.words.tokens import Token
from specflow.analysis.consistency.words.units import WORDS

_PARTS = {"half": 50.0, "quarter": 25.0, "third": 33.0, "majority": 50.0}  # in a hundred
_LEADS = frozenset("at least more than about in over roughly nearly".split())
_SLOWER = frozenset("longer more least over above".split())
_FARTHEST = 5  # words from the start of a clause within which a part is named


def part_before(tokens: Sequence[Token], first: int) -> str:
    """The percentile, `p95`, of the cases that an amount at `first` is said of; empty where a clause names no part of them.

    Who is slower than an amount sets the percentile from the other end: what half of them exceed, the median exceeds.
    """
    words = [token.word for token in tokens[:first]]
    share, stop = _share(words)
    if not share or stop > _FARTHEST or ";" in words:
        return ""
    near = [token.word for token in tokens[max(0, first - 1) : first + 3]]
    slower = bool(_SLOWER & set(near)) and not {"no", "not"} & set(near)
    share = 100 - share if slower else share
    return f"p{share:g}" if 0 < share < 100 else ""


def _share(words: Sequence[str]) -> tuple[float, int]:
    """How many in a hundred the first words of a clause speak of, and the position behind them; 0 where they do not."""
    if words[:1] == ["most"] and words[1:2] != ["recent"]:
        return 50.0, 1
    start = next((at for at, word in enumerate(words) if word not in _LEADS), 0)
    padded = [*words[start:], "", "", "", "", ""]
    word, rest = padded[0], padded[1:]
    if word == "every" and rest[0] in ("second", "other"):
        return 50.0, start + 2
    if rest[:2] == ["out", "of"] and _value(rest[2]) > _value(word) > 0:
        return 100 * _value(word) / _value(rest[2]), start + 4
    if rest[0] in ("%", "percent") and rest[1] == "of":
        return _value(word), start + 3
    at = 1 if word in ("a", "one", "the") else 0
    named = [word, *rest][at]
    return (_PARTS[named], start + at + 2) if named in _PARTS and (rest[at] in ("of", "the", "all")) else (0.0, 0)


def _value(word: str) -> float:
    return float(word) if word.replace(".", "", 1).isdecimal() and word.isascii() else WORDS.get(word, 0.0)
