"""What can start side by side, and what waits for ever."""

from __future__ import annotations

import pytest

from specflow.analysis.impact.tasks import levels, stuck, together, touches
from specflow.model.plan import Task


def task(number: int, **more: object) -> Task:
    return Task.model_validate({"id": f"T-{number:02d}", "title": "Work", **more})


def ids(tasks: tuple[Task, ...]) -> list[str]:
    return [one.id for one in tasks]


def test_everything_that_is_free_starts_whatever_the_flag_says() -> None:
    free, left = together([task(1, files=["a.py"]), task(2, files=["b.py"]), task(3, files=["c.py"], parallel=True), task(4)])
    assert ids(free) == ["T-01", "T-02", "T-03", "T-04"]
    assert left == ()


def test_of_those_that_share_a_file_the_first_starts_and_the_other_is_told_why() -> None:
    given = [task(1, files=["a.py", "t.py"]), task(2, files=["t.py"], parallel=True), task(3, files=["c.py"], status="doing"),
             task(4, files=["c.py"]), task(5, depends_on=["T-01"]), task(6, files=["d.py"], status="rework")]  # fmt: skip
    free, left = together(given)
    assert ids(free) == ["T-01", "T-06"]
    assert [(one.task.id, one.why) for one in left] == [
        ("T-02", "T-01 touches t.py as well"), ("T-04", "T-03 is under way and touches c.py as well"),
    ]  # fmt: skip


def test_what_a_person_wants_alone_waits_for_the_others_and_then_runs_alone() -> None:
    lonely, other = task(1, parallel=False), task(2)
    free, left = together([lonely, other])
    assert ids(free) == ["T-02"]
    assert left[0].why == "it has to run alone (`parallel: false`)"
    assert ids(together([lonely])[0]) == ["T-01"]
    assert together([task(1, parallel=False, status="doing"), other])[1][0].why == "T-01 has to run alone (`parallel: false`)"


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [("src/a.py", "src/a.py", True), ("src/a.py", "./src/a.py", True), ("src/a.py", "src/b.py", False),
     ("src/", "src/a.py", True), ("src", "srcs/a.py", False), ("src/*.py", "src/a.py", True), ("src/*.py", "src/in/a.py", False),
     ("a.py", "src/a.py", False), ("src/**", "src/in/*.py", True), ("src/*.py", "tests/*.py", False),
     ("**/" * 40 + "x", "a/" * 2000, True)],
)  # fmt: skip
def test_files_folders_and_globs_meet(one: str, other: str, same: bool) -> None:
    assert touches(one, other) is same
    assert touches(other, one) is same


def test_a_circle_stands_in_no_wave() -> None:
    given = [task(1, depends_on=["T-02"]), task(2, depends_on=["T-01"]), task(3), task(4, depends_on=["T-02"]),
             task(5, depends_on=["T-03", "T-77"])]  # fmt: skip
    assert [ids(wave) for wave in levels(given)] == [["T-03"], ["T-05"], ["T-01", "T-02", "T-04"]]
    assert ids(stuck(given)) == ["T-01", "T-02", "T-04"]
    assert stuck([task(1)]) == ()
