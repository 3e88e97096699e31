"""Tasks as people type them when the plan was written or broken by hand: what may start, what never will, and why."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.run import specflow

SPEC = """\
schema: specflow/v1
feature: lend
title: Lend
goal: A member borrows a tool.
requirements:
  - {id: FR-01, title: Ask, text: A member must be able to ask for a tool.}
  - {id: FR-02, title: Fetch, text: A member must be able to fetch a tool.}
  - {id: FR-03, title: Return, text: A member must be able to return a tool.}
"""
HEAD = "schema: specflow/plan/v1\nfeature: lend\nunsigned: true\ntasks:\n"


@pytest.fixture
def lend(workspace: Path) -> Path:
    """A workspace with one feature; its plan is written by each test."""
    folder = workspace / "specs" / "lend"
    folder.mkdir(parents=True)
    (folder / "spec.yaml").write_text(SPEC, encoding="utf-8")
    return workspace


def plan(root: Path, *tasks: str) -> None:
    text = HEAD + "".join(f"  - {{{task}}}\n" for task in tasks)
    (root / "specs" / "lend" / "plan.yaml").write_text(text, encoding="utf-8")


def test_a_matrix_holds_every_free_task_that_shares_no_file_and_says_who_is_left_out(lend: Path) -> None:
    plan(lend, *(f"id: T-0{n}, title: Work, requirements: [FR-01], files: [{f}.py]" for n, f in enumerate("abcc", 1)))
    done = specflow(lend, "tasks", "--matrix")
    assert [one["task"] for one in json.loads(done.out)["include"]] == ["T-01", "T-02", "T-03"]
    assert done.err == "T-04 is left out: T-03 touches c.py as well\n"
    assert done.code == 0


def test_a_circle_is_named_with_its_line_and_what_to_do(lend: Path) -> None:
    plan(lend, "id: T-01, title: Ask, requirements: [FR-01], depends_on: [T-02]",
         "id: T-02, title: Fetch, requirements: [FR-02], depends_on: [T-01]")  # fmt: skip
    ready = specflow(lend, "tasks", "--ready")
    assert ready.code == 1
    assert "Nothing can start now." in ready.out
    assert "SF704 specs/lend/plan.yaml:5 these tasks wait for one another: T-01 → T-02 → T-01" in ready.out
    assert "Take out the `depends_on` that is not true" in ready.out
    drawn = specflow(lend, "tasks", "--graph").out
    assert "wave" not in drawn
    assert "never, since they wait in a circle or behind one" in drawn
    matrix = specflow(lend, "tasks", "--matrix")
    assert json.loads(matrix.out) == {"include": []}
    assert (matrix.code, "T-01 → T-02 → T-01" in matrix.err) == (1, True)


def test_a_task_that_is_waited_for_and_missing_and_a_broken_line_are_named(lend: Path) -> None:
    plan(lend, "id: T-01, title: Ask, requirements: [FR-01], depends_on: [T-09]", "id: T-1, title: Half")
    done = specflow(lend, "tasks", "--graph")
    assert done.code == 1
    assert "← T-09 (missing)" in done.out
    assert "SF705 specs/lend/plan.yaml:5" in done.out
    assert "SF701 specs/lend/plan.yaml:6" in done.out


def test_done_and_under_way_are_told_apart_from_stuck(lend: Path) -> None:
    plan(lend, "id: T-01, title: Ask, requirements: [FR-01], status: done")
    assert "Every task is done." in specflow(lend, "tasks", "--ready").out
    plan(lend, "id: T-01, title: Ask, requirements: [FR-01], status: doing",
         "id: T-02, title: Fetch, requirements: [FR-02], depends_on: [T-01]")  # fmt: skip
    assert "Nothing can start now: T-01 is under way." in specflow(lend, "tasks", "--ready").out


def test_a_plan_that_is_a_link_to_the_outside_is_called_so(lend: Path) -> None:
    outside = lend.parent / "plan.yaml"
    outside.write_text(HEAD + "  - {id: T-01, title: Work, requirements: [FR-01], files: [a.py]}\n", encoding="utf-8")
    (lend / "specs" / "lend" / "plan.yaml").symlink_to(outside)
    ran = specflow(lend, "tasks", "lend")
    assert (ran.code, ran.out) == (2, "")
    assert "specs/lend/plan.yaml leads out of the workspace" in ran.err
