"""Recorded answers: what a model once said to the very same question. They resume a run, and they replay one without a key."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Mapping
from pathlib import Path

from specflow.adapters import disk
from specflow.errors import SpecflowError, UnreadableInput
from specflow.model.provider import NothingRecorded, OnPartial, Request, Response, Usage

FOLDER = ".specflow/cache/model"


class Recorded:
    """A folder of answers, one file a question.

    With `loose` an answer to the same stage over the same documents counts where the question itself has changed since: that
    is how a recording outlives a change of the prompts. `changed` holds the stages that were answered so.
    """

    def __init__(self, folder: Path, *, loose: bool = False) -> None:
        self.folder, self.loose = folder, loose
        self.changed: set[str] = set()
        self._index: dict[tuple[str, str], Path] | None = None

    def get(self, request: Request) -> Response | None:
        """The answer on record; None when there is none that can be read."""
        found = _read(self.folder / f"{request.key}.json")
        if found is None and self.loose:
            path = self._alike().get((request.stage, request.about))
            found = _read(path) if path else None
            if found:
                self.changed.add(request.stage)
        return found[0] if found else None

    def ready(self) -> None:
        """Raises `UnreadableInput` where no answer could be kept: each would be paid again and again."""
        folder = disk.confined(self.folder)
        try:
            folder.mkdir(parents=True, exist_ok=True)
            with tempfile.TemporaryFile(dir=folder):
                pass
        except OSError as problem:
            hint = "Answers that are paid are kept there: make that folder writable, and run it again."
            what = f"no answer can be kept in {self.folder}: {problem.strerror}"
            raise UnreadableInput(what, slug="unwritable", hint=hint) from None

    def put(self, request: Request, response: Response) -> None:
        """Keep an answer that turned out usable."""
        self.keep(request.key, request.stage, request.about, response)

    def keep(self, key: str, stage: str, about: str, response: Response) -> None:
        """The same, where only what names the question is at hand."""
        data = {"stage": stage, "about": about, "model": response.model, "id": response.id, "text": response.text,
                "usage": response.usage.tokens}  # fmt: skip
        text = json.dumps(data, ensure_ascii=False, indent=1)
        disk.replace(self.folder / f"{key}.json", text.encode("utf-8", "replace"))

    def _alike(self) -> Mapping[tuple[str, str], Path]:
        if self._index is None:
            paths = sorted(self.folder.glob("*.json"), reverse=True) if self.folder.is_dir() else []
            self._index = {found[1]: path for path in paths if (found := _read(path))}
        return self._index


def _read(path: Path) -> tuple[Response, tuple[str, str]] | None:
    """An answer with its stage and what it is about."""
    if not path.is_file():
        return None
    try:
        data = json.loads(disk.read_bytes(path))
        usage = Usage(**{name: max(0, int(data["usage"][name])) for name in _FIELDS})  # type: ignore[arg-type]
        response = Response(str(data["text"]), "ok", usage, str(data["model"]), str(data["id"]), "end_turn", cached=True)
        return response, (str(data["stage"]), str(data.get("about", "")))
    except (SpecflowError, ValueError, KeyError, TypeError, AttributeError, OverflowError, RecursionError):
        return None


_FIELDS = ("input", "output", "cache_read", "cache_write_5m", "cache_write_1h")


class Replay:
    """A `Provider` that only repeats."""

    name = "replay"

    def __init__(self, recorded: Recorded) -> None:
        self.recorded = recorded

    def complete(self, request: Request, on_partial: OnPartial | None = None) -> Response:
        """The recorded answer. Raises `NothingRecorded` naming the stage."""
        found = self.recorded.get(request)
        if found is None:
            raise NothingRecorded(
                f"no answer is recorded for the stage `{request.stage}` with {request.model}", usage=Usage(),
                hint="Notes, prompts and models have to be those of the recording; record anew with --provider anthropic.",
            )  # fmt: skip
        if on_partial:
            on_partial(found.text)
        return found

    def count(self, request: Request) -> int | None:
        """What the recording says the prompt had."""
        found = self.recorded.get(request)
        return found.usage.prompt if found else None
