"""Tasks drawn: every task, every line, and nothing of foreign text that could do anything."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import pytest

from specflow.model.plan import Plan, Task
from specflow.render.taskgraph import MOST, task_graph, task_page


def plan(*tasks: Task, unsigned: bool = False) -> Plan:
    return Plan(schema="specflow/plan/v1", feature="ask-maps", tasks=tasks, unsigned=unsigned)


def task(number: int, *before: str, title: str = "Build it", status: str = "todo") -> Task:
    given = {"id": f"T-{number:02d}", "title": title, "requirements": ("FR-01",), "depends_on": before, "status": status}
    return Task.model_validate(given)


def drawing(made: str) -> ElementTree.Element:
    found = re.search(r"<svg.*?</svg>", made, re.DOTALL)
    assert found
    return ElementTree.fromstring(found[0])  # noqa: S314 - we made it


def test_every_task_has_a_box_and_every_need_a_line() -> None:
    svg = drawing(task_graph(plan(task(1), task(2, "T-01"), task(3, "T-01", "T-02", status="done"))))
    assert len(svg.findall(".//rect")) == 3
    assert len(svg.findall(".//path")) == 3
    columns = [float(box.attrib["x"]) for box in svg.findall(".//rect")]
    assert columns == sorted(columns)
    assert len(set(columns)) == 3
    assert "3 tasks in 3 waves" in svg.attrib["aria-label"]


@pytest.mark.parametrize("title", ["<script>alert(1)</script>", "a\u202eb", 'x" onload="y', "&amp;", "ü" * 400])
def test_a_title_can_do_nothing(title: str) -> None:
    made = task_page(plan(task(1, title=title), unsigned=True), title)
    assert "<script" not in made
    assert "\u202e" not in made
    assert 'x" onload' not in made
    assert "Not signed" in made
    drawing(made)


def test_circles_and_missing_needs_are_drawn_as_far_as_they_go() -> None:
    svg = drawing(task_graph(plan(task(1, "T-02"), task(2, "T-01"), task(3, "T-77"))))
    assert len(svg.findall(".//rect")) == 3
    assert len(svg.findall(".//path")) == 2


def test_very_many_tasks_are_listed_only_and_none_are_nothing() -> None:
    made = task_graph(plan(*(task(number) for number in range(1, MOST + 2))))
    assert "<svg" not in made
    assert made.count("<tr>") == MOST + 2
    assert task_graph(plan()) == ""
