"""Notes in the form of proposals, as engineers and offices write them: what a draft of one must not get wrong."""

from __future__ import annotations

import pytest

from specflow.draft import Lexicon, Source, draft
from specflow.draft.phrasing.phrase import Phraser
from specflow.draft.phrasing.titles import title_of
from specflow.draft.reading.lists import exclusions_in
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
        # connectives say nothing of their own
        ("In addition, the oars must be counted", "The oars must be counted."),
        ("However, the pier must stay open", "The pier must stay open."),
        ("This means we need to make sure that every boat has a number",
         "The system must make sure that every boat has a number."),
        ("The rule is simple: guests can rent one boat", "Guests must be able to rent one boat."),
        # conditions
        ("To use this pier, a badge must be shown", "To use this pier, a badge must be shown."),
        ("If the desk finds that the card is real then the boat is lent, otherwise a clerk is called",
         "If the desk finds that the card is real, the boat must be lent, otherwise a clerk is called."),
        ("Regardless of season, the gate closes at dusk", "Regardless of season, the gate must close at dusk."),
        # who may, who is able, what may happen
        ("Guests which had a card before are able to see old bills",
         "Guests which had a card before must be able to see old bills."),
        ("A guest may wish to see the price first", "A guest must be able to see the price first."),
        ("The price may change between the offer and the bill",
         "The system must allow for this: the price may change between the offer and the bill."),
        ("A boat can become unsafe through neglect",
         "The system must allow for this: a boat can become unsafe through neglect."),
        ("Owners are encouraged to mark their oars", "Owners should mark their oars."),
        ("Our recommendation is to lock the shed at night", "The system should lock the shed at night."),
        # verbs
        ("The form defaults to one hour and signifies whether the guest would like a guide",
         "The form must default to one hour and signify whether the guest would like a guide."),
        ("A boat moves on either by a bill, a repair, or is taken out",
         "A boat must move on either by a bill, a repair, or be taken out."),
        ("The list gets printed at noon", "The list must be printed at noon."),
        ("The shed also needs a lamp that can be dimmed", "The shed must also have a lamp that can be dimmed."),
        ("Every boat type, should have a fixed price", "Every boat type should have a fixed price."),
        ("Renting, if a pier offers it, now includes a vest", "If a pier offers it, renting must now include a vest."),
        ("To keep piers apart, a second gate is proposed", "To keep piers apart, there must be a second gate."),
        ("We keep the bill as we have not been told otherwise",
         "The system must keep the bill as we have not been told otherwise."),
        # habits and manners of people
        ("Lots of our guests don't do email", "The system must keep to this: Lots of our guests don't do email."),
        ("Some guests would rather have half", "The system must keep to this: Some guests would rather have half."),
        ("Partial payments are fine", "The system must allow partial payments."),
        ("If unsure, the ride ends and the photo goes to the desk",
         "If unsure, the ride must end and the photo must go to the desk."),
    ],
)  # fmt: skip
def test_a_sentence_is_phrased_as_its_author_meant(said: str, phrased: str, phraser: Phraser) -> None:
    assert phraser.phrase(said) == phrased


@pytest.mark.parametrize(
    "said",
    [
        "This is in line with what the harbour does.",
        "This is also what is told by the harbour's page.",
        "The privacy benefits apply to all guests.",
        "One of the simplest uses is for a quick trip.",
        "Habits will likely develop with time.",
        "Guests would likely rent two since boats are small.",
        "The price is already in the book.",
        "An example of that would be a boat without oars.",
        "A pier log is a well-established custom in the harbour that keeps order.",
        "Using the same key means owners' habits will be unaffected.",
        "This should not cause problems, but it would be worth noting in the book.",
        "The old legacy desk uses paper.",
        "A wide circle of owners can benefit from this.",
        "This sample page of the book shows new fields.",
        "All other fields are described in their own notes.",
    ],
)
def test_what_only_tells_is_no_requirement(said: str, lexicon: Lexicon) -> None:
    assert ruled(said, lexicon) == []


@pytest.mark.parametrize("more", ["This will avoid quarrels at the pier.", "Allowing for repairs of what broke."])
def test_what_a_rule_is_for_joins_it(more: str, lexicon: Lexicon) -> None:
    assert ruled(f"Every boat must have a name. {more}", lexicon) == ["Every boat must have a name."]


def test_what_a_later_proposal_does_is_left_out(lexicon: Lexicon) -> None:
    assert ruled("This should be handled in a future proposal.", lexicon) == []


def test_the_second_half_of_a_contrast_keeps_its_subject(lexicon: Lexicon) -> None:
    said = "A refund does not mean a new card, but does mean that the old bill is shown as paid."
    assert ruled(said, lexicon) == [
        "A refund must not mean a new card.", "A refund must mean that the old bill is shown as paid."
    ]  # fmt: skip


