"""From a spec to a plan, and planning again."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from specflow.analysis.impact.tasks import circles, levels
from specflow.model.plan import Plan
from specflow.model.spec import Spec
from specflow.parse.plan import read_plan
from specflow.parse.spec import read_spec
from specflow.plan.merge import Scope, merged
from specflow.plan.planner import is_edited, plan_of, planned_digest
from specflow.plan.value import Layout
from specflow.plan.write import dump_plan
from tests.build import HEAD

EXAMPLES = sorted((Path(__file__).parents[2] / "examples").glob("*/specs/*/spec.yaml"))


def spec_of(text: str) -> Spec:
    spec = read_spec("specs/ask-maps/spec.yaml", text).spec
    assert spec is not None
    return spec


def everything(spec: Spec) -> frozenset[str]:
    return frozenset(one.id for one in spec.requirements)


def scope(spec: Spec, old: Plan, *, only_moved: bool = False) -> Scope:
    known = frozenset(item.id for _, _, item in spec.items())
    moved = frozenset(one.id for one in spec.requirements if old.planned.get(one.id) != planned_digest(spec, one))
    return Scope(known, known, moved, only_moved)


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.parent.name)
def test_every_requirement_of_an_example_is_in_a_task_and_everything_names_its_requirements(path: Path) -> None:
    spec = spec_of(path.read_text(encoding="utf-8"))
    made = plan_of(spec, everything(spec), Layout())
    wanted = {one.id for one in spec.requirements if one.status != "placeholder"}
    assert wanted <= {id_ for task in made.plan.tasks for id_ in task.requirements}
    assert all(element.requirements for _, _, element in made.plan.design.elements())
    assert all(task.requirements and task.done_when and task.files for task in made.plan.tasks)
    assert circles(made.plan.tasks) == ()
    assert {section for section, _, _ in made.plan.design.elements()} >= {"gates", "logic", "observability", "rollout"}


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.parent.name)
def test_two_runs_give_the_same_bytes_and_the_file_reads_back(path: Path) -> None:
    spec = spec_of(path.read_text(encoding="utf-8"))
    first, second = (plan_of(spec, everything(spec), Layout()) for _ in range(2))
    text = dump_plan(first.plan)
    assert text == dump_plan(second.plan)
    assert dict(first.schemas) == dict(second.schemas)
    again = read_plan("plan.yaml", text)
    assert again.problems == ()
    assert again.plan == first.plan


GATED = HEAD + """\
parameters: {bar: 0.75}
requirements:
  - {id: FR-01, title: Ask in words, text: A visitor must be able to ask for places in plain words.}
  - {id: FR-02, title: What an answer shows, text: "An answer must show the name, the address and the score."
     , depends_on: [FR-01]}
  - {id: EC-01, title: Thin answer, text: "When no match reaches {bar}, the answer must say so.", depends_on: [FR-02]}
metrics:
  - {id: SM-01, text: Share of helpful answers}
