"""Averages, medians, percentiles and ends beside each other: in order they agree, crossed they cannot."""

from __future__ import annotations

import pytest

from tests.analysis.consistency.prose import asked, strictly


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("On average a nurse sees 14 patients a shift.", "The worst shift had 31 patients."),
        ("The median wait in the hall is 9 minutes.", "The 90th percentile of the wait in the hall is 25 minutes."),
        ("The mean snow height is 30 cm.", "The snow height has its peak at 140 cm."),
        ("The average upload takes 4 seconds.", "The 95th percentile of an upload is 11 seconds."),
        ("The 95th percentile of load time is 3 s.", "The 50th percentile of load time is 1 s."),
        ("A claim takes five days on average.", "A claim takes nine days in a busy week."),
        ("Peak load of the pump is 40 litres.", "The pump load is 12 litres."),
    ],
)
def test_statistics_in_order_stay_quiet(one: str, other: str) -> None:
    assert not strictly(one, other) and not strictly(other, one)
    assert not asked(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The median of the gateway search time is 800 ms.", "The 95th percentile of the gateway search time is 500 ms."),
        ("Mean depth of the print queue is 300 jobs.", "Depth of the print queue peaks at 200 jobs."),
        ("The average line is 16 people long.", "The line never has more than nine people."),
        ("On average a support call lasts nine minutes.", "No support call lasts longer than six minutes."),
    ],
)
def test_statistics_that_cross_are_found(one: str, other: str) -> None:
    assert strictly(one, other) == strictly(other, one) == ["SF301"]
