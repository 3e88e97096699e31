from __future__ import annotations

from specflow.rules.sf106_reused_id import RULE
from tests.build import check_clean, check_finds, project

REUSED = """requirements:
  - {id: FR-03, title: Ask, text: One.}
retired:
  - {id: FR-03, date: 2026-11-02, why: Merged}
"""


def test_a_retired_id_that_rests_is_clean() -> None:
    check_clean(RULE, project(REUSED.replace("FR-03, title", "FR-04, title")))


def test_a_retired_id_in_use_is_found() -> None:
    findings = check_finds(RULE, project(REUSED), "6: `FR-03` was retired")
    assert "`FR-04`" in findings[0].message
    assert findings[0].related[0].at.line == 8
