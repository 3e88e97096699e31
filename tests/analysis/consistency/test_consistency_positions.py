"""Two positions of one thing in one state, and positions that go together."""

from __future__ import annotations

import pytest

from tests.analysis.consistency.prose import asked, asked_of_rules, strictly

CLASHING = [
    ("The gate stays shut while a train is passing.", "When a train is passing, the gate is open."),
    ("The oven lamp is on while the door is open.", "While the door is open, the oven lamp remains off."),
    ("The heating is switched off when a window is open.", "The heating keeps running when a window is open."),
    ("In case of a power cut, the doors unlock.", "During a power cut, all doors must stay locked."),
    ("Recording is paused while a guest is away.", "Recording continues while a guest is away."),
    ("The fans keep turning when the freezer is defrosting.", "While the freezer is defrosting, all fans stand still."),
    ("Street lamps in empty streets are off.", "Street lamps stay lit at all times, even in empty streets."),
    ("The roof is closed during rain.", "The roof stays open even during rain."),
    ("Sync is stopped while roaming is on.", "Sync keeps running while roaming is on."),
    ("The exhaust valve remains open when the pump is idle.", "When the pump is idle, all valves stay closed."),
    ("If the alarm rings, the lift doors remain open.", "The lift doors stay closed if the alarm rings."),
    ("During a storm, the blinds are down.", "During a storm, the blinds stay up."),
]  # fmt: skip
QUIET = [
    ("The gate is open on weekdays.", "The gate is closed on Sundays."),
    ("While the pump is running, the valve is open.", "While the pump is stopped, the valve is closed."),
    ("The front door stays locked at night.", "The back door stays open at night."),
    ("The lamp is on when the door is open.", "The fan is off when the door is open."),
    ("Sync is stopped while the battery is low.", "Sync keeps running while the battery is full."),
    ("The roof is closed during rain.", "The roof is open during breaks."),
    ("The lamp is off during the day.", "The lamp is on during the night."),
    ("The gate is closed until the guard has checked the pass.",
     "The gate is open once the guard has checked the pass."),
    ("When a user is blocked, the chat is closed.", "When a user is unblocked, the chat is open."),
    ("While the film is on, the doors are closed.", "The doors are open before the film is on."),
    ("The upper valve is open when the boiler is heating.", "The lower valve is closed when the boiler is heating."),
    ("Chat is off for children during lessons.", "Chat is on for teachers during lessons."),
    ("If the temperature is above 30 degrees, the window is open.",
     "If the temperature is below 10 degrees, the window is closed."),
    ("The kiosk is closed in January.", "The kiosk is open all year except January."),
    ("The heating is off when a window is open, unless frost is forecast.",
     "The heating is on when a window is open and frost is forecast."),
]  # fmt: skip


@pytest.mark.parametrize(("one", "other"), CLASHING)
def test_what_cannot_both_hold(one: str, other: str) -> None:
    assert strictly(one, other) and strictly(other, one)
    assert asked(one, other) and asked(other, one)
    assert asked_of_rules(one, other) and asked_of_rules(other, one)


@pytest.mark.parametrize(("one", "other"), QUIET)
def test_what_can_both_hold(one: str, other: str) -> None:
    assert not strictly(one, other) and not strictly(other, one)
    assert not asked(one, other)
    assert not asked_of_rules(one, other) and not asked_of_rules(other, one)
