from __future__ import annotations

from dataclasses import replace

from specflow.model.project import Project
from specflow.rules.sf113_stale_page import RULE, digest_of
from tests.build import check_clean, check_finds, project

SPEC = "requirements:\n  - {id: FR-01, title: Ask, text: Ask.}\n"


def test_no_page_and_a_fresh_page_are_clean() -> None:
    given = project(SPEC)
    check_clean(RULE, given)
    check_clean(RULE, with_page(given, digest_of(given.specs[0].text)))


def test_a_page_of_another_version_is_found() -> None:
    findings = check_finds(RULE, with_page(project(SPEC), "0" * 64), "1: another version")
    assert findings[0].at.path == "specs/ask-maps/spec.html"
    assert findings[0].help == "Run `specflow render ask-maps`."


def test_a_spec_that_cannot_be_read_has_to_be_mended_before_its_page_is_made() -> None:
    (finding,) = check_finds(RULE, with_page(project("requirements: [\n"), "0" * 64), "1: another version")
    assert finding.help == "Mend the spec, then run `specflow render`."


def with_page(given: Project, digest: str) -> Project:
    return replace(given, specs=(replace(given.specs[0], page_digest=digest),))
