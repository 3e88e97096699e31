"""Who alone may do it, and who does it all the same: in plain words, told actively and passively."""

from __future__ import annotations

import pytest

from specflow.analysis.consistency.claims.claim import claims_of
from specflow.analysis.consistency.claims.deeds import ANYONE, deeds_of
from tests.analysis.consistency.prose import asked, strictly


@pytest.mark.parametrize(
    ("text", "doers", "verbs", "heads"),
    [
        ("A steward must be able to open the gate.", {"steward"}, {"open"}, {"door"}),
        ("The gate may be opened by a steward.", {"steward"}, {"open"}, {"door"}),
        ("The steward picks a name and opens the gate.", {"steward"}, {"open"}, {"door"}),
        ("Anyone can sing.", {ANYONE}, {"sing"}, set()),
        ("Voting is possible without an account.", {"guest"}, {"vot"}, set()),
        ("Nurses may post an answer to a question.", {"nurs"}, {"post", "respons"}, {"question"}),
        ("Nurses may edit or hide notes.", {"nurs"}, {"hid"}, {"not"}),
        ("Once a note is signed, it can be changed by the doctor.", {"doctor"}, {"chang"}, {"not"}),
    ],
)
def test_doer_verb_and_thing(text: str, doers: set[str], verbs: set[str], heads: set[str]) -> None:
    found = [deed for claim in claims_of(0, text) for deed in deeds_of(claim)][-1]
    assert (set(found.doers), set(found.verbs), set(found.heads)) == (doers, verbs, heads)


@pytest.mark.parametrize("text", ["Walls are white.", "Silence.", "It can be changed by the doctor."])
def test_no_deed_can_be_told(text: str) -> None:
    assert [deed for claim in claims_of(0, text) for deed in deeds_of(claim)] == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Only signed-in singers may vote.", "Guests can vote without an account."),
        ("Only the conductor may change the programme.", "Any singer can update the programme."),
        ("The programme can be changed by the conductor and nobody else.", "The pianist may also correct the programme."),
        ("Keys may be handed out by the caretaker only.", "The tenant takes a form and hands out the keys herself."),
        ("Only the committee in charge of the season may answer a letter.", "Fans can post an answer to the letter."),
        ("Guests may not rate a concert; an account is needed for that.", "Rating a concert is possible without an account."),
        ("Moderators must not close a thread.", "A moderator can close a thread."),
        ("The treasurer alone may see the receipts.", "The receipts can be seen by every member."),
        ("Only full members are allowed to lend boats; helpers have to ask.", "Helpers may lend boats at the pier."),
        ("No voucher may be issued by a trainee.", "Trainees may issue vouchers of up to 20 euros on their own."),
        ("Only a vet may prescribe.", "Nurses can prescribe a salve."),
        ("Lending is reserved for the warden.", "Trainees are allowed to lend tools without the warden."),
        ("Trainees are barred from locking doors.", "Trainees may lock doors like anybody else."),
        ("Locker codes can be reset by nobody except the caretaker.", "Staff in the hall may reset locker codes."),
        ("Referees alone score a dive.", "Dives above ten metres are scored by a trainer."),
        ("Only registered members may take part in votes.", "Anyone can vote, with or without an account."),
        ("Nobody but the owner may close a shift.", "Managers may close a shift."),
    ],
)
def test_what_is_kept_for_some_is_done_by_others(one: str, other: str) -> None:
    assert strictly(one, other) == ["SF305"]
    assert asked(one, other)
    assert asked(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Only the conductor may change the programme.", "Singers can see the programme."),
        ("Only the conductor may change the programme.", "The conductor changes the programme by noon."),
        ("Only members may vote.", "Guests may sing without an account."),
        ("Only staff may open the gate.", "A nurse may open the gate."),
        ("Only organisers may delete archived events.", "Members can delete events."),
        ("Rooms in the tower may be booked by the choir only.", "A singer may book a room."),
        ("Only the treasurer may see the receipts of the gala.", "A member can see the receipts of the bazaar."),
        ("Guests may not rate a concert.", "Members may rate a concert."),
        ("Guests may not rate a concert.", "Guests may rate a venue."),
        ("New moderators must not close a thread.", "A trained moderator can close a thread."),
        ("Before noon only the conductor may change the programme.", "After noon the manager changes the programme."),
        ("Only the conductor may change the plan, unless it rains.", "When it rains, the caretaker may change the plan."),
        ("Before the launch, only staff can book bikes.", "From the launch on, every customer can book bikes."),
        ("Singers may only vote once.", "Guests may vote."),
        ("Only verified residents may borrow.", "A neighbour must be able to borrow a drill."),
        ("Printing is reserved for the secretary.", "Trainees are allowed to read letters."),
        ("Trainees are barred from locking doors.", "Trainers may lock doors."),
        ("Guests cannot see the results of others.", "Guests can see their own results."),
        ("Once a grade is entered, it can be changed by the teacher only.", "Agents can change the fee."),
        ("Clients should not redact or edit messages.", "Clients should hide the body and show a button."),
    ],
)
def test_other_doers_deeds_and_things_stay_quiet(one: str, other: str) -> None:
    assert strictly(one, other) == []
    assert asked(one, other) == []
    assert asked(other, one) == []
