"""Rules said plainly, in the present tense or as who alone may; and what only tells, beside them."""

from __future__ import annotations

import pytest

from specflow.draft import Lexicon
from specflow.draft.phrasing.phrase import Phraser
from specflow.draft.phrasing.titles import title_of
from specflow.draft.pipeline import draft
from specflow.draft.value import Drafted, Source


def drafted(lexicon: Lexicon, note: str) -> Drafted:
    return draft([Source("note.md", note, "note", "0" * 64)], lexicon=lexicon)


def texts(found: Drafted) -> list[str]:
    return [one.text for one in found.spec.requirements if not one.proposed]


def aside(found: Drafted) -> list[str | None]:
    return [one.source.quote for one in found.spec.set_aside]


CODES = """# Pick-up codes

We want parents to collect children with a code. The code works once. Only a teacher may issue a code.
A code lasts two hours. The desk has two screens.

## Screens

A screen shows the code in large type.
"""


def test_rules_beside_a_rule_in_the_opening(lexicon: Lexicon) -> None:
    found = drafted(lexicon, CODES)
    assert texts(found) == [
        "Parents must be able to collect children with a code.",
        "The code must work once.",
        "Only a teacher may issue a code.",
        "A code must last {code_hours}.",
        "A screen must show the code in large type.",
    ]
    assert aside(found) == ["The desk has two screens."]


def test_who_alone_may_is_a_rule_wherever_it_stands(lexicon: Lexicon) -> None:
    alone = drafted(lexicon, "Only a ranger may close a trail.\n\nThe code works once. A closed trail is shown in red.")
    assert texts(alone)[0] == "Only a ranger may close a trail."
    under = drafted(lexicon, "# Gate\n\nA gate.\n\n## Background\n\nOnly a teacher may open the gate. The gate is green.")
    assert texts(under) == ["Only a teacher may open the gate."]


@pytest.mark.parametrize("heading", ["What it should do", "House rules", "How codes work", "Rules"])
def test_rules_that_open_a_note_under_a_heading_of_rules(heading: str, lexicon: Lexicon) -> None:
    found = drafted(lexicon, f"# Codes\n\n## {heading}\n\nA code has six digits. Codes work once.\n\n## Why\n\nNames mix.")
    assert texts(found) == ["A code must have six digits.", "Codes must work once."]


@pytest.mark.parametrize(
    "told",
    [
        "Today it takes 6 hours until a closure is known",
        "Today 40 % of members call the office",
        "The list has 140 names.",
        "Our club has about 600 members.",
        "Ask jo@example.org.",
        "Questions: ask Jo Winter.",
    ],
)
def test_what_only_tells_becomes_no_rule(told: str, lexicon: Lexicon) -> None:
    found = drafted(lexicon, f"# Keys\n\nMembers borrow keys.\n\n## Rules\n\n- A key must be back by six.\n- {told}\n")
    assert texts(found) == ["A key must be back by six."]
    assert not found.spec.metrics


def test_how_it_is_beside_how_it_shall_be(lexicon: Lexicon) -> None:
    found = drafted(lexicon, "# Keys\n\n## Rules\n\n- A key currently lasts a day; it should last two hours\n")
    assert texts(found) == ["A key should last {key_hours}."]


def test_thoughts_that_came_later_are_part_of_it(lexicon: Lexicon) -> None:
    found = drafted(lexicon, "# Keys\n\nA.\n\n## Later thoughts\n\n- A lost key must be reported.\n\n## Later\n\n- Lockers\n")
    assert texts(found) == ["A lost key must be reported."]
    assert [one.text for one in found.spec.out_of_scope] == ["Lockers"]


def test_what_a_dash_leaves_out(lexicon: Lexicon) -> None:
    found = drafted(
        lexicon,
        "# Dogs\n\n## Form\n\n- It must ask where.\n- If a dog bites, instead the police is called – not part of the form\n",
    )
    assert texts(found) == ["It must ask where."]
    assert [one.text for one in found.spec.out_of_scope] == ["If a dog bites, instead the police is called"]


def test_a_goal_is_the_reason_given_anywhere(lexicon: Lexicon) -> None:
    found = drafted(
        lexicon,
        "# Boats\n\n- one boat per member\n- a booking lasts two hours\n- the reason we do this: members give up on the queue\n",
    )
    assert found.spec.goal == "Members give up on the queue"
    assert texts(found) == ["There must be one boat per member.", "A booking must last {booking_hours}."]