PROPOSAL = """- Start Date: 2024-05-02
- Feature Name: boat-tags
- Boat Issue: [pier#12](https://example.org/pier/12)

## Summary

This proposal introduces an option to manually mark a boat as dirty.

## Rationale and alternatives

### Naming

- `dirty` reads better in a list than `unclean`
- We could split the mark into two fields.

## Design

We add a field `dirty` to the boat.

The mark also appears on the list.
"""


def test_a_proposal_without_a_top_heading(lexicon: Lexicon) -> None:
    spec = drafted(PROPOSAL, lexicon)
    texts = [one.text for one in spec.requirements if not one.proposed]
    assert texts == [
        "It must be possible to manually mark a boat as dirty.", "The system must add a field dirty to the boat.",
        "The mark must also appear on the list.",
    ]  # fmt: skip
    assert spec.job == "Manually mark a boat as dirty"
    about = [one.source.quote for one in spec.set_aside if one.why == "about the document"]
    assert len(about) == 3


SUMMARY = """# Season pass

## Summary

The harbour gave all owners two more weeks. We need to let them choose the later day in the form.

Our way is a box on the form. When they tick the box, the last day will go from the 30th of April to the 15th of May.

- This box is optional.
- It will only exist on the form of this year.
- We do not need to store whether the box was ticked.

## Design

- Add a column `last_year` to the owners.

    Owners without a year keep none

    update `last_year` when the form is filed
"""


def test_rules_under_a_summary_are_rules(lexicon: Lexicon) -> None:
    texts = " | ".join(asked(SUMMARY, lexicon))
    for said in ("must only exist on the form of this year", "must go from the 30th of April", "let them choose the later day"):
        assert said in texts
    assert "must be optional" in texts


def test_paragraphs_of_one_item_are_sentences_of_their_own(lexicon: Lexicon) -> None:
    quotes = [source.quote for one in drafted(SUMMARY, lexicon).requirements for source in one.source]
    assert "Add a column `last_year` to the owners." in quotes
    assert "Owners without a year keep none" in quotes
    assert "update `last_year` when the form is filed" in quotes


def test_the_goal_is_neither_a_problem_nor_a_pointer(lexicon: Lexicon) -> None:
    told = "Today a desk must choose between all guests and none. This is a problem for desks who want to let a few in. "
    wish = "It would be useful for desks to have a simple way of letting certain guests in."
    spec = drafted(f"# Guest lists\n\n{told}{wish}\n\n## Rules\n\n- A guest must be named.\n", lexicon)
    assert spec.goal == wish
    assert spec.job == "Have a simple way of letting certain guests in"
    pointer = "# Guest lists\n\nA need arose long ago. This proposal serves as that chance.\n\n## Rules\n\n"
    pointer += "- A guest must be named.\n"
    assert "serves as that" not in drafted(pointer, lexicon).goal


def test_a_line_that_introduces_a_list_stays_with_its_items(lexicon: Lexicon) -> None:
    note = "# Boats\n\nBoats are lent.\n\n## Rules\n\n"
    note += "The record must be extended to cover:\n\n- the year of the last repair\n- the owner's mark\n"
    assert asked(note, lexicon) == [
        "The record must be extended to cover the year of the last repair.",
        "The record must be extended to cover the owner's mark.",
    ]


def test_an_example_behind_a_colon_is_pointed_to(lexicon: Lexicon) -> None:
    note = "# Boats\n\nBoats are lent.\n\n## Rules\n\nIf the key is real, the desk must respond with:\n\n```\nOK\n```\n"
    assert asked(note, lexicon) == ["If the key is real, the desk must respond with what the note shows."]


@pytest.mark.parametrize(
    ("said", "title"),
    [("The m.boat_name mark is kept", "M.boat_name mark is kept"),
     ("A sample of boats.txt is sent", "Sample of boats.txt is sent")],
)  # fmt: skip
def test_a_title_keeps_names_whole(said: str, title: str) -> None:
    assert title_of(said).lower() == title.lower()


def test_a_note_whose_headings_only_name_parts_is_called_by_its_first_words(lexicon: Lexicon) -> None:
    note = "- Start Date: 2024-05-02\n- Reviewers: none\n\n# Summary\n\nBoat repair ledger\n\n"
    note += "# Design\n\nEvery repair must be dated.\n"
    assert drafted(note, lexicon).title == "Boat repair ledger"


def test_what_nobody_needs_is_not_forbidden(lexicon: Lexicon) -> None:
    rules = "- A boat must be dry.\n- We do not need to keep paper slips.\n"
    spec = drafted(f"# Boats\n\nBoats are lent.\n\n## Rules\n\n{rules}", lexicon)
    assert [one.text for one in spec.requirements if not one.proposed] == ["A boat must be dry."]
    assert [one.text for one in spec.out_of_scope] == ["Keep paper slips"]


