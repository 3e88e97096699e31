"""A requirement whose tests did not pass in fresh evidence.

What it finds
-------------
An enforced requirement with claiming tests of which none has passed in evidence that counts: not run, skipped,
expected to fail, or stale.

Why it matters
--------------
Only a test that ran on this code and passed shows that the requirement holds.

Example
-------
    tests/ask/test_gate.py::test_gate      not run

How to fix
----------
Run the tests with evidence (`pytest --spec-evidence .specflow/evidence/pytest.json`, or `specflow evidence -- <your test
command>`) and check again. See `docs/evidence.md` for every runner.
"""

from __future__ import annotations

from collections.abc import Iterator

from specflow.model.evidence import Outcome
from specflow.model.finding import Finding, Related, Severity
from specflow.model.location import Location
from specflow.model.project import Project
from specflow.model.rule import Rule
from specflow.model.trace import RequirementState


def check(rule: Rule, project: Project) -> Iterator[Finding]:
    """A finding for every enforced requirement that is not verified though tests or checks claim it."""
    if project.trace is None or not project.trace.reports:
        return
    for state in project.trace.states:
        claimed = state.tests or state.checks
        if not state.short or not claimed or state.state != "implemented":
            continue
        if any(claim.outcome in (Outcome.FAILED, Outcome.ERROR, Outcome.XPASSED) for claim in state.tests):
            continue
        if _told_by_checks(state):
            continue
        related = [
            Related(f"`{claim.link.symbol or claim.link.path}`: {claim.outcome.value}",
                    Location.on_line(claim.link.path, claim.link.line), state.id)
            for claim in state.tests[:5]
        ]  # fmt: skip
        outcomes = sorted({claim.outcome.value for claim in state.tests} | {check_.outcome.value for check_ in state.checks})
        message = f"`{state.id}` is {state.state} and has to be {state.required}: {', '.join(outcomes)}"
        yield rule.found(state.at, message, requirement=state.id, related=related)


def _told_by_checks(state: RequirementState) -> bool:
    """Whether a failed or hollow check, which has a finding of its own, is all that holds the requirement back."""
    against = any(check_.slug == "failed" or check_.control == "green" for check_ in state.checks)
    return against and (not state.tests or any(claim.outcome is Outcome.PASSED for claim in state.tests))


RULE = Rule("SF501", "unverified-requirement", Severity.ERROR, __doc__, check, needs=frozenset({"trace"}))
