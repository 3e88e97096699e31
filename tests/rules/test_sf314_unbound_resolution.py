from __future__ import annotations

from specflow.analysis.consistency.findings import digest_of
from specflow.rules.sf314_unbound_resolution import RULE
from tests.build import check_clean, check_finds, project

SPEC = """requirements:
  - {id: FR-01, title: One, text: A list must open.}
  - {id: FR-02, title: Two, text: A list must close.}
resolutions:
  - {between: [FR-01, FR-02], why: Each at its time, by: pm@example.org}
"""
BOUND = f'texts: ["{digest_of("A list must open.")}", "{digest_of("A list must close.")}"]'


def test_a_record_without_texts_is_named_with_what_binds_it() -> None:
    (finding,) = check_finds(RULE, project(SPEC), "9: this resolution holds whatever becomes of `FR-01` and `FR-02`")
    assert BOUND in finding.help


def test_a_record_with_texts_and_one_of_lines_that_are_not_there_are_clean() -> None:
    check_clean(RULE, project(SPEC.replace("pm@example.org", f"pm@example.org, {BOUND}")))
    check_clean(RULE, project(SPEC.replace("[FR-01, FR-02]", "[FR-01, FR-99]")))
