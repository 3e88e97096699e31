"""Amounts in a sentence: how much of what, in which direction, by which statistic."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from specflow.analysis.consistency.claims.shares import part_before
from specflow.analysis.consistency.words.bounds import AFTER, DOWNWARD, LEADS, LEADS_TEXT, STATISTICS, STRICT, Bound
from specflow.analysis.consistency.words.lexicon import concept, people, stop_words
from specflow.analysis.consistency.words.tokens import Token, meaning
from specflow.analysis.consistency.words.units import HEADS, SCALES, UNITS, WORDS


def is_unit(word: str) -> bool:
    """Whether a word is a unit of measure."""
    return word in UNITS


@dataclass(frozen=True, slots=True)
class Quantity:
    """`low` to `high` in base units of `unit` (a dimension, `clock`, or the concept of what is counted)."""

    unit: str
    low: float
    high: float
    bound: Bound
    start: int
    end: int
    first: int
    last: int
    statistic: str = ""
    rate: bool = False
    role: str = ""
    strict: bool = False

    @property
    def value(self) -> float:
        """The bound's own value."""
        return self.low if self.bound in ("min", "exact") else self.high


_SUFFICING = frozenset(("enough", "suffices", "sufficient"))
_LEAST = frozenset("smallest lowest least shortest cheapest minimum minimal".split())  # of a thing: its amount is a floor
_GREATEST = frozenset("largest biggest greatest highest longest maximum maximal".split())
_SORTS = frozenset("working business calendar full whole entire consecutive".split())  # of days and hours
_LEADING = frozenset(("must", "should", "to", "be", "not", "can", "may", "is", "are", ",", ";"))
_OFTEN = {"once": 1.0, "twice": 2.0, "thrice": 3.0}
_BETWEEN = frozenset("of a an the more possible different separate".split())  # a number and what it counts
_COMPOUNDS = frozenset("digit character letter person seat page item step".split())
_MAY_COUNT = frozenset({*WORDS, *_OFTEN, "half", "a", "an", "one", "every", "each"})


def quantities_of(tokens: Sequence[Token], negated: bool) -> Iterator[Quantity]:
    """The amounts among the tokens; `negated` says that the sentence forbids (so `more than` becomes a maximum)."""
    at = 0
    while at < len(tokens):
        read = _number(tokens, at)
        if read is None:
            at += 1
            continue
        value, stop = read
        found = _quantity(tokens, at, stop, value, negated)
        if found is not None:
            yield found
            stop = max(found.last, stop)
        at = stop + 2 if _each_time(tokens, stop) else stop


def _each_time(tokens: Sequence[Token], at: int) -> bool:
    """`a month` and `per day` behind an amount: how often, and no amount of its own."""
    words = [token.word for token in tokens[at : at + 2]]
    return len(words) == 2 and words[0] in ("a", "an", "per", "each", "every") and UNITS.get(words[1], ("",))[0] == "time"


def _number(tokens: Sequence[Token], at: int) -> tuple[float, int] | None:
    """The number that starts at `at`, and the position behind it."""
    word = tokens[at].word
    if not (word[0].isdecimal() or word in _MAY_COUNT or "-" in word):
        return None
    following = tokens[at + 1].word if at + 1 < len(tokens) else ""
    if word[0].isdecimal():
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
    if word in _OFTEN:
        return (_OFTEN[word], at + 1) if word != "once" or _before(tokens, at) in ("most", "than", "only") else None
    if word == "half" and following in ("a", "an"):
        return 0.5, at + 2
    if following == "quarter" and at + 2 < len(tokens) and tokens[at + 2].word == "of":
        return None  # `a quarter of all calls`
    if following == "second" and at + 2 < len(tokens) and tokens[at + 2].concept:
        return None  # `a second count`
    if (
        word in ("a", "an", "one", "every", "each")
        and following in UNITS
        and UNITS[following][0] == "time"
        and len(following) > 2
    ):
        return 1.0, at + 1
    if word in ("a", "an", "one") and following in ("whole", "full", "entire") and at + 2 < len(tokens):
        return (1.0, at + 1) if UNITS.get(tokens[at + 2].word, ("",))[0] == "time" else None
    if word in WORDS and not (word == "one" and not _counts(tokens, at)):
        return WORDS[word] * SCALES.get(following, 1.0), at + 1 + (following in ("hundred", "thousand"))
    head, dash, tail = word.partition("-")
    if dash and head in WORDS and tail in WORDS and WORDS[head] >= 20:
        return WORDS[head] + WORDS[tail], at + 1
    return (WORDS[head], at + 1) if _compound(word) and WORDS[head] > 1 else None


