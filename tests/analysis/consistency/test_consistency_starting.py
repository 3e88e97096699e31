"""How a thing starts, in whatever words: `comes switched on`, `unless told otherwise`, `X is the default`, opt-in."""

from __future__ import annotations

import pytest

from tests.analysis.consistency.prose import asked, strictly

CLASHING = [
    ("Hall lights come switched on.", "By default hall lights are off."),
    ("New doorbells start muted.", "A doorbell is loud when it is installed."),
    ("Road signs are reflective by default.", "Unless specified otherwise, road signs are non-reflective."),
    ("Cakes are delivered in tins unless the buyer wants it otherwise.", "Cardboard is the default for delivered cakes."),
    ("The plotter saves drawings as SVG unless told otherwise.", "DXF is the plotter's default format for drawings."),
    ("Passes are posted on paper unless the guest picks the phone pass.", "Phone passes are the default."),
    ("A new poem is private until its author publishes it.", "Poems start out public."),
    ("New essays are hidden until the editor publishes them.", "An essay is visible as soon as it is created."),
    ("A new valve is active.", "Valves ship inactive."),
    ("The chart opens in weekly view.", "By default the chart opens in daily view."),
    ("Contracts are printed on A4 sheets unless told otherwise.", "A5 sheets are the default for contracts."),
    ("Visits are filmed unless the guest objects.", "By default no visit is filmed."),
    ("Streams are mirrored by default.", "Newly created streams are not mirrored."),
    ("Product mail is opt-in.", "Members receive product mail unless they opt out."),
    ("The boiler starts in eco mode.", "Comfort mode is the default for the boiler."),
    ("Depths are shown in metres by default.", "Feet are preselected for depths."),
    ("The robot starts in German.", "Out of the box the robot speaks Italian."),
    ("Ham is smoked unless the customer objects.", "By default ham is sold unsmoked."),
    ("Albums begin as private.", "A new album is public at first."),
    ("The standard wheel is the steel wheel.", "Bikes come with wooden wheels unless ordered otherwise."),
    ("Chairs face forward by default.", "Chairs face backward unless the traveller asks."),
]
QUIET = [
    ("Hall lights come switched on.", "Garden lights are off by default."),
    ("New doorbells start muted.", "A doorbell that was set up is loud."),
    ("The plotter saves drawings as SVG unless told otherwise.", "The plotter can save drawings as DXF."),
    ("A new poem is private until its author publishes it.", "A published poem is public."),
    ("New essays are hidden until the editor publishes them.", "A published essay is visible."),
    ("A new valve is active.", "A valve without power is inactive."),
    ("The chart opens in weekly view.", "On phones the chart opens in daily view when the screen is small."),
    ("Visits are filmed unless the guest objects.", "Visits to the doctor are never filmed."),
    ("Product mail is opt-in.", "Members receive invoices by mail unless they opt out."),
    ("The boiler starts in eco mode.", "The boiler goes to comfort mode at six."),
    ("Chairs face forward by default.", "Chairs in the lounge face backward by default."),
    ("The default colour of the gate is white.", "The default colour of the fence is black."),
    ("Cotton bags are the default.", "Paper bags are sold at the till."),
    ("The standard wheel is the steel wheel.", "The standard saddle is the gel saddle."),
    ("The night alarm is off at first.", "The night alarm is on for guards by default."),
    ("The chart opens at the depot.", "The list opens with the newest tour."),
]


@pytest.mark.parametrize(("one", "other"), CLASHING)
def test_two_ways_in_which_one_thing_starts(one: str, other: str) -> None:
    assert strictly(one, other) == strictly(other, one) == ["SF307"]
    assert asked(one, other)


@pytest.mark.parametrize(("one", "other"), QUIET)
def test_other_things_states_and_choices_stay_quiet(one: str, other: str) -> None:
    assert not strictly(one, other) and not strictly(other, one)
    assert not asked(one, other)
