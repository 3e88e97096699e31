"""Mutation-testing reports (schema 1 and 2, as Stryker and others write them) to mutants with places, fates and tests."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from specflow.model.proof import Fate, Mutant
from specflow.parse.checks.measured import Unreadable

MOST = 200_000
_FATES = {"Survived": Fate.SURVIVED, "NoCoverage": Fate.SURVIVED, "RuntimeError": Fate.CRASHED, "Timeout": Fate.TIMEOUT}
_ASSERTION = re.compile(r"assert|expect|should|to(?:Be|Equal|Match|Have|Throw|Contain)|mismatch|difference|≠", re.IGNORECASE)
_CRASH = re.compile(r"^(?:Uncaught )?(?:TypeError|ReferenceError|SyntaxError|RangeError|NullPointerException|panicked)\b")


class Reported(NamedTuple):
    """A mutant of a report; `tests` are the names of those that noticed or, for a survivor, of those that ran it.

    `source` is the whole file as it was when the mutant was tried.
    """

    mutant: Mutant
    fate: Fate
    tests: tuple[str, ...]
    source: str = ""


def read_mutation(path: str, data: bytes) -> tuple[Reported, ...]:
    """Every mutant that was tried. Raises `Unreadable` for what is no such report."""
    try:
        loaded = json.loads(data)
        if not re.match(r"[12](\.|$)", str(loaded["schemaVersion"])):
            raise Unreadable(f"{path} is of a version that is not known: {str(loaded['schemaVersion'])[:20]}")
        names = dict(_names(loaded.get("testFiles") or {}))
        found: list[Reported] = []
        for file, result in sorted(loaded["files"].items()):
            found += _of_file(_relative(file, str(loaded.get("projectRoot") or "")), result, names)
            if len(found) > MOST:
                raise Unreadable(f"{path} holds more than {MOST:,} mutants")
        return tuple(found)
    except (ValueError, RecursionError, KeyError, TypeError, AttributeError, IndexError):
        raise Unreadable(f"{path} is no mutation-testing report") from None


def _relative(file: str, root: str) -> str:
    plain, top = file.replace("\\", "/"), root.replace("\\", "/").rstrip("/")
    return plain.removeprefix(f"{top}/").removeprefix("./") if top else plain.removeprefix("./")


def _names(files: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for file in files.values():
        for test in file["tests"]:
            yield str(test["id"]), str(test["name"])


def _of_file(path: str, result: Mapping[str, Any], names: Mapping[str, str]) -> Iterator[Reported]:
    lines = str(result.get("source", "")).split("\n")
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line) + 1)
    text = "\n".join(lines)
    for one in result["mutants"]:
        fate = _fate(one)
        if fate is None:
            continue
        begin, end = one["location"]["start"], one["location"]["end"]
        first = _at(starts, int(begin["line"]), int(begin["column"]))
        last = _at(starts, int(end["line"]), int(end["column"]))
        mutant = Mutant(path, "", int(begin["line"]), first, last, text[first:last], str(one.get("replacement", "")),
                        str(one["mutatorName"]))  # fmt: skip
        ids = one.get("killedBy") if fate in (Fate.KILLED, Fate.CRASHED) else one.get("coveredBy")
        yield Reported(mutant, fate, tuple(names.get(str(id_), str(id_)) for id_ in ids or ()), text)


def _fate(one: Mapping[str, Any]) -> Fate | None:
    """A kill without a reason is taken for an assertion; one whose reason is a crash is a crash."""
    status = one["status"]
    if status == "Killed":
        reason = str(one.get("statusReason") or "").strip()
        return Fate.CRASHED if _CRASH.match(reason) and not _ASSERTION.search(reason[:300]) else Fate.KILLED
    return _FATES.get(status)


def _at(starts: list[int], line: int, column: int) -> int:
    return starts[min(max(line, 1), len(starts)) - 1] + max(column, 1) - 1
