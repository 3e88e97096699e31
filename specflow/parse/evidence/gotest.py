"""`go test -json`: a stream of events, one JSON object a line."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from specflow.model.evidence import Outcome, Report, Result, worst
from specflow.model.finding import Problem
from specflow.parse.evidence.common import MOST_TESTS, claimed_in, listed_ids, once, seconds, symbol_of, unreadable

_ENDS = {"pass": Outcome.PASSED, "fail": Outcome.FAILED, "skip": Outcome.SKIPPED}


class _Wrong(Exception):
    """A line that is no event."""

    def __init__(self, line: int, why: str) -> None:
        super().__init__(why)
        self.line = line


class _Test:
    """What the events of one test add up to."""

    def __init__(self) -> None:
        self.outcome: Outcome | None = None
        self.running = False
        self.seconds = 0.0
        self.ids: list[str] = []

    def end(self, outcome: Outcome) -> None:
        """A run of the test ended; with `-count` there are several, and the worst counts."""
        self.running = False
        self.outcome = outcome if self.outcome is None else worst((self.outcome, outcome))


def read_go(path: str, data: bytes) -> Report | Problem:
    """The report, or the problem with its line. Lines that are no JSON (what the build printed) are passed over."""
    tests: dict[tuple[str, str], _Test] = {}
    failed: set[str] = set()
    try:
        for number, event in _events(data):
            _take(number, event, tests, failed)
    except _Wrong as problem:
        return unreadable(path, f"line {problem.line}: {problem}", problem.line)
    if not tests and not failed:
        return unreadable(path, "no event in it is about a test")
    return Report(path, "go", "", {}, once(_results(tests, failed)))


def _events(data: bytes) -> Iterator[tuple[int, dict[str, Any]]]:
    for number, line in enumerate(data.decode("utf-8-sig", "replace").split("\n"), 1):
        if not line.startswith("{"):
            continue
        try:
            event = json.loads(line)
        except (ValueError, RecursionError):
            raise _Wrong(number, "the event is cut off or no JSON") from None
        if not isinstance(event, dict) or not isinstance(event.get("Action"), str):
            raise _Wrong(number, "it is no event of `go test -json`: it has no Action")
        yield number, event


def _take(number: int, event: dict[str, Any], tests: dict[tuple[str, str], _Test], failed: set[str]) -> None:
    package, name, action = event.get("Package", ""), event.get("Test", ""), event["Action"]
    if not isinstance(package, str) or not isinstance(name, str):
        raise _Wrong(number, "Package and Test must be text")
    if not name:
        if action == "fail":
            failed.add(package)
        return
    test = tests.setdefault((package, name), _Test())
    if len(tests) > MOST_TESTS:
        raise _Wrong(number, f"there are more than {MOST_TESTS:,} tests")
    if action == "run":
        test.running = True
    elif action in _ENDS:
        test.end(_ENDS[action])
        test.seconds += seconds(event.get("Elapsed", 0))
    elif action == "attr" and event.get("Key") == "requirement":
        value = event.get("Value")
        if not isinstance(value, str):
            raise _Wrong(number, "the Value of an attribute must be text")
        test.ids += list(listed_ids(value)) or [value.strip()[:200]]


def _results(tests: dict[tuple[str, str], _Test], failed: set[str]) -> Iterator[Result]:
    for (package, name), test in tests.items():
        outcome = test.outcome or Outcome.NOT_RUN
        if test.running:
            # It began and never ended: in a package that failed it is what brought the package down.
            outcome = Outcome.ERROR if package in failed else Outcome.NOT_RUN
        ids = dict.fromkeys([*test.ids, *claimed_in(name)])
        yield Result(f"{package}::{name}", "", symbol_of(name), 0, outcome, tuple(ids), round(test.seconds, 6))
