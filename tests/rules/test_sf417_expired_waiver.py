from __future__ import annotations

from dataclasses import replace

from specflow.analysis.waivers import expired
from specflow.model.project import Project
from specflow.rules.sf417_expired_waiver import RULE
from tests.build import check_clean, check_finds
from tests.trace_build import SPEC, traced

WAIVED = SPEC.replace(
    "priority: should}",
    "priority: should, waivers: [{code: SF401, reason: Rig comes, owner: lead@example.org, until: 2026-01-31}]}",
)


def judged(today: str) -> Project:
    made = traced(WAIVED)
    return replace(made, extra_problems=(*made.extra_problems, *expired(made.requirements, today)))


def test_a_waiver_holds_until_its_last_day() -> None:
    check_clean(RULE, judged("2026-01-31"))


def test_after_it_it_is_found_at_its_date() -> None:
    check_finds(RULE, judged("2026-02-01"), "9: ended on 2026-01-31; lead@example.org answers")
