from __future__ import annotations

from specflow.rules.sf309_against_the_context import RULE
from tests.build import check_clean, check_finds
from tests.rules.clashing import lines

FACT = "constraints:\n  - {id: TC-01, text: A changed limit takes effect after 25 minutes.}\n"


def test_a_requirement_against_a_technical_fact_is_found() -> None:
    finding = check_finds(RULE, lines("A changed limit must take effect within one minute.", more=FACT), "6: ")[0]
    assert finding.related[0].requirement == "ask-maps/TC-01"


def test_a_requirement_that_fits_the_fact_is_clean() -> None:
    check_clean(RULE, lines("A changed limit must take effect within one hour.", more=FACT))
