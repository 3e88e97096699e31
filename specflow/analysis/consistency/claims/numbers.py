"""Numbers in a sentence, in digits and in words."""

from __future__ import annotations

from collections.abc import Sequence

from specflow.analysis.consistency.words.bounds import LEADS_TEXT
from specflow.analysis.consistency.words.tokens import Token
from specflow.analysis.consistency.words.units import SCALES, UNITS, WORDS

_SUFFICING = frozenset(("enough", "suffices", "sufficient"))
OFTEN = {"once": 1.0, "twice": 2.0, "thrice": 3.0}
_COMPOUNDS = frozenset("digit character letter person seat page item step".split())
_MAY_COUNT = frozenset({*WORDS, *OFTEN, "half", "a", "an", "one", "every", "each"})
_SINGLE = frozenset("a an one every each".split())


def number_at(tokens: Sequence[Token], at: int) -> tuple[float, int] | None:
    """The number that starts at `at`, and the position behind it."""
    word = tokens[at].word
    if not (word[0].isdecimal() or word in _MAY_COUNT or "-" in word):
        return None
    if word[0].isdecimal():
        return _figure(tokens, at)
    following = tokens[at + 1].word if at + 1 < len(tokens) else ""
    if word in OFTEN:
        return (OFTEN[word], at + 1) if word != "once" or word_before(tokens, at) in ("most", "than", "only") else None
    if word == "half" and following in ("a", "an"):
        return 0.5, at + 2
    if following in ("quarter", "second") and _no_number(tokens, at + 1):
        return None
    if word in _SINGLE and _time(following) and len(following) > 2:
        return 1.0, at + 1
    if word in ("a", "an", "one") and following in ("whole", "full", "entire") and at + 2 < len(tokens):
        return (1.0, at + 1) if _time(tokens[at + 2].word) else None
    if word in WORDS and [token.word for token in tokens[at + 1 : at + 4]] == ["and", "a", "half"]:
        return WORDS[word] + 0.5, at + 4
    exactly = word_before(tokens, at) in ("exactly", "precisely")
    if word in WORDS and not (word == "one" and not exactly and not _counts(tokens, at)):
        return WORDS[word] * SCALES.get(following, 1.0), at + 1 + (following in ("hundred", "thousand"))
    return _joined(word, at)


def _figure(tokens: Sequence[Token], at: int) -> tuple[float, int] | None:
    """A number in digits: none in an address, a version or a time of day."""
    word = tokens[at].word
    following = tokens[at + 1].word if at + 1 < len(tokens) else ""
    if at and tokens[at - 1].word in ("/", "#") and tokens[at - 1].end == tokens[at].start:
        return None  # a number in an address
    if word.count(".") > 1 or ":" in word:
        return None
    try:
        value = float(word.replace(",", "").replace(" ", ""))
    except ValueError:  # a figure with something else in it, such as 5²
        return None
    if following in ("k", "thousand", "million"):
        return value * SCALES[following], at + 2
    return value, at + 1


def _no_number(tokens: Sequence[Token], at: int) -> bool:
    """`A quarter of all calls`, `a second count`."""
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    return after is not None and (after.word == "of" if tokens[at].word == "quarter" else bool(after.concept))


def _time(word: str) -> bool:
    return UNITS.get(word, ("",))[0] == "time"


def _joined(word: str, at: int) -> tuple[float, int] | None:
    """`Twenty-five`, and the number of `six-digit`."""
    head, dash, tail = word.partition("-")
    if dash and head in WORDS and tail in WORDS and WORDS[head] >= 20:
        return WORDS[head] + WORDS[tail], at + 1
    return (WORDS[head], at + 1) if compound(word) and WORDS[head] > 1 else None


def compound(word: str) -> str:
    """What a number in one word with it counts, as it is written: the digits of a `six-digit code`; empty without one."""
    head, dash, tail = word.partition("-")
    return tail if dash and head in WORDS and (tail in _COMPOUNDS or UNITS.get(tail, ("",))[0] in ("time", "length")) else ""


def _counts(tokens: Sequence[Token], at: int) -> bool:
    """Whether this `one` is a number: after a bound, or before a unit."""
    before = [token.word for token in tokens[max(0, at - 3) : at]]
    following = tokens[at + 1].word if at + 1 < len(tokens) else ""
    if "only" in before[-2:] and at + 1 < len(tokens) and tokens[at + 1].concept:
        return True  # `shall only run one plan`
    if each_time(tokens, at + 2):
        return True  # `one book per month`
    if after_rate(tokens, at + 2) in ("at most", "at least"):
        return True  # `one voucher per month at most`
    if at == 0 and _SUFFICING & {token.word for token in tokens[at + 1 : at + 6]}:
        return True  # `one approval must be enough`
    return following in UNITS or any(" ".join(before[-n:]) in LEADS_TEXT for n in (1, 2, 3))


def each_time(tokens: Sequence[Token], at: int) -> bool:
    """`a month` and `per day` behind an amount: how often, and no amount of its own."""
    words = [token.word for token in tokens[at : at + 2]]
    return len(words) == 2 and words[0] in ("a", "an", "per", "each", "every") and UNITS.get(words[1], ("",))[0] == "time"


def after_rate(tokens: Sequence[Token], at: int) -> str:
    """The two words behind `per month` and the like."""
    words = [token.word for token in tokens[at : at + 4]]
    rated = len(words) == 4 and words[0] in ("per", "a", "an", "each", "every") and words[1] in UNITS
    return " ".join(words[2:]) if rated else ""


def word_before(tokens: Sequence[Token], at: int) -> str:
    return tokens[at - 1].word if at else ""