def _compound(word: str) -> str:
    """What a number in one word with it counts, as it is written: the digits of a `six-digit code`; empty without one."""
    head, dash, tail = word.partition("-")
    return tail if dash and head in WORDS and (tail in _COMPOUNDS or UNITS.get(tail, ("",))[0] in ("time", "length")) else ""


def _counts(tokens: Sequence[Token], at: int) -> bool:
    """Whether this `one` is a number: after a bound, or before a unit."""
    before = [token.word for token in tokens[max(0, at - 3) : at]]
    following = tokens[at + 1].word if at + 1 < len(tokens) else ""
    if "only" in before[-2:] and at + 1 < len(tokens) and tokens[at + 1].concept:
        return True  # `shall only run one plan`
    if _after_rate(tokens, at + 2) in ("at most", "at least"):
        return True  # `one voucher per month at most`
    if at == 0 and _SUFFICING & {token.word for token in tokens[at + 1 : at + 6]}:
        return True  # `one approval must be enough`
    return following in UNITS or any(" ".join(before[-n:]) in LEADS_TEXT for n in (1, 2, 3))


def _quantity(tokens: Sequence[Token], at: int, stop: int, value: float, negated: bool) -> Quantity | None:
    high = value
    if (
        stop < len(tokens)
        and tokens[stop].word in ("to", "and", "-", "–")
        and (tokens[stop].word != "and" or _before(tokens, at) == "between")
    ):
        second = _number(tokens, stop + 1) if stop + 1 < len(tokens) else None
        if second and second[0] > value:
            high, stop = second
    often = tokens[at].word in _OFTEN
    unit, factor, stop = ("#tim", 1.0, stop) if often else _unit(tokens, at, stop)
    unit = unit or _counted_before(tokens, at)
    first, bound, lead = _bound(tokens, at, stop, negated)
    if unit == "#tim":
        unit = _act(tokens, first) or ("" if often else unit)
    if not unit or (unit != "time" and _part_of(tokens, at, stop)):
        return None
    strict = lead in STRICT and (bound == "min") == (LEADS.get(tuple(lead.split())) == "min")
    if strict and unit[0] == "#" and high == value:
        value, strict = value + (1 if bound == "min" else -1), False
        high = value
    if first != at and lead in ("from", "until", "over", "under") and unit not in ("time", "share", "money", "size"):
        bound, first = "exact", at
    if high != value:
        bound = "exact"
    return Quantity(
        unit, value * factor, high * factor, bound, tokens[first].start, tokens[stop - 1].end, first, stop,
        _statistic(tokens, first, stop), _rate(tokens, at, stop), _role(tokens, stop), strict,
    )  # fmt: skip


def _part_of(tokens: Sequence[Token], at: int, stop: int) -> bool:
    """`The first 5 characters of each code` says nothing of how long a code is."""
    return _before(tokens, at) in ("first", "last") and stop < len(tokens) and tokens[stop].word == "of"


def _before(tokens: Sequence[Token], at: int) -> str:
    return tokens[at - 1].word if at else ""


