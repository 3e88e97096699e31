"""What is forbidden, left free or turned down stays so, however its author says it."""

from __future__ import annotations

import pytest

from specflow.draft import Lexicon
from specflow.draft.phrasing.phrase import Phraser
from specflow.draft.pipeline import draft
from specflow.draft.value import Drafted, Source


def drafted(lexicon: Lexicon, rules: str) -> Drafted:
    note = f"# Meter readings\n\nTenants type in their readings.\n\n## Rules\n\n{rules}"
    return draft([Source("note.md", note, "note", "0" * 64)], lexicon=lexicon)


def asked(found: Drafted) -> list[str]:
    return [one.text for one in found.spec.requirements if not one.proposed]


def aside(found: Drafted) -> dict[str, str]:
    return {one.source.quote or "": one.why for one in found.spec.set_aside}


@pytest.mark.parametrize(
    ("said", "phrased"),
    [
        ("Under no circumstances may the app offer another meter", "The app must not offer another meter."),
        ("On no account may a reading be changed after the bill is out",
         "A reading must not be changed after the bill is out."),
        ("In no case should the caretaker see a name", "The caretaker should not see a name."),
        ("At no time may two people edit one meter", "Two people must not edit one meter."),
        ("If the bill is out, under no circumstances may a tenant change it",
         "If the bill is out, a tenant must not change it."),
        ("Nobody may hold more than two meters", "People must not hold more than two meters."),
        ("No tenant may see the readings of another tenant",
         "A tenant must not see the readings of another tenant."),
        ("Nobody but the treasurer may write off a bill", "Only the treasurer may write off a bill."),
        ("No more than three photos may be sent", "No more than three photos must be sent."),
    ],
)  # fmt: skip
def test_what_nobody_may_is_a_plain_prohibition(said: str, phrased: str, phraser: Phraser) -> None:
    assert phraser.phrase(said) == phrased


@pytest.mark.parametrize(
    "said",
    ["I don't care if the photo is blurred.", "We do not mind if a tenant reads twice.",
     "It doesn't matter who types it in.", "Whether it is a photo or a number doesn't matter."],
)  # fmt: skip
def test_what_its_author_leaves_free_forbids_nothing(said: str, lexicon: Lexicon) -> None:
    found = drafted(lexicon, f"- {said}\n- A reading must be kept.\n")
    assert asked(found) == ["A reading must be kept."]
    assert aside(found)[said] == "an aside"


@pytest.mark.parametrize(
    ("said", "out"),
    [
        ("The landlord had asked for a camera at the meter. Not agreed.", "A camera at the meter"),
        ("The caretakers asked for a paper form. We said no.", "A paper form"),
        ("Sales wants a discount. Rejected by the board.", "A discount"),
        ("Sales wanted a discount - turned down.", "A discount"),
        ("The owner would have liked a bell, but we decided against it.", "A bell"),
    ],
)
def test_a_wish_that_was_turned_down_is_out_of_scope(said: str, out: str, lexicon: Lexicon) -> None:
    found = drafted(lexicon, f"- {said}\n- A reading must be kept.\n")
    assert asked(found) == ["A reading must be kept."]
    assert [one.text for one in found.spec.out_of_scope] == [out]


def test_a_wish_of_the_past_that_nobody_took_up_asks_for_nothing(lexicon: Lexicon) -> None:
    found = drafted(lexicon, "- The caretakers had asked for a paper form.\n- A reading must be kept.\n")
    assert asked(found) == ["A reading must be kept."]


@pytest.mark.parametrize(
    "said",
    ["Readings without a photo are rejected.", "The clerk can reject a reading. The tenant is told why.",
     "A request that was denied must be kept."],
)  # fmt: skip
def test_what_is_refused_by_rule_is_a_rule(said: str, lexicon: Lexicon) -> None:
    found = drafted(lexicon, f"- {said}\n")
    assert not found.spec.out_of_scope
    assert asked(found)


def test_a_permission_and_its_duty_are_both_kept(lexicon: Lexicon) -> None:
    found = drafted(lexicon, "- The server MAY refuse a reading without a photo; it MUST record the refusal.\n")
    assert asked(found) == [
        "The server must be able to refuse a reading without a photo.", "The server must record the refusal.",
    ]  # fmt: skip
    found = drafted(lexicon, "- Servers MAY refuse a reading without a photo; MUST record the refusal.\n")
    assert asked(found)[-1] == "Servers must record the refusal."


def test_how_to_read_keywords_is_no_requirement(lexicon: Lexicon) -> None:
    said = 'The key words "MUST", "MUST NOT" and "MAY" in this document are to be interpreted as described in RFC 2119.'
    found = drafted(lexicon, f"{said}\n\nA reading must be kept.\n")
    assert asked(found) == ["A reading must be kept."]
    assert aside(found)[said] == "about the document"


TABLE = """
| Setting | Today | New |
|---|---|---|
| Readings per month | no limit | 1 |
| Photo size | 2 MB | 8 MB |

| Value | Today |
|---|---|
| Attempts a day | no limit |
| Photos kept | 90 days |
"""


def test_a_column_of_today_asks_for_nothing(lexicon: Lexicon) -> None:
    found = drafted(lexicon, TABLE)
    assert asked(found) == ["The readings per month must be 1.", "The photo size must be {size_mb}."]
    assert aside(found)["Attempts a day | no limit"] == "background"
    assert aside(found)["Photos kept | 90 days"] == "background"
