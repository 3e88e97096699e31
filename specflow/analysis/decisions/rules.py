"""A rule table: conditions and their values, rules from the first to the last, and what they leave open."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from math import prod
from typing import Any

ANY = "any"
MOST_SITUATIONS = 20_000


@dataclass(frozen=True)
class Table:
    """Conditions by name with their values, the outcomes, and the rules: what each asks of every condition, and its outcome."""

    conditions: Mapping[str, tuple[str, ...]]
    outcomes: tuple[str, ...]
    rules: tuple[tuple[tuple[str, ...], str], ...]
    unique: bool = False
    """Whether only one rule may fit a situation; otherwise the first that fits holds."""


@dataclass(frozen=True)
class Verdict:
    """What a table covers. `gaps` are situations without an outcome (the first few), `dead` rules that can never fire,
    `overlaps` pairs of rules that fit one situation with different outcomes; rules count from 1."""

    situations: int
    covered: int
    gaps: tuple[tuple[str, ...], ...] = ()
    dead: tuple[int, ...] = ()
    overlaps: tuple[tuple[int, int], ...] = ()

    @property
    def whole(self) -> bool:
        """Every situation has an outcome, every rule can fire."""
        return self.covered == self.situations and not self.dead


def table_of(options: object) -> Table | None:
    """The table that a decision's options describe; None when they describe none."""
    if not isinstance(options, Mapping):
        return None
    given = options.get("conditions")
    if not isinstance(given, Mapping) or not given:
        return None
    conditions = {str(name): tuple(map(str, _listed(values))) for name, values in given.items() if _listed(values)}
    if len(conditions) != len(given) or prod(map(len, conditions.values())) > MOST_SITUATIONS:
        return None
    rules = rules_of(options.get("rules"), conditions)
    outcomes = dict.fromkeys([*map(str, _listed(options.get("outcomes"))), *(then for _, then in rules)])
    return Table(conditions, tuple(outcomes), rules, options.get("policy") == "unique")


def rules_of(given: object, conditions: Mapping[str, tuple[str, ...]]) -> tuple[tuple[tuple[str, ...], str], ...]:
    """`[{when: {name: value}, then: outcome}]` as rows; a condition that a rule does not name may be anything."""
    rows = []
    for rule in _listed(given):
        when = rule.get("when") if isinstance(rule, Mapping) else None
        if not isinstance(rule, Mapping) or not isinstance(when, Mapping | None):
            continue
        rows.append((tuple(str((when or {}).get(name, ANY)) for name in conditions), str(rule.get("then", ""))))
    return tuple(rows)


def _listed(value: object) -> Sequence[Any]:
    return value if isinstance(value, list | tuple) else ()


def judge(table: Table, most: int = 5) -> Verdict:
    """What the table covers, leaves open, and says twice."""
    hit: set[int] = set()
    gaps: list[tuple[str, ...]] = []
    overlaps: dict[tuple[int, int], None] = {}
    total = covered = 0
    for situation in product(*table.conditions.values()):
        total += 1
        fitting = [at for at, (asks, then) in enumerate(table.rules, 1) if then and _fits(asks, situation)]
        covered += bool(fitting)
        hit.update(fitting if table.unique else fitting[:1])
        if not fitting and len(gaps) < most:
            gaps.append(situation)
        for other in fitting[1:]:
            if table.rules[other - 1][1] != table.rules[fitting[0] - 1][1]:
                overlaps[(fitting[0], other)] = None
    dead = tuple(at for at in range(1, len(table.rules) + 1) if at not in hit)
    return Verdict(total, covered, tuple(gaps), dead, tuple(sorted(overlaps)) if table.unique else ())


def _fits(asks: Sequence[str], situation: Sequence[str]) -> bool:
    return all(ask in (ANY, value) for ask, value in zip(asks, situation, strict=True))


def data_of(table: Table) -> list[dict[str, Any]]:
    """The rules as they stand in the file."""
    names = tuple(table.conditions)
    return [
        {"when": {name: ask for name, ask in zip(names, asks, strict=True) if ask != ANY}, "then": then}
        for asks, then in table.rules
    ]
