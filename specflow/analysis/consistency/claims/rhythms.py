"""How often something comes round, as a line puts it: `refreshed hourly`, `once a week, on Mondays`, `after every match`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from specflow.analysis.consistency.claims.claim import Claim
from specflow.analysis.consistency.claims.intervals import interval_of, spoken_of
from specflow.analysis.consistency.words.lexicon import light, people
from specflow.analysis.consistency.words.tokens import Token, is_negation
from specflow.analysis.consistency.words.units import UNITS, WORDS

_DAY = 86400.0
_NAMED = {
    "hourly": 3600.0, "daily": _DAY, "nightly": _DAY, "overnight": _DAY, "weekly": 7 * _DAY, "monthly": 2629800.0,
    "quarterly": 7889400.0, "yearly": 31557600.0, "annually": 31557600.0,
    **dict.fromkeys("mondays tuesdays wednesdays thursdays fridays saturdays sundays".split(), 7 * _DAY),
}  # fmt: skip
_WEEKDAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())
_PERIODS = {"hour": 3600.0, "day": _DAY, "night": _DAY, "week": 7 * _DAY, "month": 2629800.0, "quarter": 7889400.0,
            "year": 31557600.0, "minute": 60.0, "fortnight": 14 * _DAY, "evening": _DAY, "morning": _DAY,
            **dict.fromkeys("spring summer autumn winter season".split(), 31557600.0)}  # fmt: skip
_OFTEN = {"once": 1.0, "twice": 2.0}
_LIVE = (("in", "real", "time"), ("after", "every"), ("after", "each"), ("with", "every"), ("with", "each"), ("on", "every"))
_TIGHT = (("no", "other"), ("not", "more", "often"), ("no", "more", "often"), ("never", "more", "often"), ("in", "between"))
_HINTS = frozenset("every each once twice times real".split())
_RENEWING = frozenset(
    "refresh refreshes refreshed reload reloads reloaded update updates updated recalculate recalculates recalculated recompute "
    "updating refreshing rebuilding "
    "recomputes recomputed rebuild rebuilds rebuilt sync syncs synced synchronised synchronized renew renewed recreated "
    "synchronisation synchronization synchronise synchronises reindexed calculated computed polled polls".split()
)
_PAYING = frozenset("payout payouts pay pays paid".split())
_PLAIN = frozenset(
    "run runs take takes place happen happens done made do does carried goes is are be performed executed started starts".split()
)
_HOW = frozenset(
    "dai daily weekly monthly yearly hourly nightly quarterly often night morn even hour week month year quarter minut second "
    "now later tim alwai right automat automatic automatically onc twic real immedi everi plac rhythm earliest latest out".split()
)


@dataclass(frozen=True)
class Rhythm:
    """Something done every so many seconds (0: whenever there is cause); `about` is what with what is done to it, `tight` where
    nothing else is allowed, `least` and `most` where it may also be done more, or less, often."""

    claim: Claim
    seconds: float
    about: frozenset[str]
    head: str
    tight: bool
    least: bool
    most: bool
    span: tuple[int, int]


def rhythm_of(claim: Claim) -> Rhythm | None:
    """The rhythm of a line, when it names one."""
    tokens = claim.tokens
    if not tokens or tokens[-1].word == "?":
        return None
    if (spaced := interval_of(claim)) is not None:
        return _spaced(claim, *spaced)
    if not any(_hints(token.word) for token in tokens):
        return None
    found = _pace(tokens) or _at_once(tokens)
    if found is None:
        return None
    seconds, at, stop = found
    before = [token.word for token in tokens[:at]]
    if any(is_negation(word) for word in before):
        return None
    about, head = _about(claim, at, stop)
    near = before[-2:]
    tight = claim.only or _says(tokens, _TIGHT)
    span = tokens[at].start, tokens[stop - 1].end
    return Rhythm(claim, seconds, about, head, tight, near == ["at", "least"], near == ["at", "most"], span) if about else None


def _spaced(claim: Claim, seconds: float, at: int, stop: int) -> Rhythm | None:
    """What comes round at an interval: at least so long makes it no oftener, at most so long no more seldom."""
    amount = next(q for q in claim.quantities if q.unit == "time")
    about, head = _about_of(spoken_of(claim.tokens, at, stop))
    span = amount.start, amount.end
    return Rhythm(claim, seconds, about, head, False, amount.bound == "max", amount.bound == "min", span) if about else None


def _hints(word: str) -> bool:
    """Whether a line with this word may name a rhythm: cheap, and most lines have none."""
    return word in _HINTS or word in _NAMED or word.startswith(("once_", "every_"))


def _pace(tokens: Sequence[Token]) -> tuple[float, int, int] | None:
    """Seconds from one time to the next, and where the words for it stand."""
    for at, token in enumerate(tokens):
        parts = token.word.split("_")  # `once_a_day` and `every_year` are one token
        if token.word in _NAMED:
            return _NAMED[token.word], at, at + 1
        if len(parts) > 1 and parts[0] in ("once", "every") and parts[-1] in _PERIODS:
            return _PERIODS[parts[-1]], at, at + 1
        if token.word == "once" and at + 1 < len(tokens) and tokens[at + 1].word == "in" and (found := _every(tokens, at + 2)):
            return found[0], at, found[1]
        if token.word in ("every", "each") and (found := _every(tokens, at + 1)):
            return found[0], at, found[1]
        if (many := _times(tokens, at)) and (found := _every(tokens, many[1] + 1)) and found[1] == many[1] + 2:
            return found[0] / many[0], at, found[1]
    return None


def _every(tokens: Sequence[Token], at: int) -> tuple[float, int] | None:
    """`Five minutes`, `night`, `second day`, `Monday` behind `every`: seconds, and the position behind them."""
    words = [token.word for token in tokens[at : at + 2]]
    if words[:1] and words[0] in _PERIODS:
        return _PERIODS[words[0]], at + 1
    if words[:1] and words[0] in _WEEKDAYS:
        return 7 * _DAY, at + 1
    if len(words) == 2 and words[0] in ("second", "other") and words[1] in _PERIODS:
        return 2 * _PERIODS[words[1]], at + 2
    if len(words) == 2 and UNITS.get(words[1], ("",))[0] == "time" and len(words[1]) > 1 and (many := _value(words[0])):
        return many * UNITS[words[1]][1], at + 2
    return None


def _times(tokens: Sequence[Token], at: int) -> tuple[float, int] | None:
    """`Once a`, `twice per`, `three times a`: how many, and the position of the small word."""
    words = [token.word for token in tokens[at : at + 3]]
    step = 1 if words[0] in _OFTEN else 2 if words[1:2] == ["times"] else 0
    many = _OFTEN.get(words[0]) or _value(words[0])
    told = step and many and words[step : step + 1] and words[step] in ("a", "an", "per", "each", "every")
    return (many, at + step) if told else None


def _value(word: str) -> float:
    return float(word) if word.isdecimal() and len(word) < 5 else WORDS.get(word, 0.0)


def _at_once(tokens: Sequence[Token]) -> tuple[float, int, int] | None:
    """`After every match`, `in real time`: whenever there is cause."""
    words = [token.word for token in tokens]
    for at in range(1, len(words) - 1):
        run = next((run for run in _LIVE if tuple(words[at : at + len(run)]) == run), None)
        if run is not None and not (words[at + 1] in ("every", "each") and _every(tokens, at + 2)):
            return 0.0, at, min(at + len(run) + 1, len(words))
    return None


def _says(tokens: Sequence[Token], runs: Sequence[tuple[str, ...]]) -> bool:
    words = [token.word for token in tokens]
    return any(tuple(words[at : at + len(run)]) == run for run in runs for at in range(len(words)))


def _about(claim: Claim, at: int, stop: int) -> tuple[frozenset[str], str]:
    """What comes round: the thing, and what is done to it unless that says no more than that it is done; and its main word."""
    held = {token.start for token in claim.tokens[at:stop]}
    behind = {token.start for one in claim.segments for token in one.tokens} - {token.start for token in claim.main}
    return _about_of([token for token in claim.tokens[:at] if token.start not in held | behind])


def _about_of(said: Sequence[Token]) -> tuple[frozenset[str], str]:
    about = {_named(token) for token in said if token.concept and token.word not in _PLAIN} - _HOW - (light() - people()) - {""}
    named = [token for token in said if token.concept and token.word not in _PLAIN and _named(token)[:1] != "@"]
    first = next((n for n, token in enumerate(said) if named and token is named[0]), 0)
    run = [token.concept for token in _run(said[first:])]
    return frozenset(about), run[-1] if run else ""


def _run(tokens: Sequence[Token]) -> list[Token]:
    stop = next((n for n, token in enumerate(tokens) if not token.concept or _named(token)[:1] == "@"), len(tokens))
    return list(tokens[:stop])


def _named(token: Token) -> str:
    """The sort of work, or the meaning of a word."""
    if token.word in _RENEWING:
        return "@renew"
    return "@pay" if token.word in _PAYING else token.concept if token.word not in WORDS else ""