def _unit(tokens: Sequence[Token], at: int, stop: int) -> tuple[str, float, int]:
    """What is counted, its factor, and the position behind it."""
    if _before(tokens, at) in ("$", "€", "£"):
        return "money", 1.0, stop
    if tail := _compound(tokens[at].word):
        return (*UNITS.get(tail, (f"#{meaning(tail)}", 1.0)), stop)
    if _each_time(tokens, stop):
        return _limited(tokens, at), 1.0, stop
    while stop < len(tokens) and (tokens[stop].word in _BETWEEN or _hyphen(tokens, stop)):
        stop += 1
    if stop >= len(tokens):
        return "", 1.0, stop
    word = tokens[stop].word
    if word in _SORTS and stop + 1 < len(tokens) and tokens[stop + 1].word in UNITS:
        return (*UNITS[tokens[stop + 1].word], stop + 2)
    if word in ("and", "or", "but") or _listed(tokens, stop):
        ahead = next((n for n in range(stop + 1, min(stop + 6, len(tokens))) if tokens[n].word[0].isdecimal()), 0)
        shared_unit, factor, _ = _unit(tokens, ahead, ahead + 1) if ahead else ("", 1.0, 0)
        return shared_unit, factor, stop
    if word not in UNITS and tokens[stop].is_word and tokens[stop].start == tokens[stop - 1].end:
        return "", 1.0, stop  # `1st`, `3d`
    if word == "per" and stop + 1 < len(tokens) and tokens[stop + 1].word == "cent":
        return "share", 1.0, stop + 2
    if word in ("am", "pm") or word == "o'clock":
        return "", 1.0, stop
    if word == "°" and stop + 1 < len(tokens) and tokens[stop + 1].word == "c":
        return "heat", 1.0, stop + 2
    if word in UNITS:
        return (*UNITS[word], stop + 1)
    return (*_counted(tokens, stop),)


def _listed(tokens: Sequence[Token], at: int) -> bool:
    """The comma of `2, 10 or 25 euros`."""
    words = [token.word for token in tokens[at : at + 4]]
    listed = len(words) == 4 and words[0] == "," and words[1][:1].isdecimal()
    return listed and (words[2] in ("or", "and") or _listed(tokens, at + 2))


def _hyphen(tokens: Sequence[Token], at: int) -> bool:
    """`10-minute`, not `version 10 - rooms`."""
    return tokens[at].word == "-" and tokens[at].start == tokens[at - 1].end


def _counted(tokens: Sequence[Token], at: int) -> tuple[str, float, int]:
    """The noun behind a number: the last word of a run of up to three."""
    if at and _hyphen(tokens, at - 1) and tokens[at].concept and tokens[at].is_word:
        return _sort(tokens[at]), 1.0, at + 1
    end = at
    while (
        end < len(tokens)
        and end - at < 3
        and tokens[end].is_word
        and tokens[end].word not in stop_words()
        and tokens[end].concept
    ):
        end += 1
        if tokens[end - 1].word.endswith("s") and not tokens[end - 1].word.endswith("ss"):
            break
    if end == at:
        return "", 1.0, at
    return _sort(tokens[end - 1]), 1.0, end


def _act(tokens: Sequence[Token], first: int) -> str:
    """What happens so often: `renewed at most twice` and `renew a book twice` count renewals; empty when nothing can be told."""
    led = next((at for at in range(first - 1, max(-1, first - 8), -1) if tokens[at].word in _LEADING), first - 2)
    before = next((one for one in tokens[max(0, led + 1) : first] if one.concept and one.word not in stop_words()), None)
    return f"#{concept(before.concept)}" if before else ""


def _limited(tokens: Sequence[Token], at: int) -> str:
    """`Guests are limited to 3 a month`: what is counted is what the clause speaks of; empty where nothing is limited."""
    held = {token.word for token in tokens[max(0, at - 3) : at]} & {"limited", "restricted", "capped"}
    first = next((one for one in tokens[:at] if one.concept and one.word not in stop_words()), None) if held else None
    return _sort(first) if first else ""


def _sort(token: Token) -> str:
    """What a noun counts: whoever it names, people are people."""
    counted = concept(token.concept)
    return "#" + ("person" if counted in HEADS or counted in people() else counted)