"""


def test_gates_contracts_and_order_follow_the_sentences() -> None:
    spec = spec_of(GATED)
    made = plan_of(spec, everything(spec), Layout("lib", "spec", "ts"))
    [gate] = made.plan.design.gates
    assert (gate.when, gate.parameters, gate.requirements) == ("When no match reaches {bar}", ("bar",), ("EC-01",))
    shown = next(one for one in made.plan.design.api if one.requirements == ("FR-02",))
    schema = made.schemas[shown.output or ""]
    assert '"required": [\n    "name",\n    "address",\n    "score"\n  ]' in schema
    assert "ask-maps/FR-02" in schema
    by_requirement = {task.requirements: task for task in made.plan.tasks if not task.title.startswith("Agree")}
    thin, answer = by_requirement[("EC-01",)], by_requirement[("FR-02",)]
    assert answer.id in thin.depends_on
    assert thin.files == ("lib/ask-maps/answer.ts", "spec/ask-maps/answer.test.ts") == answer.files
    order = [task.id for wave in levels(made.plan.tasks) for task in wave]
    assert order.index(answer.id) < order.index(thin.id)


def test_requirements_that_depend_on_each_other_give_no_circle() -> None:
    spec = spec_of(GATED.replace("in plain words.}", "in plain words., depends_on: [EC-01]}"))
    assert circles(plan_of(spec, everything(spec), Layout()).plan.tasks) == ()


def test_planning_again_without_a_change_changes_nothing() -> None:
    spec = spec_of(GATED)
    made = plan_of(spec, everything(spec), Layout())
    text = dump_plan(made.plan)
    again, change = merged(text, made.plan, made.plan, scope(spec, made.plan))
    assert again == text
    assert change.nothing


def test_planning_again_keeps_edits_comments_and_finished_tasks() -> None:
    spec = spec_of(GATED)
    old = plan_of(spec, everything(spec), Layout()).plan
    answer = next(task for task in old.tasks if task.requirements == ("FR-02",) and not task.title.startswith("Agree"))
    thin = next(task for task in old.tasks if task.requirements == ("EC-01",))
    text = dump_plan(old).replace(f"title: {thin.title}\n", "title: Thin answer, my way  # Jo's\n")
    text = text.replace(f"made: {answer.made}", f"status: done\n    made: {answer.made}")
    edited = read_plan("plan.yaml", text)
    assert edited.problems == ()
    assert edited.plan is not None

    spec = spec_of(GATED.replace("and the score", "and the opening hours").replace("0.75", "0.8"))
    new = plan_of(spec, everything(spec), Layout()).plan
    result, change = merged(text, edited.plan, new, scope(spec, edited.plan))
    after = read_plan("plan.yaml", result).plan
    assert after is not None
    assert "title: Thin answer, my way  # Jo's" in result
    assert [task.status for task in after.tasks if task.id == answer.id] == ["rework"]
    assert change.rework == [f"{answer.id} What an answer shows (FR-02)"]
    assert after.planned == new.planned


def test_a_retired_requirement_takes_its_untouched_work_with_it_and_a_new_one_comes_in() -> None:
    spec = spec_of(GATED)
    old = plan_of(spec, everything(spec), Layout()).plan
    text = dump_plan(old)
    lines = [line for line in GATED.splitlines() if "EC-01" not in line]
    lines.insert(-2, "  - {id: EC-02, title: No network, text: Without a network the answer must say so.}")
    spec = spec_of("\n".join(lines) + "\n")
    new = plan_of(spec, everything(spec), Layout()).plan
    result, change = merged(text, old, new, scope(spec, old, only_moved=True))
    after = read_plan("plan.yaml", result)
    assert after.problems == ()
    assert after.plan is not None
    named = {id_ for task in after.plan.tasks for id_ in task.requirements}
    assert named == {"FR-01", "FR-02", "EC-02", "SM-01"}
    gone = next(task.id for task in old.tasks if task.requirements == ("EC-01",))
    fresh = next(task.id for task in after.plan.tasks if task.requirements == ("EC-02",))
    assert fresh != gone, "an id is never used twice"
    assert change.added
    assert change.removed


@settings(max_examples=60)
@given(st.text(max_size=200), st.text(min_size=1, max_size=60))
def test_hostile_words_neither_break_the_plan_nor_the_file(text: str, title: str) -> None:
    data = [{"id": "FR-01", "title": title, "text": text}, {"id": "EC-01", "title": title, "text": f"When {text}, it must."}]
    spec = Spec.model_validate(
        {"schema": "specflow/v1", "feature": "x", "title": title, "goal": "", "requirements": data}
    )
    made = plan_of(spec, everything(spec), Layout())
    assert not any(is_edited(task) for task in made.plan.tasks)
    again = read_plan("plan.yaml", dump_plan(made.plan))
    assert again.plan is not None
    assert {task.id for task in again.plan.tasks} == {task.id for task in made.plan.tasks}
