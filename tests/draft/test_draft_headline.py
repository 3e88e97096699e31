"""Titles say a whole thing in six words, where their first six words would not."""

from __future__ import annotations

import pytest

from specflow.draft.phrasing.headline import headline

LONG = [
    ("the two sums may differ by at most 1 cent", "The two sums must differ by at most 1 cent.", "Sums differ by ≤ 1 cent"),
    ("Any change of a booking is kept for six years with the name of whoever made it",
     "Any change of a booking must be kept for six years with the name of whoever made it.", "Change kept for six years"),
    ("A harbour master may always move a guest's boat to the front of the queue in bad weather",
     "A harbour master must always be able to move a guest's boat to the front of the queue in bad weather.",
     "Master can move a guest's boat"),
    ("There must be eleven hours between two trips", "There must be eleven hours between two trips.",
     "Eleven hours between two trips"),
    ("The link opens a page that shows the parcel and the time left",
     "The link must open a page that shows the parcel and the time left.", "Link opens a page"),
    ("we send a confirmation with the new deadline, and the code stays the same",
     "As soon as it is paid, the system must send a confirmation with the new deadline, and the code stays the same.",
     "Send confirmation with new deadline"),
    ("the reader must not be able to borrow a book that is on hold",
     "If a book is on hold, the reader must not be able to borrow a book that is on hold.", "Reader cannot borrow a book"),
    ("Somebody who has paid and then finds the shelf empty gets the money back automatically, within an hour",
     "Somebody who has paid and then finds the shelf empty must get the money back automatically, within an hour.",
     "Get the money back automatically"),
    ("The page must work on an old tablet in a cellar: it should load in 2 seconds",
     "The page must work on an old tablet in a cellar: it should load in 2 seconds.", "Page works on an old tablet"),
    ("A loan can be prolonged more than once, but never beyond seven weeks in total",
     "It must be possible for a loan to be prolonged more than once, but never beyond seven weeks in total.",
     "Loan prolonged more than once"),
    ("Only the person with the card can renew; whoever lends it, lends that right",
     "Only the person with the card may renew; whoever lends it, lends that right.",
     "Only person with card can renew"),
    ("Every free copy given by the desk carries a reason code and the name of the clerk",
     "Every free copy given by the desk must carry a reason code and the name of the clerk.", "Copy carries a reason code"),
    ("Staff should still be able to correct a name after the file is closed",
     "Staff should still be able to correct a name after the file is closed.", "Staff can correct a name"),
]  # fmt: skip
KEPT = [
    "Photos are not used to train anything unless the seller has said yes",
    "Nothing is charged before the customer has seen the final amount",
    "Weapons, medicines and live animals get no proposal at all from us",
    "The door must never open without the code of the person who rented it",
]


@pytest.mark.parametrize(("title", "said", "expected"), LONG)
def test_a_long_sentence_becomes_a_headline_that_is_whole(title: str, said: str, expected: str) -> None:
    assert headline(title, said) == expected


@pytest.mark.parametrize("text", KEPT)
def test_what_must_not_happen_is_not_cut_down_to_what_may(text: str) -> None:
    title = headline(text, text.replace(" are ", " must be ").replace(" is ", " must be ").replace(" get ", " must get ") + ".")
    assert len(title.split()) <= 6
    small = title.lower()
    begins = ("photos are not used to train", "nothing is charged before", "weapons medicines and live", "door must never open")
    assert small.startswith(begins)
    assert not small.endswith(("anything", "charged"))


def test_a_title_of_the_author_stays() -> None:
    assert headline("Quiet hours", "No message must be sent between 21:00 and 8:00 local time.") == "Quiet hours"


def test_hostile_text_takes_no_time_and_gives_a_title() -> None:
    many = ("must ", "a, ", "the ", "it must be possible for ", "—", "must be able to be ")
    for text in ("", *(one * 5000 for one in many)):
        assert 0 < len(headline(text, text)) <= 80
