"""`specflow.toml`, or `[tool.specflow]` in `pyproject.toml`, to a `Config`, with places for what does not fit."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from typing import Any

from specflow.model.config import Config
from specflow.model.finding import Problem
from specflow.model.location import Location
from specflow.model.value import Value, fields_of, kinds_in
from specflow.parse.values import built

MAX_CHARACTERS = 2_000_000
_PASSES = 5
_TABLE = re.compile(r"[ \t]*\[{1,2}[ \t]*(?P<name>[^\[\]#]{1,300}?)[ \t]*\]{1,2}[ \t]*(?:#.*)?$")
_KEY = re.compile(r"[ \t]*(?P<name>[^ \t=#\[\]{},](?:[^=#\[\]{},]{0,300}?[^ \t=#\[\]{},])??)[ \t]*=")
_MEANT = {
    "string_type": "text in quotes", "bool_type": "`true` or `false`", "float_type": "a number", "int_type": "a number",
    "dict_type": "a table", "tuple_type": "a list of texts", "dataclass_type": "a table",
}  # fmt: skip


def read_config(path: str, text: str, *, table: str | None = None) -> tuple[Config, tuple[Problem, ...]]:
    """Never raises. `table` names where the configuration stands in a file of others: `tool.specflow`.

    Problems: `unknown-key` for keys that mean nothing, `configuration` for what cannot be used; those values keep their default.
    """
    whole, problem = _toml(path, text)
    if problem:
        return Config(), (problem,)
    inside = tuple(table.split(".")) if table else ()
    data: Any = whole
    for name in inside:
        data = data.get(name, {}) if isinstance(data, dict) else {}
    if not isinstance(data, dict):
        message = f"`{table}` is no table."
        return Config(), (Problem("configuration", message, _place(path, text, inside), help=f"Write `[{table}]`."),)
    return _validated(path, text, data, inside)


def _toml(path: str, text: str) -> tuple[dict[str, Any], Problem | None]:
    help_ = "Correct the line; strings stand in quotes, lists in `[…]`."
    if len(text) > MAX_CHARACTERS:
        message = f"The file is longer than {MAX_CHARACTERS} characters; it is not read."
        return {}, Problem("configuration", message, Location(path), help="Keep the configuration in a file of its own.")
    try:
        return tomllib.loads(text.removeprefix("\ufeff")), None
    except RecursionError:
        return {}, Problem("configuration", "The file nests too deeply.", Location(path), help="Write it flatter.")
    except ValueError as error:
        found = re.search(r" \(at line (\d+), column (\d+)\)$", str(error))
        at = Location.on_line(path, int(found[1]), int(found[2])) if found else _end_of(path, text, error)
        said = re.sub(r" \(at .*\)$", "", str(error))
        return {}, Problem("configuration", f"The file is no TOML: {said}.", at, help=help_)


def _end_of(path: str, text: str, error: ValueError) -> Location:
    return Location.on_line(path, text.count("\n") + 1) if "end of document" in str(error) else Location(path)


def _validated(path: str, text: str, data: dict[str, Any], inside: tuple[str, ...]) -> tuple[Config, tuple[Problem, ...]]:
    if config := built(Config, data):
        return config, ()
    from pydantic import ValidationError

    problems: list[Problem] = []
    for round_ in range(_PASSES):
        try:
            return Config.model_validate(data), tuple(problems)
        except ValidationError as error:
            errors: list[dict[str, Any]] = [dict(one) for one in error.errors(include_url=False)]
        for one in errors:
            steps = _steps(one["loc"], data)
            if round_ == 0:
                problems.append(_described(one, steps, _place(path, text, (*inside, *steps))))
        for steps in {_steps(one["loc"], data): None for one in errors}:
            _drop(data, steps)
    return Config(), tuple(problems)


def _steps(loc: tuple[str | int, ...], data: Any) -> tuple[str, ...]:
    """The keys of the path that stand in the file; what lies inside a list counts as the list."""
    steps: list[str] = []
    here = data
    for part in loc:
        if not isinstance(here, dict) or part not in here:
            break
        here = here[part]
        steps.append(str(part))
    return tuple(steps)


def _drop(data: dict[str, Any], steps: tuple[str, ...]) -> None:
    here: Any = data
    for step in steps[:-1]:
        here = here.get(step, {}) if isinstance(here, dict) else {}
    if steps and isinstance(here, dict):
        here.pop(steps[-1], None)


def _described(error: dict[str, Any], steps: tuple[str, ...], at: Location) -> Problem:
    name = ".".join(steps)
    if error["type"] == "unexpected_keyword_argument" or error["loc"][-1] == "[key]":
        return _unknown(error, steps, at)
    if error["type"] == "literal_error":
        allowed = ", ".join(f'"{word}"' for word in re.findall(r"'([^']*)'", str(error["ctx"]["expected"])))
        message = f"`{name}` says `{str(error['input'])[:60]}`; it may be {allowed}."
        return Problem("configuration", message, at, help="Use one of these words.")
    meant = _MEANT.get(error["type"], "a value of another kind")
    return Problem("configuration", f"`{name}` says `{str(error['input'])[:60]}`; {meant} is meant.", at, help=f"Write {meant}.")


def _unknown(error: dict[str, Any], steps: tuple[str, ...], at: Location) -> Problem:
    from difflib import get_close_matches

    known = _known(steps[:-1])
    if error["loc"][-1] == "[key]":
        known = re.findall(r"'([^']*)'", str(error.get("ctx", {}).get("expected", "")))
    meant = get_close_matches(steps[-1].lower().replace("_", "-")[:80], known, 1, 0.6)
    where = f"`[{'.'.join(steps[:-1])}]`" if steps[:-1] else "the configuration"
    message = f"`{steps[-1]}` is no key of {where}."
    if meant:
        return Problem("unknown-key", f"{message} Did you mean `{meant[0]}`?", at, help=f"Rename it to `{meant[0]}`.")
    return Problem("unknown-key", message, at, help=f"Remove it, or use one of: {', '.join(known)}.")


def _known(steps: tuple[str, ...]) -> list[str]:
    kind: type[Value] | None = Config
    for step in steps:
        annotation = next((one.annotation for one in fields_of(kind) if step in (one.alias, one.name)), None) if kind else None
        kind = next(kinds_in(annotation), None)
    return [one.alias for one in fields_of(kind)] if kind else []


def _place(path: str, text: str, steps: tuple[str, ...]) -> Location:
    """The line that sets `steps`, or the nearest table around it; found in the text, since TOML values keep no places."""
    best, depth = Location(path), 0
    for number, found, keys in _settings(text):
        common = len(keys) if steps[: len(keys)] == keys else 0
        if common > depth:
            depth = common
            best = Location.on_line(path, number, found.start("name") + 1, len(found["name"]))
            rest = steps[common:]
            inner = re.search(rf"[{{,]\s*[\"']?({re.escape(rest[-1])})[\"']?\s*=", found.string) if rest else None
            if inner:
                return Location.on_line(path, number, inner.start(1) + 1, len(rest[-1]))
        if depth == len(steps):
            break
    return best


def _settings(text: str) -> Iterator[tuple[int, re.Match[str], tuple[str, ...]]]:
    """Every line that opens a table or sets a key: its number, where, and the whole dotted name."""
    table: tuple[str, ...] = ()
    for number, line in enumerate(text.removeprefix("\ufeff").splitlines(), 1):
        if found := _TABLE.match(line[:1000]):
            table = _dotted(found["name"])
            yield number, found, table
        elif found := _KEY.match(line[:1000]):
            yield number, found, (*table, *_dotted(found["name"]))


def _dotted(name: str) -> tuple[str, ...]:
    return tuple(part.strip().strip("\"'") for part in name.split("."))
