from __future__ import annotations

from collections.abc import Mapping

from specflow.model.evidence import Outcome
from specflow.model.trace import Trace
from specflow.rules.sf408_vestigial_tag import RULE
from tests.build import check_clean, check_finds
from tests.trace_build import CODE, FILES, TESTS, traced


def test_owned_tags_are_clean() -> None:
    check_clean(RULE, traced())


def test_a_tag_that_nothing_follows_is_found() -> None:
    left = {**FILES, "src/ask.py": CODE + "\n\n# spec: FR-02\n"}
    check_finds(RULE, traced(files=left), "11: no definition follows")


def test_a_file_tag_speaks_for_the_file() -> None:
    check_clean(RULE, traced(files={**FILES, "src/setup.py": "# spec-file: FR-02\nprint(1)\n"}))


def test_a_language_without_structure_is_left_alone() -> None:
    check_clean(RULE, traced(files={**FILES, "src/schema.sql": "-- spec: FR-02\nselect 1;\n"}))


LEFT = {"src/glue.py": "def glue():\n    return 1\n\n\n# spec: FR-02\n"}


def test_it_speaks_for_nothing_else_in_its_file() -> None:
    found = [one.definition.name for one in _trace({**FILES, **LEFT}).untraced]
    assert found == ["glue"], "a tag that was left behind excuses nobody"
    assert (_trace({**FILES, **LEFT}).traced_definitions, _trace({**FILES, **LEFT}).all_definitions) == (2, 3)


def test_what_a_deleted_test_leaves_behind_is_not_verified_by_its_neighbours() -> None:
    states = {state.id: state for state in _trace({**FILES, "tests/test_ask.py": TESTS + "\n\n# spec: FR-02\n"}).states}
    assert states["ask-maps/FR-01"].state == "verified"
    assert states["ask-maps/FR-02"].state == "implemented"
    assert [claim.outcome for claim in states["ask-maps/FR-02"].tests] == [Outcome.NOT_RUN]


def test_an_excuse_that_nothing_follows_excuses_nothing() -> None:
    left = {**FILES, "src/glue.py": "def glue():\n    return 1\n\n\n# spec-ignore: gone\n"}
    assert [one.definition.name for one in _trace(left).untraced] == ["glue"]


def _trace(files: Mapping[str, str]) -> Trace:
    trace = traced(files=files).trace
    assert trace is not None
    return trace
