from __future__ import annotations

import pytest

from specflow.rules.sf302_must_against_must_not import RULE
from tests.build import check_clean, found
from tests.rules.clashing import lines


@pytest.mark.parametrize(
    "one, other",
    [
        (
            "The door panel must not show the title of a booking.",
            "The door panel must show the title of every booking.",
        ),
        ("The platform must colour a late parcel in red.", "The platform shall colour a late parcel in blue."),
        ("The router must tell subscribers about all events.", "The router must tell subscribers about few events."),
        (
            "The clerk's list must state whether a loan is open or late.",
            "The clerk's list must state whether a loan is open and late.",
        ),
        (
            "The scanner must read tickets on paper and tickets on phones.",
            "The scanner must only read tickets on paper.",
        ),
        ("The planner must accept a route automatically.", "The planner must accept a route upon request."),
        ("The kiosk must give the exact waiting time.", "The kiosk must give the approximate waiting time."),
    ],
)
def test_a_yes_and_a_no_are_found(one: str, other: str) -> None:
    assert len(found(RULE, lines(one, other))) == 1
    assert len(found(RULE, lines(other, one))) == 1


@pytest.mark.parametrize(
    "one, other",
    [
        (
            "The title of a private booking must not be shown on the door panel.",
            "The organiser must see the title of a private booking in the calendar.",
        ),
        ("Drivers must not see the cost of a session.", "The fleet manager must see the cost of every session."),
        (
            "Bays for buses must not be used by cars, unless no other bay is free.",
            "When no other bay is free, a car must be able to use a bay for buses.",
        ),
        (
            "When an order is paid, the shop must send a receipt.",
            "When an order is not paid, the shop must not send a receipt.",
        ),
        (
            "When the note is built, the body must contain the title.",
            "When the note is built, the body must not contain:",
        ),
        ("The list must show a draft under Drafts.", "The list must not show a draft under Finished."),
        ("A parcel must be weighed.", "A parcel shall be weighed."),
        ("When the tool is missing, it must not ask the user.", "When the tool is missing, it must exit with code 1."),
    ],
)
def test_exceptions_kinds_places_and_duplicates_are_clean(one: str, other: str) -> None:
    check_clean(RULE, lines(one, other))


@pytest.mark.parametrize(
    "one, other",
    [
        ("Every visitor must wear a badge.", "Wearing a badge is voluntary."),
        ("A phone number must be entered for every reservation.", "Giving a phone number must be optional."),
        ("The income of the applicant must be stated.", "Applicants may skip the questions about income."),
        ("A second signature must be given on each order.", "Orders need no second signature."),
    ],
)
def test_a_demand_that_another_line_leaves_open_is_found(one: str, other: str) -> None:
    assert len(found(RULE, lines(one, other))) == 1
    assert len(found(RULE, lines(other, one))) == 1


@pytest.mark.parametrize(
    "one, other",
    [
        ("Every visitor must wear a badge.", "Wearing a scarf is voluntary."),
        ("Every visitor must wear a badge.", "For children, wearing a badge is voluntary."),
        ("The archive command must accept arguments.", "The archive template must support optional arguments of a command."),
    ],
)
def test_what_is_left_open_elsewhere_or_in_a_special_case_is_clean(one: str, other: str) -> None:
    check_clean(RULE, lines(one, other))
