"""Decision nodes that a fresh spec deserves: where its sources hedge, where goals pull apart, where an order is asked for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from specflow.model.ids import next_id
from specflow.model.spec import Decision, Parameter, Requirement, Spec
from specflow.model.text import parameters_in

MOST = 3
_HEDGE = re.compile(
    r"\b(?:about|around|roughly|approximately|some|perhaps|maybe|probably|ideally|say|should be enough|or so|at least for now|"
    r"to begin with|to start|something like|we think|not sure|tbd|let's)\b",
    re.IGNORECASE,
)
_SURE = re.compile(r"\b(?:confiden\w*|certain\w*|sure|accura\w*|threshold|score|similar\w*)\b", re.IGNORECASE)
_ORDER = re.compile(r"\b(?:(?:be|are) (?:ranked|sorted)|(?:results|places|answers) must be ordered)\b", re.IGNORECASE)
_GOALS = (
    ("speed", re.compile(r"\b(?:fast|quick\w*|latency|seconds?|ms|milliseconds?|time)\b", re.IGNORECASE)),
    ("quality", re.compile(r"\b(?:quality|accura\w*|correct\w*|helpful|wrong|error\w*|mistake\w*)\b", re.IGNORECASE)),
    ("cost", re.compile(r"\b(?:cost\w*|budget|cents?|euros?|dollars?|price\w*|cheap\w*|tickets?)\b", re.IGNORECASE)),
    ("reach", re.compile(r"\b(?:share|adoption|conversion|usage|users|rate|percent|%)", re.IGNORECASE)),
    ("safety", re.compile(r"\b(?:privacy|safe\w*|fraud|abuse|complain\w*|incident\w*|consent)\b", re.IGNORECASE)),
)


class Proposed(NamedTuple):
    """A decision with what it needs to stand: parameters that it brings."""

    decision: Decision
    weight: float


def propose(spec: Spec) -> tuple[Decision, ...]:
    """Up to three decisions for a spec that has none, the weightiest first. The same spec gives the same decisions."""
    if spec.decisions:
        return ()
    found = sorted((*_values(spec), *_orders(spec), *_goals(spec)), key=lambda one: -one.weight)
    taken = [gone.id for gone in spec.retired]
    out: list[Decision] = []
    for one in found[:MOST]:
        id_ = next_id("DN", [*taken, *(made.id for made in out)])
        out.append(one.decision.model_copy(update={"id": id_}))
    return tuple(out)


def _values(spec: Spec) -> Iterator[Proposed]:
    """A number that the source hedges, or that says how sure is sure enough: a scale around it."""
    users = _users(spec)
    for name, parameter in spec.parameters.items():
        if isinstance(parameter.value, bool) or not isinstance(parameter.value, int | float) or parameter.value <= 0:
            continue
        for one in users.get(name, ()):
            quote = " ".join(ref.quote or "" for ref in one.source)
            weight = 3.0 * bool(_SURE.search(one.text)) + 2.0 * bool(_HEDGE.search(_near(quote, parameter)))
            if weight and one.kind != "BR" and not one.proposed:
                yield Proposed(_slider(name, parameter, one), weight + 0.1 * len(users[name]))
                break


def _near(quote: str, parameter: Parameter) -> str:
    """The words just before the number."""
    at = quote.find(parameter.bare)
    return quote[max(0, at - 28) : at] if at >= 0 else ""


def _slider(name: str, parameter: Parameter, one: Requirement) -> Decision:
    value = float(parameter.value)  # type: ignore[arg-type]
    share = 0 < value < 1
    low, high = (0.5, 0.95) if share and value >= 0.5 else (_round(value / 2), _round(value * 2))
    if isinstance(parameter.value, int):
        low, high = max(1, int(low)), int(high)
    if parameter.unit in ("%", "percent"):
        high = min(high, 100)
    step: float = 0.05 if share else max(1, int(value / 10))
    question = f"{one.title}: is {parameter} right?"
    options: dict[str, Any] = {"min": low, "max": high, "step": step}
    source = one.source[:1]
    return Decision(id="DN-01", question=question, kind="slider", sets=(name,), serves=(one.id,), options=options, source=source)


def _round(value: float) -> float | int:
    return round(value, 2) if value < 1 else int(value) if value == int(value) or value > 10 else round(value, 1)


def _users(spec: Spec) -> dict[str, list[Requirement]]:
    users: dict[str, list[Requirement]] = {}
    for one in spec.requirements:
        for name in dict.fromkeys(use.name for use in parameters_in(one.text)):
            users.setdefault(name, []).append(one)
    return users


def _orders(spec: Spec) -> Iterator[Proposed]:
    """Something is ranked and nothing says by what."""
    for one in spec.requirements:
        if _ORDER.search(one.text) and not one.proposed and not re.search(r"\bby\b \w+", one.text):
            items = ("What was asked for", "Newest first", "What others chose")
            decision = Decision(id="DN-01", question=f"{one.title}: what matters most?", kind="ranking", serves=(one.id,),
                                options=items, source=one.source[:1])  # fmt: skip
            yield Proposed(decision, 2.5)


def _goals(spec: Spec) -> Iterator[Proposed]:
    """Two measures of success that pull apart: which one yields?"""
    kinds = [(one, next((kind for kind, word in _GOALS if word.search(one.text)), "")) for one in spec.metrics]
    for at, (one, kind) in enumerate(kinds):
        for other, second in kinds[at + 1 :]:
            if kind and second and kind != second:
                options = ({"name": f"{one.id} holds", "pros": [one.text]}, {"name": f"{other.id} holds", "pros": [other.text]})
                question = f"When {one.id} and {other.id} pull apart, which one yields?"
                decision = Decision(id="DN-01", question=question, kind="choice", serves=(one.id, other.id), options=options)
                yield Proposed(decision, 1.5)
                return
