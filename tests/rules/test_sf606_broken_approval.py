from __future__ import annotations

from dataclasses import replace

import pytest

from specflow.parse.approvals import append, read_approvals
from specflow.rules.sf606_broken_approval import RULE
from tests.build import check_clean, check_finds
from tests.rules.signed import PLAIN, both, record

PATH = "specs/ask-maps/approvals.yaml"


def test_a_file_that_specflow_wrote_is_clean_whatever_the_words() -> None:
    odd = record()._replace(by="pm\u2028\x85@example.org")
    records, problems = read_approvals(PATH, append("", (*both("FR-01"), odd)).replace("\n", "\r\n"))
    assert len(records) == 3
    check_clean(RULE, replace(PLAIN, extra_problems=problems))


@pytest.mark.parametrize("line", ["- {", '- {"role": "boss"}', "- null", "word"])
def test_a_damaged_line_is_found_and_the_others_count(line: str) -> None:
    records, problems = read_approvals(PATH, append("", both("FR-01")) + line + "\n")
    assert len(records) == 2
    check_finds(RULE, replace(PLAIN, extra_problems=problems), "4: this line is no sign-off")


def test_a_conflict_is_named_once_and_hides_no_record() -> None:
    head, first, second = append("", both("FR-01")).rstrip("\n").split("\n")
    left = "\n".join((head, "<<<<<<< ours", first, "=======", second, ">>>>>>> theirs", ""))
    records, problems = read_approvals(PATH, left)
    assert len(records) == 2
    (found,) = check_finds(RULE, replace(PLAIN, extra_problems=problems), "2: this line is git's")
    assert "Keep the records of both sides" in found.help