@pytest.mark.parametrize(
    "said",
    [
        "We leave it as a detail of the desk whether slips are blue.",
        "Keeping of slips is left to the implementation.",
        "The desk log is a well-known custom that orders the day.",
        "This list is already in the book.",
    ],
)
def test_what_is_left_to_others_or_known_is_no_requirement(said: str, lexicon: Lexicon) -> None:
    assert ruled(said, lexicon) == []


def test_a_line_that_says_changes_are_needed_introduces_them(lexicon: Lexicon) -> None:
    note = "# Boats\n\nBoats are lent.\n\n## Design\n\nChanges required in the list and the bill.\n\n"
    note += "- Add the `boat_name` to the bill.\n"
    note += "- update boat_name in the list\n\n  Example: a boat called Ada has the name ada in the list\n"
    assert asked(note, lexicon) == [
        "The system must add the boat_name to the bill.", "The system must update boat_name in the list."
    ]  # fmt: skip


def test_a_possessive_of_it_is_not_what_it_means(lexicon: Lexicon) -> None:
    assert ruled("This box is optional. It's only there to warn. It must stay small.", lexicon)[-1] == "This box must stay small."


def test_a_condition_does_not_end_within_a_quotation(phraser: Phraser) -> None:
    said = phraser.phrase('If a guest ticks "we did not row an hour", the bill must be halved')
    assert said == 'If a guest ticks "we did not row an hour", the bill must be halved.'


def test_a_network_is_no_weight(lexicon: Lexicon) -> None:
    spec = drafted("# Boats\n\nBoats are lent.\n\n## Rules\n\n- The page must open within 2 seconds on 3G.\n", lexicon)
    assert spec.requirements[0].text.endswith("on 3G.")
    assert [one.unit for one in spec.parameters.values()] == ["seconds"]


def test_a_value_is_named_after_what_it_limits(lexicon: Lexicon) -> None:
    rule = "- The code must be a string of no more than 12 characters.\n"
    spec = drafted(f"# Boats\n\nBoats are lent.\n\n## Rules\n\n{rule}", lexicon)
    assert list(spec.parameters) == ["max_code_characters"]


def test_a_habit_with_a_consequence_leaves_the_rule(lexicon: Lexicon) -> None:
    assert ruled("Lots of our guests don't do email, so the bill goes by post.", lexicon) == ["The bill must go by post."]


def test_a_rule_beside_what_comes_later_is_kept(lexicon: Lexicon) -> None:
    note = "# Boats\n\nBoats are lent.\n\n## Rules\n\n- A boat must be dry.\n- Tickets come later, and guests pay at the desk.\n"
    spec = drafted(note, lexicon)
    assert "Guests must be able to pay at the desk." in [one.text for one in spec.requirements]
    assert [one.text for one in spec.out_of_scope] == ["Tickets"]


@pytest.mark.parametrize(
    ("said", "out"),
    [
        ("Other languages than German and English are out of scope.", ["Other languages than German and English"]),
        ("Out of scope: coins other than euros, francs and crowns, tips.", ["coins other than euros, francs and crowns", "tips"]),
    ],
)
def test_exceptions_stay_with_what_they_except(said: str, out: list[str], lexicon: Lexicon) -> None:
    assert exclusions_in(said, lexicon) == out


@pytest.mark.parametrize(
    ("rule", "name"),
    [
        ("Guests have 20 minutes to pay.", "pay_minutes"),
        ("Guests must leave within 15 minutes.", "max_leave_minutes"),
        ("The last day moves from the default (April of this year) to 6 months later.", "default_months"),
    ],
)
def test_a_time_is_named_after_what_is_done_in_it(rule: str, name: str, lexicon: Lexicon) -> None:
    assert list(drafted(f"# Boats\n\nBoats are lent.\n\n## Rules\n\n- {rule}\n", lexicon).parameters) == [name]


@pytest.mark.parametrize(
    ("said", "title"),
    [
        ("Names are between 2 and 40 characters", "Names between 2 and 40 characters"),
        ("The outer gate is bounded by the plan", "Outer gate is bounded by plan"),
        ("The owner can choose the number of boats per pier", "Owner can choose number of boats"),
        ("This box is optional for members", "Box is optional for members"),
    ],
)
def test_a_long_title_is_a_headline(said: str, title: str) -> None:
    assert title_of(said) == title


def test_a_settled_statement_is_answered_with_no_yes_or_no(lexicon: Lexicon) -> None:
    note = "# Boats\n\nBoats are lent.\n\n## Rules\n\n- A boat must be dry.\n\n"
    note += "## Unresolved questions\n\n- Not every pier is covered here.\n"
    assert not any((one.suggested or "").startswith("No") for one in drafted(note, lexicon).questions if "pier" in one.text)


def test_a_proposal_that_adds_a_thing_asks_for_it(lexicon: Lexicon) -> None:
    note = "# Tags\n\n## Summary\n\nThis proposal adds a short name for every boat.\n\n## Design\n\nThe name must be unique.\n"
    assert asked(note, lexicon) == ["There must be a short name for every boat.", "The name must be unique."]
