"""An amount of a line with what it is of, whatever verb says so: `lasts`, `is … long`, `a 45-minute slot`, `the yearly fee`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from specflow.analysis.consistency.claims.claim import Claim
from specflow.analysis.consistency.claims.matter import matter
from specflow.analysis.consistency.claims.measured import measured
from specflow.analysis.consistency.claims.pronouns import referring
from specflow.analysis.consistency.claims.quantities import Quantity, is_unit
from specflow.analysis.consistency.claims.rhythms import rhythm_of
from specflow.analysis.consistency.words.lexicon import root
from specflow.analysis.consistency.words.tokens import Token
from specflow.analysis.consistency.words.units import UNITS

# Words that only say that an amount follows, by what it is an amount of.
_FRAMES = {
    "time": "last lasts lasting lasted take takes taking long duration length time run runs running period limit timeout "
    "time-out times_out allow allowed allows cover covers",
    "money": "carry carries cost costs costing price prices priced fee fees charge charges charged pay pays paid worth amount "
    "sum rate tariff",
    "weight": "",
    "power": "power output",
    "length": "measure measures measuring",
    "text": "long length consist consists count",
    "heat": "hot warm cold temperature heated cooled heat heats degree degrees",
    "size": "size large big",
    "share": "rate charge charged charges percentage share",
    "speed": "drive drives driven go goes ride rides run runs speed limit limited travel travels fly flies",
    "rhythm": "send sends sent arrive arrives come comes go goes out done made make makes run runs happen happens take takes "
    "taken deliver delivers delivered carried perform performed",
}
_COUNTING = (
    "hold holds has have contain contains fit fits room space carry carries take takes consist consists comprise comprises made "
    "number total count limit available capacity accept accepts include includes make makes try tries attempt "
    "attempts time times default show shows display displays there random generated created "
    "receive receives"
)
_ASPECTS = {
    "long": "long", "length": "long", "wide": "wide", "width": "wide", "tall": "tall", "height": "tall", "high": "tall",
    "deep": "deep", "depth": "deep", "thick": "thick", "thickness": "thick",
    **dict.fromkeys("weigh weighs weighing weight heavy".split(), "own"),
    **dict.fromkeys("load loads loaded carry carries bear bears hold holds lift lifts".split(), "load"),
}  # fmt: skip
_PERIODS = {
    "hourly": "hour", "daily": "day", "nightly": "night", "weekly": "week", "monthly": "month", "quarterly": "quarter",
    "yearly": "year", "annual": "year", "annually": "year",
}  # fmt: skip
_EACH = frozenset("a an per each every".split())
_ABOUT = frozenset("about around roughly approximately some circa nearly almost".split())
_OPENING = frozenset("no a an every each any all".split())
_TRIES = frozenset(("#attempt", "#tri", "#retri", "#try"))
_SUFFICING = frozenset("qualify qualifies qualified eligible accepted admitted entitled counts suffices enough".split())
_TAKEN = frozenset("allowed accepted permitted taken admitted".split())
_ENDS = frozenset("maximum max minimum min".split())
_ENDLESS = frozenset(("to", "before", "until"))


@dataclass(frozen=True)
class Measure:
    """`amount` of what `about` names; `period` is the year of `a year`, `aspect` the width of `wide`, `hedged` says `about`."""

    claim: Claim
    amount: Quantity
    unit: str
    about: frozenset[str]
    period: str
    aspect: str
    hedged: bool
    firm: bool  # a bound for all of them


def measures_of(claim: Claim) -> Iterator[Measure]:
    """The amounts of a line that are no other kind of figure: no statistic, no age, none that was measured."""
    if not claim.tokens or claim.tokens[-1].word == "?" or referring(claim):
        return
    if claim.able and claim.main[0].word != "allow":
        return
    rhythm = rhythm_of(claim) or rhythm_of(_turned(claim))
    if rhythm is not None and rhythm.seconds > 0 and not (rhythm.least or rhythm.most or claim.negated):
        held = [token for token in claim.main if not rhythm.span[0] <= token.start < rhythm.span[1]]
        amount = Quantity("time", rhythm.seconds, rhythm.seconds, "exact", *rhythm.span, 0, 0, rate=True)
        if about := matter(held, frozenset(_FRAMES["rhythm"].split())):
            yield Measure(claim, amount, "rhythm", about, "", "", hedged=False, firm=False)
    for amount in claim.quantities:
        if (often := _so_often(claim, amount)) is not None:
            yield often
        if (paced := _interval(claim, amount)) is not None:
            yield paced
            continue
        if _plain(claim, amount) and (found := _measure(claim, amount)) is not None:
            yield found


def _so_often(claim: Claim, amount: Quantity) -> Measure | None:
    """`There are two trains an hour`: one every half hour."""
    period, behind = period_of(claim.main, amount)
    if amount.unit[0] != "#" or not behind or amount.bound != "exact" or amount.value <= 0 or period not in UNITS:
        return None
    held = [token for token in claim.main if token.start not in behind]
    about = matter(held, frozenset((*_FRAMES["rhythm"].split(), "there", "have", "has")))
    seconds = UNITS[period][1] / amount.value
    paced = replace(amount, unit="time", low=seconds, high=seconds)
    return Measure(claim, paced, "rhythm", about, "", "", hedged=False, firm=False) if about else None


def _interval(claim: Claim, amount: Quantity) -> Measure | None:
    """`Heartbeat interval of the meters: 15 seconds`: one every 15 seconds."""
    words = [token.word for token in claim.main[: amount.first]]
    at = words.index("interval") if "interval" in words else 0
    if not at or amount.unit != "time" or amount.rate or amount.bound != "exact" or words[-1] not in (":", "is", "of", "="):
        return None
    held = [token for token in claim.main[: amount.first] if token.word != "interval"]
    about = matter(held, frozenset(_FRAMES["rhythm"].split()))
    paced = replace(amount, rate=True)
    return Measure(claim, paced, "rhythm", about, "", "", hedged=False, firm=False) if about else None


def _turned(claim: Claim) -> Claim:
    """`Every month the siren is tested`, with its rhythm behind what it is of."""
    word = claim.tokens[0].word
    size = 1 if word.startswith(("every_", "once_")) else 2 if word in ("every", "each") else 0
    if not size or len(claim.tokens) < 5:
        return claim
    return replace(claim, tokens=(*claim.tokens[size:-1], *claim.tokens[:size], claim.tokens[-1]))


def _plain(claim: Claim, amount: Quantity) -> bool:
    """The only amount of its unit: no statistic, no rhythm, no part of all, and none that counts from something."""
    alone = sum(one.unit == amount.unit for one in claim.quantities) == 1
    if not alone or amount.statistic or amount.role or measured(claim.main, amount):
        return False
    return not (amount.rate and amount.unit == "time") and (amount.unit != "share" or len(claim.quantities) == 1)


def _measure(claim: Claim, amount: Quantity) -> Measure | None:
    main = claim.main
    period, behind = period_of(main, amount)
    stop = next((n for n, token in enumerate(main) if n > amount.last and token.word == "then"), len(main))
    held = [token for token in main[:stop] if not amount.start <= token.start < amount.end]
    held = [token for token in held if not behind or token.start not in behind]
    if amount.unit == "money":
        held = [*(token for one in claim.segments if one.leading and one.word == "for" for token in one.tokens), *held]
    unit = "#retri" if amount.unit in _TRIES else amount.unit
    frames = frozenset((_COUNTING if unit[0] == "#" else _FRAMES.get(unit, "")).split()) | _PERIODS.keys()
    aspect = next((_ASPECTS[token.word] for token in held if token.word in _ASPECTS), "")
    aspect = aspect if unit in ("length", "weight") else ""
    frames |= _SUFFICING | _TAKEN | {"bring", "brings"}
    about = matter(held, frames | (_ASPECTS.keys() if unit in ("length", "text", "weight") else frozenset()))
    counted = {unit[1:]} if unit[0] == "#" else frozenset[str]()
    about = about - counted - {root(amount.unit[1:])}
    following = main[amount.last].word if amount.last < len(main) else ""
    if unit == "time" and following in _ENDLESS:
        about |= {"@to"}
    if not about or any(one.kind == "why" for one in claim.segments):
        return None
    hedged = bool(_ABOUT & {token.word for token in main[max(0, amount.first - 2) : amount.first + 2]})
    return Measure(claim, _granted(claim, amount), unit, about, period, aspect, hedged, _firm(claim, amount))


def _granted(claim: Claim, amount: Quantity) -> Quantity:
    """`May borrow two tools`: up to so many; `up to` of a time is a limit."""
    words = {token.word for token in claim.main}
    if amount.bound == "min" and claim.negated and _TAKEN & words and amount.first < len(claim.main) - 2:
        return replace(amount, bound="max", high=amount.low)  # `bags over 8 kg are not allowed`
    if amount.bound == "min" and claim.modality == "may" and not claim.negated and {"any", "from"} <= words:
        return replace(amount, bound="max", high=amount.low)
    if amount.bound == "min" and not claim.negated and _SUFFICING & words:
        return replace(amount, bound="max", high=amount.low)  # so much is enough
    may = claim.modality == "may" and not claim.negated and amount.bound == "exact" and amount.low == amount.high
    return replace(amount, bound="reach", low=0.0) if may else amount


def _firm(claim: Claim, amount: Quantity) -> bool:
    """Whether a bound holds for all of them: `must not last longer`, `no slot is longer`, `a crate holds at most`."""
    bound = amount.bound in ("max", "min")
    label = bound and claim.main[0].word in _ENDS and ":" in [token.word for token in claim.main[: amount.first]]
    limited = amount.bound == "max" and claim.main[amount.first].word in ("limited", "restricted", "capped")
    every = claim.universal or claim.modality == "must" or claim.negated or claim.main[0].word in _OPENING
    return label or limited or (bound and every)


def period_of(main: Sequence[Token], amount: Quantity) -> tuple[str, frozenset[int]]:
    """The year of `£30 a year` and of `the yearly fee`, and where its words stand."""
    following = main[amount.last : amount.last + 2]
    if len(following) == 2 and following[0].word in _EACH and is_unit(following[1].word):
        return following[1].word, frozenset(token.start for token in following)
    named = next((token for token in main if token.word in _PERIODS), None)
    return (_PERIODS[named.word], frozenset({named.start})) if named is not None else ("", frozenset())
