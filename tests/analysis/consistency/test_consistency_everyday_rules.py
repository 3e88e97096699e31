"""Rules as people write them: why something is kept, for whom, and what is excepted, beside what it clashes with."""

from __future__ import annotations

import pytest

from specflow.analysis.consistency.sources import find_source_conflicts


def clashes(note: str, rule: str) -> list[str]:
    wanted = ("note.md", "note", f"# Note\n\n## Rules\n\n- {note}\n")
    ruled = ("product_area_context.md", "product", f"# Rules\n\n- {rule}\n")
    return [one.code for one in find_source_conflicts([wanted, ruled])]


@pytest.mark.parametrize(
    ("note", "rule"),
    [
        ("Keep the loan record for 13 months for the auditors, then delete it.",
         "Fees and loan records are deleted after 6 months."),
        ("We keep repairs themselves for ten years because the insurer asks for it.",
         "Repairs are kept for 5 years, then anonymised."),
        ("Recordings are deleted after 30 days, except those in a dispute, which stay until it's settled.",
         "Call recordings are kept for 90 days as evidence for the court."),
    ],
)  # fmt: skip
def test_how_long_something_is_kept_clashes_whatever_it_is_kept_for(note: str, rule: str) -> None:
    assert clashes(note, rule) == ["SF303"]


@pytest.mark.parametrize(
    ("note", "rule"),
    [
        ("Keep the loan record for 6 months for the auditors, then delete it.", "Loan records are deleted after 6 months."),
        ("Keep the loan record for 13 months for the auditors.", "Reminder letters are deleted after 6 months."),
        ("Recordings are deleted after 30 days, except those in a dispute, which stay until it's settled.",
         "Recordings are kept for 30 days as evidence."),
    ],
)  # fmt: skip
def test_the_same_span_or_another_thing_does_not(note: str, rule: str) -> None:
    assert clashes(note, rule) == []


def test_being_able_to_keep_something_for_so_long_is_a_promise() -> None:
    short = "A borrower must not keep a hand tool for more than 14 days."
    assert clashes("A borrower must be able to keep a hand tool for up to 28 days.", short) == ["SF303"]
    assert clashes("A borrower must be able to keep a hand tool for up to 10 days.", short) == []
