"""Never, and all the same: prohibitions in plain words, and the very deed told in another line."""

from __future__ import annotations

import pytest

from tests.analysis.consistency.prose import asked, strictly


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("We never send e-mail.", "The receipt is sent by e-mail."),
        ("Voice recordings are never written to disk.", "The recorder writes each voice recording to disk."),
        ("Access codes are never sent by e-mail, only as a text.", "The access code goes out by text and by e-mail."),
        ("The gate shall not open when the badge is unreadable.", "The gate has to open if the badge cannot be read."),
        ("We never send texts about overdue tools.", "Whenever a tool is overdue, the borrower gets a text."),
        ("Sound must not play by itself.", "Sound plays by itself when the page opens."),
        ("A tenant's phone number must never be shown to neighbours.", "Neighbours see the tenant's phone number in the list."),
        ("The system must never store passwords in plain text.", "Passwords are stored in plain text."),
        ("It is forbidden to copy recipes.", "Cooks can copy recipes."),
        ("Copying recipes is not allowed.", "Cooks can copy recipes."),
        ("The location is not shared with anyone.", "We share the location with our partners."),
        ("The report must not contain names.", "The report lists the names of all helpers."),
        ("Orders are never split.", "Large orders are split over two days."),
        ("The pump must never start by itself.", "After a power cut the pump starts by itself."),
        ("Never weigh a goat outside feeding hours.", "All goats are weighed around the clock."),
        ("There must not be any way to skip the quiz.", "Pupils shall be able to skip a quiz after two tries."),
        ("The robot must never open the hatch on its own.", "The robot opens the hatch automatically when it is warm."),
        ("Do not put the child's age on the label.", "The label must mention the age of the child."),
        ("Day guests have no access to the sauna log.", "Day guests may view the sauna log."),
        ("Board meetings are never filmed.", "Members find the filming of the board meetings in the archive."),
        ("Guest lists must not be copied or posted at the gate.", "The gate posts every guest list at noon."),
    ],
)
def test_what_is_never_done_is_done(one: str, other: str) -> None:
    assert set(strictly(one, other)) <= {"SF302", "SF305", "SF308"} and strictly(one, other)
    assert asked(one, other)
    assert asked(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("We never send e-mail.", "The user signs in with an e-mail address."),
        ("We never send e-mail.", "Users send an e-mail to the helpdesk."),
        ("Voice recordings are never written to disk.", "The recorder plays each voice recording once."),
        ("Codes are never sent by e-mail.", "Codes are sent by text."),
        ("Guests cannot see the list.", "Members see the list."),
        ("Cooks must never swap or edit recipes.", "A cook may ignore swaps or edits of recipes."),
        ("The report must not contain names.", "The certificate contains the name of the helper."),
        ("The pump must not start by itself.", "The operator starts the pump with a key."),
        ("Orders are never split.", "Bills can be split between friends."),
        ("The price is not shown to guests.", "The price is shown to members."),
        ("Photos are never stored on the phone.", "Photos are stored on the server."),
        ("No texts are sent at night.", "A text is sent when the parcel arrives."),
        ("Names are never shown in public.", "Names are shown to the organiser."),
        ("A video is never published without a review.", "Videos are published after their review."),
        ("The gate must not open when the badge is unreadable.", "The gate opens when the badge is read."),
        ("The lamp must not be switched on unless it is dark.", "The lamp must be switched on when it is dark."),
    ],
)
def test_another_way_place_thing_or_doer_stays_quiet(one: str, other: str) -> None:
    assert strictly(one, other) == []
    assert asked(one, other) == []
    assert asked(other, one) == []


def test_what_a_note_tells_of_today_forbids_nothing() -> None:
    assert strictly("Invoices are never rounded.", "Each invoice is rounded.") == ["SF302"]
    assert asked("Invoices are never rounded.", "Today each invoice is rounded.") == []
