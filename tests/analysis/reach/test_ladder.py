"""The rung a requirement stands on: what lifts it, and what nothing makes up for."""

from __future__ import annotations

import pytest

from specflow.model.evidence import Outcome
from specflow.model.trace import CheckState
from tests.trace_build import PASSED, assembled, outcome

FULL = "ask-maps/FR-01"
REACHED = (PASSED[0]._replace(reached=("src/ask.py::ask",)),)


def state(**more: object) -> str:
    found = assembled(**more).trace.state_of(FULL)  # type: ignore[arg-type]
    assert found is not None
    return found.state


def check(kind: Outcome, control: str = "red") -> dict[str, list[CheckState]]:
    return {FULL: [CheckState("contract", kind, control)]}


def test_each_rung_needs_the_one_below() -> None:
    assert state(files={"tests/test_ask.py": ""}) == "missing"
    assert state(results=None) == "implemented"
    assert state() == "verified"
    assert state(results=REACHED) == "reached"
    assert state(results=REACHED, proven={FULL: True}) == "proven"


def test_a_proof_shows_that_the_code_ran_and_needs_a_test_that_passes() -> None:
    assert state(proven={FULL: True}) == "proven"
    assert state(results=outcome(Outcome.FAILED), proven={FULL: True}) == "implemented"
    assert state(results=outcome(Outcome.SKIPPED), proven={FULL: True}) == "implemented"


@pytest.mark.parametrize(
    ("kind", "rung"),
    [
        (Outcome.PASSED, "reached"), (Outcome.NOT_RUN, "reached"), (Outcome.STALE, "reached"),
        (Outcome.FAILED, "implemented"), (Outcome.HOLLOW, "implemented"),
    ],
)  # fmt: skip
def test_no_passing_test_makes_up_for_a_check_that_fails_or_cannot(kind: Outcome, rung: str) -> None:
    assert state(results=REACHED, checks=check(kind)) == rung


@pytest.mark.parametrize(
    ("kind", "rung"),
    [
        (Outcome.PASSED, "verified"), (Outcome.NOT_RUN, "implemented"), (Outcome.STALE, "implemented"),
        (Outcome.HOLLOW, "implemented"),
    ],
)  # fmt: skip
def test_without_a_test_every_check_has_to_pass(kind: Outcome, rung: str) -> None:
    assert state(files={"tests/test_ask.py": ""}, checks=check(kind)) == rung
