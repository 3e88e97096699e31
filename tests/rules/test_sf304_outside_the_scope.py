from __future__ import annotations

import pytest

from specflow.rules.sf304_outside_the_scope import RULE
from tests.build import check_clean, check_finds
from tests.rules.clashing import lines, marked

OUT = "out_of_scope:\n  - {id: OS-01, text: Catering}\n  - {id: OS-02, text: Selling power back to the grid}\n"


def test_a_part_of_what_is_left_out_is_found() -> None:
    given = lines("The organiser must be able to order coffee and sandwiches.", "A room must have a name.", more=OUT)
    finding = check_finds(RULE, given, "6: `FR-01` asks for what `OS-01` leaves out of scope")[0]
    assert finding.related[0].requirement == "ask-maps/OS-01"
    assert marked(given, 6, finding.at.column, finding.at.end_column) == "coffee and sandwiches"


def test_the_thing_itself_is_found() -> None:
    check_finds(RULE, lines("The depot must be able to sell power back to the grid at noon.", more=OUT), "6: ")


@pytest.mark.parametrize(
    "text",
    [
        "The door panel must refresh every 30 seconds.",
        "The depot must draw power from the grid.",
        "The system must not offer coffee or sandwiches.",
    ],
)
def test_what_stays_inside_is_clean(text: str) -> None:
    check_clean(RULE, lines(text, "A room must have a name.", more=OUT))
