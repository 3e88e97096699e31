"""How many one thing holds, as a line puts it: `a crate holds at most 24 bottles`, `put 36 bottles into one crate`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import takewhile
from math import inf

from specflow.analysis.consistency.claims.claim import Claim
from specflow.analysis.consistency.claims.counted import sort_of
from specflow.analysis.consistency.claims.pronouns import with_referents
from specflow.analysis.consistency.claims.quantities import Quantity
from specflow.analysis.consistency.words.lexicon import light, people
from specflow.analysis.consistency.words.tokens import Token
from specflow.analysis.consistency.words.units import UNITS

HOLDING = frozenset(
    "has have had hold holds contain contains consist consists comprise comprises take takes taking fit fits seat seats accept "
    "accepts include includes carry carries offer offers need needs require requires room space get gets show shows".split()
)
_SIZES = frozenset("size capacity".split())
_BEING = frozenset("is are be".split())
_MADE = frozenset("consist consists made composed maximum minimum limit total up".split())  # their `of` is not the thing's
_INTO = frozenset("in into to on onto inside for per".split())
_ONE = frozenset("a an one each every the any single per".split())
_ABLE = frozenset("able possible support supported supports allowed can could".split())
_FINE = frozenset("goes_through go_through possible allowed accepted permitted fine okay place placed can may other".split())
_ENDLESS = (("as", "many"), ("any", "number", "of"), ("unlimited",), ("an", "unlimited", "number", "of"))
_ASIDE = frozenset("tim everi alwai never exact exactli maximum minimum support possibl abl normal".split())


@dataclass(frozen=True)
class Holding:
    """`low` to `high` of one unit in one thing; `wanted` where so many have to be possible, `act` is what is done with them."""

    claim: Claim
    unit: str
    thing: frozenset[str]
    low: float
    high: float
    wanted: bool
    act: str
    span: tuple[int, int]
    room: bool = False  # so many find room: fewer do, too


def holdings_of(claims: Sequence[Claim]) -> Iterator[Holding]:
    """What the lines say of how many there are in one thing; `it` is what the line before speaks of."""
    for claim, before in with_referents(claims):
        if claim.tokens and claim.tokens[-1].word != "?":
            yield from _holdings(claim, before)


def _holdings(claim: Claim, before: Claim | None) -> Iterator[Holding]:
    for amount in claim.quantities:
        if not _counting(amount) or (claim.negated and amount.bound == "exact") or _narrowing(claim, amount):
            continue
        thing = _thing(claim, amount, before)
        if thing:
            yield _holding(claim, amount, thing)
    yield from _unlimited(claim, before)
    yield from _single(claim)
    if not claim.condition_quantities:
        return
    said = {token.word for token in claim.main}
    for segment in claim.segments:
        amounts = [one for one in claim.condition_quantities if _counting(one) and one.bound == "exact"]
        if segment.word == "with" and len(amounts) == 1 and said & _ABLE and not claim.negated:
            thing = _named(claim.main[: claim.modal] if claim.modal > 0 else claim.main[:6])
            yield Holding(claim, amounts[0].unit, thing, amounts[0].low, amounts[0].low, True, "", _span(amounts[0]))


def _unlimited(claim: Claim, before: Claim | None) -> Iterator[Holding]:
    """`As many photos as you like`, `any number of`, `unlimited`: whatever limit another line sets is too low."""
    main = claim.main
    words = [token.word for token in main]
    if claim.negated or not ("many" in words or "any" in words or "unlimited" in words):
        return
    for at in range(len(main) - 1):
        size = next((len(run) for run in _ENDLESS if tuple(words[at : at + len(run)]) == run), 0)
        counted = main[at + size] if size and at + size < len(main) else None
        if counted is None or not counted.concept:
            continue
        unit = "#person" if counted.concept in people() else f"#{counted.concept}"
        amount = Quantity(unit, inf, inf, "exact", main[at].start, counted.end, at, at + size + 1)
        if thing := _thing(claim, amount, before):
            yield Holding(claim, unit, thing, 0.0, inf, True, _act(claim, amount), _span(amount))


def _narrowing(claim: Claim, amount: Quantity) -> bool:
    """`Rooms with more than 20 seats need …`: which of them are meant, and not how many they have."""
    led = amount.first > 1 and claim.main[amount.first - 1].word in ("of", "with") and amount.bound != "exact"
    told = any(token.concept for token in claim.main[amount.last :])
    open_to = claim.modality == "may" or bool(_FINE & {token.word for token in claim.main})
    return led and told and claim.modal < 0 and not open_to and claim.main[amount.first - 2].word not in _MADE


def _single(claim: Claim) -> Iterator[Holding]:
    """`An order of a single loaf goes through like any other`: one is enough."""
    words = [token.word for token in claim.tokens]
    if claim.negated or "single" not in words or not _FINE & set(words):
        return
    for at in range(3, len(words) - 1):
        if words[at] == "single" and words[at - 1] in ("a", "one") and words[at - 2] in ("of", "with"):
            counted = claim.tokens[at + 1]
            run = list(takewhile(lambda token: token.concept, reversed(claim.tokens[: at - 2])))
            behind = claim.tokens[at + 3 : at + 4] if words[at + 2 : at + 3] == ["of"] else ()
            thing = _content([*run, *behind])
            if run and counted.concept:
                yield Holding(claim, sort_of(counted), thing, 1.0, 1.0, True, "", (claim.tokens[at].start, counted.end))


def suffices(claim: Claim) -> bool:
    """`Ten photos per entry are enough`: a place for more of them does no harm."""
    return any(token.word in ("enough", "suffice", "suffices", "sufficient") for token in claim.main)


def _counting(amount: Quantity) -> bool:
    return (amount.unit[:1] == "#" or amount.unit == "text") and not amount.rate and not amount.statistic and not amount.role


def _holding(claim: Claim, amount: Quantity, thing: frozenset[str]) -> Holding:
    low = amount.low if amount.bound in ("min", "exact") else 0.0
    high = inf if amount.bound == "min" else amount.high
    able = not claim.negated and (claim.modality == "may" or bool({token.word for token in claim.main} & _ABLE))
    wanted = amount.bound == "reach" or (able and amount.bound == "exact")
    room = bool(_sized(claim.main[: amount.first]))
    return Holding(claim, amount.unit, thing, low, high, wanted, _act(claim, amount), _span(amount), room)


def _span(amount: Quantity) -> tuple[int, int]:
    return amount.start, amount.end


def _act(claim: Claim, amount: Quantity) -> str:
    """What is done with them; empty where they are only there. `At a time` makes having of every doing."""
    words = [token.word for token in claim.main]
    if any(words[at] == "at" and words[at + 2] == "time" for at in range(len(words) - 2)):
        return ""
    found = next((t for t in reversed(claim.main[claim.modal + 1 : amount.first]) if t.concept and t.word not in UNITS), None)
    return found.concept if found and found.word not in HOLDING and claim.modal >= 0 else ""


def _thing(claim: Claim, amount: Quantity, before: Claim | None) -> frozenset[str]:
    """What holds them: behind `into one`, before `of at least`, or what has them."""
    main, first = claim.main, amount.first
    if first > 1 and main[first - 1].word in ("of", "with") and main[first - 2].concept and main[first - 2].word not in _MADE:
        run = takewhile(lambda token: token.concept, reversed(main[: first - 1]))
        return _named(list(run))
    if amount.unit == "#person" and (meant := _meant_for(main, first)):
        return meant
    into = next((n for n in range(amount.last, len(main) - 1) if main[n].word in _INTO and main[n + 1].word in _ONE), -1)
    into = next((n for n in range(amount.last, len(main) - 1) if main[n].word == "per"), into)
    if into >= 0:
        rest = main[into + 1 + (main[into + 1].word in _ONE) :]
        return _named(list(takewhile(lambda token: token.concept or token.word in _ONE, rest)))
    if sized := _sized(main[:first]):
        return sized
    long = amount.last < len(main) and main[amount.last].word == "long"
    verb = next((n for n in range(first - 1, -1, -1) if main[n].word in (_BEING if long else HOLDING)), -1)
    if verb == 1 and before is not None:
        return _content(before.main)
    if verb > 0:
        return _named(main[:verb])
    acting = claim.modal > 0 and _named(main[: claim.modal])
    return acting if acting and acting <= people() else frozenset()


def _sized(before: Sequence[Token]) -> frozenset[str]:
    """What `Basket size:`, `the capacity of the basket is` name."""
    words = [token.word for token in before]
    at = next((n for n, word in enumerate(words) if word in _SIZES), -1)
    if at < 0 or words[-1] not in (":", "is"):
        return frozenset()
    if at == len(words) - 2:
        return _named(before[:at])
    return _named(before[at + 2 : -1]) if words[at + 1] in ("of", "for") else frozenset()


def _meant_for(main: Sequence[Token], first: int) -> frozenset[str]:
    """`Group tickets are sold for 10 to 30 visitors`, `a group ticket for as few as six visitors`."""
    at = first - 1
    while at > 1 and main[at].word in ("as", "few", "many", "only"):
        at -= 1
    if at < 2 or main[at].word != "for":
        return frozenset()
    if main[at - 2].word in _BEING:
        return _named(main[: at - 2])
    return _named(list(takewhile(lambda token: token.concept, reversed(main[:at]))))


def _named(tokens: Sequence[Token]) -> frozenset[str]:
    return _content(tokens) if len(tokens) <= 8 else frozenset()


def _content(tokens: Sequence[Token]) -> frozenset[str]:
    return frozenset(
        token.concept for token in tokens
        if token.concept and token.concept not in _ASIDE | (light() - people()) and token.word not in UNITS
        and not token.word[:1].isdecimal()
    )  # fmt: skip


def by_unit(holdings: Sequence[Holding]) -> Mapping[tuple[str, str], list[Holding]]:
    """The holdings under what is counted and each word of what holds them."""
    found: dict[tuple[str, str], list[Holding]] = {}
    for one in holdings:
        for word in sorted(one.thing):
            found.setdefault((one.unit, word), []).append(one)
    return found
