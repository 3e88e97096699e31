from __future__ import annotations

from specflow.rules.sf119_feature_clash import RULE
from tests.build import HEAD, check_clean, check_finds, found, project

SPEC = "requirements:\n  - {id: FR-01, title: Ask, text: Ask.}\n"


def test_a_feature_of_its_own_is_clean() -> None:
    check_clean(RULE, project(SPEC))


def test_two_of_one_name_are_found() -> None:
    assert len(found(RULE, project(SPEC, SPEC))) == 2


def test_a_name_that_differs_from_the_folder_is_a_warning() -> None:
    head = HEAD.replace("feature: ask-maps", "feature: ask-map")
    findings = check_finds(RULE, project(SPEC, head=head), "2: the folder `ask-maps`")
    assert findings[0].severity == "warning"
