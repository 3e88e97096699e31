"""What one thing costs, the least that is taken for it, and what is free."""

from __future__ import annotations

import pytest

from specflow.analysis.consistency.sources import find_source_conflicts
from specflow.rules.table import RULES
from tests.rules.clashing import lines

CLASHES = [rule for rule in RULES if rule.code.startswith("SF30")]


def codes(*texts: str) -> list[str]:
    """The contradictions among some lines."""
    given = lines(*texts)
    return [finding.code for rule in CLASHES for finding in rule.check(rule, given)]


def asked(one: str, other: str) -> int:
    """The questions about two lines of a note, and about a line of a note and a rule."""
    both = find_source_conflicts([("note.md", "note", f"# N\n\n{one}\n\nThe sun was out.\n\n{other}\n")])
    ruled = find_source_conflicts([("note.md", "note", f"# N\n\n{one}\n"), ("rules.md", "product", f"# R\n\n- {other}\n")])
    return len(both) + len(ruled)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The lowest tip is 2 euros.", "Diners pick a tip of 1, 3 or 6 euros."),
        ("A refill costs 2 euros.", "Refills are free."),
        ("We charge 4 euros for returns.", "Returns cost the customer nothing."),
        ("Registration is free for everybody.", "Registering costs 5 euros."),
        ("There is no charge for gift wrapping.", "Gift wrapping costs 3 euros."),
        ("Installation is included in the price.", "We charge 60 euros for installation."),
        ("The day ticket costs 8 euros.", "A day ticket is 10 euros."),
        ("The lowest bid is 20 euros.", "Bids of 5 euros are accepted."),
        ("Posting an advert costs nothing.", "Sellers pay 3 euros for posting an advert."),
        ("A locker costs one euro.", "Nobody pays for a locker."),
        ("We charge 6 euros for delivery on Sundays.", "Delivery on Sundays costs our customers nothing."),
        ("Shipping is free.", "Shipping costs 5 euros."),
    ],
)  # fmt: skip
def test_lines_that_cannot_both_hold(one: str, other: str) -> None:
    assert len(codes(one, other)) == 1
    assert len(codes(other, one)) == 1
    assert asked(one, other) == 2


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Delivery costs 4 euros.", "Collecting in the shop is free."),
        ("Registration is free.", "Printing a certificate costs 5 euros."),
        ("Students travel free.", "A trip costs 3 euros."),
        ("The first refill is free.", "A refill costs 2 euros."),
        ("Delivery is free from 50 euros on.", "Delivery costs 4 euros."),
        ("The smallest transfer is 10 euros.", "The largest transfer is 500 euros."),
        ("The lowest bid is 20 euros.", "Shipping a bid costs 5 euros."),
        ("Members pay nothing for a locker.", "A locker costs one euro."),
    ],
)  # fmt: skip
def test_lines_that_can_both_hold(one: str, other: str) -> None:
    assert codes(one, other) == []
    assert codes(other, one) == []
    assert asked(one, other) == 0