@pytest.mark.parametrize(
    ("said", "phrased"),
    [
        ("Couriers hand parcels to the depot", "Couriers must be able to hand parcels to the depot."),
        ("Waitlist max 10 ppl", "Waitlist must be at most 10 people."),
        ("The code works once", "The code must work once."),
        ("Porters bring the trolley to the ward", "Porters must be able to bring the trolley to the ward."),
    ],
)
def test_what_a_plain_sentence_becomes(said: str, phrased: str, phraser: Phraser) -> None:
    assert phraser.phrase(said) == phrased


@pytest.mark.parametrize(
    ("said", "title"),
    [
        ("Waitlist max 10 ppl", "Waitlist at most 10 people"),
        ("Reminders go out two days before the visit", "Reminders two days before visit"),
        ("Photos as jpg, png or heic, max 8 MB", "Photos as jpg png or heic"),
        ("No tenant may see the readings", "No tenant may see the readings"),
    ],
)
def test_titles_say_the_whole(said: str, title: str) -> None:
    assert title_of(said) == title


def test_a_list_of_formats_is_one_parameter(lexicon: Lexicon) -> None:
    found = drafted(lexicon, "# Photos\n\n## Rules\n\n- A photo must be jpg, png or heic.\n")
    assert texts(found) == ["A photo must be {photo_formats}."]
    assert found.spec.parameters["photo_formats"].value == ("jpg", "png", "heic")


@pytest.mark.parametrize(
    ("said", "phrased"),
    [
        ("No reading for 20 minutes counts as a failure too", "No reading for 20 minutes must count as a failure too."),
        ("no reply = goes to the deputy", "The system must keep to this: no reply = goes to the deputy."),
        ("wait over 10 minutes -> message to the desk",
         "The system must keep to this: wait over 10 minutes -> message to the desk."),
        ("No client names on the board", "There must be no client names on the board."),
        ("People enter themselves on the rota", "People must be able to enter themselves on the rota."),
    ],
)  # fmt: skip
def test_what_a_hurried_rule_becomes(said: str, phrased: str, phraser: Phraser) -> None:
    assert phraser.phrase(said) == phrased


BOLD = """# Punch cards

**Why**: Regulars ask for one. We stamp by hand.

**What**
A guest gets a stamp for each coffee. The card lasts two years.

**Careful with**
- two tills stamping the same card

**Success**: double stamps 0. 300 cards sold in May.
"""


def test_bold_lines_announce_what_stands_below(lexicon: Lexicon) -> None:
    found = drafted(lexicon, BOLD)
    assert texts(found) == [
        "A guest must get a stamp for each coffee.",
        "The card must last {card_years}.",
        "The system must cope with two tills stamping the same card.",
    ]
    assert [one.text for one in found.spec.metrics] == ["Double stamps 0", "300 cards sold in May"]


def test_what_a_mail_leaves_out_and_laments(lexicon: Lexicon) -> None:
    found = drafted(
        lexicon,
        "Hi,\n\nthe boiler failed twice. That must never happen again.\n\n1. The boiler must report.\n\n"
        "We don't need charts on the phone. Pumps come next year.\n",
    )
    assert texts(found) == ["The boiler must report."]
    assert [one.text for one in found.spec.out_of_scope] == ["Charts on the phone", "Pumps"]


def test_a_no_in_a_chat_leaves_out_nothing_that_follows(lexicon: Lexicon) -> None:
    found = drafted(
        lexicon,
        "[10:01] Bo: riders must see their seat\n[10:02] Al: could we also sell tea?\n[10:03] Bo: no, later maybe\n"
        "[10:04] Al: seats are freed after 10 minutes\n[10:05] Bo: ok I'll write it up\n",
    )
    assert texts(found) == ["Riders must see their seat.", "Seats must be freed after {seats_minutes}."]


VENDORS = """# Vendors

Context: files get lost.

| Who | Can |
|---|---|
| Agency | accept, decline |

- Lena wants a star rating. We agreed to do this later.
- fails → back to the agency
- More than 10 hours a week can't be approved, the council would kill us.
- not: delivery by post
- No statistics. We tried it, people hated it.
"""


def test_tables_asides_and_what_is_put_off_in_a_list(lexicon: Lexicon) -> None:
    found = drafted(lexicon, VENDORS)
    assert next(one.source[0].quote for one in found.spec.requirements if not one.proposed) == "Agency | accept, decline"
    said = " ".join(texts(found))
    assert "star" not in said and "later" not in said and "kill" not in said and "tried" not in said and "post" not in said
    assert "must fail" not in said
    assert "More than {min_hours} a week must not be approved." in texts(found)
    assert {"Delivery by post", "A star rating"} <= {one.text for one in found.spec.out_of_scope}
