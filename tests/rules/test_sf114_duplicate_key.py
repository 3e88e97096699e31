from __future__ import annotations

from specflow.rules.sf114_duplicate_key import RULE
from tests.build import check_clean, check_finds, project

SPEC = """requirements:
  - id: FR-01
    title: Ask
    text: Ask.
    status: review
"""


def test_every_key_once_is_clean() -> None:
    check_clean(RULE, project(SPEC))


def test_the_second_of_two_keys_is_found() -> None:
    check_finds(RULE, project(SPEC + "    status: final\n"), "10: status")
