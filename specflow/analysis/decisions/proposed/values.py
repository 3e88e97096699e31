"""Sliders: numbers that their author hedges, that say how sure is sure enough, or that trade one thing for another."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Any, NamedTuple

from specflow.model.spec import Decision, Parameter, Requirement, Spec
from specflow.model.text import filled, parameters_in

_HEDGE = re.compile(
    r"\b(?:about|around|roughly|approximately|some|perhaps|maybe|probably|ideally|say|should be enough|or so|at least for now|"
    r"to begin with|to start|something like|we think|not sure|tbd|let's)\b",
    re.IGNORECASE,
)
_SURE = re.compile(r"\b(?:confiden\w*|certain\w*|sure|accura\w*|threshold|score|similar\w*)\b", re.IGNORECASE)
_TRADE = re.compile(  # how long, how many, how far, how much: more of it helps one side and costs the other
    r"\b(?:expires?|lapses?|waits?|kept|keeps?|held|holds?|reserved|remind\w*|answer|reply|respond|lasts?|retr(?:y|ies)|offers?|"
    r"until|for|stops?|limit\w*|at most|up to|at least|no more than|more than|less than|fewer than|within|after|before|every)\b",
    re.IGNORECASE,
)  # fmt: skip
_SMALL = frozenset("a an the of to in on at for by with and or but that which who is are so can must its as if than from".split())
_TWENTIETH, _FIFTH, _HALF, _SURE_ENOUGH, _ALL = Decimal("0.05"), Decimal("0.2"), Decimal("0.5"), Decimal("0.95"), Decimal(100)
_LEAST, _MOST = 1e-9, 1e15
"""Numbers beyond these are no setting that anybody moves on a scale."""
_FINEST = 12
"""Decimals of the finest step."""
_SECONDS = frozenset(("s", "sec", "secs", "second", "seconds", "ms", "milliseconds"))


class Proposed(NamedTuple):
    """A decision and how much it matters: from 2 on by itself, below only to have three to begin with."""

    decision: Decision
    weight: float


def values(spec: Spec) -> Iterator[Proposed]:
    """A scale around each number worth a second thought. What the product's rules fix, and mere response times, are not."""
    users = _users(spec)
    for name, parameter in spec.parameters.items():
        if isinstance(parameter.value, bool) or not isinstance(parameter.value, int | float):
            continue
        if not _LEAST <= parameter.value < _MOST:
            continue
        mine = [one for one in users.get(name, ()) if not one.proposed]
        if any(one.kind == "BR" for one in mine):
            continue
        best = max(((_weight(one, name, parameter), -at) for at, one in enumerate(mine)), default=(0.0, 0))
        if best[0]:
            yield Proposed(_slider(name, parameter, mine[-best[1]]), best[0] + 0.1 * len(users[name]))


def _weight(one: Requirement, name: str, parameter: Parameter) -> float:
    quote = " ".join(ref.quote or "" for ref in one.source)
    strong = 3.0 * bool(_SURE.search(one.text)) + 2.0 * bool(_HEDGE.search(_near(quote, parameter)))
    if strong or one.kind == "NFR" or parameter.unit in _SECONDS or parameter.value == 1:
        return strong
    at = one.text.find(f"{{{name}}}")
    around = f"{one.text[max(0, at - 40) : at]} {one.text[at : at + 40]}"
    return 1.2 if _TRADE.search(around) else 0.0


def _near(quote: str, parameter: Parameter) -> str:
    """The words just before the number."""
    at = quote.find(parameter.bare)
    return quote[max(0, at - 28) : at] if at >= 0 else ""


def _slider(name: str, parameter: Parameter, one: Requirement) -> Decision:
    question = f"“{_around(one, name, parameter)}”: is {parameter} right?"
    options = _scale(parameter)
    source = one.source[:1]
    return Decision(id="DN-01", question=question, kind="slider", sets=(name,), serves=(one.id,), options=options, source=source)


def _around(one: Requirement, name: str, parameter: Parameter) -> str:
    """The number with the words around it, as far as its clause goes: `cancelled more than 2 hours before it starts`."""
    front, _, behind = one.text.partition(f"{{{name}}}")
    before = re.split(r"[,;:.] |\(", filled(front, {}))[-1].split()[-6:]
    after = re.split(r"[,;:.](?:\s|$)|\)", filled(behind, {}))[0].split()[:5]
    while after and after[-1].lower() in _SMALL:
        after.pop()
    return " ".join([*before, str(parameter), *after])


def _scale(parameter: Parameter) -> dict[str, Any]:
    """From about half of the number to about twice as much, in steps that meet the number itself: a scale that cannot be set to
    what the source says could not confirm it."""
    value = Decimal(str(parameter.value))
    share = 0 < value < 1
    step = _step(value, whole=isinstance(parameter.value, int))
    low = _HALF if share and value >= _HALF else value / 2
    high = value * 2
    if share:
        high = min(high, max(_SURE_ENOUGH, value) if step == _TWENTIETH else 1 - step)
    elif parameter.unit in ("%", "percent") and value <= _ALL:
        high = min(high, _ALL)
    least, most = value - (value - low) // step * step, value + (high - value) // step * step
    kind = int if isinstance(parameter.value, int) else float
    return {"min": kind(least), "max": kind(most), "step": kind(step)}


def _step(value: Decimal, *, whole: bool) -> Decimal:
    """The largest of 1, 2 and 5 and their tens and tenths that goes into `value`, at least ten times where it can."""
    if _FIFTH <= value < 1 and value % _TWENTIETH == 0:
        return _TWENTIETH
    for tens in range(value.adjusted() - 1, -_FINEST, -1):
        for digit in (5, 2, 1):
            step = Decimal(digit).scaleb(tens)
            if step * 10 <= value and value % step == 0 and (step >= 1 or not whole):
                return step
    return Decimal(1) if whole else value


def _users(spec: Spec) -> dict[str, list[Requirement]]:
    users: dict[str, list[Requirement]] = {}
    for one in spec.requirements:
        for name in dict.fromkeys(use.name for use in parameters_in(one.text)):
            users.setdefault(name, []).append(one)
    return users