def _counted_before(tokens: Sequence[Token], at: int) -> str:
    """`results below 3`: what is counted stands before the bound."""
    if _before(tokens, at) in ("below", "under", "above") and at > 1 and tokens[at - 2].word.endswith("s"):
        return "#" + tokens[at - 2].concept if tokens[at - 2].concept else ""
    return ""


def _bound(tokens: Sequence[Token], at: int, stop: int, negated: bool) -> tuple[int, Bound, str]:
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
    if (behind := _after_rate(tokens, stop)) in AFTER:
        return at, AFTER[behind], behind
    if stop + 1 < len(tokens) and tokens[stop].word == "," and tokens[stop + 1].word in ("tops", "max", "maximum"):
        return at, "max", "tops"
    if at > 1 and tokens[at - 2].word == "only" and tokens[at - 1].concept:
        return at, "max", "only"
    return at, _extreme(tokens, end), ""


def _extreme(tokens: Sequence[Token], at: int) -> Bound:
    """`The smallest donation is 5 euros`: what the amount is the least or the most of."""
    verb = at - 1 - (_before(tokens, at) == ":")
    if verb < 1 or (tokens[verb].word not in ("is", "are", "be", "to") and tokens[at - 1].word != ":"):
        return "exact"
    said = [token.word for token in tokens[max(0, verb - 6) : verb + 1]]
    return "min" if _LEAST.intersection(said) else "max" if _GREATEST.intersection(said) else "exact"


def _after_rate(tokens: Sequence[Token], at: int) -> str:
    """The two words behind `per month` and the like."""
    words = [token.word for token in tokens[at : at + 4]]
    rated = len(words) == 4 and words[0] in ("per", "a", "an", "each", "every") and words[1] in UNITS
    return " ".join(words[2:]) if rated else ""


def _statistic(tokens: Sequence[Token], first: int, stop: int) -> str:
    """The statistic named closest before or after the amount, within its clause."""
    back = [token.word for token in tokens[max(0, first - 8) : first]]
    ahead = [token.word for token in tokens[stop : stop + 5]]
    for word in ahead:
        if word in (",", "and", ";", "."):
            break
        if found := _named(word):
            return found
    for word in reversed(back):
        if word in (";", ".") or (word == "," and any(_named(one) for one in ahead)):
            break
        if found := _named(word):
            return found
    if part := part_before(tokens, first):
        return part
    joined = " ".join(ahead[:4])
    return "p95" if joined.startswith("for 95 %") else "p99" if joined.startswith("for 99 %") else ""


def _named(word: str) -> str:
    if word in STATISTICS:
        return STATISTICS[word]
    if len(word) in (3, 4) and word[0] == "p" and word[1:].isdecimal():
        return word
    return ""


def _rate(tokens: Sequence[Token], at: int, stop: int) -> bool:
    """`per minute`, `a day`, `every 30 seconds`."""
    following = [token.word for token in tokens[stop : stop + 2]]
    if len(following) == 2 and following[0] in ("per", "a", "an", "each", "every", "/") and following[1] in UNITS:
        return True
    if following[:1] == ["in"] and {"any", "each", "every", "one"} & {one.word for one in tokens[stop + 1 : stop + 2]}:
        return any(one.word in UNITS for one in tokens[stop + 2 : stop + 4])
    return "every" in (_before(tokens, at), tokens[at].word) or "each" in (_before(tokens, at), tokens[at].word)


def _role(tokens: Sequence[Token], stop: int) -> str:
    """`before`, `after` or `ahead` of something; `old` for an age."""
    following = [token.word for token in tokens[stop : stop + 3] if token.word not in ("'", "’")]
    if (
        following[:1] == ["before"]
        or "ahead" in following[:1]
        or "in_advance" in following[:1]
        or "earlier" in following[:1]
    ):
        return "ahead"
    if following[:1] in (["notice"], ["warning"]):
        return "ahead"
    if following[:1] in (["after"], ["later"]):
        return "after"
    if following[:1] in (["old"], ["ago"]) or following == ["of", "age"]:
        return "old"
    return ""
