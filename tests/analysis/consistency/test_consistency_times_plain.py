"""Times in everyday words: who gets something when, what is done at once, what is lost after a while."""

from __future__ import annotations

import pytest

from tests.analysis.consistency.prose import asked, asked_of_rules, strictly


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "The caller must get a reply within 2 minutes.",
            "Every reply must take 10 minutes at least, so that it feels personal.",
        ),
        ("Customers receive their quote within one hour.", "A quote takes at least a day."),
        ("The rider has to get a receipt within 30 seconds.", "Receipts take five minutes or longer."),
        ("Every donor gets a confirmation within a minute.", "A confirmation comes after ten minutes at the earliest."),
        ("Teachers get the results within three days.", "The results take a week at least."),
        ("A user gets the export within ten seconds.", "It takes at least a minute until the export is ready."),
        ("Patients get their report within two days.", "Reports are finished after a week at the earliest."),
        ("Payouts are made instantly.", "A payout takes at least two working days to be made."),
        ("Vouchers are delivered immediately.", "A voucher takes at least one hour to be delivered."),
        ("A transfer arrives right away.", "It takes at least a day until a transfer arrives."),
        ("Replies are sent out instantly.", "It takes at least two hours before a reply is sent out."),
        ("A pause lasts two months at most.", "Subscribers can pause their subscription for half a year."),
        ("A loan lasts two weeks at most.", "Readers can borrow a book for a month."),
        ("A rental lasts three days at the most.", "Guests can rent a scooter for a week."),
        ("A sublet lasts six months at most.", "Tenants can sublet their flat for a year."),
        ("A reservation lasts two hours at most.", "A single reservation may run for up to five hours."),
        ("A call lasts 20 minutes at most.", "A call may go on for up to an hour."),
        ("The receipt may arrive up to 3 hours after the payment.", "The receipt must arrive within 1 hour of the payment."),
        ("A membership runs for 24 months.", "Memberships have a term of 12 months."),
        ("The deposit is 200 euros.", "Guests pay a deposit of 350 euros."),
        ("A password needs at least 12 characters.", "Passwords of 8 characters are fine."),
        ("Every room is cleaned daily.", "Rooms are cleaned every three days."),
        ("The lending period is exactly two weeks.", "Tools are lent for ten days."),
    ],
)
def test_lines_that_cannot_both_hold(one: str, other: str) -> None:
    assert len(strictly(one, other)) == 1
    assert len(strictly(other, one)) == 1
    assert len(asked(one, other)) == 1
    assert len(asked_of_rules(one, other)) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The caller must get a reply within 2 minutes.", "A refund takes 10 days at least."),
        ("The caller must get a reply within 2 minutes.", "When the line is busy, a reply takes 10 minutes at least."),
        ("Customers receive their quote within one hour.", "Customers have at least a day to accept their quote."),
        (
            "Every donor gets a confirmation within a minute.",
            "Every donor gets a yearly letter after ten minutes of checking at the earliest.",
        ),
        ("Teachers get the results within three days.", "Parents get the results after a week at the earliest."),
        ("Members get a discount within the first year.", "A discount takes effect after two years at the earliest."),
        ("Payouts are requested instantly.", "A payout takes at least two working days to be made."),
        ("Vouchers are delivered immediately.", "A parcel takes at least one hour to be delivered."),
        ("A confirmation of the transfer arrives right away.", "It takes at least a day until a transfer arrives."),
        ("Cancelled payouts are stopped instantly.", "A payout takes at least two working days."),
        ("A pause lasts two months at most.", "Subscribers can read their messages for half a year."),
        ("A loan lasts two weeks at most.", "Readers can reserve a book for a month."),
        ("A rental lasts three days at the most.", "Guests can rent a scooter for an hour."),
        ("A reservation lasts two hours at most.", "RESERVATION_WINDOW_DAYS is 45."),
        ("A text message has 160 characters at most.", "A radio message may take up to 700 characters."),
        ("A call lasts 20 minutes at most.", "A meeting may go on for up to an hour."),
        (
            "The screen locks after 90 minutes without input at the latest.",
            "Staff may choose an inactivity lock of the screen between 2 and 90 minutes.",
        ),
        ("The volume limit is 80 percent at the most.", "Users can set the brightness to anything between 10 and 100 percent."),
        (
            "For urgent repairs, the first visit may happen up to 8 hours after the call.",
            "A plumber must make the second visit for small repairs within 4 hours of the call.",
        ),
        ("The receipt may arrive up to 1 hour after the payment.", "The receipt must arrive within 3 hours of the payment."),
        ("The deposit is 200 euros.", "Guests pay a rent of 350 euros."),
        ("The deposit is 200 euros.", "Guests pay a deposit of 350 euros for a double room."),
        ("The speed limit in the yard is 10 km per hour.", "Trucks may drive at 20 km per hour on the road."),
        ("Every room is cleaned daily.", "Rooms are painted every three years."),
        ("Payment is due within 14 days.", "Invoices are kept for 30 days."),
    ],
)
def test_lines_that_can_both_hold(one: str, other: str) -> None:
    assert strictly(one, other) == []
    assert strictly(other, one) == []
    assert asked(one, other) == []
    assert asked_of_rules(one, other) == []
