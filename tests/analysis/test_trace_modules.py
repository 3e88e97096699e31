"""A result counts for the test it names, and not for another test of the same last name."""

from __future__ import annotations

import pytest

from specflow.model.evidence import Outcome, Result
from tests.trace_build import FILES, assembled

TWO = """
# spec: FR-01
def test_ask():
    assert ask("x")


class TestOther:
    def test_ask(self):
        assert ask("y")


class TestMine:
    # spec: FR-02
    def test_ask(self):
        assert ask("z")


class TestBase:
    # spec: FR-03
    def test_inherited(self):
        assert ask("z")
"""


def outcomes(*results: Result, path: str = "tests/test_ask.py") -> dict[str, str]:
    """How each requirement's test ended, by its id."""
    files = {"src/ask.py": FILES["src/ask.py"], path: TWO}
    states = assembled(files=files, results=results).trace.states
    return {state.id[-5:]: state.tests[0].outcome.value for state in states}


def pytests(symbol: str, path: str = "tests/test_ask.py") -> Result:
    """As the plugin writes it."""
    return Result(f"{path}::{symbol.replace('.', '::')}", path, symbol, 0, Outcome.PASSED, (), 0.1)


def junit(group: str, name: str = "test_ask", path: str = "") -> Result:
    """As JUnit XML of a Python runner has it."""
    return Result(f"{group}::{name}", path, name, 0, Outcome.PASSED, (), 0.1)


@pytest.mark.parametrize(
    ("result", "ran"),
    [
        (pytests("test_ask"), "FR-01"),
        (pytests("TestMine.test_ask"), "FR-02"),
        (pytests("TestOther.test_ask"), ""),
        (pytests("test_ask", "tests/test_other.py"), ""),
        (junit("tests.test_ask"), "FR-01"),
        (junit("tests.test_ask", path="tests/test_ask.py"), "FR-01"),
        (junit("tests.test_ask.TestMine"), "FR-02"),
        (junit("tests.test_ask.TestOther"), ""),
        (junit("tests.test_ask.TestOther", path="tests/test_ask.py"), ""),
        (junit("test_ask"), "FR-01"),
        (junit("ci.tests.test_ask"), "FR-01"),
        (junit("tests.test_other"), ""),
        (junit("tests.test_other.TestMine"), ""),
        (junit("tests.test_ask.TestSub", "test_inherited"), "FR-03"),
        (junit("tests.test_sub.TestSub", "test_inherited"), "FR-03"),
        (junit("other.test_ask"), ""),
    ],
)
def test_only_the_test_that_is_named_ran(result: Result, ran: str) -> None:
    expected = {id_: "passed" if id_ == ran else "not run" for id_ in ("FR-01", "FR-02", "FR-03")}
    assert outcomes(result) == expected


def test_a_failure_is_not_made_up_for_by_a_namesake_that_passed() -> None:
    failed = pytests("test_ask")._replace(outcome=Outcome.FAILED)
    assert outcomes(failed, pytests("TestOther.test_ask"), pytests("TestMine.test_ask"))["FR-01"] == "failed"


def test_of_one_test_that_is_reported_twice_the_failure_counts() -> None:
    failed = pytests("test_ask")._replace(outcome=Outcome.FAILED)
    assert outcomes(failed, pytests("test_ask"))["FR-01"] == "failed"
    assert outcomes(pytests("test_ask"), failed)["FR-01"] == "failed"


def test_a_marked_test_that_failed_is_not_hidden_by_a_tagged_namesake() -> None:
    marked = pytests("TestOther.test_ask")._replace(outcome=Outcome.FAILED, requirements=("FR-01",))
    files = {"src/ask.py": FILES["src/ask.py"], "tests/test_ask.py": TWO}
    state = assembled(files=files, results=(pytests("test_ask"), marked)).trace.states[0]
    assert sorted(claim.outcome.value for claim in state.tests) == ["failed", "passed"]
    assert state.state == "implemented"
