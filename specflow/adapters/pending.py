"""Batches that are under way: what was asked, so that an answer is taken, paid and kept even by a later run.

A batch is written down before it is sent, without a name; the server's name for it is added when it is known. A run that
is killed between the two leaves a batch without a name, whose mark begins each custom id that the server was given.
"""

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
    """One question of a batch, as far as its answer needs it; `most_input` and `most_output` are bounds in tokens.

    `key` is the digest of the request, `call` its line in the record of money.
    """

    key: str
    about: str
    stage: str
    role: str
    model: str
    feature: str
    most_input: int
    most_output: int
    call: str = ""


@dataclass(frozen=True)
class Batch:
    """`questions` by custom id; `name` is empty until the server has said it; `at` is when it was about to be sent."""

    mark: str
    questions: Mapping[str, Question]
    at: str = ""
    name: str = ""

    @property
    def features(self) -> frozenset[str]:
        """Whom it asks for."""
        return frozenset(one.feature for one in self.questions.values())

    @property
    def keys(self) -> frozenset[str]:
        """What it asks."""
        return frozenset(one.key for one in self.questions.values())


def custom_id(mark: str, key: str) -> str:
    """What the server is to call a question: at most 64 letters, figures and hyphens, and no other batch has it."""
    return f"{mark}-{key[:40]}"


def put(root: Path, batch: Batch) -> None:
    """Remember a batch, or its name."""
    questions = [{"custom_id": at, **asdict(one)} for at, one in batch.questions.items()]
    data = {"mark": batch.mark, "name": batch.name, "at": batch.at, "questions": questions}
    disk.replace(_file(root, batch), json.dumps(data, indent=1).encode())


def drop(root: Path, batch: Batch) -> None:
    """Forget a batch."""
    _file(root, batch).unlink(missing_ok=True)


def kept(root: Path) -> tuple[Batch, ...]:
    """Every batch that can be read."""
    folder = root / FOLDER
    found = []
    for path in sorted(folder.glob("*.json")) if folder.is_dir() else ():
        try:
            found.append(_batch(json.loads(disk.read_bytes(path, MOST_BYTES))))
        except (SpecflowError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
            continue
    return tuple(found)


def _batch(data: Mapping[str, Any]) -> Batch:
    """A batch as it was written; an older build knew the name alone, and the custom ids were the keys."""
    questions = {str(one.get("custom_id") or one["key"]): _question(one) for one in data["questions"]}
    name, mark = data.get("name") or "", data.get("mark") or ""
    if not _NAME.fullmatch(name or mark) or (mark and not _NAME.fullmatch(mark)):  # either becomes a part of an address
        raise ValueError("no name")
    return Batch(mark, questions, str(data.get("at") or ""), name)


def _question(data: Mapping[str, Any]) -> Question:
    bounds = max(0, int(data["most_input"])), max(0, int(data["most_output"]))
    return Question(
        str(data["key"]), str(data["about"]), str(data["stage"]), str(data["role"]), str(data["model"]),
        str(data["feature"]), *bounds, str(data.get("call") or ""),
    )  # fmt: skip


def _file(root: Path, batch: Batch) -> Path:
    """A server chose the name, so it is no path as it stands."""
    return root / FOLDER / (re.sub(r"[^A-Za-z0-9_-]", "_", batch.mark or batch.name)[:120] + ".json")
