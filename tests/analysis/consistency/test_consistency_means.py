"""By what means: one thing takes one of a kind."""

from __future__ import annotations

import pytest

from tests.analysis.consistency.prose import asked, strictly


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Logs are shipped as JSON.", "Logs are shipped as plain text only."),
        ("Passwords are hashed with bcrypt.", "Passwords are hashed with argon2."),
        ("Pictures are converted to WebP.", "All pictures are converted to AVIF."),
        ("Payments are handled by Stripe.", "All payments run through Adyen."),
        ("Sessions live in Redis.", "Sessions are held in PostgreSQL."),
        ("The timetable is printed by Quillprint.", "All timetables are printed by Feltworks."),
        ("The ledger exports the salary file in XML format only.", "The salary file is exported as CSV."),
    ],
)
def test_two_means_for_one_thing(one: str, other: str) -> None:
    assert strictly(one, other)
    assert asked(one, other) and asked(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Logs are shipped as JSON.", "Reports are shipped as PDF."),
        ("Passwords are hashed with bcrypt.", "Backups are hashed with sha-256."),
        ("Payments are handled by Stripe.", "All invoices run through Adyen."),
        ("Reports can be downloaded as PDF.", "Reports can be downloaded as CSV."),
        ("Reports are exported as PDF.", "Reports are exported as CSV."),
        ("The timetable is printed by Quillprint.", "The timetable is drawn by Feltworks."),
        ("Sessions live in Redis.", "Sessions live in Redis and in PostgreSQL for a day."),
        ("Passwords are not hashed with md5.", "Passwords are hashed with bcrypt."),
        ("The stall is open on Mondays.", "The stall is open on Thursdays."),
    ],
)
def test_several_means_and_other_things_stay_quiet(one: str, other: str) -> None:
    assert strictly(one, other) == []
