"""Notes as people of an office, a school or a club write them: what once annoyed their authors in a draft."""

from __future__ import annotations

import pytest

from specflow.draft import Lexicon, Source, draft
from specflow.draft.phrasing.phrase import Phraser
from specflow.model.spec import Spec


def drafted(note: str, lexicon: Lexicon) -> Spec:
    return draft([Source("note.md", note, "note", "0" * 64)], lexicon=lexicon).spec


def asked(note: str, lexicon: Lexicon) -> list[str]:
    return [one.text for one in drafted(note, lexicon).requirements if not one.proposed]


def ruled(said: str, lexicon: Lexicon) -> list[str]:
    """What a rule among others is drafted as."""
    return asked(f"# Boats\n\nBoats are lent at the pier.\n\n## Rules\n\nA boat must be dry.\n\n{said}\n", lexicon)[1:]


@pytest.mark.parametrize(
    ("said", "phrased"),
    [
        ("An owner tops up by card", "An owner must be able to top up by card."),
        ("The board shows name, wind, tide and what's left of the day",
         "The board must show name, wind, tide and what's left of the day."),
        ("Should work with the boats we've got (they're old, no motor)",
         "The system should work with the boats we've got (they're old, no motor)."),
        ("Guests never see the debt, and neither do other guests",
         "Guests must not see the debt, and neither must other guests."),
        ("When a boat frees up the next guest gets a text", "When a boat frees up, the next guest must get a text."),
        ("If the list is down we trust the number", "If the list is down, the system must trust the number."),
        ("If we cancel a trip (storm, ice) everybody gets a text",
         "If we cancel a trip (storm, ice), everybody must get a text."),
        ("Owners who turn down two boats go to the end", "Owners who turn down two boats must go to the end."),
        ("Pay when booking, by card", "It must be possible to pay when booking, by card."),
        ("We need date of birth and a phone number", "The system must have date of birth and a phone number."),
        ("We don't want the helper to tidy up what was said", "The helper must not tidy up what was said."),
        ("Email w/ link to cancel", "The system must keep to this: Email with link to cancel."),
        ("Nothing with gas", "There must be nothing with gas."),
        ("3 missed trips = can't book for 2 months", "When there are 3 missed trips, they must not book for 2 months."),
        ("We don't keep emails longer than we have to", "The system must not keep emails longer than needed."),
        ("In future everybody can see their place", "Everybody must be able to see their place."),
    ],
)  # fmt: skip
def test_a_rule_keeps_its_author_s_meaning(said: str, phrased: str, phraser: Phraser) -> None:
    assert phraser.phrase(said) == phrased


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("Sound at the pier is poor so the bell has to ring twice.", ["The bell must ring twice."]),
        ("You can see the trips of the last 8 weeks. Not longer, please.",
         ["The user must be able to see the trips of the last {trips_weeks}, not longer."]),
        ("Log only if the owner wants to tell us; only the clerk of that pier may read it and it's deleted in May.",
         ["The system must log only if the owner wants to tell us.",
          "Only the clerk of that pier may read it and it must be deleted in May."]),
        ("Walk-ins still welcome: keep 1 of 4 boats free for them.", ["The system must keep 1 of 4 boats free for them."]),
        ("Families get half off, the pass number is checked against the list.",
         ["Families must get half off.", "The pass number must be checked against the list."]),
        ("Marta knows someone at the harbour.", []),
        ("(I'd hope so.)", []),
    ],
)  # fmt: skip
def test_a_sentence_of_a_letter(said: str, found: list[str], lexicon: Lexicon) -> None:
    assert ruled(said, lexicon) == found


def test_what_a_point_is_about_is_no_rule(lexicon: Lexicon) -> None:
    note = "# Boats\n\nHere's what I understood.\n\n1) Waiting list. Guests can see their place. It is kept for a week.\n\n"
    note += "2) Levels. A guest can only book a boat of their level.\n"
    texts = asked(note, lexicon)
    assert not any("Waiting list" in text for text in texts)
    assert drafted(note, lexicon).goal != "Waiting list."


def test_somebody_who_was_not_sure_leaves_a_question(lexicon: Lexicon) -> None:
    note = "# Boats\n\nBoats are lent.\n\n## Rules\n\n- A boat must be dry.\n\n"
    note += "Tom wasn't sure whether guests can bring dogs. Ada to find out.\n"
    spec = drafted(note, lexicon)
    assert "Can guests bring dogs?" in [one.text for one in spec.questions]
    assert [one.text for one in spec.requirements if not one.proposed] == ["A boat must be dry."]


def test_a_row_keeps_what_it_is_about(lexicon: Lexicon) -> None:
    table = "| What | Rule |\n|---|---|\n| Names | only people on the list |\n| Languages | English; Welsh once it is good |\n"
    texts = asked(f"# Boats\n\nBoats are lent.\n\n## Rules\n\n{table}", lexicon)
    assert all(word in " ".join(texts) for word in ("Names: only people on the list", "Languages: English"))


