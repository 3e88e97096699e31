from __future__ import annotations

from dataclasses import replace

from specflow.model.project import Project
from specflow.parse.lock import read_lock, write_lock
from specflow.rules.sf418_broken_lock import RULE
from tests.build import check_clean, check_finds
from tests.trace_build import traced

LINE = '{"algo": 1, "requirement": "a/FR-01", "relation": "implements", "target": "x.py::f", "text": "t", "code": "c"}'


def judged(text: str) -> Project:
    _, problems = read_lock("specs/ask-maps/trace.lock", text)
    return replace(traced(), extra_problems=problems)


def test_whole_lines_comments_and_newer_algorithms_are_clean() -> None:
    check_clean(RULE, judged(f"# head\n\n{LINE}\n" + LINE.replace('"algo": 1', '"algo": 2')))


def test_a_cut_line_is_found() -> None:
    check_finds(RULE, judged(f"{LINE}\n{LINE[:60]}\n<<<<<<< HEAD\n"), "2: cannot be read", "3: a merge has left a conflict here")


def test_what_is_written_is_read_again() -> None:
    accepted, _ = read_lock("x", LINE)
    assert read_lock("x", write_lock(accepted)) == (accepted, ())
