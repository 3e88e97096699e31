"""What people only tell, leave alone or compare: none of it is a rule of the product."""

from __future__ import annotations

import pytest

from specflow.draft import Lexicon
from specflow.draft.pipeline import draft
from specflow.draft.value import Drafted, Source


def drafted(lexicon: Lexicon, note: str) -> Drafted:
    return draft([Source("note.md", note, "note", "0" * 64)], lexicon=lexicon)


def letter(lexicon: Lexicon, said: str) -> Drafted:
    body = f"Hire goes through a page. Guests book a boat for an hour. {said}\n\nGuests pay with a card.\n"
    return drafted(lexicon, f"# Boats\n\nI look after the boats.\n\n{body}")


def asked(found: Drafted) -> list[str]:
    return [one.text for one in found.spec.requirements if not one.proposed]


@pytest.mark.parametrize(
    "told",
    [
        "We have nine rowing boats.",
        "We had a bell in 2019 and it was stolen.",
        "My brother couldn't find the pier.",
        "Forty boats, three piers.",
        "The clerk writes the same slip again and again.",
        "A third of them just want a map.",
        "We sold 300 tickets by post.",
        "Guests often don't read the signs.",
        "I have a stamp for the slips.",
    ],
)
def test_what_is_only_told_asks_for_nothing(told: str, lexicon: Lexicon) -> None:
    assert asked(letter(lexicon, told)) == asked(letter(lexicon, ""))


def test_a_rule_with_a_count_stays_a_rule(lexicon: Lexicon) -> None:
    assert any("three boats" in text for text in asked(letter(lexicon, "We must have three boats ready.")))


def test_a_topic_in_front_of_what_is_said_about_it_is_no_rule(lexicon: Lexicon) -> None:
    found = drafted(lexicon, "# Boats\n\nGuests hire boats.\n\nThe life vests. Every guest must get one before the start.\n")
    assert not any("life vests" in text for text in asked(found))
    assert any("Every guest must get one" in text for text in asked(found))


@pytest.mark.parametrize(
    ("said", "out"),
    [
        ("Cleaning is still done by hand, please leave that alone.", ["Cleaning is done by hand"]),
        ("Repairs aren't part of this either, the yard has its own list.", ["Repairs"]),
        ("We're not going to change the till, it costs too much.", ["Change the till"]),
        ("No chat either, they have phones.", ["Chat"]),
        ("Not wanted: a chat, maps of the lake (the office has some), and it can't sell food.",
         ["A chat", "Maps of the lake (the office has some)", "Sell food"]),
    ],
)  # fmt: skip
def test_what_is_left_alone_is_out_of_scope(said: str, out: list[str], lexicon: Lexicon) -> None:
    assert [one.text for one in letter(lexicon, said).spec.out_of_scope] == out


def test_what_stays_all_the_same_is_asked_for(lexicon: Lexicon) -> None:
    found = letter(lexicon, "Repairs are not part of this, we only send the yard a list on Fridays.")
    assert [one.text for one in found.spec.out_of_scope] == ["Repairs"]
    assert any("send the yard a list on Fridays" in text for text in asked(found))
    found = letter(lexicon, "We're not going to touch the old till, it keeps working until May.")
    assert [one.text for one in found.spec.out_of_scope] == ["Touch the old till"]
    assert any("keep working until May" in text for text in asked(found))


def test_keeping_out_of_a_quarrel_is_how_it_behaves(lexicon: Lexicon) -> None:
    found = letter(lexicon, "When guests quarrel, the page stays out of it and names the clerk.")
    assert not found.spec.out_of_scope
    assert any("must stay out of it" in text for text in asked(found))


LINES = """# Boat scanner

## flow
- scan the tag, the boat is booked

## not in here
- fishing
- no music

## numbers
- wait at the pier 20 -> 5 min by May
- wrong boats < 2 %
- a scan takes under 300 ms

## ?
- who locks the gate at night
"""


def test_bare_headings_say_what_stands_below_them(lexicon: Lexicon) -> None:
    spec = drafted(lexicon, LINES).spec
    assert [one.text for one in spec.out_of_scope] == ["Fishing", "Music"]
    assert [one.text for one in spec.metrics] == ["Wait at the pier 20 -> 5 min by May", "Wrong boats < 2 %"]
    assert "Who locks the gate at night?" in [one.text for one in spec.questions]
    assert any("must take under" in one.text for one in spec.requirements)


def test_who_says_yes_and_who_says_no_is_no_rule(lexicon: Lexicon) -> None:
    found = drafted(lexicon, LINES + "- do boats need a bell? Ute says yes, Karl no\n")
    assert not any("Ute" in text for text in asked(found))
    assert "Do boats need a bell?" in [one.text for one in found.spec.questions]


def test_what_shall_be_reached_by_then_is_a_measure(lexicon: Lexicon) -> None:
    found = letter(lexicon, "900 tickets sold this summer.")
    assert [one.text for one in found.spec.metrics] == ["900 tickets sold this summer"]


TABLE = """# Boats

Guests hire boats by the hour, and the office prints a list of them.

| Setting | Values | Default |
|---|---|---|
| paper | large, small | small |
| deposit | 20 € | – |

- one guest = one open hire at a time
- answer < 2 s after the scan
"""


def test_what_holds_by_default_and_bounds_with_a_sign_are_kept(lexicon: Lexicon) -> None:
    found = asked(drafted(lexicon, TABLE))
    assert "The system must keep to this: paper: large, small; small by default." in found
    assert "The system must keep to this: one guest = one open hire at a time." in found
    assert any(text.startswith("Answer must be under {") for text in found)


def test_a_page_of_the_product_is_no_page_of_the_note(lexicon: Lexicon) -> None:
    assert any("page must show" in text for text in asked(letter(lexicon, "The page shows how many boats are left.")))
    assert not any("know" in text for text in asked(letter(lexicon, "The page describes what we know.")))


def test_what_a_habit_leads_to_is_asked_for(lexicon: Lexicon) -> None:
    found = asked(letter(lexicon, "Guests often don't read German, so pictures instead of words."))
    assert any("pictures instead of words" in text for text in found)
    assert not any("read German" in text for text in found)


def test_a_letter_says_what_it_needs_in_its_second_paragraph(lexicon: Lexicon) -> None:
    note = (
        "# Boats\n\nhi all, forgive the mess\n\nGuests call at six. We lose two oars a week.\n\n"
        "So what we need: guests book on a page. Every oar gets a tag, the clerk scans it. "
        "Three lost oars and the clerk is told.\n\n"
        "- tag missing: the clerk writes a slip\n- max 9 guests per boat\n- no oars, no boat\n- rain: half price\n"
        "- boats are washed\n"
    )
    found = asked(drafted(lexicon, note))
    assert any("oar must get a tag" in text for text in found)
    assert "After three lost oars, the clerk must be told." in found
    assert "When tag is missing, the clerk must be able to write a slip." in found
