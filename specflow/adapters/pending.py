"""Batches that are under way: what was asked, so that an answer is taken, paid and kept even by a later run."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from specflow.adapters import disk
from specflow.errors import SpecflowError

FOLDER = ".specflow/cache/batches"
MOST_BYTES = 50_000_000
_NAME = re.compile(r"[A-Za-z0-9_-]{1,120}")


@dataclass(frozen=True)
class Question:
    """One question of a batch, as far as its answer needs it; `most_input` and `most_output` are bounds in tokens."""

    key: str
    about: str
    stage: str
    role: str
    model: str
    feature: str
    most_input: int
    most_output: int


def put(root: Path, name: str, questions: Mapping[str, Question]) -> None:
    """Remember a batch by its name."""
    data = {"name": name, "questions": [asdict(one) for one in questions.values()]}
    disk.replace(_file(root, name), json.dumps(data, indent=1).encode())


def drop(root: Path, name: str) -> None:
    """Forget a batch."""
    _file(root, name).unlink(missing_ok=True)


def batches(root: Path) -> dict[str, dict[str, Question]]:
    """Every batch that can be read: name -> key -> question."""
    folder = root / FOLDER
    found: dict[str, dict[str, Question]] = {}
    for path in sorted(folder.glob("*.json")) if folder.is_dir() else ():
        try:
            data = json.loads(disk.read_bytes(path, MOST_BYTES))
            questions = [_question(one) for one in data["questions"]]
            if _NAME.fullmatch(data["name"]):  # it becomes a part of an address
                found[data["name"]] = {one.key: one for one in questions}
        except (SpecflowError, ValueError, KeyError, TypeError, RecursionError):
            continue
    return found


def _question(data: Mapping[str, Any]) -> Question:
    bounds = max(0, int(data["most_input"])), max(0, int(data["most_output"]))
    return Question(
        str(data["key"]), str(data["about"]), str(data["stage"]), str(data["role"]), str(data["model"]),
        str(data["feature"]), *bounds,
    )  # fmt: skip


def _file(root: Path, name: str) -> Path:
    """A server chose the name, so it is no path as it stands."""
    return root / FOLDER / (re.sub(r"[^A-Za-z0-9_-]", "_", name)[:120] + ".json")
