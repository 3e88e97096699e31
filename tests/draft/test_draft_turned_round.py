"""Sentences whose meaning a careless reading would turn round or lose."""

from __future__ import annotations

import pytest

from specflow.draft import Lexicon, Source, draft
from specflow.draft.lists import exclusions_in, metrics_in
from specflow.draft.phrase import Phraser
from specflow.model.spec import Spec


def drafted(note: str, lexicon: Lexicon) -> Spec:
    return draft([Source("note.md", note, "note", "0" * 64)], lexicon=lexicon).spec


def asked(note: str, lexicon: Lexicon) -> list[str]:
    return [one.text for one in drafted(note, lexicon).requirements if not one.proposed]


@pytest.mark.parametrize(
    ("said", "phrased"),
    [
        ("Nobody under 16 can rent a boat", "Nobody under 16 must be able to rent a boat."),
        ("Neither tutors nor parents may open a mark before noon",
         "Neither tutors nor parents must be able to open a mark before noon."),
        ("No card number may appear on a slip", "No card number must appear on a slip."),
        ("Should the driver not answer, the dispatcher is called",
         "If the driver does not answer, the dispatcher must be called."),
        ("Should the payment fail, we keep the basket", "If the payment fails, the system must keep the basket."),
        ("Should riders be late, a message is sent", "If riders are late, a message must be sent."),
        ("To change it the author withdraws it", "To change it, the author must be able to withdraw it."),
        ("The screen at the gate shows red within 1 second after the badge is read",
         "The screen at the gate must show red within 1 second after the badge is read."),
        ("Members with a yearly pass pay half, but only on weekdays",
         "Members with a yearly pass must be able to pay half, but only on weekdays."),
        ("Swapping isn't possible for exams", "The system must keep to this: Swapping isn't possible for exams."),
    ],
)  # fmt: skip
def test_a_sentence_keeps_its_meaning(said: str, phrased: str, phraser: Phraser) -> None:
    assert phraser.phrase(said) == phrased


def test_what_a_person_cannot_do_stays_theirs(lexicon: Lexicon) -> None:
    note = "# Boats\n\nBoats are lent at the pier.\n\n## Rules\n\n- The clerk can request a repair but cannot close it.\n"
    assert asked(note, lexicon) == ["The clerk must be able to request a repair.", "The clerk must not close it."]


def test_a_short_form_ends_a_sentence(lexicon: Lexicon) -> None:
    said = "Adults can rent two boats; children can't. The list must be kept for a year."
    note = f"# Boats\n\nBoats are lent.\n\n## Rules\n\n{said}\n"
    assert not any("can't the" in text.lower() or "must not. The" in text for text in asked(note, lexicon))
    assert "The list must be kept for a year." in asked(note, lexicon)


@pytest.mark.parametrize(
    ("said", "target"),
    [("Median wait 31 → 18 days", "18 days"), ("Wrong parcels 30 % -> 8 % by June", "8 %"),
     ("Complaints do not rise above 3 per 1,000 guests", "at most 3"),
     ("Cost per letter mustn't be more than 4 cents", "at most 4")],
)  # fmt: skip
def test_a_target_points_the_way_its_author_meant(said: str, target: str, lexicon: Lexicon) -> None:
    assert [aim for _, aim in metrics_in(said, lexicon)] == [target]


@pytest.mark.parametrize(
    ("said", "out"),
    [("We leave canoes, moorings and the club's bar out for now.", ["canoes", "moorings", "the club's bar"]),
     ("I don't want payments in this.", ["payments"])],
)  # fmt: skip
def test_what_is_left_out_is_named_by_itself(said: str, out: list[str], lexicon: Lexicon) -> None:
    assert exclusions_in(said, lexicon) == out


def test_a_shrug_asks_for_nothing_and_a_short_question_is_one(lexicon: Lexicon) -> None:
    note = "# Boats\n\nBoats are lent.\n\n## Rules\n\n- A boat must be dry.\n\n"
    note += "To clarify: Do we lend oars? (Jo thinks yes.) Which pier?\n"
    spec = drafted(note + "\nShould guests pay first? I don't know.\n", lexicon)
    assert [one.text for one in spec.requirements if not one.proposed] == ["A boat must be dry."]
    assert "Which pier?" in [one.text for one in spec.questions]
