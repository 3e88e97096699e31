"""`specflow/evidence/v1`: what the pytest plugin and `specflow evidence` write, read without belief in it."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Any

from specflow.model.evidence import Outcome, Report, Result
from specflow.model.finding import Problem
from specflow.parse.evidence.common import MOST_TESTS, once, relative, seconds, unreadable

SCHEMA = "specflow/evidence/v1"
_OUTCOMES = {outcome.value: outcome for outcome in Outcome if outcome not in (Outcome.STALE, Outcome.HOLLOW)}
_MOST_TEXT = 4_000


class _Wrong(Exception):
    """A value that is not what the schema says, with its name."""


def read_recorded(path: str, data: bytes) -> Report | Problem:
    """The report, or the problem that names the wrong value."""
    try:
        loaded = json.loads(data, object_pairs_hook=_table)
    except json.JSONDecodeError as problem:
        return unreadable(path, f"it is no JSON: {problem.msg} in line {problem.lineno}", problem.lineno)
    except (ValueError, RecursionError):
        return unreadable(path, "it is no JSON that can be read")
    except _Wrong as problem:
        return unreadable(path, str(problem))
    try:
        return _report(path, loaded)
    except _Wrong as problem:
        return unreadable(path, str(problem))


def _table(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """A table of JSON; one that says a key twice says two things, and readers differ in which they believe."""
    table = dict(pairs)
    if len(table) < len(pairs):
        seen: set[str] = set()
        twice = next(key for key, _ in pairs if key in seen or seen.add(key))  # type: ignore[func-returns-value]
        raise _Wrong(f"{twice[:80]!r} stands twice in one table")
    return table


def _report(path: str, loaded: object) -> Report:
    if not isinstance(loaded, dict) or loaded.get("schema") != SCHEMA:
        raise _Wrong(f'it does not say "schema": "{SCHEMA}"')
    tests = _take(loaded, "tests", list, "a list", [])
    if len(tests) > MOST_TESTS:
        raise _Wrong(f"it holds more than {MOST_TESTS:,} tests")
    digests = _take(loaded, "digests", dict, "a table", {})
    for key, value in digests.items():
        if not isinstance(value, str):
            raise _Wrong(f"`digests` has no text for {key[:80]!r}")
    stamped = {_clean(key): value for key, value in digests.items()}
    return Report(
        path, _text(loaded, "runner") or "pytest", _text(loaded, "commit"), stamped,
        once(_result(number, test) for number, test in enumerate(tests)), dirty=_flag(loaded, "dirty", True),
        exit=_take(loaded, "exit", int, "a whole number", 0), rerun=_flag(loaded, "rerun", False),
    )  # fmt: skip


def _result(number: int, test: object) -> Result:
    where = f"tests[{number}]"
    if not isinstance(test, dict):
        raise _Wrong(f"`{where}` is no table")
    outcome = _OUTCOMES.get(_text(test, "outcome", where))
    if outcome is None:
        raise _Wrong(f"`{where}.outcome` is none of {', '.join(_OUTCOMES)}")
    name = _text(test, "id", where)
    if not name:
        raise _Wrong(f"`{where}` has no id")
    return Result(
        name, relative(_text(test, "path", where)), _text(test, "symbol", where), _line(test, where), outcome,
        _texts(test, "requirements", where), _seconds(test, where), _text(test, "digest", where),
        _texts(test, "reached", where), _flag(test, "flaky", False, where),
    )  # fmt: skip


def _line(test: dict[str, Any], where: str) -> int:
    line: int = _take(test, "line", int, "a whole number", 0, where)
    return line if 0 < line < 10_000_000 else 0


def _seconds(test: dict[str, Any], where: str) -> float:
    given = test.get("seconds", 0)
    if isinstance(given, bool) or not isinstance(given, int | float):
        raise _Wrong(f"`{where}.seconds` is no number")
    return seconds(given)


def _texts(table: dict[str, Any], key: str, where: str) -> tuple[str, ...]:
    values = _take(table, key, list, "a list", [], where)
    if not all(isinstance(value, str) for value in values):
        raise _Wrong(f"`{where}.{key}` holds something that is no text")
    return tuple(dict.fromkeys(_clean(value) for value in values))


def _text(table: dict[str, Any], key: str, where: str = "") -> str:
    return _clean(_take(table, key, str, "text", "", where))


def _flag(table: dict[str, Any], key: str, default: bool, where: str = "") -> bool:
    flag: bool = _take(table, key, bool, "true or false", default, where)
    return flag


def _take(table: dict[str, Any], key: str, kind: type, words: str, default: Any, where: str = "") -> Any:
    value = table.get(key, default)
    if not isinstance(value, kind) or (kind is int and isinstance(value, bool)):
        raise _Wrong(f"`{where + '.' if where else ''}{key}` is not {words}")
    return value


def _clean(words: str) -> str:
    """Half a surrogate pair can be written in JSON and printed nowhere."""
    return words[:_MOST_TEXT] if words.isascii() else words[:_MOST_TEXT].encode("utf-8", "replace").decode()


def write_recorded(report: Report) -> bytes:
    """The file, one test a line; the same report gives the same bytes."""
    head = {
        "schema": SCHEMA, "runner": report.runner, "commit": report.commit, "dirty": report.dirty, "exit": report.exit,
        "rerun": report.rerun, "digests": dict(sorted(report.digests.items())),
    }  # fmt: skip
    dump: Callable[[object], str] = json.JSONEncoder(separators=(",", ":")).encode
    rows = ",\n".join(dump(dict(_row(result))) for result in report.results)
    return f'{json.dumps(head, indent=1)[:-2]},\n "tests": [\n{rows}\n]}}\n'.encode()


def _row(result: Result) -> Iterator[tuple[str, object]]:
    yield from (("id", result.name), ("path", result.path), ("line", result.line), ("symbol", result.symbol))
    yield from (("outcome", result.outcome.value), ("requirements", list(result.requirements)), ("seconds", result.seconds))
    for key, value in (("digest", result.digest), ("reached", list(result.reached)), ("flaky", result.flaky)):
        if value:
            yield key, value
