"""Parts of all cases: half of them, nine out of ten, 95 %."""

from __future__ import annotations

import pytest

from specflow.analysis.consistency.sources import find_source_conflicts
from specflow.rules.table import RULES
from tests.rules.clashing import lines

CLASHES = [rule for rule in RULES if rule.code.startswith("SF30")]


def codes(*texts: str) -> list[str]:
    """The contradictions among some lines."""
    given = lines(*texts)
    return [finding.code for rule in CLASHES for finding in rule.check(rule, given)]


def asked(one: str, other: str) -> int:
    """The questions about two lines of a note, and about a line of a note and a rule."""
    both = find_source_conflicts([("note.md", "note", f"# N\n\n{one}\n\nThe sun was out.\n\n{other}\n")])
    ruled = find_source_conflicts([("note.md", "note", f"# N\n\n{one}\n"), ("rules.md", "product", f"# R\n\n- {other}\n")])
    return len(both) + len(ruled)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Half of the parcels need more than four days to arrive.",
         "90 % of the parcels need less than two days to arrive."),
        ("Nine out of ten calls are answered within a minute.", "Half of the calls wait longer than three minutes."),
        ("Every second request takes more than 4 seconds.", "95 % of requests take less than 2 seconds."),
        ("Most exports take at least 10 minutes.", "No export takes longer than 5 minutes."),
        ("All logins finish within 1 second.", "A quarter of logins take more than 3 seconds."),
    ],
)  # fmt: skip
def test_lines_that_cannot_both_hold(one: str, other: str) -> None:
    assert len(codes(one, other)) == 1
    assert len(codes(other, one)) == 1
    assert asked(one, other) == 2


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Half of the uploads take less than 5 seconds.", "95 % of uploads take less than 20 seconds."),
        ("On average, a call is answered within a minute.", "Some calls wait longer than three minutes."),
        ("5 % of requests take longer than 4 seconds.", "90 % of requests take less than 2 seconds."),
        ("Half of the imports take longer than a minute.", "95 % of exports take less than ten seconds."),
        ("Half of all uploads are done within 3 seconds.", "Every upload is done within 30 seconds."),
    ],
)  # fmt: skip
def test_lines_that_can_both_hold(one: str, other: str) -> None:
    assert codes(one, other) == []
    assert codes(other, one) == []
    assert asked(one, other) == 0