def test_worries_ask_for_nothing(lexicon: Lexicon) -> None:
    note = "# Boats\n\nBoats are lent.\n\n## Rules\n\n- A boat must be dry.\n\n"
    note += "## Worries\n\n- Owners may shout across the pier.\n"
    assert asked(note, lexicon) == ["A boat must be dry."]


def test_the_pain_of_today_is_no_rule(lexicon: Lexicon) -> None:
    note = "# Boats\n\nSlips get lost. "
    note += "Guests whose slip is lost still have to go, so the clerk waves them on and nobody pays.\n\n"
    note += "We want every guest to have a card.\n\n- A card must be valid for a year.\n"
    assert not any("wave" in text for text in asked(note, lexicon))


def test_what_a_hasty_author_says_behind_so_are_rules(lexicon: Lexicon) -> None:
    note = "boat bookings\n\nwe lend boats on sundays. people queue\n\n"
    note += "so: people book a boat online. max 2 boats per person per day\n"
    note += "- no login\n- a boat goes back by 6\n- the key is at the desk\n- dogs are fine\n- kids wear vests\n"
    texts = " | ".join(asked(note, lexicon))
    assert "people must be able to book a boat online" in texts.lower()
    assert "at most 2 boats" in texts


def test_a_helper_that_writes_is_an_ai_feature(lexicon: Lexicon) -> None:
    note = "# Log helper\n\n## Idea\n\nA helper that listens to the recording and writes a draft of the log.\n\n"
    note += "## Rules\n\n- A clerk approves it.\n"
    spec = drafted(note, lexicon)
    assert any("made-up" in one.text for one in spec.requirements if one.proposed)
    assert "There must be a helper that listens to the recording and writes a draft of the log." in asked(note, lexicon)


def test_pictures_that_are_only_shown_raise_no_bad_picture(lexicon: Lexicon) -> None:
    note = "# Boats\n\nBoats are lent.\n\n## Rules\n\n- The board shows the owner's photo.\n"
    assert not any("blurred" in one.text for one in drafted(note, lexicon).requirements)


def test_lines_of_a_note_without_full_stops_are_thoughts_of_their_own(lexicon: Lexicon) -> None:
    rules = "- no login\n- a boat goes back by 6\n\nlater: oars, maps\ndunno yet if kids can come alone\n"
    spec = drafted(f"boat bookings\n\nwe lend boats on sundays\n\n{rules}", lexicon)
    assert [one.text for one in spec.out_of_scope] == ["Oars", "Maps"]
    assert "Can kids come alone?" in [one.text for one in spec.questions]


def test_what_is_not_wanted_is_a_rule_among_worries_too(lexicon: Lexicon) -> None:
    note = "# Log\n\nA log is kept.\n\n## Rules\n\n- A log must be dated.\n\n"
    note += "## Worries\n\n- We don't want the helper to tidy up.\n"
    assert "The helper must not tidy up." in asked(note, lexicon)


@pytest.mark.parametrize("said", ["We're not doing oars in this one, nor maps.", "We're not doing oars and maps for now."])
def test_for_how_long_something_is_left_out_is_no_part_of_it(said: str, lexicon: Lexicon) -> None:
    note = f"# Boats\n\nBoats are lent.\n\n## Rules\n\n- A boat must be dry.\n\n{said}\n"
    assert [one.text.lower() for one in drafted(note, lexicon).out_of_scope] == ["oars", "maps"]


def test_what_hangs_on_only_if_is_no_verb_of_the_rule(phraser: Phraser) -> None:
    said = phraser.phrase("Notes on health only if the parent wants to tell us")
    assert "must want" not in said


def test_half_a_sentence_of_a_point_keeps_what_the_point_is_about(lexicon: Lexicon) -> None:
    said = "Free until 7 days before the trip, half after that. A trip is called off by noon."
    note = f"# Boats\n\nBoats are lent.\n\n## Rules\n\n1) Cancelling. {said}\n"
    spec = drafted(note, lexicon)
    assert spec.requirements[0].title == "Cancelling"
    assert spec.requirements[0].text.startswith("The system must keep to this: cancelling: Free until")
    assert "must be called off by noon" in spec.requirements[1].text


def test_what_happens_to_it_as_well_is_owed_too(phraser: Phraser) -> None:
    said = phraser.phrase("The clerk may read the slip and it's deleted in May")
    assert said == "The clerk must be able to read the slip and it must be deleted in May."


def test_hours_to_do_something_are_named_after_it(lexicon: Lexicon) -> None:
    rule = "- The next guest gets a text and has 48 hours to take it.\n"
    assert list(drafted(f"# Boats\n\nBoats are lent.\n\n## Rules\n\n{rule}", lexicon).parameters) == ["take_hours"]


