"""What may be missing, and what nothing goes without, in the words of forms and counters."""

from __future__ import annotations

import pytest

from tests.analysis.consistency.prose import asked, strictly


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Filling in a middle name is up to the traveller.", "Without a middle name the form cannot be sent."),
        ("You can skip the tour.", "Everyone goes through the tour before the first use."),
        ("The second signature is voluntary.", "A contract counts only with two signatures."),
        ("A photo of the damage is optional.", "Claims lacking a photo of the damage are sent back."),
        ("The flat number may be left blank.", "Parcels with an empty flat number are refused."),
    ],
)
def test_left_open_and_asked_for(one: str, other: str) -> None:
    assert strictly(one, other)
    assert asked(one, other) and asked(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The delivery note may be omitted.", "Every parcel needs an address label."),
        ("A reason for the absence is not required.", "Absences without a date are rejected."),
        ("You can skip the tour.", "Everyone goes through the safety check before the first use."),
        ("The second signature is voluntary.", "The first signature is compulsory."),
        ("A photo of the damage is optional.", "A description of the damage is required."),
    ],
)
def test_other_things_stay_quiet(one: str, other: str) -> None:
    assert strictly(one, other) == []
