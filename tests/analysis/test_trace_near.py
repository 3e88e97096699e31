from __future__ import annotations

import pytest

from specflow.analysis.trace.near import near


@pytest.mark.parametrize(
    ("written", "meant"),
    [("FR-70", "FR-07"), ("FR-7", "FR-07"), ("fr-07", "FR-07"), ("FR-007", "FR-07"), ("FR-077", "FR-07"), ("FR-10", "FR-01"),
     ("FR-08", ""), ("FR-99", ""), ("FR-71", ""), ("EC-07", ""), ("FR-", ""), ("FR", ""), ("", ""), ("FR-²", "")],
)  # fmt: skip
def test_only_a_slip_is_near(written: str, meant: str) -> None:
    assert near(written, {"FR-01", "FR-02", "FR-07"}.__contains__) == meant


def test_two_as_near_are_none() -> None:
    assert near("FR-110", {"FR-101", "FR-011", "FR-11"}.__contains__) == "FR-101"
    assert near("FR-112", {"FR-121", "FR-211"}.__contains__) == "FR-121"
    assert near("FR-120", {"FR-210", "FR-102"}.__contains__) == ""


def test_the_next_number_up_is_no_slip() -> None:
    nine = {f"FR-0{number}" for number in range(1, 10)}
    assert near("FR-10", nine.__contains__) == ""
    assert near("FR-100", {"FR-99", "FR-010"}.__contains__) == ""
    assert near("FR-7", {"FR-06", "FR-07"}.__contains__) == "FR-07"