@pytest.mark.parametrize(
    ("said", "phrased"),
    [
        ("The deposit is given back when everything is OK", "The deposit must be given back when everything is OK."),
        ("Otherwise it's held for 14 days while the clerk decides",
         "Otherwise it must be held for 14 days while the clerk decides."),
        ("It's only purpose is to warn", "Its only purpose must be to warn."),
        ("Ferries as soon as it's warm enough", "The system must offer ferries as soon as it's warm enough."),
        ("Everything usable with one hand", "Everything must be usable with one hand."),
        ("Ada would love a feed of dates", "The system should offer a feed of dates."),
        ("Phone numbers neither, unless the person ticks a box",
         "The system must keep to this: Phone numbers neither, unless the person ticks a box."),
    ],
)  # fmt: skip
def test_a_spoken_rule_keeps_its_meaning(said: str, phrased: str, phraser: Phraser) -> None:
    assert phraser.phrase(said) == phrased


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("The desk screen is slow, so no more than 2 colours per page.", ["There must be at most 2 colours per page."]),
        ('Ben: "please no app".', ["There must be no app."]),
        ("We all agreed that a member's maybe shouldn't be visible.", ["A member's maybe should not be visible."]),
        ("Ada would love a feed, but can live without it.", ["The system should offer a feed."]),
        ("Next: I write this up until Friday, Ben asks the board about money.", []),
    ],
)  # fmt: skip
def test_notes_of_a_call(said: str, found: list[str], lexicon: Lexicon) -> None:
    assert ruled(said, lexicon) == found


def test_what_somebody_needs_is_the_job_and_a_short_question_says_of_what(lexicon: Lexicon) -> None:
    note = "# Choir\n\nAda runs a choir. What she needs is to see by noon who sings. Nobody knows today.\n\n## Rules\n\n"
    note += "- Silence must count as no.\n\n## Not part of it\n\nFees, posters.\n\n## Questions\n\n"
    spec = drafted(note + "- The hall is shut on Mondays. What then?\n", lexicon)
    assert spec.job == "See by noon who sings"
    assert [one.text for one in spec.out_of_scope] == ["Fees", "Posters"]
    assert "The hall is shut on Mondays – what then?" in [one.text for one in spec.questions]


def test_a_round_is_no_rounding_and_a_month_no_verb(lexicon: Lexicon) -> None:
    note = "Notes from a call w/ the choir (12 May)\n\nAda runs a choir.\n\n- silence counts as no\n- a link is sent\n\n"
    note += "Fees: not in the first round.\n"
    spec = drafted(note, lexicon)
    assert spec.title == "Notes from a call w/ the choir (12 May)"
    assert [one.text for one in spec.out_of_scope] == ["Fees"]
    assert not any("divide" in one.text for one in spec.requirements)


def test_open_questions_that_a_rule_speaks_of_are_no_open_questions(lexicon: Lexicon) -> None:
    note = "# Forum\n\nA forum for gardeners.\n\n- Open questions have a green flag.\n- Open questions: who pays?\n"
    assert "Open questions must have a green flag." in asked(note, lexicon)
    assert "Who pays?" in [one.text for one in drafted(note, lexicon).questions]


def test_right_after_leads_a_condition(lexicon: Lexicon) -> None:
    note = "# Poems\n\nA wall of poems.\n\n- Right after Send is pressed, the poem is visible to everybody.\n"
    note += "- The moment a poem is approved, its author gets a text.\n- Just before the reading starts the host gets a list.\n"
    texts = asked(note, lexicon)
    assert "Right after Send is pressed, the poem must be visible to everybody." in texts
    assert "The moment a poem is approved, its author must get a text." in texts
    assert "Just before the reading starts, the host must get a list." in texts


def test_permits_are_papers_unless_they_permit_somebody_to_do_something(lexicon: Lexicon) -> None:
    note = "# Quay\n\nA quay for boats.\n\n- Day permits can be cancelled until noon.\n- Day permits end at midnight.\n"
    note += "- The app permits skippers to moor for an hour.\n"
    texts = asked(note, lexicon)
    assert "It must be possible for day permits to be cancelled until noon." in texts
    assert "Day permits must end at midnight." in texts
    assert any("allow skippers to moor for an hour" in text for text in texts)


def test_a_label_says_of_which_things_a_rule_holds(lexicon: Lexicon) -> None:
    note = "# Tools\n\nWe lend tools.\n\n- Overdue saws: no extension at all.\n- Spare keys: never leave the shed.\n"
    note += "- Broken drills: a loan ends after 2 hours.\n- No extension while another member waits for the tool.\n"
    texts = asked(note, lexicon)
    assert "For overdue saws, there must be no extension at all." in texts
    assert "Spare keys must not leave the shed." in texts
    assert "For broken drills, a loan must end after {end_hours}." in texts
    assert "There must be no extension while another member waits for the tool." in texts


def test_what_stays_open_stays_open(lexicon: Lexicon) -> None:
    note = "# Hall\n\nA hall.\n\n- The side door stays open after the show.\n- The mails about changes stay on for everyone.\n"
    note += "- If the door stays open, a bell is rung.\n"
    texts = asked(note, lexicon)
    assert "The side door must stay open after the show." in texts
    assert "The mails about changes must stay on for everyone." in texts
    assert "If the door stays open, a bell must be rung." in texts
