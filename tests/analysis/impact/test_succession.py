"""What took the place of a retired requirement."""

from __future__ import annotations

import textwrap

import pytest

from specflow.analysis.impact.succession import predecessors, successors
from specflow.model.plan import Plan
from specflow.model.spec import Spec
from specflow.parse.plan import read_plan
from specflow.parse.spec import read_spec
from specflow.plan.planner import content_digest
from specflow.plan.succession import succeeded


def spec(*retired: str) -> Spec:
    text = (
        "schema: specflow/v1\nfeature: maps\ntitle: Maps\ngoal: Find.\nrequirements:\n"
        "  - {id: FR-01, title: Ask, text: A visitor must be able to ask.}\n"
        "  - {id: FR-09, title: Gate, text: Weak places must be left out.}\nretired:\n"
    )
    found = read_spec("spec.yaml", text + "".join(f"  - {{{one}}}\n" for one in retired)).spec
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("retired", "expected"),
    [
        (("id: FR-02, why: Replaced by FR-09",), {"FR-02": "FR-09"}),
        (("id: FR-02, why: Merged into FR-01 last week",), {"FR-02": "FR-01"}),
        (("id: FR-02, why: Replaced by FR-03", "id: FR-03, why: Replaced by FR-09"), {"FR-02": "FR-09", "FR-03": "FR-09"}),
        (("id: FR-02, why: Replaced by FR-03", "id: FR-03, why: Replaced by FR-02"), {}),
        (("id: FR-02, why: Replaced by FR-77",), {}),
        (("id: FR-02, why: Nobody asked for FR-09",), {}),
        (("id: FR-02",), {}),
    ],
)
def test_successors_are_read_off_the_reason(retired: tuple[str, ...], expected: dict[str, str]) -> None:
    found = spec(*retired)
    assert successors(found) == expected
    assert predecessors(found, "FR-09") == tuple(old for old, new in expected.items() if new == "FR-09")


PLAN = """
# ours
schema: specflow/plan/v1
feature: maps
design:
  logic:
    - {id: LG-01, text: Leave weak ones out, requirements: [FR-02], made: FR-02 %s}
tasks:
  - id: T-01
    title: Gate
    requirements: [FR-02, FR-01]
    files: [src/gate.py]  # here
    done_when: ["`maps/FR-02` holds, and FR-021 is another one"]
    made: build:FR-02 00000000
"""


def plan_of(text: str) -> Plan:
    file = read_plan("plan.yaml", text)
    assert file.plan is not None
    assert not file.problems
    return file.plan


def test_a_plan_follows_and_what_people_wrote_stays() -> None:
    text = textwrap.dedent(PLAN % "00000000").lstrip()
    text = text.replace("FR-02 00000000}", f"FR-02 {content_digest(plan_of(text).design.logic[0])}}}")
    made = succeeded(text, plan_of(text), {"FR-02": "FR-09"})
    plan = plan_of(made)
    [logic], [task] = plan.design.logic, plan.tasks
    assert logic.requirements == ("FR-09",)
    assert logic.made == f"FR-09 {content_digest(logic)}"
    assert task.requirements == ("FR-09", "FR-01")
    assert task.made == "build:FR-09 00000000"
    assert task.done_when == ("`maps/FR-09` holds, and FR-021 is another one",)
    assert made.startswith("# ours\n")
    assert "# here" in made


def test_a_plan_that_names_nothing_retired_stays_as_it_is() -> None:
    text = textwrap.dedent(PLAN % "00000000").lstrip()
    assert succeeded(text, plan_of(text), {"FR-05": "FR-09"}) == text
    assert succeeded(text, plan_of(text), {}) == text
