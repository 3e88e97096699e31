"""Weights of an order, and a sample sorted by them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence


def weights(count: int) -> tuple[float, ...]:
    """Rank-order-centroid weights: what an order of importance says without numbers; they sum to 1."""
    return tuple(sum(1 / k for k in range(rank, count + 1)) / count for rank in range(1, count + 1))


def scored(order: Sequence[str], sample: Sequence[Mapping[str, object]]) -> list[tuple[str, float]]:
    """The sample's rows by name with their scores, best first; values are between 0 and 1."""
    weight = dict(zip(order, weights(len(order)), strict=True))
    rows = [
        (str(row.get("name", "")), sum(share * float(value) for name, share in weight.items()
                                       if isinstance(value := row.get(name, 0), int | float)))
        for row in sample
    ]  # fmt: skip
    return sorted(rows, key=lambda row: -row[1])
