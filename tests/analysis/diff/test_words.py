"""Texts compared word by word."""

from __future__ import annotations

import pytest

from specflow.analysis.diff.words import runs


@pytest.mark.parametrize(("old", "new", "said"), [
    ("0.75", "0.8", "[-0.75-]{+0.8+}"),
    ("at most 1,500 rows", "at most 2,500 rows", "at most [-1,500-]{+2,500+} rows"),
    ("within 2 s.", "within 3 s.", "within [-2-]{+3+} s."),
    ("It must answer, and stop.", "It must answer and stop.", "It must answer[-,-] and stop."),
    ("on 2026-11-20 at 10:30", "on 2026-11-21 at 10:45", "on 2026-11-[-20-]{+21+} at [-10:30-]{+10:45+}"),
    ("", "New.", "{+New.+}"),
    ("Same.", "Same.", "Same."),
])  # fmt: skip
def test_a_number_changes_as_a_whole(old: str, new: str, said: str) -> None:
    marks = {"same": "{}", "del": "[-{}-]", "ins": "{{+{}+}}"}
    found = runs(old, new)
    assert "".join(marks[run.op].format(run.text) for run in found) == said
    assert "".join(run.text for run in found if run.op != "ins") == old
    assert "".join(run.text for run in found if run.op != "del") == new
