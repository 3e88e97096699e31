"""Where a thing stands before anybody has chosen, in more everyday words: found and left alone."""

from __future__ import annotations

import pytest

from tests.analysis.consistency.prose import asked, asked_of_rules, strictly

CLASHING = [
    ("When a keeper adds a new animal, public display is enabled by default so that it appears on the site.",
     "For a newly added animal, public display is off until a keeper enables it."),
    ("When the menu opens, one dessert is preselected.", "On opening the menu, no dessert is selected yet."),
    ("Videos start at normal volume unless changed.", "The preset video volume is half the normal volume."),
    ("Unless the office enters something else, each driver has 20 hours of training per year.",
     "The default training allowance is 16 hours per year."),
    ("Maps open in satellite view by default.",
     "Maps show the street view unless the user switches to satellite view."),
    ("By default, drawings are saved in full size.", "Default size for drawings: reduced."),
    ("Out of the box, the scooter starts in eco mode.", "Eco mode is off by default."),
    ("If the host sets nothing, registration closes three days before the event.",
     "Registration closes on the day of the event by default."),
    ("Unless the nurse picks something else, the urgency of a new case is Low.",
     "New cases start with urgency Normal."),
    ("Reminders are on by default.", "Reminders stay off until the tenant turns them on."),
    ("New projects are private by default.", "A new project is visible to everybody until its owner hides it."),
    ("Dark mode is on by default.", "Initially, dark mode is switched off."),
    ("By default, tips are set to 10 percent.", "If the guest chooses nothing, the tip is 5 percent."),
    ("Newly created teams have chat enabled.", "Chat is disabled in new teams until the coach turns it on."),
    ("Lists are sorted by name unless the reader picks something else.", "The default sort order is by date."),
]  # fmt: skip
QUIET = [
    ("Eco mode is on by default.", "Sport mode is off by default."),
    ("Out of the box, the scooter starts in eco mode.", "Sport mode is off by default."),
    ("When the menu opens, one dessert is preselected.", "On opening the menu, no drink is selected yet."),
    ("By default, drawings are saved in full size.", "Default format for drawings: compressed."),
    ("Reminders are on by default.", "Newsletters stay off until the tenant turns them on."),
    ("If the host sets nothing, registration closes three days before the event.",
     "Registration opens four weeks before the event by default."),
    ("Maps open in satellite view by default.", "Charts show the street view unless the user switches."),
    ("The default urgency of a new case is Low.", "New cases start with status Open."),
    ("On phones, maps open in satellite view by default.", "On desktops, maps open in street view by default."),
    ("For children, chat is off by default.", "For adults, chat is on by default."),
    ("New projects are private by default.", "New profiles are public by default."),
    ("New teams have chat enabled by default.", "Chat is disabled once a team is archived."),
    ("Videos start at normal volume by default.", "Videos start at normal speed by default."),
    ("Each driver has 20 hours of training by default.", "Each mechanic has 30 hours of training by default."),
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
