from __future__ import annotations

from dataclasses import replace

from specflow.analysis.trace.resolve import Register, resolve
from specflow.model.code import TagId
from specflow.model.trace import Standing
from specflow.rules.sf405_ambiguous_requirement import RULE
from tests.build import check_clean, check_finds, project
from tests.trace_build import SPEC, traced

OTHER = "requirements:\n  - {id: FR-01, title: Pay, text: Paying must work.}\n"


def test_a_scope_that_covers_the_file_decides() -> None:
    check_clean(RULE, traced())


def test_two_specs_and_no_scope_is_ambiguous() -> None:
    spec = SPEC.replace('scope: ["src/**", "tests/**"]', "")
    given = project(spec, OTHER)
    first, second = (one for _, one in given.understood)
    register = Register.of([first, second.model_copy(update={"feature": "billing"})])
    uses = [resolve(TagId("", "FR-01", 1, 6), "src/ask.py", register)]
    assert uses[0][0] is Standing.AMBIGUOUS
    assert "billing/FR-01" in uses[0][2]


def test_the_finding_stands_at_the_id() -> None:
    made = traced()
    assert made.trace is not None
    use = made.trace.uses[0]._replace(standing=Standing.AMBIGUOUS, meant="", why="two exist")
    check_finds(RULE, replace(made, trace=replace(made.trace, uses=(use,))), "1: `FR-01` could be several")
