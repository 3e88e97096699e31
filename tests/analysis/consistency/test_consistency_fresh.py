"""False alarms met in fresh notes, and clashes that were missed there: each as a pair of lines."""

from __future__ import annotations

import pytest

from specflow.analysis.consistency.sources import find_source_conflicts
from specflow.rules.table import RULES
from tests.rules.clashing import lines

CLASHES = [rule for rule in RULES if rule.code.startswith("SF30")]


def codes(*texts: str, out: str = "") -> list[str]:
    """The contradictions among some lines, and between them and a line out of scope."""
    given = lines(*texts, more=f"out_of_scope:\n  - {{id: OS-01, text: {out}}}\n" if out else "")
    return [finding.code for rule in CLASHES for finding in rule.check(rule, given)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("An alarm must expire after 60 minutes.", "An alarm must be raised within 3 seconds."),
        ("An offer expires after 60 minutes.", "The alarm must be raised within 3 seconds of the fall."),
        ("Photos of potholes must be kept for 12 months.", "Photos of people must be deleted after 24 hours."),
        ("A warden must be able to inspect a folding crate of the quarry up to 120 days ahead.",
         "No warden may inspect a folding chair of the quarry more than 49 days ahead."),
        ("When it gets dark, the warden of the quarry must hoist the locked crate.",
         "When it gets dark, the warden of the quarry must open the empty crate."),
        ("When the device is offline, the alarm must be stored and sent later.",
         "When a device is lost or out of power while offline, the system must show what is missing."),
    ],
)  # fmt: skip
def test_lines_that_can_both_hold(one: str, other: str) -> None:
    assert codes(one, other) == []
    assert codes(other, one) == []


@pytest.mark.parametrize(
    ("one", "other", "code"),
    [
        ("Every locker must open without a network connection.", "While the kiosk is offline, lockers must stay shut.", "SF308"),
        ("An alarm must expire after 60 minutes.", "An alarm must not expire before 90 minutes have passed.", "SF301"),
        ("Photos of people must be kept for 12 months.", "Photos of people must be deleted after 24 hours.", "SF303"),
        ("The warden may withdraw an offer after it has been accepted.",
         "An accepted offer must not be withdrawn by the warden.", "SF305"),
    ],
)  # fmt: skip
def test_lines_that_cannot(one: str, other: str, code: str) -> None:
    assert codes(one, other) == [code]


def test_a_chat_is_more_than_a_message_that_somebody_gets() -> None:
    assert codes("The nurse on duty must be alerted.", out="Chat") == []
    assert codes("Guests must be able to chat with the desk.", out="Chat") == ["SF304"]
    assert codes("Guests must get messaging with the desk.", out="Chat") == ["SF304"]


def test_an_invoice_of_a_supplier_is_no_payment_to_one() -> None:
    assert codes("Suppliers must be able to send an invoice by mail.", out="Payments to suppliers") == []
    assert codes("The system must send payments to suppliers.", out="Payments to suppliers") == ["SF304"]


@pytest.mark.parametrize(
    ("note", "context"),
    [
        ("Pupils and parents see the change in the timetable app by 7am on the day.",
         "Personal data of pupils is never shown to other pupils' parents."),
        ("5 wrong tries => locker keypad blocked for 15 min, and ops are alerted.",
         "Locker firmware 4.x accepts codes of 4 digits only; 5.x accepts up to 8."),
    ],
)  # fmt: skip
def test_a_note_and_a_context_that_speak_of_two_things(note: str, context: str) -> None:
    sources = [("note.md", "note", f"# A\n\n{note}\n"), ("code_context.md", "code", f"# B\n\n{context}\n")]
    assert find_source_conflicts(sources) == ()


def test_a_note_that_shows_what_its_context_forbids() -> None:
    found = find_source_conflicts([
        ("note.md", "note", "# A\n\nParents see personal data of the other pupils in the app.\n"),
        ("product_area_context.md", "product", "# B\n\nPersonal data of pupils is never shown to other pupils' parents.\n"),
    ])  # fmt: skip
    assert len(found) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("A borrower may renew a book three times.", "A book may be renewed at most twice."),
        ("A borrower must be able to renew a book up to three times.", "A book must not be renewed more than twice."),
        ("An item must be renewed at least three times.", "An item must not be renewed more than twice."),
        ("The system must retry a failed payment three times.", "A failed payment must not be retried more than twice."),
    ],
)
def test_how_often_something_is_done_is_an_amount_of_it(one: str, other: str) -> None:
    assert codes(one, other) == ["SF301"]
    assert codes(other, one) == ["SF301"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("An item must be renewed at most three times.", "An item must be renewed at most twice."),
        ("A code must work at most once.", "A code must be copied up to three times."),
        ("A door must open at most twice a day.", "A door must be locked at most three times a night."),
        ("Once approved, a loan must start.", "A loan must be approved at most twice."),
    ],
)
def test_how_often_different_things_are_done_is_no_clash(one: str, other: str) -> None:
    assert codes(one, other) == []
