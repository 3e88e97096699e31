from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from specflow.analysis.decisions.ranking import scored, weights
from specflow.analysis.decisions.rules import Table, data_of, judge, table_of

OPTIONS: dict[str, Any] = {
    "conditions": {"language": ["known", "unknown"], "matches": ["none", "few", "many"]},
    "outcomes": ["Ask back", "Results"],
    "rules": [{"when": {"language": "unknown"}, "then": "Ask back"}, {"when": {"matches": "many"}, "then": "Results"}],
}


def table(**changes: object) -> Table:
    made = table_of(OPTIONS | changes)
    assert made is not None
    return made


def test_gaps_dead_rules_and_overlaps() -> None:
    found = judge(table())
    assert (found.covered, found.situations) == (4, 6)
    assert found.gaps == (("known", "none"), ("known", "few"))
    assert found.dead == ()
    twice = [*OPTIONS["rules"], {"when": {"language": "unknown", "matches": "few"}, "then": "Results"}]
    assert judge(table(rules=twice)).dead == (3,)
    both = judge(table(rules=twice, policy="unique"))
    assert both.overlaps == ((1, 2), (1, 3))


def test_what_is_no_table_is_none() -> None:
    endless = {"conditions": {str(n): ["a", "b"] for n in range(40)}}
    tries: list[object] = [None, [], {}, {"conditions": {}}, {"conditions": {"a": []}}, {"conditions": []}, endless]
    assert [table_of(options) for options in tries] == [None] * len(tries)


VALUES = st.lists(st.sampled_from("abc"), min_size=1, max_size=3, unique=True)


@given(st.data())
def test_a_table_agrees_with_trying_every_situation(data: st.DataObject) -> None:
    conditions = {name: tuple(data.draw(VALUES)) for name in "xy"}
    asks = st.tuples(*(st.sampled_from((*values, "any")) for values in conditions.values()))
    rules = tuple(data.draw(st.lists(st.tuples(asks, st.sampled_from(["one", "two"])), max_size=5)))
    made = Table(conditions, ("one", "two"), rules)
    found = judge(made, most=100)
    situations = [(x, y) for x in conditions["x"] for y in conditions["y"]]

    def hit(one: tuple[str, str]) -> int:
        fits = (n for n, (ask, _) in enumerate(rules, 1) if all(a in ("any", v) for a, v in zip(ask, one, strict=True)))
        return next(fits, 0)

    first = [hit(one) for one in situations]
    assert found.covered == sum(1 for one in first if one)
    assert found.gaps == tuple(one for one, found_ in zip(situations, first, strict=True) if not found_)
    assert set(found.dead) == set(range(1, len(rules) + 1)) - set(first)
    back = table_of({"conditions": {name: list(values) for name, values in conditions.items()}, "rules": data_of(made)})
    assert back is not None
    assert back.rules == rules


@given(st.integers(1, 12))
def test_weights_fall_and_sum_to_one(count: int) -> None:
    found = weights(count)
    assert abs(sum(found) - 1) < 1e-9
    assert list(found) == sorted(found, reverse=True)


def test_a_sample_follows_the_order() -> None:
    sample = [{"name": "far", "near": 0.1, "good": 1.0}, {"name": "close", "near": 1.0, "good": 0.2}]
    assert [name for name, _ in scored(["near", "good"], sample)] == ["close", "far"]
    assert [name for name, _ in scored(["good", "near"], sample)] == ["far", "close"]
