"""Habits of notes in other fields: one breath, targets in tables, several things left out in one line."""

from __future__ import annotations

from specflow.draft import Lexicon, Source, draft
from specflow.model.spec import Spec

MAIL = """Subject: Refunds in the event app

hi all, quick summary from the call. People who bought a ticket want to give it back without writing to support. So a buyer opens the ticket and taps "Return". We pay back to the card they used, minus the booking fee. It's allowed until 48 hours before doors. If the event is cancelled everybody gets the full amount within 5 working days. Returned seats go back on sale immediately. Promoters see returns per event in their report, no names. Finance gets a monthly export of refunds.

Targets: 70% of refund emails gone by spring.
"""  # noqa: E501
TABLE = """# Swaps

- A driver offers one of her shifts.

## Success

| Measure | Today | Target |
|---|---|---|
| Late starts because of swaps | 2.5 a week | under 1 a month |

## Not now

Swapping parts of a shift; swaps between depots; pay differences.
"""


def drafted(lexicon: Lexicon, text: str) -> Spec:
    return draft((Source("note.md", text, "note", ""),), lexicon=lexicon).spec


def test_a_mail_in_one_breath_still_gives_requirements(lexicon: Lexicon) -> None:
    assert drafted(lexicon, MAIL).goal.startswith("People who bought a ticket")
    texts = " ".join(one.text for one in drafted(lexicon, MAIL).requirements if not one.proposed)
    for words in ("buyer", "cancelled", "Returned seats", "Promoters", "Finance"):
        assert words in texts, texts


def test_the_target_column_is_the_target_and_today_is_not(lexicon: Lexicon) -> None:
    (metric,) = drafted(lexicon, TABLE).metrics
    assert (metric.text, metric.target) == ("Late starts because of swaps", "under 1 a month")


def test_a_line_of_exclusions_is_parted(lexicon: Lexicon) -> None:
    left = [one.text for one in drafted(lexicon, TABLE).out_of_scope]
    assert left == ["Swapping parts of a shift", "Swaps between depots", "Pay differences"]


def test_an_exclusion_behind_a_colon_is_no_heading(lexicon: Lexicon) -> None:
    spec = drafted(lexicon, "# A\n\n- A code works for three days.\n\nOut of scope: returns.\n")
    assert [one.text for one in spec.out_of_scope] == ["Returns"]


def test_success_in_words_without_a_digit(lexicon: Lexicon) -> None:
    spec = drafted(lexicon, "# A\n\n- A code works for three days.\n\nWe'll be happy when calls before nine drop to under ten.\n")
    assert [one.text for one in spec.metrics] == ["Calls before nine drop to under ten"]


def test_what_somebody_wants_is_what_they_get(lexicon: Lexicon) -> None:
    wants, only = "Finance wants a monthly export of refunds.", "The office only gets reports without a reason."
    spec = drafted(lexicon, f"# A\n\n- {wants}\n- {only}\n")
    assert [one.text for one in spec.requirements if not one.proposed] == [
        "Finance must get a monthly export of refunds.", "The office must only get reports without a reason.",
    ]  # fmt: skip
