"""Phrasing: one voice, the author's meaning unchanged."""

from __future__ import annotations

import pytest

from specflow.draft.phrasing.phrase import Phraser
from specflow.draft.phrasing.titles import TITLE_WORDS, title_of


@pytest.mark.parametrize(
    ("clause", "said"),
    [
        ("The box takes free text", "The box must take free text."),
        ("Voided invoices stay in the file but are clearly marked",
         "Voided invoices must stay in the file but be clearly marked."),
        ("We don't keep what people typed", "The system must not keep what people typed."),
        ("Staff can't jump anybody ahead", "Staff must not jump anybody ahead."),
        ("A patron can place a hold", "A patron must be able to place a hold."),
        ("She chooses CSV or XLSX", "She must be able to choose CSV or XLSX."),
        ("never pad the list", "The system must not pad the list."),
        ("If the model is slow, they get keyword search", "If the model is slow, they must get keyword search."),
        ("booked late? skip the first reminder", "When booked late, the system must skip the first reminder."),
        ("No mobile on file = send an email", "When there is no mobile on file, the system must send an email."),
        ("A channel may be used only with consent", "A channel must be used only with consent."),
        ("A card may be renewed online", "It must be possible for a card to be renewed online."),
        ("Nobody may be switched without confirming", "Nobody must be switched without confirming."),
        ("ask which area they mean instead of guessing", "The system must not guess but ask which area they mean."),
        ("Fifteen holds per person, tops", "There must be at most fifteen holds per person."),
        ("No log-in", "There must be no log-in."),
        ("The message should name the clinic", "The message should name the clinic."),
        ("Texts are not secure", "The system must keep to this: Texts are not secure."),
        ("Clients were slow", "The system must keep to this: Clients were slow."),
    ],
)  # fmt: skip
def test_clauses(phraser: Phraser, clause: str, said: str) -> None:
    assert phraser.phrase(clause) == said


def test_a_hedge_becomes_should(phraser: Phraser) -> None:
    assert phraser.phrase("A reminder would be nice to have", hedged=True) == "The system should offer a reminder."


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("The box takes free text, up to 300 characters", "Box takes free text"),
        ("we never drop a request silently", "Never drop a request silently"), ("", "Unnamed"),
    ],
)  # fmt: skip
def test_titles(text: str, title: str) -> None:
    assert title_of(text) == title
    assert len(title_of(text * 5).split()) <= TITLE_WORDS
