"""Sentences in one breath: conditions without a comma, a verb said once for two, a reason or a joke behind the rule."""

from __future__ import annotations

import pytest

from specflow.draft import Lexicon
from specflow.draft.phrasing.phrase import Phraser
from specflow.draft.pipeline import draft
from specflow.draft.splitting.tails import topic_first, with_tail, without_joke
from specflow.draft.value import Drafted, Source
from specflow.parse.grammar import Grammar


@pytest.mark.parametrize(
    ("said", "phrased"),
    [
        ("If nobody replies call the warden", "If nobody replies, the system must call the warden."),
        ("When 90 % of the seats are taken the page shows a bar",
         "When 90 % of the seats are taken, the page must show a bar."),
        ("Three wrong codes and the gate is locked", "After three wrong codes, the gate must be locked."),
        ("Three boats and the pier are closed", "Three boats and the pier must be closed."),
        ("It must collect the forms, extracts the names", "It must collect the forms, extract the names."),
        ("A ticket may cost 9 pence at most", "A ticket must cost 9 pence at most."),
        ("Before it goes public Mr. Hall and I read twenty pages",
         "Before it goes public, the system must keep to this: Mr. Hall and the user read twenty pages."),
        ("It isn't supposed to be loud", "It must not be loud."),
        ("What I'd love is that it asks for the street", "It must ask for the street."),
        ("We're only allowed 40 guests on deck", "There must be at most 40 guests on deck."),
        ("It closes after, what, 20 minutes", "It must close after 20 minutes."),
        ("I have to sign it, but then I have to say why", "The user must sign it, but then the user must say why."),
        ("we only print the total", "The system must only print the total."),
        ("Deleted members come out as a number", "Deleted members must come out as a number."),
        ("I'd rather people didn't see the price", "People should not see the price."),
        ("A sixth call is refused with a tone, it is not queued",
         "A sixth call must be refused with a tone, and must not be queued."),
        ("Pictures for 30 days, that's enough I think", "The system must offer pictures for 30 days."),
        ("The page shows how many berths are left", "The page must show how many berths are left."),
        ("The clerk chooses which boats are shown", "The clerk must be able to choose which boats are shown."),
        ("Guests must wear a vest, that's really important", "Guests must wear a vest."),
    ],
)  # fmt: skip
def test_what_a_breathless_sentence_becomes(said: str, phrased: str, phraser: Phraser) -> None:
    assert phraser.phrase(said) == phrased


def drafted(lexicon: Lexicon, line: str) -> Drafted:
    note = f"# Boats\n\nGuests hire boats by the hour.\n\n## Rules\n\n- The boat is cleaned after every hire.\n- {line}\n"
    return draft([Source("note.md", note, "note", "0" * 64)], lexicon=lexicon)


@pytest.mark.parametrize(
    ("line", "texts"),
    [
        ("If nobody takes the shift, tell the clerk, and if he is away the harbour master.",
         ["If nobody takes the shift, the system must tell the clerk.",
          "If he is away, the system must tell the harbour master."]),
        ("Guests in wheelchairs must reach the pier, the old one was too steep.", ["Guests in wheelchairs must reach the pier."]),
        ("The old tablets must show it, half of the crew don't have a phone.", ["The old tablets must show it."]),
        ("Quarrels between guests, it stays out of those and names the clerk.",
         ["The boat must stay out of quarrels between guests and name the clerk."]),
        ("It must swim, joke, but it must float for an hour.", ["The boat must float for an hour."]),
    ],
)  # fmt: skip
def test_what_is_added_in_the_same_breath(line: str, texts: list[str], lexicon: Lexicon) -> None:
    found = [one.text for one in drafted(lexicon, line).spec.requirements if not one.proposed]
    assert found[1:] == texts


def test_how_things_are_becomes_the_reason(lexicon: Lexicon) -> None:
    spec = drafted(lexicon, "The signs must be large, a lot of our guests are over 70.").spec
    assert "A lot of our guests are over 70." in [one.rationale for one in spec.requirements]


def test_a_second_question_without_its_mark_is_a_question(lexicon: Lexicon) -> None:
    spec = drafted(lexicon, "Can children hire a boat? And who signs for them when the parents are away").spec
    assert {"Can children hire a boat?", "Who signs for them when the parents are away?"} <= {one.text for one in spec.questions}
    assert not any("who signs" in one.text.lower() for one in spec.requirements)


