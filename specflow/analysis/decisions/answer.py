"""What the answer to a decision means: the value it sets, and why it cannot be taken."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from math import isclose, isfinite
from typing import Any

from specflow.analysis.decisions.rules import data_of, judge, rules_of, table_of
from specflow.errors import UsageProblem
from specflow.model.spec import Decision, Spec


@dataclass(frozen=True)
class Answer:
    """`chosen` is what is recorded; `value` what the parameters become (None: they stay); `rules` a table's new rows."""

    chosen: Any
    value: Any = None
    rules: list[dict[str, Any]] | None = None


def answer_of(spec: Spec, one: Decision, given: object) -> Answer:
    """The answer. Raises `UsageProblem` saying what would be one."""
    match one.kind:
        case "slider":
            return _slider(one, given)
        case "ranking":
            return _ranking(one, given)
        case "rules":
            return _rules(one, given)
        case _:
            return _choice(spec, one, given)


def _no(one: Decision, why: str, hint: str) -> UsageProblem:
    return UsageProblem(f"{one.id}: {why}", slug="no-answer", hint=hint)


def _slider(one: Decision, given: object) -> Answer:
    scale = one.options if isinstance(one.options, Mapping) else {}
    number = _number(given)
    if number is None:
        raise _no(one, f"{given!r} is no number", "Give a value on the scale.")
    low, high = _number(scale.get("min")), _number(scale.get("max"))
    if (low is not None and number < low) or (high is not None and number > high):
        raise _no(one, f"{number:g} is not between {low} and {high}", "Give a value on the scale.")
    return Answer(number, number)


def _number(value: object) -> int | float | None:
    if isinstance(value, bool):
        return None
    if isinstance(value, str):
        try:
            value = float(value)
        except ValueError:
            return None
    if not isinstance(value, int | float) or not isfinite(value):
        return None
    return int(value) if isclose(value, round(value), abs_tol=1e-12) else round(value, 6)


def names_of(options: object) -> tuple[str, ...]:
    """What is ranked or chosen from, by name."""
    items = options.get("items", ()) if isinstance(options, Mapping) else options
    return tuple(name_of(item) for item in items) if isinstance(items, list | tuple) else ()


def name_of(item: object) -> str:
    """An option's name: the text itself, or its `name` (`title`, `option`)."""
    if isinstance(item, Mapping):
        return str(next((item[key] for key in ("name", "title", "option") if key in item), next(iter(item.values()), "")))
    return str(item)


def _ranking(one: Decision, given: object) -> Answer:
    names = names_of(one.options)
    order = [part.strip() for part in given.split(",")] if isinstance(given, str) else given
    if not isinstance(order, list | tuple) or sorted(map(str, order)) != sorted(names):
        raise _no(one, "this is no order of what is ranked", f"Name each once, the most important first: {', '.join(names)}.")
    chosen = [str(name) for name in order]
    return Answer(chosen, chosen)


def _choice(spec: Spec, one: Decision, given: object) -> Answer:
    items = one.options.get("items", ()) if isinstance(one.options, Mapping) else one.options
    options = items if isinstance(items, list | tuple) else ()
    name = str(given).strip()
    if name.isdigit() and name not in map(name_of, options) and 1 <= int(name) <= len(options):
        name = name_of(options[int(name) - 1])
    found = next((item for item in options if name_of(item) == name), None)
    if options and found is None:
        raise _no(one, f"`{name}` is no option", f"Options: {'; '.join(map(name_of, options))}.")
    if not name:
        raise _no(one, "an answer is missing", "Say what was chosen.")
    value = found.get("value", name) if isinstance(found, Mapping) else name
    old = [spec.parameters[key].value for key in one.sets if key in spec.parameters]
    if any(not isinstance(was, str) for was in old) and isinstance(value, str):
        value = _number(value)  # a numeric parameter takes a number or stays
    return Answer(name, value)


def _rules(one: Decision, given: object) -> Answer:
    table = table_of(one.options)
    if table is None:
        raise _no(one, "this decision has no table", "Give it `options: {conditions: …, outcomes: …}` in spec.yaml.")
    if given is not None:
        rows = rules_of(given, table.conditions)
        if not isinstance(given, list | tuple) or len(rows) != len(given):
            raise _no(one, "these are no rules", "Give a list of {when: {condition: value}, then: outcome}.")
        known = {name: {*values, "any"} for name, values in table.conditions.items()}
        for asks, then in rows:
            if then not in table.outcomes or any(ask not in known[name] for name, ask in zip(known, asks, strict=True)):
                raise _no(one, f"a rule with the outcome {then!r} does not fit the table", "Use its conditions and outcomes.")
        table = replace(table, rules=rows)
    verdict = judge(table)
    if verdict.covered < verdict.situations:
        gap = ", ".join(f"{name} {value}" for name, value in zip(table.conditions, verdict.gaps[0], strict=True))
        raise _no(one, f"{verdict.situations - verdict.covered} of {verdict.situations} situations have no outcome",
                  f"The first: {gap}.")  # fmt: skip
    if verdict.overlaps:
        first, second = verdict.overlaps[0]
        raise _no(one, f"rules {first} and {second} give one situation two outcomes", "Make one of them narrower.")
    return Answer(f"{len(table.rules)} rules", None, data_of(table))
