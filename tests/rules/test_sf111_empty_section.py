from __future__ import annotations

from specflow.rules.sf111_empty_section import RULE
from tests.build import HEAD, check_clean, check_finds, project


def test_a_full_spec_is_clean() -> None:
    check_clean(RULE, project("requirements:\n  - {id: FR-01, title: Ask, text: Ask.}\n"))


def test_blank_texts_are_found() -> None:
    text = "requirements:\n  - {id: FR-01, title: ' ', text: Ask.}\nquestions:\n  - {id: Q-01, text: ''}\n"
    check_finds(RULE, project(text), "6: `title` of `FR-01`", "8: `text` of `Q-01`")


def test_a_spec_without_requirements_is_found() -> None:
    check_finds(RULE, project("requirements: []\n"), "5: no requirements")


def test_an_empty_goal_is_found() -> None:
    text = "requirements:\n  - {id: FR-01, title: Ask, text: Ask.}\n"
    check_finds(RULE, project(text, head=HEAD.replace("Find places by asking.", "''")), "4: `goal` is empty")
