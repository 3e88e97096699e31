from __future__ import annotations

import time

import pytest

from specflow.rules.table import RULES
from tests.rules.wording import one

WORDING = [rule for rule in RULES if rule.code.startswith("SF2")]
LONG = 19_000


@pytest.mark.parametrize(
    "piece",
    ["several ", "not ", "if it must ", "when some many ", "[", "`", "“", "' ", "TBD ", "{{", "e-mail email ", "a.b.",
     "must can ", "the it ", "```", "``` ", "within 30. ", "other ", "\n- a", "GET /", "as far as ", "aB", "row in the "],
)  # fmt: skip
def test_no_text_makes_the_wording_rules_slow(piece: str) -> None:
    given = one("The system must be of use to the staff. " + (piece * LONG)[:LONG])
    started = time.process_time()
    for rule in WORDING:
        for finding in rule.check(rule, given):
            assert len(finding.message) < 1_000
    assert time.process_time() - started < 3, "a text of 19,000 characters must not take seconds"
