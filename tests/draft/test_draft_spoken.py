"""Sentences as busy people type them, and what they become: one must, the case first, nothing turned round."""

from __future__ import annotations

import pytest

from specflow.draft import Drafted, Lexicon, Source, draft

BODY = "# Yard\n\nPeople wait. They ring us a lot.\n\nThe list shows the places that are near.\n\n"


def drafted(sentence: str, lexicon: Lexicon) -> Drafted:
    """A draft of a note that ends with one sentence."""
    return draft([Source("note.md", BODY + sentence + "\n", "note", "0" * 64)], lexicon=lexicon)


def said(found: Drafted) -> list[str]:
    """What the note asks for, with values in place of parameters."""
    texts = [one.text for one in found.spec.requirements if not one.proposed]
    for name, value in (found.spec.parameters or {}).items():
        texts = [text.replace(f"{{{name}}}", f"{value.value} {value.unit}") for text in texts]
    return texts


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        ("A driver plugs in and the van shows up on the board.", "When a driver plugs in, the van must show up on the board."),
        ("Drivers reply YES and we book the bay.", "When drivers reply YES, the system must book the bay."),
        ("Total draw never above 120 kW, not even once.", "Total draw must never be above 120 kW, not even once."),
        ("A pinned van stays pinned until the dispatcher lets go.",
         "A pinned van must stay pinned until the dispatcher lets go."),
        ("Charging pauses unless a van would otherwise miss its tour.",
         "Charging must pause unless a van would otherwise miss its tour."),
        ("Between 6 and 8 am prices are triple, so charging pauses unless a van would otherwise miss its tour.",
         "Between 6 and 8 am, charging must pause unless a van would otherwise miss its tour."),
        ("Whoever accepts first gets it; the others are told.", "Whoever accepts first must get it."),
        ("Offers expire after 20 minutes, then the next three are asked.",
         "Offers must expire after 20 minutes, then the next three must be asked."),
        ("The reception can always give the slot to someone by hand.",
         "The reception must always be able to give the slot to someone by hand."),
        ("People join the list when booking, by ticking a box, and can leave it any time.",
         "People must be able to join the list when booking, by ticking a box, and leave it any time."),
        ("Max three renewals per item.", "There must be at most three renewals per item."),
        ("A loan may be renewed at most twice.", "A loan must be renewed at most twice."),
        ("Numbers that bounce are switched off and a librarian gets to see them in a list.",
         "Numbers that bounce must be switched off and a librarian must be able to see them in a list."),
        ("Nice to have: a forecast on the board of when each van will be ready.",
         "The system should offer a forecast on the board of when each van will be ready."),
        ("| Role | May |\n|---|---|\n| Dispatcher | pin, unpin, see all |",
         "The dispatcher must be able to pin, unpin, see all."),
    ],
)  # fmt: skip
def test_what_a_sentence_becomes(sentence: str, wanted: str, lexicon: Lexicon) -> None:
    assert wanted in said(drafted(sentence, lexicon))


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("Total draw never above 120 kW.", "max_draw_kw"),
        ("Total draw never above 120 kW, not even for a moment, must be kept to.", "max_draw_kw"),
        ("Vans with a warning are never charged above 60 percent.", "max_warning_percent"),
    ],
)
def test_what_must_not_be_exceeded_is_a_maximum(sentence: str, name: str, lexicon: Lexicon) -> None:
    assert name in (drafted(sentence, lexicon).spec.parameters or {})


def test_what_is_measured_asked_and_left_out_is_no_requirement(lexicon: Lexicon) -> None:
    note = ("We measure: empty bays per week (from 40 to under 15). Not part of it: public chargers, billing drivers. "
            "I'm not sure whether vans of guests should be included – ask Dr Lindqvist.")  # fmt: skip
    spec = drafted(note, lexicon).spec
    assert [one.text for one in spec.metrics] == ["Empty bays per week (from 40 to under 15)"]
    assert [one.text for one in spec.out_of_scope] == ["Public chargers", "Billing drivers"]
    assert "Should vans of guests be included?" in [one.text for one in spec.questions]
    assert said(drafted(note, lexicon)) == ["The list must show the places that are near."]


def test_what_i_would_like_us_to_do_is_the_job(lexicon: Lexicon) -> None:
    note = "# Waits\n\nPatients cancel late.\n\nI'd like us to offer a freed slot to people on the list.\n\nAn offer expires.\n"
    spec = draft([Source("note.md", note, "note", "0" * 64)], lexicon=lexicon).spec
    assert spec.job == "Offer a freed slot to people on the list"
    assert spec.goal == "I'd like us to offer a freed slot to people on the list."
