"""What the readers of coverage share: bounds, and lines gathered by test and file."""

from __future__ import annotations

from specflow.model.reach import Ran

MOST_LINES = 5_000_000
"""Lines of all files together."""
MOST_LINE = 1_000_000
"""The highest line number that is believed."""
MOST_PATH = 1_000


class Unreadable(Exception):
    """A report that counts for nothing, with the line on which it went wrong."""

    def __init__(self, why: str, line: int = 1) -> None:
        super().__init__(why)
        self.line = line


class Gathered:
    """Lines and calls by test and file, in the order in which files were named."""

    def __init__(self) -> None:
        self._lines: dict[tuple[str, str], set[int]] = {}
        self._called: dict[tuple[str, str], set[int]] = {}
        self._counted: dict[tuple[str, str], set[int]] = {}
        self._left = MOST_LINES

    def file(self, test: str, path: str) -> None:
        """The report speaks of this file."""
        self._lines.setdefault((test, path[:MOST_PATH]), set())

    def ran(self, test: str, path: str, first: int, last: int) -> None:
        """Lines `first` to `last` ran. Raises `Unreadable` above what is believed."""
        if last - first >= self._left:
            raise Unreadable(f"it names more than {MOST_LINES:,} lines")
        self._left -= last - first + 1
        self._lines.setdefault((test, path[:MOST_PATH]), set()).update(range(first, last + 1))

    def function(self, test: str, path: str, line: int, called: bool) -> None:
        """A function begins on `line`, and was called or not."""
        key = (test, path[:MOST_PATH])
        self._counted.setdefault(key, set()).add(line)
        if called:
            self._called.setdefault(key, set()).add(line)

    def result(self) -> tuple[Ran, ...]:
        """What was gathered; files of which nothing is known to have run are kept, so that a report can be matched."""
        return tuple(
            Ran(path, frozenset(lines), frozenset(self._called.get((test, path), ())),
                frozenset(self._counted.get((test, path), ())), test)
            for (test, path), lines in self._lines.items()
        )  # fmt: skip


def number(words: str, line: int) -> int:
    """A line number of the report's line `line`. Raises `Unreadable` for anything else."""
    words = words.strip()
    if not words.isascii() or not words.isdigit() or len(words) > 9 or not 0 < int(words) <= MOST_LINE:
        raise Unreadable(f"`{words[:40]}` is no line number", line)
    return int(words)


def count(words: str, line: int) -> bool:
    """Whether something ran at all: counts are whole numbers, or `-` and `=====` where nothing is known."""
    words = words.strip()
    if words in ("-", "=====", "#####"):
        return False
    try:
        return float(words) > 0 if len(words) < 40 else words.isdigit()
    except ValueError:
        raise Unreadable(f"`{words[:40]}` is no count", line) from None
