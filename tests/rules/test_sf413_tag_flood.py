from __future__ import annotations

from specflow.rules.sf413_tag_flood import RULE
from tests.build import check_clean, check_finds
from tests.trace_build import SPEC, changed, traced

MORE = "".join(f"  - {{id: FR-{n}, title: More, text: More., status: review}}\n" for n in range(20, 30))
MANY = SPEC.replace("retired:", MORE + "retired:")


def test_a_few_ids_are_clean() -> None:
    check_clean(RULE, traced(MANY))


def test_more_than_eight_are_found_at_the_definition() -> None:
    ids = ", ".join(f"FR-{n}" for n in range(20, 29))
    check_finds(RULE, traced(MANY, changed("src/ask.py", "# spec: FR-01", f"# spec: {ids}")), "2: `ask` names 9 requirements")
