from __future__ import annotations

from specflow.rules.sf313_dependency_circle import RULE
from tests.build import check_clean, check_finds, project

CIRCLE = """requirements:
  - {id: FR-01, title: One, text: One., depends_on: [FR-02]}
  - {id: FR-02, title: Two, text: Two., depends_on: [FR-03]}
  - {id: FR-03, title: Three, text: Three., depends_on: [FR-04, FR-01]}
  - {id: FR-04, title: Four, text: Four.}
"""


def test_a_circle_is_found_once_at_its_first_requirement() -> None:
    expected = "6: a circle: `ask-maps/FR-01` → `ask-maps/FR-02` → `ask-maps/FR-03` → `ask-maps/FR-01`"
    finding = check_finds(RULE, project(CIRCLE), expected)[0]
    assert [one.requirement for one in finding.related] == ["ask-maps/FR-02", "ask-maps/FR-03"]


def test_one_that_names_itself_is_a_circle() -> None:
    check_finds(RULE, project("requirements:\n  - {id: FR-01, title: One, text: One., depends_on: [FR-01]}\n"), "6: a circle")


def test_a_chain_and_an_unknown_id_are_clean() -> None:
    check_clean(RULE, project(CIRCLE.replace(", FR-01]", ", FR-99]")))


def test_a_deep_chain_needs_no_recursion() -> None:
    many = 3000
    items = "".join(f"  - {{id: FR-{n:04d}, title: T, text: T., depends_on: [FR-{n + 1:04d}]}}\n" for n in range(1, many))
    spec = "requirements:\n" + items + f"  - {{id: FR-{many:04d}, title: T, text: T., depends_on: [FR-0001]}}\n"
    check_finds(RULE, project(spec), "6: a circle")
