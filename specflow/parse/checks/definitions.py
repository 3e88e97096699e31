"""Checks as they stand in spec.yaml to typed ones, parameters filled in; what does not fit is a problem with its place."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from pydantic import ValidationError

from specflow.model.checks import MODELS, Check, CodeCheck, MetricCheck
from specflow.model.finding import Problem
from specflow.model.location import Location
from specflow.model.project import SpecFile, Step
from specflow.model.spec import Parameter, Spec
from specflow.model.text import filled
from specflow.parse.checks.units import in_unit, quantity

BAD = "bad-check"
BOUNDS = ("below", "at_most", "above", "at_least")
MOST_DEPTH = 20


class Defined(NamedTuple):
    """A check with its owner (full id of a requirement or metric), its number there and its place."""

    owner: str
    number: int
    check: Check
    at: Location


def checks_of(file: SpecFile, spec: Spec) -> tuple[tuple[Defined, ...], tuple[Problem, ...]]:
    """Every check of a spec, those of requirements first, then those of metrics."""
    found: list[Defined] = []
    problems: list[Problem] = []
    sections: tuple[tuple[str, Sequence[Any]], ...] = (("requirements", spec.requirements), ("metrics", spec.metrics))
    for section, items in sections:
        for position, item in enumerate(items):
            for number, raw in enumerate(item.checks):
                def place(*steps: Step, _at: tuple[Any, ...] = (section, position, "checks", number)) -> Location:
                    return file.at(_at[0], _at[1], *_at[2:], *steps)

                read = typed(raw, spec.parameters, place)
                if isinstance(read, Problem):
                    problems.append(Problem(read.kind, read.message, read.at, read.help, spec.full_id(item.id)))
                else:
                    found.append(Defined(spec.full_id(item.id), number, read, place()))
    return tuple(found), tuple(problems)


def typed(raw: Mapping[str, Any], parameters: Mapping[str, Parameter], place: Callable[..., Location]) -> Check | Problem:
    """One check, or the problem with it."""
    kinds = [kind for kind in MODELS if kind in raw]
    if len(kinds) != 1:
        known = ", ".join(f"`{kind}`" for kind in MODELS)
        said = "names several kinds" if kinds else "names no kind"
        return Problem(BAD, f"this check {said}; one of {known} is meant", place(), "See `docs/checks.md`.")
    kind = kinds[0]
    try:
        given = _filled(_settings(kind, raw), parameters, 0)
    except _Unknown as unknown:
        message = f"this check uses `{{{unknown.args[0]}}}`, which is not defined under `parameters:`"
        return Problem(BAD, message, place(), "Define the value, or correct the name.")
    except _Wrong as wrong:
        return Problem(BAD, str(wrong), place(), "See `docs/checks.md`.")
    if kind == "metric":
        problem = _bounds(given, place)
        if problem:
            return problem
    try:
        check: Any = MODELS[kind].model_validate(given)
    except ValidationError as error:
        return _complaint(kind, error, place)
    return _sound(check, place)


class _Unknown(Exception):
    """A parameter that is not there."""


class _Wrong(Exception):
    """A shape that is none."""


def _settings(kind: str, raw: Mapping[str, Any]) -> dict[str, Any]:
    """`contract: FILE` has its settings beside it, the other kinds inside."""
    if kind == "contract":
        return dict(raw)
    inner = raw[kind]
    if not isinstance(inner, dict):
        raise _Wrong(f"`{kind}` needs settings: `{kind}: {{…}}`")
    if len(raw) > 1:
        other = next(key for key in raw if key != kind)
        raise _Wrong(f"`{other}` stands beside `{kind}`; it belongs inside of it")
    return dict(inner)


def _filled(value: Any, parameters: Mapping[str, Parameter], depth: int) -> Any:
    if depth > MOST_DEPTH:
        raise _Wrong("this check nests too deeply")
    if isinstance(value, str):
        return _text(value, parameters)
    if isinstance(value, dict):
        return {key: _filled(one, parameters, depth + 1) for key, one in value.items()}
    return [_filled(one, parameters, depth + 1) for one in value] if isinstance(value, list) else value


def _text(text: str, parameters: Mapping[str, Parameter]) -> str:
    """`{canary}` is filled in when the check runs; a pattern's own braces stay when no parameter has that name."""
    kept = text.replace("{canary}", "\0")
    for name in _named(kept):
        if name not in parameters and kept.strip() in (f"{{{name}}}", f"{{{name}.value}}"):
            raise _Unknown(name)
    return filled(kept, parameters).replace("\0", "{canary}") if "{" in kept else text


def _named(text: str) -> Iterator[str]:
    from specflow.model.text import parameters_in

    return (use.name for use in parameters_in(text))


def _bounds(given: dict[str, Any], place: Callable[..., Location]) -> Problem | None:
    """Bounds may carry a unit of their own (`{max_wait}` is `2 s`); they are brought to the check's unit."""
    for key in BOUNDS:
        words = given.get(key)
        if not isinstance(words, str):
            continue
        number, unit = quantity(words)
        if number is None:
            return Problem(BAD, f"`{key}: {words}` is no number", place("metric", key), "Write a number, or a parameter.")
        if unit and "unit" not in given:
            given["unit"] = unit
        converted = in_unit(number, unit, str(given.get("unit") or unit))
        if converted is None:
            message = f"`{key}: {words}` cannot be compared with `{given['unit']}`"
            return Problem(BAD, message, place("metric", key), "Use units of one kind.")
        given[key] = converted
    return None


def _complaint(kind: str, error: ValidationError, place: Callable[..., Location]) -> Problem:
    first = error.errors(include_url=False)[0]
    steps = [step for step in first["loc"] if isinstance(step, str | int)]
    name = ".".join(str(step) for step in steps) or kind
    known = ", ".join(f"`{field.alias or key}`" for key, field in MODELS[kind].model_fields.items() if key != "kind")
    said = {
        "extra_forbidden": f"`{kind}` has no setting `{name}`; it has {known}",
        "missing": f"`{kind}` needs `{name}`",
    }.get(first["type"], f"`{name}` of `{kind}`: {first['msg'].lower()}")
    inside = () if kind == "contract" else (kind,)
    return Problem(BAD, said, place(*inside, *steps[:1]), "See `docs/checks.md` for what each kind may say.")


def _sound(check: Check, place: Callable[..., Location]) -> Check | Problem:
    """What the types cannot say."""
    why = ""
    if isinstance(check, CodeCheck) and (check.must_match is None) == (check.must_not_match is None):
        why = "a code check needs either `must_match` or `must_not_match`"
    elif isinstance(check, CodeCheck) and isinstance(check.must_not_match, dict) and check.example is None:
        why = "a `must_not_match` rule needs an `example` that it has to find, else nobody knows that it can fail"
    elif isinstance(check, MetricCheck) and sum(getattr(check, key) is not None for key in BOUNDS) != 1:
        why = f"a metric needs one bound: {', '.join(f'`{key}`' for key in BOUNDS)}"
    elif check.kind == "contract" and not (check.payloads or check.openapi):
        why = "a contract needs `payloads` or `openapi` to be held against"
    elif check.kind == "canary" and not any("{canary}" in word for word in check.run):
        why = "a canary's `run` has to hand on the marker: write `{canary}` where the input goes"
    return Problem(BAD, why, place(), "See `docs/checks.md`.") if why else check
