"""Freshness: what was stamped decides, what was not is unknown, and what git tracks never counts."""

from __future__ import annotations

import pytest

from specflow.analysis.evidence import freshness, judging, located
from specflow.model.code import Definition, Precision, Relation
from specflow.model.evidence import Freshness, Outcome, Report, Result, worst
from specflow.model.trace import Link

TEXT, CODE, TEST = "ask-maps/FR-07", "src/gate.py::gate", "tests/test_gate.py::test_thin"
FILE, OTHER = "file:tests/test_gate.py", "file:src/gate.py"
RESULT = Result("tests/test_gate.py::test_thin[1]", "tests/test_gate.py", "test_thin", 9, Outcome.PASSED, (TEXT,), 0.1)
NOW = {TEXT: "t", CODE: "c", TEST: "v", FILE: "f"}
HEAD = "ab" * 20


def report(digests: dict[str, str], commit: str = "", **more: bool) -> Report:
    return Report("e.json", "pytest", commit, digests, (RESULT,), **more)


@pytest.mark.parametrize(
    ("digests", "expected"),
    [
        ({TEXT: "t", CODE: "c", TEST: "v"}, "fresh"),
        ({TEXT: "t", CODE: "c", TEST: "v", FILE: "old"}, "fresh"),
        ({TEXT: "t", CODE: "c", FILE: "f"}, "fresh"),
        ({TEXT: "old", CODE: "c", TEST: "v"}, "stale"),
        ({TEXT: "t", CODE: "old", TEST: "v"}, "stale"),
        ({TEXT: "t", CODE: "c", TEST: "old"}, "stale"),
        ({FILE: "f"}, "unknown"),
        ({FILE: "old"}, "stale"),
        ({OTHER: "anything"}, "unknown"),
        ({TEXT: "t"}, "unknown"),
        ({TEXT: "t", CODE: "contradicted", TEST: "v"}, "stale"),
        ({}, "unknown"),
    ],
)
def test_digests_decide(digests: dict[str, str], expected: str) -> None:
    assert freshness(report(digests), RESULT, NOW).value == expected


def test_the_digest_of_the_result_itself_goes_first() -> None:
    stamped = {TEXT: "t", CODE: "c"}
    assert freshness(report(stamped), RESULT._replace(digest="v"), NOW) is Freshness.FRESH
    assert freshness(report(stamped), RESULT._replace(digest="old"), NOW) is Freshness.STALE


def test_the_same_clean_commit_is_fresh_and_a_dirty_or_other_one_says_nothing() -> None:
    assert freshness(report({}, HEAD, dirty=False), RESULT, NOW, HEAD) is Freshness.FRESH
    assert freshness(report({}, HEAD, dirty=True), RESULT, NOW, HEAD) is Freshness.UNKNOWN
    assert freshness(report({}, "cd" * 20, dirty=False), RESULT, NOW, HEAD) is Freshness.UNKNOWN
    assert freshness(report({}, "", dirty=False), RESULT, NOW, "") is Freshness.UNKNOWN
    assert freshness(report({TEXT: "old"}, HEAD, dirty=False), RESULT, NOW, HEAD) is Freshness.STALE


def test_evidence_that_git_tracks_never_counts() -> None:
    assert freshness(report(NOW, HEAD, dirty=False, tracked=True), RESULT, NOW, HEAD) is Freshness.STALE


def test_nothing_to_compare_is_not_fresh() -> None:
    assert freshness(report({TEXT: "t"}), RESULT, {}) is Freshness.UNKNOWN
    assert freshness(report({FILE: "f"}), RESULT, {FILE: "f"}) is Freshness.UNKNOWN


def test_what_has_no_digest_today_settles_nothing() -> None:
    assert freshness(report({TEXT: "t"}), RESULT, {TEXT: "t", "tests/test_gate.py": ""}) is Freshness.UNKNOWN


def link(relation: Relation, path: str, symbol: str, digest: str) -> Link:
    return Link(TEXT, relation, path, 1, symbol, Precision.DEFINITION, "tag", digest=digest)


def test_a_judge_looks_at_text_test_and_all_the_code_of_the_requirement() -> None:
    code = link(Relation.IMPLEMENTS, "src/gate.py", "gate", "c")
    test = link(Relation.VERIFIES, "tests/test_gate.py", "test_thin", "v")
    whole = Link(TEXT, Relation.IMPLEMENTS, "src/all.py", 1, "", Precision.FILE, "tag")
    judge = judging([code, test, whole], {TEXT: "t"})
    for digests, expected in (
        ({TEXT: "t", CODE: "c", TEST: "v"}, "fresh"), ({TEXT: "t", CODE: "old", TEST: "v"}, "stale"),
        ({TEXT: "t", TEST: "v"}, "unknown"), ({}, "unknown"),
    ):  # fmt: skip
        assert judge(report(digests), RESULT, test).value == expected
    here = Definition("test_thin", "test", 1, 1, 2, public=True, depth=0)
    marked = test._replace(digest="", origin="marker", definition=here)
    full = report({TEXT: "t", CODE: "c", TEST: "v"})
    assert judge(full, RESULT, marked) is Freshness.UNKNOWN
    assert judging([code], {TEXT: "t"}, {TEST: "v"})(full, RESULT, marked) is Freshness.FRESH
    assert judging([code], {TEXT: "t"}, {TEST: "w"})(full, RESULT, marked) is Freshness.STALE
    assert judging([], {TEXT: "t"}, {FILE: "new"})(report({FILE: "old"}), RESULT, marked) is Freshness.STALE
    assert judging([code], {TEXT: "t"}, {}, HEAD)(report({}, HEAD, dirty=False), RESULT, marked) is Freshness.FRESH


def test_a_test_that_the_run_knew_and_that_is_gone_is_stale() -> None:
    gone = link(Relation.VERIFIES, "tests/test_gate.py", "test_thin", "")._replace(origin="marker")
    assert judging([], {TEXT: "t"})(report({TEXT: "t", TEST: "v"}), RESULT, gone) is Freshness.STALE
    assert judging([], {TEXT: "t"}, recall=lambda *_: "v")(report({TEXT: "t"}), RESULT, gone) is Freshness.STALE
    assert judging([], {TEXT: "t"}, recall=lambda *_: "")(report({TEXT: "t"}), RESULT, gone) is Freshness.UNKNOWN, "never known"


def test_paths_of_a_runner_in_a_sub_folder() -> None:
    paths = ["src/a.test.ts", "a.py", "src/b.test.ts", "gone.ts", ""]
    given = Report("r", "junit", "", {}, tuple(RESULT._replace(path=path) for path in paths))
    files = ["web/src/a.test.ts", "a.py", "web/src/b.test.ts", "app/src/b.test.ts"]
    assert [one.path for one in located(given, files).results] == ["web/src/a.test.ts", "a.py", "", "", ""]


@pytest.mark.parametrize(
    ("outcomes", "expected"),
    [((Outcome.PASSED, Outcome.XFAILED), Outcome.XFAILED), ((Outcome.XPASSED, Outcome.XFAILED), Outcome.XPASSED),
     ((Outcome.PASSED, Outcome.SKIPPED), Outcome.PASSED), ((Outcome.FAILED, Outcome.XPASSED), Outcome.FAILED),
     ((), Outcome.NOT_RUN)],
)  # fmt: skip
def test_many_cases_have_one_outcome_in_a_merge_and_in_a_check(outcomes: tuple[Outcome, ...], expected: Outcome) -> None:
    assert worst(outcomes) is worst(outcomes[::-1]) is expected
