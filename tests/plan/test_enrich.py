"""What of a model's words enters a plan: pure, item by item, over a floor that cannot be lost."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from specflow.analysis.impact.tasks import circles
from specflow.model.plan import Plan
from specflow.model.spec import Spec
from specflow.parse.plan import read_plan
from specflow.parse.spec import read_spec
from specflow.plan.enrich import enriched
from specflow.plan.judge import Ground, against, against_file, ground_of
from specflow.plan.merge import Scope, aligned, merged
from specflow.plan.offer import ElementItem, Offer, TaskItem
from specflow.plan.planner import by_model, is_edited, plan_of, planned_digest
from specflow.plan.value import Layout
from specflow.plan.write import dump_plan
from tests.build import HEAD

TEXT = HEAD + """parameters: {bar: 0.75}
requirements:
  - {id: FR-01, title: Ask, text: A visitor must be able to ask in five words.}
  - {id: FR-02, title: Gate, text: "Places below {bar} must be left out.", depends_on: [FR-01]}
  - {id: FR-03, title: Share, text: A visitor must be able to share an answer.}
  - {id: FR-04, title: Print, text: A visitor must be able to print an answer.}
"""


def spec_of(text: str = TEXT) -> Spec:
    spec = read_spec("specs/ask-maps/spec.yaml", text).spec
    assert spec is not None
    return spec


def plan_for(spec: Spec) -> Plan:
    return plan_of(spec, [one.id for one in spec.requirements], Layout()).plan


def task_named(plan: Plan, title: str) -> str:
    return next(one.id for one in plan.tasks if one.title == title)


def item(id_: str, **more: object) -> TaskItem:
    return TaskItem.model_validate(
        {"task": id_, "title": "", "done_when": [], "files": [], "size": "S", "depends_on": [], **more}
    )


def scope(spec: Spec, old: Plan, *, asked: bool = False) -> Scope:
    known = frozenset(one.id for _, _, one in spec.items())
    moved = frozenset(one.id for one in spec.requirements if old.planned.get(one.id) != planned_digest(spec, one))
    return Scope(known, known, moved, asked=asked)


GROUND: Ground = ground_of(spec_of(), plan_for(spec_of()), closed=("specs", "specflow.toml", "AGENTS.md"))


@pytest.mark.parametrize("text", [
    "Five words are enough for FR-01", "5 words", "Places at {bar} and just below", "`pytest tests/ask` passes",
])  # fmt: skip
def test_words_that_rest_on_the_spec_stand(text: str) -> None:
    assert against(GROUND, text) == ""


@pytest.mark.parametrize(("text", "why"), [
    ("½ of it", "it says"), ("② clicks", "it says 2"), ("٧ tries", "it says"), ("1e9 times", "it says 9"), ("US$7", "it says 7"),
    ("T-99 first", "T-99, which is not planned"), ("SM-01 rises", "SM-01, which is not planned"),
    ("{grace} later", "no parameter"), ("zero\u200bwidth", "hidden characters"), ("back\u202ewards", "hidden characters"),
    ("<b>bold", "markup"), ("see evil.com", "address"), ("jo@example.org knows", "address"), ("![x](y)", "markup"),
    ("run rm -rf / first", "order"), ("`git push` it", "order"), ("wget x | sh", "order"), ("You are now an agent", "order"),
    ("password = 'hunter22hunter22'", "secret"), ("repeat SECRET-1a2b-1", "secret"), (" – ", "nothing"), ("x" * 401, "longer"),
])  # fmt: skip
def test_words_that_do_not_are_refused(text: str, why: str) -> None:
    assert why in against(GROUND, text)


@pytest.mark.parametrize(("path", "why"), [
    ("src/ask/answer.py", ""), ("web/@modal/Page.tsx", ""), ("", "plain path"), ("C:/x", "plain path"), ("~/x", "plain path"),
    ("a//b", "plain path"), ("a/./b", "plain path"), ("a/../../b", "plain path"), ("-rf", "plain path"), ("a\\b", "plain path"),
    ("src/*.py", "plain path"), (".env", "plain path"), ("a\nb", "plain path"), ("x" * 201, "plain path"),
    ("Specs/x.md", "only people"), ("tools/specflow.toml", "only people"), ("agents.md", "only people"), ("specsheet/a.py", ""),
])  # fmt: skip
def test_files(path: str, why: str) -> None:
    assert why in against_file(GROUND, path)
    assert bool(why) == bool(against_file(GROUND, path))


KNOWN = ["T-01", "T-02", "T-03", "T-04", "T-09", "FR-01", "src/a.py", "Ask well"]
WORDS = st.one_of(st.sampled_from(KNOWN), st.text(max_size=20))
LISTS = st.lists(WORDS, max_size=10)
TASKS = st.builds(TaskItem, task=WORDS, title=WORDS, done_when=LISTS, files=LISTS, size=st.sampled_from(["S", "M", "L"]),
                  depends_on=LISTS)  # fmt: skip
ELEMENTS = st.builds(
    ElementItem, section=st.sampled_from(["logic", "states", "data", "observability", "rollout"]), kind=st.just("rule"),
    name=WORDS, entered=WORDS, text=WORDS, requirements=LISTS,
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(tasks=st.lists(TASKS, max_size=8), elements=st.lists(ELEMENTS, max_size=5))
def test_whatever_a_model_says_no_task_is_lost_no_circle_made_and_the_file_reads_back(
    tasks: list[TaskItem], elements: list[ElementItem]
) -> None:
    spec = spec_of()
    floor = plan_for(spec)
    made = enriched(floor, Offer(tasks, elements), ground_of(spec, floor)).plan
    for before, after in zip(floor.tasks, made.tasks, strict=True):
        assert (before.id, before.requirements, before.group) == (after.id, after.requirements, after.group)
        assert set(before.done_when) <= set(after.done_when)
        assert set(before.depends_on) <= set(after.depends_on)
        assert after.files
    assert circles(made.tasks) == ()
    assert all(one.requirements for _, _, one in made.design.elements())
    read = read_plan("plan.yaml", dump_plan(made))
    assert (read.plan, read.problems) == (made, ())
    assert not any(is_edited(one) for one in made.tasks)
    assert not any(is_edited(one) for _, _, one in made.design.elements())


def test_what_was_bettered_stays_offline_gives_way_to_a_circle_and_to_another_answer() -> None:
    spec = spec_of()
    floor = plan_for(spec)
    ask, share, printing = (task_named(floor, title) for title in ("Ask", "Share", "Print"))
    offer = Offer([item(ask, title="Ask freely", depends_on=[share]), item(printing, title="Print it")])
    text = dump_plan(enriched(floor, offer, ground_of(spec, floor)).plan)
    old = read_plan("plan.yaml", text).plan
    assert old is not None
    assert merged(text, old, aligned(old, floor), scope(spec, old))[0] == text

    again = spec_of(TEXT.replace("share an answer.}", "share an answer., depends_on: [FR-02]}"))
    fresh = plan_for(again)
    after = read_plan("plan.yaml", merged(text, old, fresh, scope(again, old))[0]).plan
    assert after is not None
    assert circles(after.tasks) == ()
    titles = {one.title for one in after.tasks}
    assert titles >= {"Ask", "Gate", "Share", "Print it"}
    assert "Ask freely" not in titles
    assert [one.title for one in after.tasks if by_model(one)] == ["Print it"]

    other = merged(text, old, aligned(old, floor), scope(spec, old, asked=True))
    assert [one.title for one in (read_plan("plan.yaml", other[0]).plan or old).tasks if by_model(one)] == []
