"""Averages, medians, percentiles and ends beside each other: in order they agree, crossed they cannot."""

from __future__ import annotations

import pytest

from tests.analysis.consistency.prose import asked, strictly


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("On average a tram makes nine rounds a day.", "The busiest tram last year made 24 rounds in one day."),
        ("Median search time is 60 ms.", "The 99th percentile of search time is 400 ms."),
        ("Mean basket weight is about 3 kg.", "Basket weight peaks at about 14 kg."),
        ("The average upload takes 4 seconds.", "The 95th percentile of an upload is 11 seconds."),
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
        ("On average a support call lasts nine minutes.", "No support call lasts longer than six minutes."),
    ],
)
def test_statistics_that_cross_are_found(one: str, other: str) -> None:
    assert strictly(one, other) == strictly(other, one) == ["SF301"]
