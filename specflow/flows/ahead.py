"""Reading code begins before anything heavy is imported: a first check mostly reads, and two processes share that.

What was begun is only ever taken for an answer to the question that the whole configuration asks; where this module, which
looks at a few settings only, guessed another one, it is thrown away.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

from specflow.adapters import cache, cachefile, tree
from specflow.analysis.trace import tally
from specflow.analysis.trace.places import Layout, Place, placed
from specflow.model.code import CodeFile
from specflow.parse.code.needles import NEEDLES, SCANNER

FILE = "specflow.toml"
MOST_BYTES = 2_000_000
"""A longer configuration is not looked into."""


class Question(NamedTuple):
    """What there is to read."""

    root: Path
    layout: Layout
    every: bool
    """Whether the definitions of every file are kept, asked for or not."""


class Ahead(NamedTuple):
    """A reading that has begun."""

    question: Question
    listing: tree.Listing
    reading: cache.Reading


@contextmanager
def begin(start: Path | None) -> Iterator[Ahead | None]:
    """Begin to read the workspace that `start` lies in; None where it cannot be told yet what that is. Ends what was begun."""
    question = _question(start) if start is not None else None
    if question is None:
        yield None
        return
    listing = tree.listing(question.root)
    with read(question, listing) as reading:
        yield Ahead(question, listing, reading)


def read(question: Question, listing: tree.Listing) -> cache.Reading:
    """Begin to read the source and test files among those that are listed."""
    place = placed(question.layout)
    files = [path for path in listing.files if place(path) is not Place.NEITHER]
    return cache.begin(
        question.root, files, scanned, version=SCANNER, needles=NEEDLES, cache=cachefile.believed(listing),
        keep=question.every, likely=lambda path: place(path) is Place.TEST,
    )  # fmt: skip


def scanned(path: str, text: str, *, definitions: bool = False) -> CodeFile:
    """One file as a trace needs it, its definitions counted. The scanner is imported when there is something to scan."""
    from specflow.parse.code.markers import scan_claims

    return tally.counted(scan_claims(path, text, definitions=definitions))


def configured_by(start: Path) -> tuple[Path | None, str | None]:
    """The file (or the folder of its name) that configures the workspace around `start`, and the table in it; None without."""
    start = start.resolve()
    for folder in (start, *start.parents):
        if (folder / FILE).is_dir() or (folder / FILE).is_file():
            return folder / FILE, None
        pyproject = folder / "pyproject.toml"
        if pyproject.is_file() and b"[tool.specflow" in pyproject.read_bytes():
            return pyproject, "tool.specflow"
    return None, None


def _question(start: Path) -> Question | None:
    file, table = configured_by(start)
    if file is None or not file.is_file():
        return None
    settings = _settings(file, table)
    trace = settings.get("trace", {}) if settings is not None else None
    if settings is None or not isinstance(trace, dict):
        return None
    patterns = [trace.get(name, ()) for name in ("source", "tests", "exclude")]
    given = settings.get("specs", Layout().specs)
    if not isinstance(given, str) or not all(isinstance(one, list | tuple) for one in patterns):
        return None
    source, tests, exclude = (tuple(map(str, one)) for one in patterns)
    return Question(file.parent, Layout(source, tests, exclude, given), trace.get("untraced", "public") != "public")


def _settings(file: Path, table: str | None) -> dict[str, Any] | None:
    import tomllib

    try:
        if file.stat().st_size > MOST_BYTES:
            return None
        inside: Any = tomllib.loads(file.read_bytes().decode("utf-8-sig"))
        for name in table.split(".") if table else ():
            inside = inside.get(name)
    except (OSError, ValueError, RecursionError, AttributeError):
        return None
    return inside if isinstance(inside, dict) else None
