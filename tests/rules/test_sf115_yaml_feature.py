from __future__ import annotations

from specflow.rules.sf115_yaml_feature import RULE
from tests.build import check_clean, found, project

GOOD = """
requirements:
  - {id: FR-01, title: Ask, text: A visitor must be able to ask.}
"""


def test_plain_yaml_is_clean() -> None:
    check_clean(RULE, project(GOOD))


def test_anchors_aliases_and_merge_keys_are_found() -> None:
    text = "requirements:\n  - &a {id: FR-01, title: Ask, text: Ask.}\n  - *a\n"
    assert {finding.at.line for finding in found(RULE, project(text))} >= {6}


def test_a_bomb_costs_nothing() -> None:
    levels = "".join(f"l{n}: &l{n} [{', '.join([f'*l{n - 1}'] * 9)}]\n" for n in range(1, 12))
    assert found(RULE, project("requirements: []\nl0: &l0 lol\n" + levels)) != []
