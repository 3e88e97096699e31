"""Checks that a requirement's own words ask for: proposals to review, and test skeletons with the values at its bounds.

A proposal never passes by itself: checks name reports and patterns that a person has to confirm, and every skeleton fails until
somebody finishes it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from specflow.model.spec import Parameter, Requirement
from specflow.model.text import filled, parameters_in
from specflow.parse.checks.units import in_unit, unit_of
from specflow.parse.quantities import quantities_in

_UPPER = r"at most|no more than|not more than|up to|not exceed|a maximum of|within|no later than|under|less than|fewer than|below"
_LOWER = (
    r"at least|no fewer than|not less than|a minimum of|more than|above|over|greater than|longer than|exceed(?:s|ing)?|after|for"
)
_BEFORE = re.compile(rf"\b(?P<upper>{_UPPER})\b|\b(?P<lower>{_LOWER})\b", re.IGNORECASE)
_STORE = r"stor\w+|keep|kept|log|logged|record\w*|persist\w*|retain\w*|sav\w+|writ\w+|remember\w*"
_NEVER = re.compile(rf"\b(?:must|may|shall) (?:not|never)(?: be)? (?:{_STORE})\b|\bnever (?:be )?(?:{_STORE})\b", re.IGNORECASE)
_EACH = re.compile(
    r"\b(?:(?:each|every) (?P<each>[a-z]+)|(?:an?|the) (?P<whole>answer|response|result|page|message|list))\b[^.]{0,60}?"
    r"\bmust (?:\w+ ){0,1}(?:carry|include|contain|hold|show|say|name|have|state|give)\b (?P<what>[^.;]{3,120})",
    re.IGNORECASE,
)
_SHARE = re.compile(r"(?<![\w.])(\d{2}(?:\.\d)?) ?(?:%|per ?cent)(?= of)", re.IGNORECASE)
_JUDGED = re.compile(r"\b(?:grounded|groundedness|accura\w+|hallucinat\w+|relevan\w+|faithful\w*)\b", re.IGNORECASE)
_TIMES = ("ms", "s", "min", "h")
_NO_NAMES = frozenset(
    "a an the its his her their every each of in at to and or that which is are with for least most one any so whether why words"
    " how when where".split()
)
_LISTED = re.compile(r",\s*(?:and\s+)?|\s+and\s+", re.IGNORECASE)
_CLAUSE = re.compile(r"\b(?:that|which|why|whether|how|when|where|so|because|if|unless)\b", re.IGNORECASE)
_THING = re.compile(r"(?:an?|the|its|his|her|their|at least|one)\s", re.IGNORECASE)


class Bound(NamedTuple):
    """A number in a requirement's text, how it is bounded, and how a check would name it."""

    value: float
    unit: str
    upper: bool
    words: str
    reference: str
    """`{max_latency}`, or the number itself."""


class Suggestion(NamedTuple):
    """One proposed check as plain data, why it is proposed, and what else it needs (a JSON Schema to start from)."""

    kind: str
    check: Mapping[str, Any]
    why: str
    needs: str = ""


def bounds(requirement: Requirement, parameters: Mapping[str, Parameter]) -> Iterator[Bound]:
    """Every bounded number of the text."""
    text = requirement.text
    for use in parameters_in(text):
        given = parameters.get(use.name)
        if given is not None and isinstance(given.value, int | float) and not isinstance(given.value, bool):
            found = _bounded(text[max(0, use.start - 60) : use.start])
            if found:
                yield Bound(float(given.value), unit_of(given.unit or ""), found[0], found[1], f"{{{use.name}}}")
    for quantity in quantities_in(text):
        found = _bounded(text[max(0, quantity.start - 60) : quantity.start])
        if found and not _SHARE.match(text, quantity.start):
            shown = f"{quantity.value:g}"
            yield Bound(float(quantity.value), unit_of(quantity.unit), found[0], found[1], shown)


def _bounded(before: str) -> tuple[bool, str] | None:
    """(an upper bound, its words) from the words just before a number."""
    last = None
    for found in _BEFORE.finditer(before):
        last = found
    if last is None or re.search(r"[.;!?]\s", before[last.end() :]) or len(before) - last.end() > 28:
        return None
    return bool(last["upper"]), last[0].lower()


def suggestions(requirement: Requirement, parameters: Mapping[str, Parameter], feature: str) -> list[Suggestion]:
    """The checks that the text asks for; none for kinds that the requirement has already."""
    has = {kind for check in requirement.checks for kind in check}
    text = filled(requirement.text, parameters)
    found: list[Suggestion] = []
    for bound in bounds(requirement, parameters):
        if bound.unit in _TIMES and bound.upper:
            found.append(_metric(text, bound))
            break
    if _NEVER.search(text):
        found += _kept_out()
    each = _EACH.search(text)
    if each and not _NEVER.search(text):
        found.append(_contract(requirement, each, feature))
    if _JUDGED.search(text):
        found.append(_eval(text))
    return [one for one in found if one.kind not in has]