def test_what_obliges_is_no_tail(grammar: Grammar) -> None:
    said = "Guests pay online, the clerk was told that he must check it"
    assert with_tail(said, grammar) == (said, "")
    assert with_tail("When it rains, the boats were wet", grammar) == ("When it rains, the boats were wet", "")


def test_a_topic_goes_where_it_belongs(grammar: Grammar) -> None:
    assert topic_first("Refunds, we hand those to the clerk", grammar) == "We hand refunds to the clerk"
    assert topic_first("Today, we hand them to the clerk", grammar) == "Today, we hand them to the clerk"
    assert without_joke("It must be in red, haha, but blue is fine") == "blue is fine"


def test_many_things_are_no_it(lexicon: Lexicon) -> None:
    note = "# Boats\n\n## Rules\n\nBig oars must be marked. It must float for an hour.\n\nGuests hire it by the hour.\n"
    spec = draft([Source("note.md", note, "note", "0" * 64)], lexicon=lexicon).spec
    assert "It must float for an hour." in [one.text for one in spec.requirements]


def test_it_is_the_thing_of_the_condition_or_the_system(lexicon: Lexicon) -> None:
    note = "# Boats\n\n## Rules\n\n{}\n\nGuests hire boats by the hour.\n"
    held = note.format("When a boat is dirty, it is held back. It must not be hired before it was cleaned.")
    spec = draft([Source("note.md", held, "note", "0" * 64)], lexicon=lexicon).spec
    assert "The boat must not be hired before it was cleaned." in [one.text for one in spec.requirements]
    shown = note.format("When a boat is gone it offers the next one. It shouldn't hire out one that leaks.")
    spec = draft([Source("note.md", shown, "note", "0" * 64)], lexicon=lexicon).spec
    assert "It should not hire out one that leaks." in [one.text for one in spec.requirements]


def test_what_adds_to_a_sentence_is_part_of_it(lexicon: Lexicon) -> None:
    dark = "The page must go dark after a minute. With a warning before that."
    spec = drafted(lexicon, f"Boats carry a number.\n\n{dark} It must speak two more languages. Frisian and Dutch at least.").spec
    found = [one.text for one in spec.requirements if not one.proposed]
    assert any(text.endswith(", with a warning before that.") for text in found)
    assert any("languages: Frisian and Dutch at least" in text for text in found)


def test_what_is_left_to_somebody_is_asked(lexicon: Lexicon) -> None:
    spec = drafted(lexicon, "Maybe tips, that's something for the treasurer, I don't know.").spec
    assert "Tips: what does the treasurer say?" in [one.text for one in spec.questions]
    assert not any("treasurer" in one.text for one in spec.requirements)


@pytest.mark.parametrize(
    ("line", "measure"),
    [
        ("p95 time to load for 1 M boats: 10 minutes", ("P95 time to load for 1 M boats: 10 minutes", "10 minutes")),
        ("p99 of the search: < 300 ms", ("P99 of the search: < 300 ms", "< 300 ms")),
        ("And if nobody waits longer than 9 minutes", ("Nobody waits longer than 9 minutes", "9 minutes")),
    ],
)
def test_a_measure_keeps_its_name_and_its_aim(line: str, measure: tuple[str, str], lexicon: Lexicon) -> None:
    note = f"# Boats\n\nGuests hire boats by the hour.\n\n## Targets\n\n- {line}\n"
    spec = draft([Source("note.md", note, "note", "0" * 64)], lexicon=lexicon).spec
    assert [(one.text, one.target) for one in spec.metrics] == [measure]


def test_an_undecided_answer_suggests_nothing_and_a_bound_that_may_do_stays(lexicon: Lexicon) -> None:
    found = {one.text: one.suggested for one in drafted(lexicon, "Do we bill for oars? The board hasn't decided.").spec.questions}
    assert "decided" not in str(found["Do we bill for oars?"])
    found = {one.text: one.suggested for one in drafted(lexicon, "Is one hour enough for large boats?").spec.questions}
    assert found["Is one hour enough for large boats?"] == "As it stands, to begin with; revisit with the first month's figures."
