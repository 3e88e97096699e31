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
    ("Guests pay by card or by wallet.", "A refund takes at most 3 days.",
     "[-Guests pay by card or by wallet.-]{+A refund takes at most 3 days.+}"),
    ("", "New.", "{+New.+}"),
    ("Same.", "Same.", "Same."),
])  # fmt: skip
def test_words_and_numbers_change_as_a_whole_and_so_does_a_text_that_is_another(old: str, new: str, said: str) -> None:
    marks = {"same": "{}", "del": "[-{}-]", "ins": "{{+{}+}}"}
    found = runs(old, new)
    assert "".join(marks[run.op].format(run.text) for run in found) == said
    assert "".join(run.text for run in found if run.op != "ins") == old
    assert "".join(run.text for run in found if run.op != "del") == new