def _metric(text: str, bound: Bound) -> Suggestion:
    share = _SHARE.search(text)
    percentile = f"p{float(share[1]):g}" if share else "p95"
    report = {"report": "evidence/load.json", "format": "json", "value": percentile}
    settings = {**report, "unit": bound.unit, "at_most": bound.reference}
    why = f"“{bound.words}” bounds a time" + ("" if share else "; the text names no share, so p95 is a guess")
    return Suggestion("metric", {"metric": settings}, why)


def _kept_out() -> list[Suggestion]:
    why = "what must not be kept is found out by sending a marker through the running code"
    run = {"run": ["python", "tools/ask_once.py", "{canary}"], "must_not_appear_in": ["var/**"], "must_say": "200"}
    rule = {"language": "python", "must_not_match": "$DB.execute($$$)", "in": "tagged"}
    return [
        Suggestion("canary", {"canary": run}, why, "a program that asks the service, and the places it writes to"),
        Suggestion("code", {"code": rule}, "a pattern notices what no run comes across", "the pattern of a leak"),
    ]


def _contract(requirement: Requirement, found: re.Match[str], feature: str) -> Suggestion:
    names = _properties(found["what"])
    node = {"type": "string", "minLength": 1, "x-requirement": requirement.id}
    inner: dict[str, Any] = {"type": "object", "required": names, "properties": dict.fromkeys(names, node)}
    schema = inner
    if found["each"]:
        schema = {"type": "object", "required": ["results"], "properties": {"results": {"type": "array", "items": inner}}}
    import json

    check = {"contract": f"contracts/{feature}.schema.json", "payloads": "evidence/*.jsonl"}
    why = f"“{found['each'] or found['whole']} … {' '.join(found['what'].split()[:6])}” speaks of what comes back"
    return Suggestion("contract", check, why, f"this schema to start from: {json.dumps(schema)}")


def _properties(what: str) -> list[str]:
    """`a name, its distance and the reason why` as name, distance, reason; a further one has to begin as things do."""
    first, *others = _LISTED.split(_CLAUSE.split(what, maxsplit=1)[0])
    named = (_property(one) for one in (first, *(one for one in others if _THING.match(one))))
    return [name for name in dict.fromkeys(named) if name] or ["value"]


def _property(what: str) -> str:
    words = [word for word in re.findall(r"[a-z]+", what.lower()) if word not in _NO_NAMES]
    return "_".join(words[:1])


def _eval(text: str) -> Suggestion:
    share = _SHARE.search(text)
    least = float(share[1]) / 100 if share else 0.9
    settings = {"report": "evidence/evals.json", "format": "json", "score": "score", "at_least": least, "repeats": 3}
    return Suggestion("eval", {"eval": settings}, "how good an answer is can only be told by evaluation")


# ---------------------------------------------------------------- skeletons


def around(bound: Bound) -> tuple[float, float, float]:
    """The bound with its nearest values on both sides; times in seconds."""
    value, step = bound.value, 1.0
    seconds = in_unit(value, bound.unit, "s") if bound.unit in (*_TIMES, "day") else None
    if seconds is not None:
        value = seconds
    shown = f"{value:g}"
    if "." in shown:
        step = 10.0 ** -len(shown.partition(".")[2])
    places = max(0, len(shown.partition(".")[2]))
    return round(value - step, places), value, round(value + step, places)


def skeletons(requirement: Requirement, parameters: Mapping[str, Parameter], feature: str) -> list[str]:
    """Failing pytest functions, one for each bound that a test can stand at."""
    full = f"{feature}/{requirement.id}"
    found = []
    for number, bound in enumerate(bounds(requirement, parameters), 1):
        if bound.unit in _TIMES and bound.words in ("within", "under", "in"):
            continue  # a latency is measured, not tried at its edge
        values = [f"{value:g}" if abs(value) < 1e6 else str(int(value)) for value in around(bound)]
        unit = "seconds" if bound.unit in (*_TIMES, "day") else bound.unit
        name = f"test_{requirement.id.lower().replace('-', '_')}_at_its_bound{'' if number == 1 else f'_{number}'}"
        said = f"say what has to happen at {values[0]}, {values[1]} and {values[2]} {unit}".rstrip()
        text = " ".join(filled(requirement.text, parameters).split())
        found.append(
            f'# {text[:116]}\n@pytest.mark.spec("{full}")\n@pytest.mark.parametrize("value", [{", ".join(values)}])\n'
            f"def {name}(value: float) -> None:\n    pytest.fail({f'{said} (“{bound.words}” {values[1]})'!r})\n"
        )
    return found
