from __future__ import annotations

import pytest

from specflow.analysis.consistency.sources import SourceConflict, find_source_conflicts

NOTE = """# Permits

A permit link stays open for 48 hours. Residents get it by email.

- If the register is unavailable, requests go through.
- We never send texts before 7am.
"""
RULES = """# Rules

- Any permit link ends one day after it was sent: a permit link expires after 24 hours.
- When a control cannot decide, the request is refused.
"""


def conflicts(note: str, product: str = "", code: str = "") -> tuple[SourceConflict, ...]:
    """What stands against what in three short sources."""
    return find_source_conflicts([("note.md", "note", note), ("rules.md", "product", product), ("code.md", "code", code)])


def test_both_places_are_named_with_their_words() -> None:
    found = conflicts("# A\n\nIf the register is unavailable, requests go through.\n", RULES)
    assert [(ref.path, ref.line) for ref in found[0].refs] == [("note.md", 3), ("rules.md", 4)]
    assert found[0].refs[0].quote == "If the register is unavailable, requests go through."
    assert "`note.md:3`" in found[0].question
    assert "`rules.md:4`" in found[0].question
    assert found[0].suggested
    assert found[0].code == "SF308"


@pytest.mark.parametrize(
    "note, product, code",
    [
        ("The link dies after 48 hours.", "Any download link expires one day after it is issued.", ""),
        ("Up to 10,000 rows the file comes straight back.", "", "A synchronous query answers with at most 5,000 records."),
        ("Reminders go out, though not before 8am.", "We send reminders between 09:00 and 19:00 only.", ""),
        ("We don't keep what people typed.", "The text of a search is kept for 90 days.", ""),
        ("Fees count per seat.", "Fees belong to the organisation.", ""),
        ("Exporting is for Finance Admins and owners.", "Bills leave the product only at the hand of a Finance Admin.", ""),
        ("Guests free the slot straight away.", "On the last day only a member of staff can release the slot.", ""),
        ("Changing a limit takes effect within one minute, without a deploy.", "", "A change means a deploy, 25 minutes in all."),
        ("Staff can't jump anybody ahead.", "A branch manager may move a request to the head of the line.", ""),
        ("Owing money must not keep anyone from placing a hold.", "A card with a balance is blocked from new holds.", ""),
    ],
)
def test_a_note_against_its_context_is_found(note: str, product: str, code: str) -> None:
    assert len(conflicts(note, product, code)) == 1


@pytest.mark.parametrize(
    "note, product, code",
    [
        ("The link dies after 24 hours.", "Any download link expires one day after it is issued.", ""),
        ("Up to 4,000 rows the file comes straight back.", "", "A synchronous query answers with at most 5,000 records."),
        ("Reminders go out, though not before 10am.", "We send reminders between 09:00 and 19:00 only.", ""),
        ("Support may raise a limit for 14 days at most.", "Limits may be lowered only with 60 days' notice.", ""),
        ("Not doing: fees per endpoint.", "Fees belong to the organisation.", ""),
        ("A reminder on the last day would be nice.", "We have no push notifications.", ""),
        ("One row per bill line, not one per bill.", "", "Bill lines live in one table per month."),
        ("Not every state or transition is covered here.", "A business moves through states by a transition.", ""),
        ("Publishing prompts, allowing users to validate the package.", "When a control fails, the package is refused.", ""),
        ("It restricts dates to Jan 1st to Dec 31st.", "Dates run from Jan 1st to April 30th.", ""),
        ("The endpoint uses the new way to sign in.", "The new way to sign in applies only to the endpoint.", ""),
        ("People can keep the locker for longer from the message.", "", "Messages go through the gateway."),
        ("The system must not keep a map longer than a day.", "A refused map is kept for an hour.", ""),
        ("Never grant more seats than there are.", "A card with a debt is blocked.", ""),
        ("Keep the current behaviour of the prompt.", "", "Erasure does not mean that the current behaviour is kept."),
    ],
)
def test_what_real_notes_and_contexts_say_beside_each_other_is_no_conflict(note: str, product: str, code: str) -> None:
    assert [one.question for one in conflicts(note, product, code)] == []


def test_the_context_files_are_not_set_against_each_other() -> None:
    assert conflicts("", "A download link expires after 48 hours.", "A download link expires after one hour.") == ()


def test_a_note_against_itself_is_found() -> None:
    note = "# A\n\nA booking may be made at most 30 days ahead.\n\nVisitors can make a booking up to 90 days ahead.\n"
    assert [[ref.line for ref in one.refs] for one in conflicts(note)] == [[3, 5]]


def test_headings_and_code_say_nothing() -> None:
    note = "# The link dies after 48 hours\n\n```\nThe link dies after 48 hours.\n```\n"
    assert conflicts(note, "A link expires one day after it is issued.") == ()
