"""Clauses that are read whole: a condition without its comma, and the one way in which something must not be done."""

from __future__ import annotations

import pytest

from specflow.analysis.consistency.claims.claim import claims_of
from specflow.analysis.consistency.engine import compared
from specflow.analysis.consistency.sources import find_source_conflicts


def codes(one: str, other: str, *, loose: bool = False) -> list[str]:
    claims = [claim for owner, text in enumerate((one, other)) for claim in claims_of(owner, text)]
    return [clash.code for clash in compared(claims, {}, loose=loose) if clash.code < "SF310"]


def asked(note: str, rule: str) -> list[str]:
    sources = [("note.md", "note", f"# N\n\n- {note}\n"), ("product_area_context.md", "product", f"# C\n\n- {rule}\n")]
    return [one.code for one in find_source_conflicts(sources)]


@pytest.mark.parametrize(
    ("special", "usual"),
    [
        ("When bad weather closes the pass the bus must not leave the valley.", "The bus must leave the valley every hour."),
        ("When bad readings arrive the chart must not show the average.", "The chart must show the average."),
        ("On Sundays the shop must not send text messages.", "The shop must send text messages."),
        ("During a storm the crane must not lift containers.", "The crane must lift containers."),
        ("At night the depot door must not open.", "The depot door must open."),
    ],
)
def test_a_condition_without_its_comma_is_still_one(special: str, usual: str) -> None:
    assert codes(special, usual) == codes(usual, special) == []
    assert codes(special, usual, loose=True) == codes(usual, special, loose=True) == []


def test_the_clause_behind_such_a_condition_keeps_its_subject() -> None:
    (claim,) = claims_of(0, "When bad weather closes the pass the bus must not leave the valley.")
    assert claim.subject == {"bus"}
    assert "weather" in claim.conditions
    (claim,) = claims_of(0, "On the last day only a clerk can release the slot.")
    assert claim.only


def test_a_name_of_something_is_no_clause() -> None:
    (claim,) = claims_of(0, "In the list the name of the user must not be shown.")
    assert claim.subject == {"nam", "user"}


@pytest.mark.parametrize(
    ("note", "rule"),
    [
        ("Alert the supervisor when a freezer is too warm.", "The supervisor is alerted by pager, never by e-mail."),
        ("Alert the supervisor by pager when a freezer is too warm.", "The supervisor is alerted by pager, never by e-mail."),
        ("Tell the supervisor by e-mail once the month is closed.", "The supervisor is alerted by pager, never by e-mail."),
        ("Alert the supervisor when a freezer is too warm.", "The supervisor is never alerted by e-mail."),
        ("Late fees are charged at the end of the month.", "Late fees are charged by a clerk, never automatically."),
    ],
)
def test_one_way_forbidden_leaves_the_others(note: str, rule: str) -> None:
    assert asked(note, rule) == []


@pytest.mark.parametrize(
    ("note", "rule"),
    [
        ("Alert the supervisor by e-mail when a freezer is too warm.", "The supervisor is alerted by pager, never by e-mail."),
        ("The weekly report is sent by e-mail.", "The weekly report must be sent by post, not by e-mail."),
        ("Late fees are charged automatically.", "Late fees are charged by a clerk, never automatically."),
    ],
)
def test_the_forbidden_way_itself_is_asked_about(note: str, rule: str) -> None:
    assert asked(note, rule) == ["SF302"]


def test_a_demand_that_something_stands_in_one_place_only_leaves_it_optional() -> None:
    free, narrow = "The late tick box must be optional.", "The late tick box must only be in the form for 2020."
    assert codes(free, narrow) == codes(narrow, free) == []
    assert codes(free, "The late tick box must be ticked.") == ["SF302"]


def test_a_demand_in_so_many_seconds_is_a_limit_for_what_was_measured() -> None:
    measured = "Measured on the pump: 1.1 s median, 3.4 s at p95."
    assert codes("The pump must answer in 2 seconds at p95.", measured, loose=True) == ["SF301"]
    assert codes("The pump must answer in 4 seconds at p95.", measured, loose=True) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The brand field must be optional.", "Desk servers must offer people a way to add brands of their own country."),
        ("The system must keep to this: not required.", "The system must keep to this: the gate opens at noon."),
        ("The pump starts filling the tank and sets the level (before filling).",
         "The pump slowly starts filling the tank and sets the level (before filling)."),
        ("Diesel must not be supported.", "The north yard's pump must support petrol, diesel and gas on one hose for lorries."),
        ("The desk may delete folders that don't have an open case.", "The desk must not delete folders that have an open case."),
    ],
)  # fmt: skip
def test_lines_that_met_in_real_notes_and_both_hold(one: str, other: str) -> None:
    assert codes(one, other) == codes(other, one) == []
