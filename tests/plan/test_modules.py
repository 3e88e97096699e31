"""Which requirements share a file, and which file that is."""

from __future__ import annotations

from pathlib import Path

import pytest

from specflow.model.spec import Spec
from specflow.parse.spec import read_spec
from specflow.plan.modules import modules_of, short_name
from specflow.plan.planner import plan_of, planned_files
from specflow.plan.value import Layout
from tests.build import HEAD

SHED = HEAD + """\
requirements:
  - {id: FR-01, title: A receipt for every loan, text: The receipt must name the tool and the member.}
  - {id: FR-02, title: When the receipt comes, text: The receipt must be sent within 2 minutes.}
  - {id: FR-03, title: What a fine costs, text: A fine must be 50 cents a day.}
  - {id: FR-04, title: The highest fine, text: No fine may be higher than the price of the tool.}
  - {id: FR-05, title: Members are found by name, text: A member must be able to find another member by name.}
  - {id: EC-01, title: The mail bounces, text: "When the mail bounces, the receipt must be kept for a week."}
  - {id: NFR-01, title: Ready on old phones, text: Everything must work on phones of 2018.}
"""


def spec_of(text: str = SHED) -> Spec:
    spec = read_spec("specs/ask-maps/spec.yaml", text).spec
    assert spec is not None
    return spec


def files(layout: Layout, text: str = SHED) -> dict[str, tuple[str, ...]]:
    spec = spec_of(text)
    made = plan_of(spec, [one.id for one in spec.requirements], layout).plan
    return {task.requirements[0]: task.files for task in made.tasks if not task.title.startswith("Agree")}


def test_requirements_about_the_same_thing_share_a_module_called_after_it() -> None:
    spec = spec_of()
    found = {one.name: one.members for one in modules_of(spec, spec.requirements)}
    assert found == {"receipt": ("FR-01", "FR-02", "EC-01"), "fine": ("FR-03", "FR-04")}, "who acts cuts nothing"


def test_code_and_tests_of_a_module_are_one_file_each_and_the_rest_stands_alone() -> None:
    made = files(Layout())
    assert made["FR-01"] == made["FR-02"] == made["EC-01"] == ("src/ask_maps/receipt.py", "tests/ask_maps/test_receipt.py")
    assert made["FR-03"] == made["FR-04"] == ("src/ask_maps/fine.py", "tests/ask_maps/test_fine.py")
    assert made["FR-05"] == ("src/ask_maps/members_found_name.py", "tests/ask_maps/test_members_found_name.py")


def test_a_quality_of_the_whole_feature_may_touch_all_of_it_and_comes_after_the_behaviour() -> None:
    spec = spec_of()
    tasks = {task.requirements: task for task in plan_of(spec, [one.id for one in spec.requirements], Layout()).plan.tasks}
    quality = tasks[("NFR-01",)]
    assert quality.files == ("src/ask_maps/**", "tests/ask_maps/test_ready_old_phones.py")
    assert set(quality.depends_on) == {tasks[("FR-01",)].id, tasks[("FR-03",)].id}
    assert not quality.parallel


def test_a_module_goes_where_a_member_is_built_or_planned_or_a_file_is_called_after_it() -> None:
    built = files(Layout(existing={"FR-02": ("app/mails.py",)}, tested={"FR-02": ("app/mails_test.py",)}))
    assert built["FR-01"] == ("app/mails.py", "app/mails_test.py")
    near = {"FR-04": ("lib/tool.py", "lib/late_fines.py"), "FR-05": ("lib/names.py",)}
    named = files(Layout(near=near))
    assert named["FR-03"] == ("lib/late_fines.py", "tests/ask_maps/test_fine.py")
    assert named["FR-05"][0] == "src/ask_maps/members_found_name.py", "near is not enough"
    planned = files(Layout(planned={"FR-01": ("src/mine.py", "tests/test_mine.py")}))
    assert planned["FR-01"] == planned["EC-01"] == ("src/mine.py", "tests/test_mine.py"), "a new one joins what is planned"


def test_one_more_requirement_moves_no_planned_file() -> None:
    spec = spec_of()
    before = plan_of(spec, [one.id for one in spec.requirements], Layout()).plan
    more = SHED + "  - {id: FR-06, title: The name on a fine, text: The name of the tool must stand on the fine.}\n"
    after = files(Layout(planned=planned_files(before)), more)
    assert {id_: paths for id_, paths in after.items() if id_ != "FR-06"} == files(Layout())
    assert after["FR-06"] == after["FR-03"]


@pytest.mark.parametrize(
    ("title", "name"),
    [("The owner's rows, not one more", "owner_rows"), ("Never beyond the longest stay", "longest_stay"), ("Was it?", "was_it"),
     ("部品", ""), ("", "")],
)  # fmt: skip
def test_a_name_has_no_small_words(title: str, name: str) -> None:
    assert short_name(title) == name


EXAMPLES = sorted((Path(__file__).parents[2] / "examples").glob("*/specs/*/spec.yaml"))


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda one: one.parent.name)
def test_modules_of_examples_are_disjoint_small_and_the_same_twice(path: Path) -> None:
    spec = spec_of(path.read_text(encoding="utf-8"))
    found = modules_of(spec, spec.requirements)
    members = [id_ for one in found for id_ in one.members]
    assert len(members) == len(set(members)) >= 2
    assert all(2 <= len(one.members) <= 8 for one in found)
    assert found == modules_of(spec, spec.requirements)
