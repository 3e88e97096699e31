"""What keeps going in a state in which it is off, parts of what is sealed, and what is kept in sight below a bound."""

from __future__ import annotations

import pytest

from tests.analysis.consistency.prose import asked, strictly


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The fan keeps spinning while sleep mode is on.", "In sleep mode the fan is off."),
        ("The sensor continues measuring in night mode.", "While night mode is active, the sensor is switched off."),
        ("In eco mode the boiler keeps cooling the cellar to 12 °C.", "In eco mode the cooling is switched off completely."),
        ("As long as the basin is full, the sprinkler does not run.",
         "With a full basin, the sprinkler keeps running for five seconds so that the nozzle is rinsed."),
        ("In holiday mode the pump does not run.", "The pump keeps running while holiday mode is on."),
        ("Scooters below 10% charge stay visible on the town plan with a grey dot.",
         "A scooter with less than 10% charge is hidden from the town plan."),
        ("Closed ledgers are read-only.", "Bookkeepers can still edit the posting rules of a closed ledger."),
        ("Porters can lift boxes off a sealed trolley at any time.", "While a trolley is sealed, its contents cannot be lifted."),
    ],
)  # fmt: skip
def test_one_thing_in_two_states_at_once(one: str, other: str) -> None:
    assert strictly(one, other)
    assert asked(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The fan keeps spinning while sleep mode is off.", "In sleep mode the fan is off."),
        ("The lamp keeps blinking in night mode.", "In night mode the fan is off."),
        ("In eco mode the boiler keeps cooling the cellar.", "In eco mode the heating is switched off."),
        ("As long as the basin is empty, the sprinkler does not run.", "With a full basin, the sprinkler keeps running."),
        ("Scooters below 10% charge are hidden from the town plan.",
         "A scooter with more than 10% charge stays visible on the town plan."),
        ("Scooters below 10% charge stay visible on the workshop list.",
         "A scooter below 10% charge is hidden from the town plan."),
        ("Closed ledgers are read-only.", "Bookkeepers can edit the posting rules of an open ledger."),
        ("Porters can lift boxes off an open trolley at any time.", "While a trolley is sealed, its contents cannot be lifted."),
        ("The pump does not run while the lid is open.", "The pump keeps running while the lid is closed."),
    ],
)  # fmt: skip
def test_states_and_things_of_their_own(one: str, other: str) -> None:
    assert strictly(one, other) == []
    assert asked(other, one) == []
