"""What is on or off by default, and figures of today beside a target: said in two ways, they are no contradiction."""

from __future__ import annotations

import pytest

from specflow.analysis.consistency.claims.baseline import as_asked
from specflow.analysis.consistency.claims.claim import claims_of
from specflow.analysis.consistency.sources import find_source_conflicts


def clashes(note: str, rule: str) -> list[str]:
    wanted = ("note.md", "note", f"# Note\n\n## Rules\n\n- {note}\n")
    ruled = ("product_area_context.md", "product", f"# Rules\n\n- {rule}\n")
    return [one.code for one in find_source_conflicts([wanted, ruled])]


def within(note: str) -> list[str]:
    return [one.question for one in find_source_conflicts([("note.md", "note", note)])]


@pytest.mark.parametrize(
    ("note", "rule"),
    [
        ("Recording must not be on by default.", "Recording is off by default."),
        ("Recording must not be off by default.", "Recording is on by default."),
        ("Recording is not on by default.", "Recording is off by default."),
        ("Recording isn't on by default.", "Recording is off by default."),
        ("Recording must never be on by default.", "Recording is switched off by default."),
        ("Recording must not be enabled by default.", "Recording is off by default."),
        ("Recording must not be enabled by default.", "Recording is disabled by default."),
        ("Location sharing must be on by default.", "Sharing of minutes must be off by default."),
    ],
)
def test_the_same_switch_said_in_two_ways_is_no_clash(note: str, rule: str) -> None:
    assert clashes(note, rule) == []


@pytest.mark.parametrize(
    ("note", "rule"),
    [
        ("Recording must be on by default.", "Recording is off by default."),
        ("Recording must not be off by default.", "Recording is off by default."),
        ("Recording must not be off by default.", "Recording must not be on by default."),
        ("Recording is enabled by default.", "Recording is off by default."),
        ("New reminders are on by default.", "Reminders are off by default."),
    ],
)
def test_two_positions_of_one_switch_clash(note: str, rule: str) -> None:
    assert clashes(note, rule) == ["SF307"]


@pytest.mark.parametrize(
    "note",
    [
        "# Minutes\n\nWriting the minutes takes 6 hours today.\n\n## Metrics\n\n- Writing the minutes takes less than 2 hours.\n",
        "# Minutes\n\n## Today\n\n- Hosts need 6 hours to write the minutes.\n\n## Rules\n\n- The host must write the minutes in"
        " less than 2 hours.\n",
        "# Minutes\n\n## Metrics\n\n| Metric | Today | Target |\n|--|--|--|\n| Writing the minutes | 6 hours | below 2 hours"
        " |\n\n## More\n\n- Writing the minutes must take less than 2 hours.\n",
        "# Minutes\n\n- Writing the minutes takes 6 hours today and should take less than 2 hours.\n\n## Metrics\n\n"
        "- Writing the minutes: less than 2 hours\n",
    ],
)
def test_where_things_stand_today_is_no_limit(note: str) -> None:
    assert within(note) == []


def test_two_targets_still_clash_beside_a_figure_of_today() -> None:
    note = (
        "# Minutes\n\n## Rules\n\n- Writing the minutes takes 6 hours today and must take at most 2 hours.\n\n"
        "## Flow\n\n- Writing the minutes must take at least 4 hours.\n"
    )
    assert len(within(note)) == 1


@pytest.mark.parametrize(
    "text",
    ["Writing the minutes takes 6 hours today.", "At the moment it takes 6 hours.", "It is written; today it takes 6 hours."],
)
def test_what_is_measured_today_binds_in_the_code_only(text: str) -> None:
    (claim,) = (one for one in claims_of(0, text) if one.quantities)
    assert as_asked(claim, "note").quantities == as_asked(claim, "product").quantities == ()
    assert as_asked(claim, "code").quantities == claim.quantities != ()


@pytest.mark.parametrize(
    "text", ["Today a host may write at most 6 pages.", "The fee is currently at most 6 euros.", "A host must now pay 6 euros."]
)
def test_what_a_rule_asks_for_today_still_binds(text: str) -> None:
    (claim,) = claims_of(0, text)
    assert as_asked(claim, "product").quantities == claim.quantities != ()
