"""How right tracing is, in three tables: owners of tags by language, what grammars add, what a check finds in broken copies.

    python benchmarks/right.py

The first table reads the hand-made files of `tests/parse/code/samples.py`, with line ends of both kinds: how many tags there
are, how many got the owner that was written down for them, and how many decoys (ids from 90 up, in strings and docstrings)
were taken for tags. The second does the same for languages whose structure only a grammar knows (an extra): what the scanner
alone gives an owner, and what grammars add where somebody asks. The third runs `specflow check` on a repository of its own for
every way of breaking it that `tests/cli/test_cli_check.py` lists, and compares code, file and line. Exit code 1 when anything
is not as written down.
"""

from __future__ import annotations

import importlib.util
import os
import re
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from specflow.parse.code import grammars  # noqa: E402
from specflow.parse.code.scan import scan  # noqa: E402 - the checkout first
from tests.cli import test_cli_check as clean  # noqa: E402
from tests.parse.code import grammar_samples, samples  # noqa: E402

_DECOY = re.compile(r"FR-9\d")


def languages() -> Iterator[tuple[bool, str]]:
    """(as it should be, line of the table) for every language."""
    for sample in (*samples.SAMPLES, *samples.MORE):
        right = taken = 0
        for ends in ("\n", "\r\n"):
            found = scan(sample.path, sample.text.replace("\n", ends))
            got = {one.id: tag.owner.name if tag.owner else "file" for tag in found.tags for one in tag.ids}
            right += sum(got.get(id_) == owner for id_, owner in sample.owners.items())
            taken += len(got.keys() - sample.owners.keys()) + len(found.near_misses)
        decoys, tags = len(set(_DECOY.findall(sample.text))), len(sample.owners)
        yield right == 2 * tags and not taken, f"{sample.path:<24}{tags:>6}{right / 2:>8g}{decoys:>8}{taken / 2:>7g}"


def refined() -> Iterator[tuple[bool, str]]:
    """(as it should be, line of the table) for every language that only a grammar knows."""
    for sample in grammar_samples.SAMPLES:
        tags = scan(sample.path, sample.text).tags
        known = grammars.owners(sample.path, sample.text, tags)
        alone = sum(tag.owner is not None for tag in tags)
        got = {one.id: known[tag.line].name if tag.line in known else "none" for tag in tags for one in tag.ids}
        right = sum(got.get(id_) == owner for id_, owner in sample.owners.items())
        taken, decoys = len(got.keys() - sample.owners.keys()), len(set(_DECOY.findall(sample.text)))
        there = right == len(sample.owners) and not taken and not alone
        yield there, f"{sample.path:<24}{len(sample.owners):>6}{alone:>8}{right:>10}{decoys:>8}{taken:>7}"


def breaks() -> Iterator[tuple[bool, str]]:
    """(as it should be, line of the table) for every way to break the example."""
    for name, (spoil, expected) in clean.BROKEN.items():
        with tempfile.TemporaryDirectory(prefix="specflow-right-") as folder:
            root = clean.made(Path(folder))
            before = clean.check(root)
            spoil(root)
            found = clean.check(root)
        said = ", ".join(f"{code} {path}:{line}" for code, path, line in found) or "nothing"
        yield found == expected and not before, f"{name:<38}{said}"


def table(head: str, rows: Iterator[tuple[bool, str]]) -> bool:
    """Print a table; whether all of it is as it should be."""
    print(f"{head}  as written down")
    good = True
    for right, line in rows:
        good &= right
        print(f"{line}{'' if right else '   <- NOT as written down'}")
    print()
    return good


def main() -> int:
    """Print all."""
    os.environ |= {"GIT_AUTHOR_NAME": "A", "GIT_AUTHOR_EMAIL": "a@example.org", "GIT_COMMITTER_NAME": "A", "NO_COLOR": "1",
                   "GIT_COMMITTER_EMAIL": "a@example.org", "GIT_CONFIG_GLOBAL": os.devnull}  # fmt: skip
    good = table(f"{'file':<24}{'tags':>6}{'right':>8}{'decoys':>8}{'taken':>7}", languages())
    if importlib.util.find_spec("ast_grep_py") is None:
        print("grammars are not installed: `specflow-sdd[code]`\n")
    else:
        good &= table(f"{'file':<24}{'tags':>6}{'scanner':>8}{'grammars':>10}{'decoys':>8}{'taken':>7}", refined())
    return 0 if table(f"{'what was done':<38}found", breaks()) and good else 1


if __name__ == "__main__":
    sys.exit(main())
