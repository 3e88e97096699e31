"""What became of a text, word by word."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from typing import Literal, NamedTuple

_PARTS = re.compile(r"\s+|\d+(?:[.,:]\d+)+|\w+|[^\w\s]")
"""Blanks, numbers with what stands inside them (0.75, 1,500, 10:30), words, and single signs."""
MOST_PARTS = 4_000
ALIKE = 0.3
"""The share of characters that must have stayed for a comparison by word to be readable."""


class Run(NamedTuple):
    """Words that stayed, went or came."""

    op: Literal["same", "del", "ins"]
    text: str


def runs(old: str, new: str) -> tuple[Run, ...]:
    """`old` and `new` as runs; very long texts, and such as have little in common, are compared as a whole."""
    if old == new:
        return (Run("same", new),) if new else ()
    before, after = _PARTS.findall(old), _PARTS.findall(new)
    whole = tuple(run for run in (Run("del", old), Run("ins", new)) if run.text)
    if max(len(before), len(after)) > MOST_PARTS or not before or not after:
        return whole
    found: list[Run] = []
    for op, i1, i2, j1, j2 in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if op == "equal":
            found.append(Run("same", "".join(before[i1:i2])))
            continue
        found += [run for run in (Run("del", "".join(before[i1:i2])), Run("ins", "".join(after[j1:j2]))) if run.text]
    stayed = sum(len(run.text.strip()) for run in found if run.op == "same")
    return tuple(_joined(found)) if stayed >= ALIKE * max(len(old), len(new)) else whole


def _joined(found: list[Run]) -> list[Run]:
    """A blank between two changes belongs to both: `~~one~~ ~~two~~` reads better as `~~one two~~`."""
    out: list[Run] = []
    dels, ins = "", ""
    for at, run in enumerate(found):
        between = run.op == "same" and not run.text.strip() and out is not None and (dels or ins) and at + 1 < len(found)
        if run.op == "del":
            dels += run.text
        elif run.op == "ins":
            ins += run.text
        elif between:
            dels, ins = dels + run.text, ins + run.text
        else:
            out += _flushed(dels, ins)
            dels = ins = ""
            out.append(run)
    return out + _flushed(dels, ins)


def _flushed(dels: str, ins: str) -> list[Run]:
    end = " " if dels.endswith(" ") and ins.endswith(" ") else ""
    dels, ins = (dels[:-1], ins[:-1]) if end else (dels, ins)
    runs_ = [run for run in (Run("del", dels), Run("ins", ins)) if run.text]
    return [*runs_, Run("same", end)] if end else runs_
