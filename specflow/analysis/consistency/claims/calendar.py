"""When a thing happens by the calendar: on Tuesdays, on the last working day of the month, in May, at half past eight."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from specflow.analysis.consistency.claims.claim import Claim
from specflow.analysis.consistency.claims.hours import minutes_at
from specflow.analysis.consistency.claims.matter import matter
from specflow.analysis.consistency.words.switches import settings
from specflow.analysis.consistency.words.tokens import Token, is_negation
from specflow.analysis.consistency.words.units import WORDS

_WEEK = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_YEAR = (
    "january", "february", "march", "april", "may_", "june", "july", "august", "september", "october", "november", "december",
)  # fmt: skip
_SEASONS = {
    "spring": {"march", "april", "may_"}, "summer": {"june", "july", "august"}, "autumn": {"september", "october", "november"},
    "winter": {"december", "january", "february"},
}  # fmt: skip
_DAYS = {day: at for at, day in enumerate(_WEEK)} | {f"{day}s": at for at, day in enumerate(_WEEK)}
_SPANS = {
    "weekday": frozenset(range(5)), "weekdays": frozenset(range(5)), "weekend": frozenset((5, 6)), "weekends": frozenset((5, 6)),
}  # fmt: skip
_ORDER = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": 5}
_ENDINGS = frozenset("st nd rd th".split())
_MONTHLY = frozenset("month every_month each_month monthly months".split())
_EDGES = {
    "end": frozenset(range(25, 32)), "beginning": frozenset(range(1, 8)), "start": frozenset(range(1, 8)),
    "middle": frozenset(range(12, 19)),
}  # fmt: skip
_BY = frozenset("by until till before deadline due latest close closes closed".split())
_PASSING = frozenset("today tomorrow tonight yesterday currently next".split())
_FROM = frozenset("from after since than earliest".split())
_DAYTIME = frozenset(
    "morning afternoon evening night am pm noon midnight midday o'clock half past quarter sharp day days time of".split()
)
_NAMES = (
    frozenset(_DAYS) | _SPANS.keys() | _ORDER.keys() | _MONTHLY | _EDGES.keys() | _ENDINGS | _DAYTIME
    | frozenset(_YEAR) - {"may", "march"}
    | frozenset("working business calendar week weekly daily year yearly annual every each date".split()) | _SEASONS.keys()
)  # fmt: skip
_SENDING = frozenset(
    "send sends sent go goes mailed posted issued dispatched distributed published publish publishes released out "
    "deliver delivers delivered "
    "delivery deliveries come comes arrive arrives arrived".split()
)
_HANDING = frozenset(
    "due deadline hand handed handing hand_in handed_in submit submitted file filed received delivered latest given closes close "
    "closed return returned reach turned in accepted taken placed possible paid made can may".split()
)
_HAPPENING = frozenset("take takes place hold holds held happen happens scheduled done occur occurs we they".split())
_OFTEN = frozenset("open opens available staffed closed manned reachable teach teaches taught offered".split())
_HALF_DAY = 12 * 60


@dataclass(frozen=True)
class Moment:
    """`thing` happens on some days of a week, of a month, in some months, at some minute; `latest` says: by then."""

    claim: Claim
    thing: frozenset[str]
    weekdays: frozenset[int]
    days: frozenset[int]
    months: frozenset[str]
    minute: int | None
    latest: bool
    often: bool  # it may well happen on other days, too


def moment_of(claim: Claim) -> Moment | None:
    """The moment of a line; nothing where it names none, or holds only under a condition."""
    tokens = claim.tokens
    words = [token.word for token in tokens]
    if not tokens or words[-1] == "?" or claim.negated or any(is_negation(word) for word in words):
        return None
    if _PASSING.intersection(words) or (not _BY.intersection(words) and _optional(words)):
        return None
    if _standing(words) or any(one.kind in ("if", "unless", "after") and _told(one.tokens) for one in claim.segments):
        return None
    days, weekdays = _days(words), _weekdays(words)
    if days is None:
        return None
    months = _months(words)
    minute = _minute(tokens, words)
    if not (days or weekdays or months or minute is not None):
        return None
    latest = bool(_BY.intersection(words))
    thing = _thing(tokens, latest)
    often = bool(_OFTEN.intersection(words))
    return Moment(claim, thing, weekdays, days, months, minute, latest, often) if thing and not _from_then(words) else None


def _standing(words: Sequence[str]) -> bool:
    """`The heating is on in winter`, `the garden is closed in May`: how a thing is, which may change with the season."""
    at = next((n for n, word in enumerate(words[:-2]) if word in ("is", "are")), -1)
    if at < 0:
        return False
    if words[at + 1] in ("on", "off"):
        return words[at + 2] in ("in", "during", "at")
    return words[at + 1] in settings()


def _from_then(words: Sequence[str]) -> bool:
    """`From Monday on`, `after the first of May`; not `from the pharmacy`."""
    return any(
        word in _FROM and any(one in _NAMES or one[:1].isdecimal() or one in _YEAR for one in words[at + 1 : at + 3])
        for at, word in enumerate(words)
    )  # fmt: skip


def _optional(words: Sequence[str]) -> bool:
    return any(word in ("can", "could") or (word == "may" and not _is_month(words, at)) for at, word in enumerate(words))


def _told(tokens: Sequence[Token]) -> bool:
    """Whether a condition says more than a day."""
    return any(token.concept and token.word not in _NAMES for token in tokens)


def _is_month(words: Sequence[str], at: int) -> bool:
    if words[at] not in ("may", "march"):
        return True
    before = words[at - 1] if at else ""
    return before in ("in", "every", "each", "of", "until", "by") or before.isdecimal() or before in _ENDINGS


def _months(words: Sequence[str]) -> frozenset[str]:
    """Months by name, by season and by quarter."""
    found = {word for at, word in enumerate(words) if word in _YEAR and _is_month(words, at)}
    for word, following in pairwise(words):
        if word in ("in", "every", "each") and following in _SEASONS:
            found |= _SEASONS[following]
        if word in _ORDER and following == "quarter":
            number = _ORDER[word] - (word == "last")
            found |= set(_YEAR[3 * number - 3 : 3 * number])
    return frozenset(found)


def _weekdays(words: Sequence[str]) -> frozenset[int]:
    found: set[int] = set()
    for at, word in enumerate(words):
        if word in _DAYS:
            found.add(_DAYS[word])
            ended = words[at + 2] if words[at + 1 : at + 2] in (["to"], ["through"], ["-"], ["–"]) and at + 2 < len(words) else ""
            found.update(range(_DAYS[word], _DAYS.get(ended, -1) + 1))
        found |= _SPANS.get(word, frozenset())
    return frozenset(found)


def _days(words: Sequence[str]) -> frozenset[int] | None:
    """The days of a month that are meant; none named is empty, and nothing says that they cannot be told."""
    monthly = bool(_MONTHLY.intersection(words))
    found: set[int] = set()
    for at, word in enumerate(words):
        following = words[at + 1] if at + 1 < len(words) else ""
        if word.isdecimal() and len(word) < 3 and (following in _ENDINGS or following in _YEAR):
            found |= {int(word)} if words[at + 2 : at + 3] != ["percentile"] else set()
        elif word in _ORDER and (following in _DAYS or words[at + 1 : at + 3] in (["working", "day"], ["business", "day"])):
            number = _ORDER[word]
            span = range(7 * number - 6, 7 * number + 1) if number < 5 else range(22, 32)
            if following not in _DAYS:
                span = range(number, number + 4) if number < 5 else range(26, 32)
            found.update(span)
        elif word in _ORDER and monthly and (following in ("day", "of") or following in _MONTHLY):
            found.update((_ORDER[word],) if _ORDER[word] < 5 else range(28, 32))
        elif word in _EDGES and monthly and following == "of":
            found |= _EDGES[word]
    return frozenset(found)


def _minute(tokens: Sequence[Token], words: Sequence[str]) -> int | None:
    """Minutes after midnight of the one time that `at` or `by` leads; nothing where there are several."""
    found = [
        minute for at in range(1, len(words))
        if words[at - 1] in ("at", "by", "until") and (minute := _clock(tokens, words, at)) is not None
    ]  # fmt: skip
    return found[0] if len(found) == 1 else None


def _clock(tokens: Sequence[Token], words: Sequence[str], at: int) -> int | None:
    """`Half past eight in the morning`, `eight in the evening`, `7 am`, `18:30`."""
    late = bool({"afternoon", "evening", "pm"}.intersection(words[at : at + 7]))
    said = late or bool({"morning", "am"}.intersection(words[at : at + 7]))
    if words[at : at + 2] == ["half", "past"] and (hour := _hour(words, at + 2)):
        return hour % 12 * 60 + 30 + _HALF_DAY * late
    if words[at : at + 2] in (["quarter", "past"], ["quarter", "to"]) and (hour := _hour(words, at + 2)):
        return hour % 12 * 60 + (15 if words[at + 1] == "past" else -15) + _HALF_DAY * late
    if (time := minutes_at(tokens, at)) is not None:
        return time[0]
    hour = _hour(words, at)
    return hour % 12 * 60 + _HALF_DAY * late if hour and (said or at == len(words) - 1 or words[at + 1] in (".", ",")) else None


def _hour(words: Sequence[str], at: int) -> int:
    word = words[at] if at < len(words) else ""
    value = int(word) if word.isdecimal() and len(word) < 3 else int(WORDS.get(word, 0))
    return value if 0 < value < 13 else 0


def _thing(tokens: Sequence[Token], latest: bool) -> frozenset[str]:
    aside = _NAMES | _HAPPENING | (_HANDING if latest else frozenset())
    sent = not latest and any(token.word in _SENDING for token in tokens)
    found = matter(tokens, aside | _SENDING | {"may", "march", "by", "until"}) | ({"@send"} if sent else set())
    return found | {f"@{one.word}" for one, following in pairwise(tokens) if one.word in _ORDER and following.word not in _NAMES}


def apart(one: Moment, other: Moment) -> bool:
    """Whether two moments of one sort have no day, or no hour, in common; one month may have days of its own."""
    if bool(one.months) != bool(other.months):
        return False
    if one.days and other.days and not one.days & other.days:
        return True
    if one.months and other.months and not one.months & other.months:
        return True
    if one.weekdays and other.weekdays and not one.weekdays & other.weekdays:
        hours = {one.minute, other.minute}  # `closes at five on Saturdays`, `closes at nine on weekdays`
        return None in hours or len(hours) == 1 or not ((one.latest and other.latest) or (one.often and other.often))
    plain = (one.weekdays, one.days, one.months) == (other.weekdays, other.days, other.months)
    if one.minute is None or other.minute is None or not plain:
        return False
    return one.minute % _HALF_DAY != other.minute % _HALF_DAY  # which half of the day is often left out
