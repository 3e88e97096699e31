"""What careful people ask of machines in a hall, of rotas, callbacks, budgets and counts; and where nobody would ask it."""

from __future__ import annotations

import pytest

from specflow.draft import Lexicon
from specflow.draft.pipeline import draft
from specflow.draft.value import Source


def proposed(lexicon: Lexicon, rules: str, title: str = "Harbour") -> list[str]:
    note = f"# {title}\n\nGuests come to the harbour.\n\n## Rules\n\n{rules}\n"
    spec = draft([Source("note.md", note, "note", "0" * 64)], lexicon=lexicon).spec
    return [one.title for one in spec.requirements if one.proposed]


@pytest.mark.parametrize(
    ("rule", "title"),
    [
        ("The office prints a ticket for every boat.", "Printer empty or jammed"),
        ("Guests buy the pass at a kiosk on the pier.", "Power or network lost meanwhile"),
        ("Guests buy the pass at a kiosk on the pier.", "Left open for the next person"),
        ("The page shows how many berths are left.", "Last one taken twice"),
        ("A webhook is fired when a boat leaves.", "Callback lost late or twice"),
        ("The list is made as a snapshot every hour.", "Data changes meanwhile"),
        ("The office can export the log, which runs in the background.", "Breaks off halfway"),
        ("A running job can be cancelled by the clerk.", "Cancelled as it completes"),
        ("The clerk imports a list of members from a file.", "Some rows are wrong"),
        ("Guests enter their e-mail at the machine.", "Address mistyped"),
        ("The night shift is on the rota.", "Over midnight and clock changes"),
        ("Members book a table on the terrace.", "Somebody does not turn up"),
        ("Members have recurring trips.", "One of a series changes"),
        ("Calls are taken in office hours.", "Outside opening hours"),
        ("A courier brings the sails.", "Nobody there to receive it"),
        ("Fees are sent on the first of the month.", "Day of the month"),
        ("A sensor measures the water level.", "Sensor silent or implausible"),
        ("The cost is 20 € a month and not a cent more.", "Budget used up in the middle"),
        ("The board must approve each new version of the rules.", "Version changes while in use"),
        ("Members write a comment below each trip.", "Abusive or unlawful content"),
        ("Members vote on the trip of the year.", "Voted twice or too late"),
        ("All signs are bilingual.", "Text missing in one language"),
        ("Counters count the shelf with a scanner.", "Zero or not counted"),
        ("The clerk can close the stocktake when every zone was counted.", "Closed with parts missing"),
        ("Guests switch their supplier online.", "Other side objects"),
    ],
)
def test_what_careful_people_ask(rule: str, title: str, lexicon: Lexicon) -> None:
    assert title in proposed(lexicon, rule)


@pytest.mark.parametrize(
    ("rule", "title"),
    [
        ("The office can export the log in the background; when the export fails, the clerk is told.", "Breaks off halfway"),
        ("The kiosk goes back to the start after a minute.", "Left open for the next person"),
        ("Members book a table; no-show guests pay 5 €.", "Somebody does not turn up"),
        ("Guests pay for a boat at the desk.", "Printer empty or jammed"),
    ],
)
def test_nobody_is_asked_what_is_said_or_does_not_matter(rule: str, title: str, lexicon: Lexicon) -> None:
    assert title not in proposed(lexicon, rule)


def test_what_a_machine_that_writes_to_people_is_asked(lexicon: Lexicon) -> None:
    rules = "- The model drafts a reply to the customer.\n- Every incoming email is read.\n- Each refund needs an answer."
    found = proposed(lexicon, rules, "Replies by AI")
    assert {"Promise beyond the rules", "Picture or attachment"} <= set(found)
