"""One order of outcomes: what the plugin calls worse, a merge of reports calls worse."""

from __future__ import annotations

from specflow.model.evidence import RANK, Outcome
from specflow.pytest_plugin.recorder import SEVERITY


def test_the_plugin_weighs_outcomes_as_a_merge_does() -> None:
    ranked = sorted((one for one in RANK if one is not Outcome.SKIPPED), key=RANK.__getitem__)
    assert [one for one in SEVERITY if one != "skipped"] == [str(one) for one in ranked]
    assert set(SEVERITY) == {str(one) for one in RANK}


def test_a_part_that_was_skipped_is_worse_than_one_that_passed() -> None:
    assert SEVERITY.index("not run") < SEVERITY.index("passed") < SEVERITY.index("skipped") < SEVERITY.index("xfailed")
