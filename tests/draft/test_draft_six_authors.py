"""Hasty notes of six kinds of authors: what their drafts once turned round or made up."""

from __future__ import annotations

import pytest

from specflow.draft import Lexicon
from specflow.draft.phrasing.phrase import Phraser
from specflow.draft.pipeline import draft
from specflow.draft.value import Drafted, Source


def drafted(lexicon: Lexicon, rules: str) -> Drafted:
    note = f"# Gym\n\nMembers train here.\n\n## Rules\n\n{rules}"
    return draft([Source("note.md", note, "note", "0" * 64)], lexicon=lexicon)


def asked(found: Drafted) -> list[str]:
    return [one.text for one in found.spec.requirements if not one.proposed]


@pytest.mark.parametrize(
    ("said", "phrased"),
    [
        ("3 strikes in 30 days = no booking for a week",
         "When there are 3 strikes in 30 days, there must be no booking for a week."),
        ("After 9pm no pushes pls", "After 9pm, there must be no pushes."),
        ("Lol ok between 21:00 and 7:00 no pushes", "Between 21:00 and 7:00, there must be no pushes."),
        ("No one gets a strike", "People must not get a strike."),
        ("Nobody is to repair a machine", "People must not repair a machine."),
        ("Its purpose is to warn", "Its purpose must be to warn."),
        ("Ordering is not guaranteed", "The system must keep to this: Ordering is not guaranteed."),
        ("A card is not required", "The system must keep to this: A card is not required."),
        ("Payloads must be truncated never", "Payloads must never be truncated."),
        ("Kids under 14 only together with an adult",
         "The system must keep to this: Kids under 14 only together with an adult."),
        ("The employee shall can reserve a place", "The employee must be able to reserve a place."),
        ("Who has booked and not comes, is blocked",
         "The system must keep to this: Who has booked and not comes, is blocked."),
        ("If the box is empty, don't refund the money, open a case",
         "If the box is empty, the system must not refund the money but must open a case."),
        ("Don't refund, open a case", "The system must keep to this: Don't refund, open a case."),
        ("Don't store names, addresses or photos", "The system must not store names, addresses or photos."),
        ("If a machine breaks, all bookings of that day are cancelled and people are told",
         "If a machine breaks, all bookings of that day must be cancelled and people must be told."),
        ("Waitlist max 10 people, first one gets the spot, has 15 min to take it",
         "The system must keep to this: Waitlist max 10 people, first one gets the spot, has 15 min to take it."),
    ],
)  # fmt: skip
def test_a_hasty_sentence_keeps_its_meaning(said: str, phrased: str, phraser: Phraser) -> None:
    assert phraser.phrase(said) == phrased


@pytest.mark.parametrize(
    ("said", "out"),
    [
        ("Please don't build a chat bot, we had one.", "a chat bot"),
        ("I would rather not have another login for my team.", "another login for my team"),
        ("Not necessary is a map.", "a map"),
        ("Online payment was discussed but postponed to next year.", "online payment"),
        ("Olu asked whether visitors could book. We decided against it, the insurance says no.", "visitors could book"),
        ("Marketing suggested store credit; we discussed it and it was rejected by Legal.", "store credit"),
    ],
)
def test_what_its_author_does_not_want_is_out_of_scope(said: str, out: str, lexicon: Lexicon) -> None:
    found = drafted(lexicon, f"- {said}\n- A locker must have a key.\n")
    assert asked(found) == ["A locker must have a key."]
    assert [one.text.lower() for one in found.spec.out_of_scope] == [out]


@pytest.mark.parametrize(
    ("said", "question"),
    [
        ("Not sure what we do with returns from abroad. Can somebody from customs tell us?",
         "What do we do with returns from abroad?"),
        ("Question is still if the motorbikes need a place or not.", "Do the motorbikes need a place?"),
        ("What about the waitlist", "What about the waitlist?"),
        ("Allow-list: by account or by address?", "Allow-list: by account or by address?"),
    ],
)  # fmt: skip
def test_a_doubt_is_a_question_and_no_rule(said: str, question: str, lexicon: Lexicon) -> None:
    found = drafted(lexicon, f"- {said}\n- A locker must have a key.\n")
    assert asked(found) == ["A locker must have a key."]
    assert question in [one.text for one in found.spec.questions]


def test_an_answer_in_a_chat_answers_its_question(lexicon: Lexicon) -> None:
    note = "10:01 Priya: a member must have a card\n10:02 Tom: can we charge for no shows?\n10:03 Priya: no, legal says no\n"
    found = draft([Source("note.md", note, "note", "0" * 64)], lexicon=lexicon)
    assert asked(found) == ["A member must have a card."]
    assert [one.suggested for one in found.spec.questions][:1] == ["no, legal says no"]


def test_emphasis_is_no_rule_and_what_follows_narrows_it(lexicon: Lexicon) -> None:
    said = "- We refund within a week. At the latest!\n- Coaches should see who comes. Not phone numbers though.\n"
    assert asked(drafted(lexicon, said)) == [
        "The system must refund within a week.", "Coaches should see who comes, but not phone numbers.",
    ]  # fmt: skip


AGENDA = """Makerspace, 4 June

Present: Hanna, Olu, Rosa

1. Who may book
Hanna explained that adults with a card should be able to book the printer.

2. Problems
If a machine breaks, all bookings are cancelled.
"""


def test_the_points_of_an_agenda_are_headings(lexicon: Lexicon) -> None:
    found = draft([Source("note.md", AGENDA, "note", "0" * 64)], lexicon=lexicon)
    assert asked(found) == [
        "Adults with a card should be able to book the printer.", "If a machine breaks, all bookings must be cancelled.",
    ]  # fmt: skip


TABLES = """
| Event | Who | How | Within |
|---|---|---|---|
| No answer by the guard | manager | phone call | at once |

| Thing | Today | Planned |
|---|---|---|
| Alarm test | never | monthly |
| Kept for | 1 year | 3 years |
"""


def test_a_table_of_events_says_what_follows_and_plans_beat_today(lexicon: Lexicon) -> None:
    assert asked(drafted(lexicon, TABLES)) == [
        "The system must keep to this: No answer by the guard: who manager; how phone call; at once.",
        "The system must keep to this: Alarm test: monthly.",
        "The system must keep to this: Kept for: {retention_years}.",
    ]


def test_a_hope_with_a_number_is_a_metric(lexicon: Lexicon) -> None:
    found = drafted(lexicon, "- I hope that until June we have less as 5 complaints in the month, now it is 30.\n")
    assert not asked(found)
    assert [one.target for one in found.spec.metrics] == ["less than 5"]
