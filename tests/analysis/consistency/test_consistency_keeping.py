"""How long something is kept, in plain words, and when it is gone."""

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
        ("Visitor logs are never deleted.", "Visitor logs are purged after six months."),
        ("All delivery notes are kept for two years.",
         "A delivery note is deleted as soon as the goods have been unpacked."),
        ("Once a case is closed, its files are removed at once.",
         "The files of closed cases stay available for five years."),
        ("Shoe sizes are not stored once the fitting is over.",
         "Shoe sizes are saved so that the shop can use them again."),
        ("When an employee leaves, their mailbox is erased the same day.",
         "Mailboxes are kept for a year after an employee has left."),
        ("A job advert is taken down after 30 days.", "Job adverts stay online for two months."),
        ("Chat transcripts are kept for good.", "Chat transcripts are thrown away after a week."),
        ("Call recordings are gone when the call ends.", "Call recordings are kept for 90 days."),
        ("Search terms are not recorded.", "Search terms are kept for three months."),
        ("Applications are destroyed after the interview.", "Applications remain in the archive for six months."),
        ("Fingerprints are discarded immediately after the check.", "Fingerprints must be stored for 30 days."),
        ("Bids are never removed.", "Bids are thrown away after the auction."),
        ("Offers disappear from the home screen after two days.", "An offer stays on the home screen for a week."),
        ("Meter readings are kept indefinitely.", "Meter readings are wiped every quarter."),
        ("We erase all notes about a guest the moment the guest has checked out.",
         "All notes about guests are kept for three years."),
        ("Nothing is ever deleted from the logbook.", "Entries of the logbook are removed after two years."),
        ("Log lines are wiped weekly.", "Log lines must remain available for half a year."),
    ],
)  # fmt: skip
def test_lines_that_cannot_both_hold(one: str, other: str) -> None:
    assert len(codes(one, other)) == 1
    assert len(codes(other, one)) == 1
    assert asked(one, other) == 2


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Fishing permits lapse after a week.", "Store every fishing report for two years."),
        ("Trainees must not erase recipes.", "Recipes are erased after three years."),
        ("The flight log stays available for eight years.", "No flight may last longer than five hours."),
        ("Weather maps are stored for two years.", "Tide tables are wiped after a month."),
        ("Lab samples must be stored for at least a month.", "Lab samples of athletes must be stored for ten months."),
        ("Door codes are not stored.", "Every lease is stored for eight years."),
        ("Sketches are wiped after a fortnight.", "Finished drawings are never wiped."),
        ("Portraits are erased on request.", "Portraits are stored for two years."),
        ("Photos are deleted after a year at the latest.", "Photos are kept for at least six months."),
        ("When an account is closed, its drafts are removed at once.", "Drafts are kept for 30 days."),
        ("The key is deleted as soon as it has been used.", "The receipt is kept for ten years."),
        ("An offer is taken down after 30 days.", "Offers are kept for five years."),
        ("Photos are removed when the owner asks for it.", "Photos are kept for two years."),
        ("Editors cannot delete articles.", "Articles are deleted after ten years."),
        ("The history of a rental is kept for ten years.", "Rentals are deleted after 60 days."),
        ("The cache is emptied weekly.", "Log lines must remain available for half a year."),
    ],
)  # fmt: skip
def test_lines_that_can_both_hold(one: str, other: str) -> None:
    assert codes(one, other) == []
    assert codes(other, one) == []
    assert asked(one, other) == 0
