"""Sentences whose meaning a careless reading would turn round or lose."""

from __future__ import annotations

import pytest

from specflow.draft import Lexicon, Source, draft
from specflow.draft.phrasing.phrase import Phraser
from specflow.draft.reading.lists import exclusions_in, metrics_in
from specflow.model.spec import Spec


def drafted(note: str, lexicon: Lexicon) -> Spec:
    return draft([Source("note.md", note, "note", "0" * 64)], lexicon=lexicon).spec


def asked(note: str, lexicon: Lexicon) -> list[str]:
    return [one.text for one in drafted(note, lexicon).requirements if not one.proposed]


@pytest.mark.parametrize(
    ("said", "phrased"),
    [
        ("Nobody under 16 can rent a boat", "People under 16 must not rent a boat."),
        ("Neither tutors nor parents may open a mark before noon",
         "Tutors and parents must not open a mark before noon."),
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


RULES = """
- Sponsors see the free evenings of the next 60 days
- max 2 posters per evening
- A poster is between 10 and 90 words
- Only the treasurer may write off a bill
- Bills go out on the 3rd of each month
- Addresses must not be shown
"""


def test_a_list_behind_one_line_of_reasons_holds_the_rules(lexicon: Lexicon) -> None:
    note = f"# Posters\n\nLet sponsors book posters themselves.\n{RULES}\n"
    note += "## Won't do\n\n- tickets\n\n## KPI\n\nBooked 3 -> 9.\n"
    assert "Only the treasurer may write off a bill." in asked(note, lexicon)
    assert len(asked(note, lexicon)) == 6


def test_rules_that_stand_under_idea_are_rules(lexicon: Lexicon) -> None:
    said = "When a poster is late, the sponsor gets a message. If it tears, a steward mends it within 2 hours."
    note = f"# Posters\n\nThe city asks for order.\n\n## Idea\n\n{said}\n{RULES}\n## Not in this\n\nTickets, bars.\n"
    spec = drafted(note, lexicon)
    assert "Only the treasurer may write off a bill." in asked(note, lexicon)
    assert [one.text for one in spec.out_of_scope] == ["Tickets", "Bars"]
    assert not any(one.why == "became the goal" for one in spec.set_aside)


def test_the_job_is_the_one_its_author_names(lexicon: Lexicon) -> None:
    note = "# Seats\n\nWe want guests to sit well.\n\nJob to be done: a guest moves to a better seat without queueing.\n\n"
    job = drafted(note + "## Rules\n\n- A seat must be free.\n", lexicon).job
    assert job == "A guest moves to a better seat without queueing"


def test_a_rule_behind_a_dash_is_no_reason(lexicon: Lexicon) -> None:
    said = "If payment fails, give the seat back within 9 seconds – we must never leave anybody standing."
    found = " ".join(asked(f"# Seats\n\nSeats.\n\n## Rules\n\n- {said}\n", lexicon))
    assert "must not leave anybody standing" in found


def test_who_cannot_do_one_thing_may_do_another(phraser: Phraser) -> None:
    said = phraser.phrase("Riders who cannot take a photo may skip it once they are registered")
    assert said == "Riders who cannot take a photo must be able to skip it once they are registered."


LETTER = """Boat club list

Hi both, as promised my thoughts on the list. It is one big sheet today. Paper gets lost.

Members must be able to put their name down.

I don't want payments in this. Nor the bar's bills.

We do not do: canoes, moorings.

Not sure yet whether we lend oars. Ada to decide by 12 December.

Maybe later we could sell maps.
"""


def test_a_letter_asks_for_what_it_asks_for(lexicon: Lexicon) -> None:
    spec = drafted(LETTER, lexicon)
    assert asked(LETTER, lexicon) == ["Members must be able to put their name down."]
    assert [one.text for one in spec.out_of_scope] == ["Payments", "The bar's bills", "Canoes", "Moorings", "Sell maps"]
    assert not spec.metrics
    aside = [one.source.quote for one in spec.set_aside]
    assert "Ada to decide by 12 December." in aside


def test_what_follows_from_a_no_is_a_rule_and_a_shrug_answers_nothing(lexicon: Lexicon) -> None:
    rule = "If they say no or don't answer they drop to the bottom, unless they've told us they're ill."
    spec = drafted(f"# Boats\n\nBoats are lent.\n\n{rule}\n\nShould guests be allowed in winter? I don't know.\n", lexicon)
    assert not any("say no" in (one.source.quote or "") for one in spec.set_aside)
    assert next(one.suggested for one in spec.questions if "winter" in one.text) != "I don't know"
