"""`go test -json` as go writes it, and as a killed run leaves it."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from specflow.model.evidence import Report
from specflow.model.finding import Problem
from specflow.parse.evidence import read_report

PACKAGE = "example.org/ask"


def event(action: str, test: str = "", **more: object) -> str:
    named = {"Test": test} if test else {}
    return json.dumps({"Time": "2026-11-20T10:00:00Z", "Action": action, "Package": PACKAGE, **named, **more})


def read(*lines: str) -> dict[str, tuple[str, tuple[str, ...]]]:
    report = read_report("go.json", "\n".join(lines).encode())
    assert isinstance(report, Report), report
    assert report.runner == "go"
    return {one.name.partition("::")[2]: (one.outcome.value, one.requirements) for one in report.results}


def test_outcomes_and_claims() -> None:
    assert read(
        event("start"),
        event("run", "TestGate"), event("attr", "TestGate", Key="requirement", Value="ask-maps/FR-07"),
        event("attr", "TestGate", Key="other", Value="x"),
        event("output", "TestGate", Output='{"Action":"fail"}\n'),
        event("run", "TestGate/[EC-02]_thin"), event("pass", "TestGate/[EC-02]_thin", Elapsed=0.5),
        event("pass", "TestGate", Elapsed=1),
        event("run", "TestSkips"), event("skip", "TestSkips", Elapsed=0),
        event("run", "TestFails"), event("fail", "TestFails", Elapsed=0),
        event("fail", Elapsed=2.5),
    ) == {
        "TestGate": ("passed", ("ask-maps/FR-07",)), "TestGate/[EC-02]_thin": ("passed", ("EC-02",)),
        "TestSkips": ("skipped", ()), "TestFails": ("failed", ()),
    }  # fmt: skip


def test_a_panic_and_a_killed_run_prove_nothing() -> None:
    assert read(event("run", "TestPanics"), event("output", "TestPanics", Output="panic: x"), event("fail")) == {
        "TestPanics": ("error", ())
    }
    assert read(event("run", "TestEndless"), event("run", "TestPaused"), event("pause", "TestPaused")) == {
        "TestEndless": ("not run", ()), "TestPaused": ("not run", ())
    }  # fmt: skip


def test_counted_runs_are_as_bad_as_the_worst() -> None:
    runs = [event("run", "T"), event("pass", "T"), event("run", "T"), event("fail", "T"), event("run", "T"), event("pass", "T")]
    assert read(*runs) == {"T": ("failed", ())}


def test_what_the_build_prints_is_passed_over() -> None:
    lines = ["# example.org/ask", "./gate.go:3:1: syntax error", event("run", "T"), event("pass", "T"), ""]
    assert read(*lines) == {"T": ("passed", ())}


@pytest.mark.parametrize(
    ("lines", "line", "words"),
    [
        ([event("run", "T"), '{"Action":"pa'], 2, "line 2: the event is cut off or no JSON"),
        ([event("run", "T"), '{"Package":"Action"}'], 2, "it has no Action"),
        ([event("run", "T"), '{"Action":"run","Test":7}'], 2, "Package and Test must be text"),
        ([event("run", "T"), event("attr", "T", Key="requirement", Value=7)], 2, "the Value of an attribute must be text"),
        ([event("start")], 1, "no event in it is about a test"),
        (['{"Action":' + "[" * 100_000], 1, "cut off or no JSON"),
    ],
    ids=["cut off", "no action", "number", "value", "empty", "deep"],
)
def test_refuses(lines: list[str], line: int, words: str) -> None:
    problem = read_report("go.json", "\n".join(lines).encode())
    assert isinstance(problem, Problem)
    assert words in problem.message
    assert (problem.at.path, problem.at.line) == ("go.json", line)


def test_a_package_that_does_not_build_is_a_report_without_tests() -> None:
    assert read(event("build-fail"), event("fail")) == {}


JSON = st.recursive(st.none() | st.booleans() | st.floats() | st.text(max_size=5), lambda inner: st.lists(inner, max_size=3))


@given(st.lists(st.dictionaries(st.sampled_from(["Action", "Test", "Package", "Key", "Value", "Elapsed"]),
                                st.sampled_from(["run", "pass", "attr", "requirement"]) | JSON), max_size=6))  # fmt: skip
def test_never_raises(events: list[dict[str, object]]) -> None:
    data = "\n".join(['{"Action":"start"}', *map(json.dumps, events)]).encode()
    assert isinstance(read_report("go.json", data), Report | Problem)
