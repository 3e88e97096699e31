from __future__ import annotations

from specflow.rules.sf408_vestigial_tag import RULE
from tests.build import check_clean, check_finds
from tests.trace_build import CODE, FILES, traced


def test_owned_tags_are_clean() -> None:
    check_clean(RULE, traced())


def test_a_tag_that_nothing_follows_is_found() -> None:
    left = {**FILES, "src/ask.py": CODE + "\n\n# spec: FR-02\n"}
    check_finds(RULE, traced(files=left), "11: no definition follows")


def test_a_file_tag_speaks_for_the_file() -> None:
    check_clean(RULE, traced(files={**FILES, "src/setup.py": "# spec-file: FR-02\nprint(1)\n"}))


def test_a_language_without_structure_is_left_alone() -> None:
    check_clean(RULE, traced(files={**FILES, "src/schema.sql": "-- spec: FR-02\nselect 1;\n"}))
