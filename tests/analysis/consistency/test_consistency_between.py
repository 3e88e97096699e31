"""What a note wants and its context rules out, one kind of clash after the other, and what only looks like it."""

from __future__ import annotations

import pytest

from specflow.analysis.consistency.sources import SourceConflict, find_source_conflicts


def asked(note: str, said: str, role: str) -> tuple[SourceConflict, ...]:
    """What is asked about a line of a note and a line of a context file."""
    sources = [("note.md", "note", f"# Note\n\n- {note}\n"), (f"{role}_context.md", role, f"# Context\n\n- {said}\n")]
    return find_source_conflicts(sources)


@pytest.mark.parametrize(
    ("note", "said", "role"),
    [
        (
            "Visitors can browse the seed catalogue without logging in.",
            "Only gardeners who are logged in can see the seed catalogue.",
            "product",
        ),
        (
            "Anybody can look up a bus pass balance with no account.",
            "Balances are shown to signed-in riders only.",
            "product",
        ),
        ("The recipe planner works without an account.", "The recipe planner needs a sign-in.", "code"),
        ("The paint store opens with the badge alone.", "Opening the paint store takes a badge and a PIN.", "product"),
        (
            "Drivers unlock a van by scanning their card, nothing else.",
            "A van is unlocked with card plus code.",
            "code",
        ),
        ("A fault report is answered within 8 hours.", "Fault reports have to be answered within 4 hours.", "product"),
        (
            "The lab must send the water result to the farm within 3 days.",
            "Water results reach the farm within one working day.",
            "product",
        ),
        (
            "Status changes must reach the dispatcher in the order in which they happened.",
            "The message bus does not guarantee the order of messages.",
            "code",
        ),
        ("Meter readings have to arrive in order.", "Readings can arrive out of order.", "code"),
        ("Guests with an allergy can pick a nut-free box.", "Every box contains nuts.", "product"),
        (
            "Class teachers can see a pupil's health notes.",
            "Only the school nurse and the head may see health notes.",
            "product",
        ),
        (
            "Coaches see the medical form of their players.",
            "Medical forms may be seen only by the club doctor.",
            "product",
        ),
        (
            "Children can join the climbing group from age 12.",
            "Anyone under 14 is excluded from the climbing group.",
            "product",
        ),
        ("Riders aged 16 and over can rent a scooter.", "We rent scooters to people over 18 only.", "product"),
        ("Chat transcripts are kept for 3 months.", "Chat transcripts are deleted after 30 days.", "product"),
        ("We hold on to chat transcripts for 3 months.", "Transcripts of chats are gone after 30 days.", "code"),
        ("The monthly CSV stays available for 5 years.", "CSV exports are kept for 2 years.", "code"),
        ("Keep every CSV file for 5 years.", "CSV files older than 2 years are removed.", "code"),
        ("Kitchen staff may void an order.", "Only the shift manager may void an order.", "product"),
        ("Staff can write off broken stock at the till.", "Stock is written off by the shift manager only.", "product"),
        ("Late fees are charged automatically.", "Late fees are charged by a clerk, never automatically.", "product"),
        ("The system issues fines on its own.", "A fine is always set by a warden.", "product"),
        (
            "Every parking fine is checked and sent by a person.",
            "Parking fines go out automatically overnight.",
            "code",
        ),
        ("A day ticket costs 6 euros.", "`DAY_TICKET_PRICE = 5`", "code"),
        ("A replacement card costs €10.", "`CARD_REPLACEMENT_FEE = 15`", "code"),
        ("The locker fee is 3 euros a day.", "`LOCKER_FEE_CENTS = 250`", "code"),
        ("The default language is Welsh.", "English is the default language.", "product"),
        ("If nothing is chosen, the page is in Welsh.", "`DEFAULT_LANGUAGE = \"en\"`", "code"),
        ("New accounts start in Dutch.", "The default language of accounts is German.", "product"),
        ("A payment needs one approval.", "Every payment needs two approvals.", "product"),
        (
            "One signature is enough to release a shipment.",
            "A shipment is released only after two people have signed.",
            "product",
        ),
        (
            "A purchase goes through once a manager has approved it.",
            "Purchases are approved by two managers.",
            "product",
        ),
    ],
)
def test_what_cannot_both_hold_is_asked_about_once(note: str, said: str, role: str) -> None:
    (found,) = asked(note, said, role)
    assert [ref.line for ref in found.refs] == [3, 3]


