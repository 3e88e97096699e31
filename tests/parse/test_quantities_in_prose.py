"""Quantities: digits and words with units; no ranges, no money."""

from __future__ import annotations

import pytest

from specflow.parse.quantities import number_of, quantities_in


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("up to 300 characters", [(300, "characters")]), ("within ten minutes", [(10, "minutes")]),
         ("10,000 rows at once", [(10000, "rows")]),
        ("at 80% of it", [(80, "%")]), ("after twenty-four hours", [(24, "hours")]), ("under 1.5 s at p95", [(1.5, "s")]),
        ("three to five places", []), ("$25 a day", []), ("9 to 17 hours", []), ("09:00 only", []),
    ],
)  # fmt: skip
def test_quantities(text: str, expected: list[tuple[float, str]]) -> None:
    assert [(one.value, one.unit) for one in quantities_in(text)] == expected


def test_spans_are_exact() -> None:
    text = "wait 30 minutes or less"
    (one,) = quantities_in(text)
    assert text[one.start : one.end] == "30 minutes"


@pytest.mark.parametrize(("word", "value"), [("1,000", 1000), ("2.5", 2.5), ("forty", 40), ("many", None), ("9" * 40, None)])
def test_number_of(word: str, value: float | None) -> None:
    assert number_of(word) == value
