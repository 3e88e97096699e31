from __future__ import annotations

import pytest

from specflow.analysis.consistency.claims.quantities import Quantity, quantities_of
from specflow.analysis.consistency.words.tokens import tokens_of

DAY = 86_400


def amounts(text: str, *, negated: bool = False) -> list[Quantity]:
    """The amounts of a sentence."""
    return list(quantities_of(tokens_of(text), negated))


@pytest.mark.parametrize(
    "text, unit, bound, value",
    [
        ("up to 180 days ahead", "time", "reach", 180 * DAY),
        ("no later than two weeks", "time", "max", 14 * DAY),
        ("at least half an hour", "time", "min", 1800),
        ("within a minute", "time", "max", 60),
        ("at most 2.5 MB", "size", "max", 2.5e6),
        ("10,000 rows", "#record", "exact", 10_000),
        ("more than four seats", "#seat", "min", 5),
        ("fewer than three places", "#plac", "max", 2),
        ("fifteen holds, tops", "#hold", "max", 15),
        ("under 80 %", "share", "max", 80),
        ("$25", "money", "exact", 25),
        ("results below 3", "#respons", "max", 2),
        ("twenty-five minutes", "time", "exact", 1500),
    ],
)
def test_an_amount_is_read_with_unit_direction_and_value(text: str, unit: str, bound: str, value: float) -> None:
    found = amounts(text)
    assert [(q.unit, str(q.bound), round(q.value, 6)) for q in found] == [(unit, bound, value)]


@pytest.mark.parametrize("text", ["the 1st of May", "version 2", "see section 4.1.2", "at 10:30", "a room", "one of them", ""])
def test_what_is_no_amount_is_left_alone(text: str) -> None:
    assert amounts(text) == []


def test_a_prohibition_turns_more_than_into_a_maximum() -> None:
    assert [q.bound for q in amounts("be reserved more than three months ahead", negated=True)] == ["max"]


def test_a_minimum_and_a_maximum_share_their_unit() -> None:
    assert [(q.unit, q.bound, q.value) for q in amounts("a minimum of 3 and a maximum of 10 places")] == [
        ("#plac", "min", 3),
        ("#plac", "max", 10),
    ]


def test_a_range_is_one_amount() -> None:
    assert [(q.low, q.high) for q in amounts("between 3 and 5 days")] == [(3 * DAY, 5 * DAY)]


@pytest.mark.parametrize(
    "text, statistic",
    [
        ("p99 latency under 2 s", "p99"),
        ("2 s at p95", "p95"),
        ("a median of 20 seconds", "p50"),
        ("mean time of 2 s", "mean"),
        ("2 s", ""),
    ],
)
def test_the_statistic_is_read(text: str, statistic: str) -> None:
    assert [q.statistic for q in amounts(text)] == [statistic]


def test_a_rate_is_no_duration() -> None:
    assert [q.rate for q in amounts("every 30 seconds")] == [True]
    assert [q.rate for q in amounts("60 requests per minute")][:1] == [True]


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("guests are limited to 3 a month", [("#person", "max", 3.0)]),
        ("a member may freeze at most 3 times a month", [("#freez", "max", 3.0)]),
        ("5 mails per day", [("#mail", "exact", 5.0)]),
        ("half an hour a day", [("time", "exact", 1800.0)]),
    ],
)
def test_how_often_is_no_time(text: str, read: list[tuple[str, str, float]]) -> None:
    assert [(q.unit, q.bound, q.value) for q in amounts(text)] == read
    assert all(q.rate for q in amounts(text))
