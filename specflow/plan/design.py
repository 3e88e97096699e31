"""The design that follows from the spec's sentences and parameters: API, states, gates, logic, and what has to be watched."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from specflow.model.plan import Concern, Design, Element, Gate, Logic, Operation, State
from specflow.model.spec import Requirement, Spec
from specflow.model.text import parameters_in
from specflow.plan.schemas import contracts_of, schema_text
from specflow.plan.sentence import limit_in, parts_of

_FALLBACK = re.compile(
    r"\b(?:fail\w*|cannot|unavailable|time[sd]? ?out|missing|empty|no longer|error|abandon\w*|late|silent|down|slow)\b",
    re.IGNORECASE,
)
_EXPANSION = re.compile(
    r"\b(?:synonym\w*|similar|suggest\w*|widen\w*|expand\w*|related|propos\w*|alternative\w*|nearby|correct\w*)\b", re.IGNORECASE
)
_STATE = re.compile(r"\b(?:state|screen|page|marked|shown|show|disabled|hidden|expired|pending)\b", re.IGNORECASE)
_DATA = re.compile(
    r"\b(?:(?:is|are|be|not|never|was|were|being) kept|kept (?:for|in|with|until|on|under|longer)|stored?"
    r"|log(?:ged)?|record(?:ed)?|deleted?|erased?|retain(?:ed)?|saved?|history|personal|anonymi\w+"
    r"|keeps?(?! (?:working|running|open|the same|to|up|within)\b))\b", re.IGNORECASE,
)  # fmt: skip
_SECURITY = re.compile(
    r"\b(?:nobody|no one|whoever|only (?:the|a|an) \w+ (?:must|may|can)|access|permissions?|roles?|tokens?|passwords?|secrets?|"
    r"encrypt\w*|log-?in|sign(?:ed)? in|authori[sz]\w+|address(?:es)?|phone|e-?mail|personal|private|faces?|charged|"
    r"rate limit\w*|attempts?|expire[sd]?|revoke[sd]?|shared?(?= with| by)|sharing|forward\w*|sensitive|confidential|"
    r"(?:stay|be|kept|remain) hidden|(?:must|may) not see|allowed to see|see nothing)\b",
    re.IGNORECASE,
)  # fmt: skip
_MEASURE = re.compile(
    r"\b(?:seconds?|minutes?|ms|within|latency|per second|p9\d|percent|cents?|euros?|budget|cost)\b|%|\{", re.IGNORECASE
)
_ROLLOUT = re.compile(
    r"\b(?:before launch|launch|pilot|roll(?:ed)?[- ]?out|migrat\w+|existing|switch(?:ed)? (?:on|off)|opt[- ]?(?:in|out)|beta)\b",
    re.IGNORECASE,
)


class Drawn(NamedTuple):
    """A design and the schemas that it names, by path."""

    design: Design
    schemas: dict[str, str]


def design_of(spec: Spec, chosen: tuple[Requirement, ...]) -> Drawn:
    """The design of some requirements; every element names them. Ids count from 01 in every section."""
    api, schemas = _api(spec, chosen)
    states, gates, logic = list[State](), list[Gate](), list[Logic]()
    for requirement in chosen:
        _behaviour(requirement, states, gates, logic)
    return Drawn(
        Design(
            api=tuple(api), states=tuple(states), gates=tuple(gates), logic=tuple(logic),
            data=_concerns("DT", chosen, _DATA), security=_concerns("SC", chosen, _SECURITY),
            observability=tuple(_observed(spec, chosen)), rollout=tuple(_rollout(spec, chosen)),
        ),
        schemas,
    )  # fmt: skip


def _api(spec: Spec, chosen: tuple[Requirement, ...]) -> tuple[list[Operation], dict[str, str]]:
    operations, schemas = list[Operation](), dict[str, str]()
    for number, one in enumerate(contracts_of(spec, chosen), 1):
        paths = {side: f"contracts/{one.name}.{side}.schema.json" for side in ("input", "output")}
        for side, fields in (("input", one.takes), ("output", one.gives)):
            if fields:
                schemas[paths[side]] = schema_text(spec, one, side)
        operations.append(
            Operation(
                id=f"API-{number:02d}", name=one.name, operation=one.route or None, summary=one.requirement.title,
                input=paths["input"] if one.takes else None, output=paths["output"] if one.gives else None,
                requirements=(one.requirement.id,),
            )
        )  # fmt: skip
    return operations, schemas


def _behaviour(one: Requirement, states: list[State], gates: list[Gate], logic: list[Logic]) -> None:
    """Each requirement is a gate where a bound decides, a state where it is something to be in, else a rule."""
    parts = parts_of(one.text)
    names = tuple(dict.fromkeys(use.name for use in parameters_in(one.text)))
    limit = limit_in(one.text)
    ids = (one.id,)
    if one.kind == "NFR":
        return
    then = " ".join(word for word in (parts.subject, parts.modal, parts.predicate) if word)
    if (limit or names) and (parts.condition or limit):
        when = parts.condition or limit
        gates.append(Gate(id=f"GT-{len(gates) + 1:02d}", when=when, then=then, parameters=names, requirements=ids))
    elif one.kind == "EC" or (parts.condition and _STATE.search(one.text)):
        states.append(
            State(id=f"ST-{len(states) + 1:02d}", name=one.title, entered=parts.condition or None, shows=then, requirements=ids)
        )
    else:
        logic.append(Logic(id=f"LG-{len(logic) + 1:02d}", kind=_kind(one), text=one.text, requirements=ids))
    if one.kind == "EC" and _FALLBACK.search(one.text) and not any(ids == rule.requirements for rule in logic):
        logic.append(Logic(id=f"LG-{len(logic) + 1:02d}", kind="fallback", text=one.text, requirements=ids))


def _kind(one: Requirement) -> Literal["rule", "expansion", "fallback"]:
    if one.kind != "BR" and _EXPANSION.search(one.text):
        return "expansion"
    return "fallback" if _FALLBACK.search(parts_of(one.text).condition) else "rule"


def _concerns(prefix: str, chosen: Sequence[Requirement], words: re.Pattern[str]) -> tuple[Concern, ...]:
    fitting = [one for one in chosen if words.search(one.text)]
    return tuple(_concern(f"{prefix}-{number:02d}", one.text, one) for number, one in enumerate(fitting, 1))


def _concern(id_: str, text: str, one: Requirement) -> Concern:
    names = tuple(dict.fromkeys(use.name for use in parameters_in(text)))
    return Concern(id=id_, text=text, parameters=names, requirements=(one.id,))


def _observed(spec: Spec, chosen: Sequence[Requirement]) -> Iterator[Concern]:
    """What has to be measured: every bound of a quality, every success metric."""
    number = 0
    for one in chosen:
        if one.kind == "NFR" and _MEASURE.search(one.text):
            number += 1
            yield _concern(f"OB-{number:02d}", f"Measure and alarm: {one.text}", one)
    for metric in spec.metrics if chosen else ():
        number += 1
        target = f" ({metric.target})" if metric.target else ""
        yield Concern(id=f"OB-{number:02d}", text=f"Report: {metric.text}{target}", requirements=(metric.id,))


def _rollout(spec: Spec, chosen: Sequence[Requirement]) -> Iterator[Concern]:
    """In which order it reaches people: musts behind a switch, then shoulds, then by the metrics."""
    steps: list[tuple[str, tuple[str, ...]]] = []
    musts = tuple(one.id for one in chosen if one.priority == "must")
    later = tuple(one.id for one in chosen if one.priority != "must")
    if musts:
        steps.append(("Behind a switch, for the team first: everything that must hold", musts))
    steps += [(one.text, (one.id,)) for one in chosen if _ROLLOUT.search(one.text)]
    if later:
        steps.append(("Then what should or could hold", later))
    if spec.metrics and chosen:
        metrics = tuple(one.id for one in spec.metrics)
        steps.append(("Open it wider while the metrics hold; close the switch when one falls", metrics))
    for number, (text, ids) in enumerate(steps, 1):
        yield Concern(id=f"RO-{number:02d}", text=text, requirements=ids)


def about(element: Element) -> str:
    """What an element says, in one line."""
    if isinstance(element, Operation):
        return f"`{element.operation or element.name}`" + (f": {element.summary}" if element.summary else "")
    if isinstance(element, State):
        return element.name + (f": {element.shows}" if element.shows else "")
    if isinstance(element, Gate):
        return f"{element.when} → {element.then}"
    return str(getattr(element, "text", element.id))
