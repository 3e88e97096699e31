"""Some only, and all of them: found where one line keeps for a few what another has for others as well."""

from __future__ import annotations

import pytest

from tests.analysis.consistency.prose import asked, strictly


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Leak sensors are fitted in basement flats only.", "Every flat gets a leak sensor."),
        ("Only orders from the UK can be gift-wrapped.", "Gift wrapping is offered for all orders, wherever they come from."),
        ("The newsletter goes to subscribers in Spain only.", "Subscribers in every country receive the newsletter."),
        ("Night trains are excluded from the seat map.", "The seat map covers every train, night trains included."),
        ("The discount applies to first-time guests only.", "Returning guests get the discount too."),
        ("Offline maps work on Android only.", "Offline maps work on Android and on iOS."),
        ("Spell checking covers titles but not descriptions.", "Spell checking covers titles and descriptions alike."),
        ("Weekend deliveries are not offered outside the city.", "We deliver at weekends both inside and outside the city."),
        ("Live captions are limited to English.", "Live captions are available in English, French and Arabic."),
        ("All pupils must wear a tag on trips.", "Pupils over twelve do not wear a tag on trips."),
        ("The kiosk is staffed from Monday to Thursday only.", "The kiosk is staffed every day of the week."),
    ],
)
def test_what_is_kept_for_some_and_said_of_more(one: str, other: str) -> None:
    assert strictly(one, other)
    assert asked(one, other) and asked(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Leak sensors are fitted in basement flats only.", "Every flat gets a smoke sensor."),
        ("Only orders from the UK can be gift-wrapped.", "All orders from the UK can be returned."),
        ("The discount applies to first-time guests only.", "Returning guests get a free coffee."),
        ("Offline maps work on Android only.", "Online maps work on Android and on iOS."),
        ("Night trains are excluded from the seat map.", "The seat map covers every day train."),
        ("Spell checking covers titles but not descriptions.", "Titles and descriptions can both be edited."),
        ("Live captions are limited to English.", "The menu is available in English, French and Arabic."),
        ("All pupils must wear a tag on trips.", "Pupils over twelve do not wear a uniform on trips."),
        ("Weekend deliveries are offered in the city only.", "Weekday deliveries are offered everywhere."),
        ("Only gold members get priority boarding.", "All members can board from the front door."),
        ("Only the department in charge may answer a question.", "Anyone can pin a question to a place and gets a reply."),
    ],
)
def test_other_things_for_other_people_stay_quiet(one: str, other: str) -> None:
    assert strictly(one, other) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Parcels found only in the yard are scanned.", "Lost parcels in the yard and in the hall are scanned."),
        ("Given tools registered only in the old shed, a clerk moves them.", "Every clerk moves tools of both sheds."),
        ("With no tools registered, the clerk writes a list.", "Every clerk must keep the register of all tools."),
    ],
)
def test_only_that_says_which_of_them_keeps_nothing(one: str, other: str) -> None:
    assert strictly(one, other) == []
