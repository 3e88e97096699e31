"""specflow's own evidence: read without belief, written the same every time, merged without making anything better."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from specflow.model.evidence import Outcome, Report, Result
from specflow.model.finding import Problem
from specflow.parse.evidence import read_report
from specflow.parse.evidence.merge import CONTRADICTED, merge
from specflow.parse.evidence.recorded import SCHEMA, write_recorded

TEST: dict[str, Any] = {
    "id": "tests/test_gate.py::test_thin[1]", "path": "tests/test_gate.py", "line": 9, "symbol": "test_thin", "outcome": "passed",
    "requirements": ["ask-maps/FR-07"], "seconds": 0.25,
}  # fmt: skip
FILE: dict[str, Any] = {
    "schema": SCHEMA, "runner": "pytest", "commit": "ab" * 20, "dirty": False, "exit": 0, "digests": {"ask-maps/FR-07": "d1"},
    "tests": [TEST],
}  # fmt: skip


def read(value: object) -> Report | Problem:
    return read_report("e.json", json.dumps(value).encode())


def good(value: object) -> Report:
    report = read(value)
    assert isinstance(report, Report), report
    return report


# ---------------------------------------------------------------- reading and writing


@pytest.mark.parametrize(
    ("once", "twice"),
    [('"outcome": "passed"', '"outcome": "failed", "outcome": "passed"'), ('"exit": 0', '"exit": 1, "exit": 0'),
     ('"ask-maps/FR-07": "d1"', '"ask-maps/FR-07": "d0", "ask-maps/FR-07": "d1"')],
)  # fmt: skip
def test_a_key_that_stands_twice_is_refused_and_not_guessed(once: str, twice: str) -> None:
    text = json.dumps(FILE)
    assert once in text
    found = read_report("e.json", text.replace(once, twice).encode())
    assert isinstance(found, Problem)
    assert f"{once.split(chr(34))[1]!r} stands twice" in found.message


def test_reads_what_the_plugin_writes() -> None:
    report = good(FILE)
    assert report.results == (
        Result(TEST["id"], "tests/test_gate.py", "test_thin", 9, Outcome.PASSED, ("ask-maps/FR-07",), 0.25),
    )
    assert (report.runner, report.commit, report.dirty, report.digests) == ("pytest", "ab" * 20, False, {"ask-maps/FR-07": "d1"})


def test_writing_and_reading_give_the_same_and_writing_twice_the_same_bytes() -> None:
    more = {**TEST, "id": "b", "outcome": "failed", "reached": ["src/gate.py::gate"], "flaky": True, "digest": "d"}
    report = good({**FILE, "tests": [more, TEST], "rerun": True, "exit": 1})
    written = write_recorded(report)
    again = read_report("e.json", written)
    assert again == report
    assert isinstance(again, Report)
    assert write_recorded(again) == written


def test_an_empty_report_can_be_written() -> None:
    report = good({"schema": SCHEMA})
    assert (report.results, report.dirty) == ((), True)
    assert read_report("e.json", write_recorded(report)) == report


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"schema": "specflow/evidence/v9"}, 'it does not say "schema": "specflow/evidence/v1"'),
        ({"tests": {}}, "`tests` is not a list"),
        ({"tests": [7]}, "`tests[0]` is no table"),
        ({"tests": [TEST, {**TEST, "outcome": "proven"}]}, "`tests[1].outcome` is none of passed"),
        ({"tests": [{**TEST, "outcome": ["passed"]}]}, "`tests[0].outcome` is not text"),
        ({"tests": [{**TEST, "outcome": "stale"}]}, "`tests[0].outcome` is none of"),
        ({"tests": [{**TEST, "requirements": "FR-07"}]}, "`tests[0].requirements` is not a list"),
        ({"tests": [{**TEST, "requirements": [7]}]}, "`tests[0].requirements` holds something that is no text"),
        ({"tests": [{**TEST, "line": True}]}, "`tests[0].line` is not a whole number"),
        ({"tests": [{**TEST, "seconds": "1"}]}, "`tests[0].seconds` is no number"),
        ({"tests": [{**TEST, "id": ""}]}, "`tests[0]` has no id"),
        ({"digests": {"a": 1}}, "`digests` has no text for 'a'"),
        ({"dirty": "no"}, "`dirty` is not true or false"),
        ({"commit": None}, "`commit` is not text"),
        ({"exit": 1.5}, "`exit` is not a whole number"),
    ],
)  # fmt: skip
def test_forged_values_are_named(change: dict[str, Any], words: str) -> None:
    problem = read({**FILE, **change})
    assert isinstance(problem, Problem)
    assert words in problem.message
    assert problem.at.path == "e.json"


def test_broken_json_is_told_with_its_line() -> None:
    problem = read_report("e.json", b'{\n "schema": "specflow/evidence/v1",\n "tests": [')
    assert isinstance(problem, Problem)
    assert (problem.at.line, "it is no JSON" in problem.message) == (3, True)
    for hostile in (b'{"schema":' + b"[" * 200_000, b'{"exit":' + b"9" * 10_000 + b"}", b'{"a":\xff}'):
        assert isinstance(read_report("e.json", hostile), Problem)


def test_paths_outside_lines_out_of_reach_and_half_characters_are_defused() -> None:
    forged = {**TEST, "path": "../../etc/passwd", "line": -3, "symbol": "a\ud800", "seconds": 1e300}
    (result,) = good({**FILE, "tests": [forged]}).results
    assert (result.path, result.line, result.symbol, result.seconds) == ("", 0, "a?", 0.0)


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=4),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from([*TEST, *FILE]), inner, max_size=4),
    max_leaves=12,
)


@given(st.dictionaries(st.sampled_from([*FILE, "rerun"]), VALUES), st.dictionaries(st.sampled_from([*TEST, "reached"]), VALUES))
def test_never_raises_on_forged_values(head: dict[str, object], test: dict[str, object]) -> None:
    forged = {**FILE, "tests": [{**TEST, **test}], **head, "schema": SCHEMA}
    report = read(forged)
    assert isinstance(report, Report | Problem)
    if isinstance(report, Report):
        assert read_report("e.json", write_recorded(report)) == report


# ---------------------------------------------------------------- merging


def result(outcome: Outcome, name: str = "t::a", **more: Any) -> Result:
    return Result(name, "t", "a", 1, outcome, (), 1.0)._replace(**more)


def shard(*results: Result, digests: dict[str, str] | None = None, **more: Any) -> Report:
    stamped: dict[str, Any] = {"dirty": False, **more}
    return Report("s.json", "pytest", "c1", {"FR-01": "d"} if digests is None else digests, results)._replace(**stamped)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [(Outcome.PASSED, Outcome.FAILED, Outcome.FAILED), (Outcome.SKIPPED, Outcome.PASSED, Outcome.PASSED),
     (Outcome.ERROR, Outcome.FAILED, Outcome.ERROR), (Outcome.XFAILED, Outcome.PASSED, Outcome.XFAILED),
     (Outcome.NOT_RUN, Outcome.SKIPPED, Outcome.SKIPPED), (Outcome.PASSED, Outcome.PASSED, Outcome.PASSED)],
)  # fmt: skip
def test_of_two_shards_the_worse_outcome_wins(one: Outcome, other: Outcome, expected: Outcome) -> None:
    for pair in ((one, other), (other, one)):
        merged = merge([shard(result(outcome)) for outcome in pair])
        assert [found.outcome for found in merged.results] == [expected]


def test_shards_add_up() -> None:
    merged = merge([shard(result(Outcome.PASSED, requirements=("FR-01",)), exit=1), shard(result(Outcome.PASSED, "t::b"))])
    assert [found.name for found in merged.results] == ["t::a", "t::b"]
    assert (merged.commit, merged.dirty, merged.exit, merged.digests) == ("c1", False, 1, {"FR-01": "d"})


def test_a_rerun_replaces_and_is_flaky() -> None:
    first = shard(result(Outcome.FAILED), result(Outcome.PASSED, "t::b"), exit=1)
    again = shard(result(Outcome.PASSED), rerun=True)
    for order in ([first, again], [again, first]):
        merged = merge(order)
        assert [(found.name, found.outcome.value, found.flaky) for found in merged.results] == [
            ("t::a", "passed", True), ("t::b", "passed", False)
        ]  # fmt: skip
        assert not merged.rerun


def test_what_differs_between_shards_is_fresh_for_nobody() -> None:
    one, other = {"FR-01": "d", "file:a.py": "1"}, {"FR-01": "e", "FR-02": "f", "file:b.py": "2"}
    merged = merge([shard(digests=one), shard(digests=other)])
    assert merged.digests == {"FR-01": CONTRADICTED, "file:a.py": "1", "file:b.py": "2"}


def test_an_unstamped_report_does_not_become_fresh_by_company() -> None:
    plain = Report("j.xml", "junit", "", {}, (result(Outcome.PASSED, "j::a"),))
    merged = merge([shard(result(Outcome.PASSED)), plain])
    assert (merged.digests, merged.commit, merged.dirty, merged.runner) == ({}, "", True, "junit+pytest")


def test_tracked_stays_tracked_and_nothing_is_no_report() -> None:
    assert merge([shard(), shard(tracked=True)]).tracked
    with pytest.raises(ValueError, match="nothing to merge"):
        merge([])
