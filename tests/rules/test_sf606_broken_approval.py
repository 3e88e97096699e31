from __future__ import annotations

from dataclasses import replace

import yaml

from specflow.parse.approvals import append, read_approvals
from specflow.rules.sf606_broken_approval import RULE
from tests.build import check_finds
from tests.sign_build import SPEC, judged, signed


def test_records_are_read_as_they_are_written() -> None:
    text = append("", signed())
    assert read_approvals("a.yaml", text) == (tuple(signed()), ())
    assert yaml.safe_load(text)[0]["role"] == "product"


def test_a_damaged_line_is_found_and_the_others_count() -> None:
    text = append("", signed()).replace('"role": "product"', '"role": "prod', 1) + "<<<<<<< HEAD\n"
    records, problems = read_approvals("specs/ask-maps/approvals.yaml", text)
    assert len(records) == len(signed()) - 1
    check_finds(RULE, replace(judged(SPEC, []), extra_problems=problems), "2: no sign-off", "6: no sign-off")


def test_merging_two_branches_loses_and_creates_nothing() -> None:
    ours, theirs = signed(roles=("product",)), signed(roles=("engineering",))
    union = append(append("", ours), theirs)
    assert set(map(str, read_approvals("a", union)[0])) == set(map(str, [*ours, *theirs]))