@pytest.mark.parametrize(
    ("note", "said", "role"),
    [
        (
            "Visitors can browse the seed catalogue without logging in.",
            "Only gardeners who are logged in can order seeds.",
            "product",
        ),
        ("The recipe planner works without an account.", "Saving a recipe needs a sign-in.", "code"),
        (
            "The paint store opens with the badge alone.",
            "Opening the solvent store takes a badge and a PIN.",
            "product",
        ),
        ("A fault report is answered within 2 hours.", "Fault reports have to be answered within 4 hours.", "product"),
        ("Meter readings have to arrive in order.", "Photos can arrive out of order.", "code"),
        ("Guests with an allergy can pick a nut-free box.", "The breakfast box contains nuts.", "product"),
        ("Guests with an allergy can pick a nut-free box.", "Every box contains a spoon.", "product"),
        (
            "The school nurse can see a pupil's health notes.",
            "Only the school nurse and the head may see health notes.",
            "product",
        ),
        (
            "Teenagers can join the climbing group from age 14.",
            "Anyone under 14 is excluded from the climbing group.",
            "product",
        ),
        ("Riders aged 18 and over can rent a scooter.", "We rent scooters to people over 16 only.", "product"),
        (
            "Children can join the climbing group from age 12.",
            "Anyone under 14 is excluded from the diving group.",
            "product",
        ),
        ("Chat transcripts are kept for 30 days.", "Chat transcripts are deleted after 30 days.", "product"),
        ("Kitchen staff may take an order.", "Only the shift manager may void an order.", "product"),
        ("The shift manager can void an order.", "Only the shift manager may void an order.", "product"),
        ("Late fees are worked out automatically.", "Late fees are waived by a clerk.", "product"),
        ("A day ticket costs 6 euros.", "`WEEK_TICKET_PRICE = 25`", "code"),
        ("A day ticket costs 5 euros.", "`DAY_TICKET_PRICE = 5`", "code"),
        ("The locker fee is 2.50 euros a day.", "`LOCKER_FEE_CENTS = 250`", "code"),
        ("The default language is Welsh.", "The default currency is the pound.", "product"),
        ("If nothing is chosen, the page is in English.", "`DEFAULT_LANGUAGE = \"en\"`", "code"),
        ("A payment under 100 euros needs one approval.", "Payments above 1,000 euros need two approvals.", "product"),
        ("A leave request needs one approval.", "Every payment needs two approvals.", "product"),
    ],
)
def test_what_can_is_not(note: str, said: str, role: str) -> None:
    assert asked(note, said, role) == ()


def test_a_limit_rules_only_where_it_is_a_rule() -> None:
    assert asked("A fault report is answered within 8 hours.", "Fault reports have to be answered within 4 hours.", "code") == ()
    (found,) = asked("A fault report is answered within 8 hours.", "Fault reports have to be answered within 4 hours.", "product")
    assert found.why == "`note.md:3` is laxer than `product_context.md:3` allows"


@pytest.mark.parametrize(
    ("said", "note"),
    [
        ("`DEFAULT_LANGUAGE = \"de\"`", "The default language is English."),
        ("`RENTAL_FEE_CENTS` = 450", "The rental fee is 5 euros."),
    ],
)
def test_constants_of_prices_and_defaults_are_said_in_words(said: str, note: str) -> None:
    (found,) = asked(note, said, "code")
    assert (found.refs[1].quote or "").strip("`") == said.strip("`")
