"""More hasty notes: tables of cases, answers in a call, letters with wish lists, a note in a second language."""

from __future__ import annotations

import pytest

from specflow.draft import Lexicon
from specflow.draft.phrasing.phrase import Phraser
from specflow.draft.pipeline import draft
from specflow.draft.value import Drafted, Source


def drafted(lexicon: Lexicon, note: str) -> Drafted:
    return draft([Source("note.md", note, "note", "0" * 64)], lexicon=lexicon)


def ruled(lexicon: Lexicon, rules: str) -> Drafted:
    return drafted(lexicon, f"# Shifts\n\nCrews swap shifts.\n\n## Rules\n\n{rules}")


def asked(found: Drafted) -> list[str]:
    return [one.text for one in found.spec.requirements if not one.proposed]


@pytest.mark.parametrize(
    ("said", "phrased"),
    [
        ("What must not happen: that we tell a caller who has an account",
         "It must not happen that the system tells a caller who has an account."),
        ("Customer data we delete after 6 months", "The system must delete customer data after 6 months."),
        ("Today we print it in the shop", "Today the system must print it in the shop."),
        ("He must to choose the shop", "He must choose the shop."),
        ("Virus scan before anything is visible", "The system must offer virus scan before anything is visible."),
        ("If the scanner is unavailable: queue, don't publish",
         "If the scanner is unavailable, the system must queue and must not publish."),
        ("Max 20 MB per file, 10 files per request", "There must be at most 20 MB per file, 10 files per request."),
        ("We have to see why an account is locked", "Our staff must be able to see why an account is locked."),
        ("After five wrong codes the account stays locked and only we can open it",
         "After five wrong codes, the account must stay locked and only we can open it."),
        ("So guests book online", "Guests must be able to book online."),
        ("Guests over 14 choose themselves", "Guests over 14 must be able to choose themselves."),
    ],
)  # fmt: skip
def test_what_a_hasty_sentence_becomes(said: str, phrased: str, phraser: Phraser) -> None:
    assert phraser.phrase(said) == phrased


CASES = """
| If | Then |
|---|---|
| nobody takes the shift in 48 h | the offer is closed and the medic is told |
| the dispatcher does not answer | the deputy is asked |

| Metric | Today | Target |
|---|---|---|
| Swaps done by phone | 90 % | under 20 % |

| Topic | Status |
|---|---|
| Overtime pay | out |
| Holiday plan | not now |

| Rule | Value |
|---|---|
| Swap request open | 48 h |
"""


def test_tables_of_cases_metrics_topics_and_values(lexicon: Lexicon) -> None:
    found = ruled(lexicon, CASES)
    assert asked(found) == [
        "If nobody takes the shift in {shift_hours}, the offer must be closed and the medic must be told.",
        "If the dispatcher does not answer, the deputy must be asked.",
        "Swap request must be open for {open_hours}.",
    ]
    assert [(one.text, one.target) for one in found.spec.metrics] == [("Swaps done by phone", "under 20 %")]
    assert [one.text for one in found.spec.out_of_scope] == ["Overtime pay", "Holiday plan"]


@pytest.mark.parametrize(
    "said",
    ["More than 700 would be a failure.", "People hated it.", "Yes, good point.", "Last year 30 no-shows a month."],
)
def test_what_only_tells_asks_for_nothing(said: str, lexicon: Lexicon) -> None:
    found = ruled(lexicon, f"- A shift must be free.\n- {said}\n")
    assert asked(found) == ["A shift must be free."]
    assert not found.spec.metrics


def test_it_is_forbidden_speaks_of_no_thing(lexicon: Lexicon) -> None:
    found = ruled(lexicon, "- The price must include the tax.\n- It is forbidden to show how many are left.\n")
    assert asked(found)[1] == "The system must not show how many are left."


def test_what_is_not_accepted_stays_so(lexicon: Lexicon) -> None:
    found = ruled(lexicon, "- Accepted: JPEG, PNG. Not accepted: SVG, GIF.\n")
    assert asked(found) == [
        "The system must keep to this: accepted: JPEG, PNG.", "The system must keep to this: not accepted: SVG, GIF.",
    ]  # fmt: skip


def test_a_call_with_its_yes_and_no(lexicon: Lexicon) -> None:
    said = ["Luc: guests must book online", "Ann: bigger groups must call", "Luc: I suggested we take a deposit",
            "Ann: No, let's not.", "Luc: I'd like dogs to be allowed", "Ann: Nope."]  # fmt: skip
    found = drafted(lexicon, "\n".join(f"00:00:{at + 10} {one}" for at, one in enumerate(said)) + "\n")
    assert asked(found) == ["Guests must book online.", "Bigger groups must call."]
    assert [one.text for one in found.spec.out_of_scope] == ["Take a deposit", "Dogs"]


LETTER = """Dear Ben,

my wish list:
a) Customers can unlock their account.
b) A code must be valid for 10 minutes.

Not this time: app login, printing
How we know: locked accounts from 30 % to < 8 % in 6 months
Who pays for the texts?
"""


def test_a_letter_with_lettered_wishes_and_labelled_lines(lexicon: Lexicon) -> None:
    found = drafted(lexicon, LETTER)
    assert asked(found) == [
        "Customers must be able to unlock their account.", "A code must be valid for {code_validity_minutes}.",
    ]  # fmt: skip
    assert all(one.priority == "must" for one in found.spec.requirements if not one.proposed)
    assert [one.text for one in found.spec.out_of_scope] == ["App login", "Printing"]
    assert len(found.spec.metrics) == 1
    assert "Who pays for the texts?" in [one.text for one in found.spec.questions]


MINUTES = """Minutes, garden committee

Present: Mr Okafor, Mrs Lind

TOP 1 Waiting list
It was agreed that applicants can see their place online. Mr Okafor would have preferred a lottery; this found no majority.

TOP 2 Website
The chair does not want comments on the website. There was a proposal to show photos of plots; rejected with 5 to 2 votes.

TOP 3 Any other business
Mrs Lind thanks the volunteers. The key deposit stays at 30 euros.
"""


def test_minutes_with_what_was_agreed_and_what_was_not(lexicon: Lexicon) -> None:
    found = drafted(lexicon, MINUTES)
    assert asked(found) == ["Applicants must be able to see their place online.", "The key deposit must stay at {stay_euros}."]
    assert [one.text for one in found.spec.out_of_scope] == ["A lottery", "Comments on the website", "Show photos of plots"]


def test_a_quotation_is_never_reworded(lexicon: Lexicon) -> None:
    table = "| Error | Code | What the person sees |\n|---|---|---|\n| No face | 422 | \"We could not find a face\" |\n"
    assert '"We could not find a face"' in " ".join(asked(ruled(lexicon, table)))


@pytest.mark.parametrize(
    ("said", "texts"),
    [
        ("Should the payment have been made, the photo SHOULD be kept for a day.",
         ["If the payment has been made, the photo should be kept for a day."]),
        ("German and English are a must, the third one we don't know yet.", ["German and English must be there."]),
        ("If we get below 10 % without an address, I'm happy.", []),
        ("Not needed: fingerprint, signature pad.", []),
    ],
)  # fmt: skip
def test_what_a_line_of_a_hasty_note_becomes(said: str, texts: list[str], lexicon: Lexicon) -> None:
    assert asked(ruled(lexicon, f"- {said}\n")) == texts
