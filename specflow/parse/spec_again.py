"""A `spec.yaml` read again after a small change: only what changed is parsed, the other items are those of the last time.

That is safe because a file is cut only where each part is complete by itself: the lines before `requirements:`, each item of its
list, and the lines after. A part counts only when it reads cleanly on its own, and the cuts of the last whole reading stood
exactly where its items stood. Whatever does not fit, odd line ends and anchors among them, is read as a whole.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import accumulate
from typing import Any

from pydantic import ValidationError

from specflow.model.project import SpecFile
from specflow.model.spec import Requirement, Spec
from specflow.parse import yaml_edit
from specflow.parse.spec import read_spec
from specflow.parse.spec_kept import LateLocator as LateLocator
from specflow.parse.yaml import read_yaml

_KEY = re.compile(r"^requirements:[ ]*(?:#.*)?\n", re.MULTILINE)
_ODD = ("\t", "\r", "\x85", "\u2028", "\u2029", "\ufeff")
_ODD_STARTS = ("---", "...", "%")
_AFTER = re.compile(r"^[^\s#-]", re.MULTILINE)
_HEAD = "requirements:\n"
MOST_CHARACTERS = 5_000_000
"""Up to here a file is cut."""
MOST_CHANGED = 100
"""Changed items up to which reading them alone is worth it."""


@dataclass(frozen=True)
class Cut:
    """A spec's text in parts: `before` ends with the line `requirements:` and what follows it, `items` are complete."""

    before: str
    items: tuple[str, ...]
    after: str

    def with_item(self, position: int, item: str) -> str:
        """The whole text with another item in place of one."""
        return "".join((self.before, *self.items[:position], item, *self.items[position + 1 :], self.after))


def cut(text: str) -> Cut | None:
    """The parts of a text; None where it cannot be cut safely."""
    keys = list(_KEY.finditer(text))
    if len(keys) != 1 or len(text) > MOST_CHARACTERS or _odd(text):
        return None
    start = keys[0].end()
    after = _AFTER.search(text, start)
    end = after.start() if after else len(text)
    starts = _item_starts(text, start, end)
    if not starts:
        return None
    ends = [*starts[1:], end]
    return Cut(text[: starts[0]], tuple(text[one:other] for one, other in zip(starts, ends, strict=True)), text[end:])


def _odd(text: str) -> bool:
    """Whether it holds what may cut lines or documents otherwise than a line end does."""
    return any(one in text for one in _ODD) or text.startswith(_ODD_STARTS) or any(f"\n{one}" in text for one in _ODD_STARTS)


def _item_starts(text: str, start: int, end: int) -> list[int]:
    """Where the items of a block list start; nothing where a line is neither a start, nor inside an item, nor a comment."""
    lines = text[start:end].split("\n")
    first = next((line for line in lines if _says(line)), "")
    inside = " " * (len(first) - len(first.lstrip(" ")) + 1)
    dash = f"{inside[1:]}- "
    outer = [number for number, line in enumerate(lines) if not line.startswith(inside)]
    ends = list(accumulate(map(len, lines)))
    if any(_says(lines[number]) and not lines[number].startswith(dash) for number in outer):
        return []
    return [start + ends[number] - len(lines[number]) + number for number in outer if lines[number].startswith(dash)]


def _says(line: str) -> bool:
    """Whether it is more than blanks or a comment."""
    return line.lstrip(" ")[:1] not in ("", "#")


def lines_of(file: SpecFile) -> dict[str, int]:
    """The line on which each requirement starts, by id; nothing for a file that is not understood."""
    found = file.spec.requirements if file.spec else ()
    parts = cut(file.text) if isinstance(file.locator, LateLocator) else None
    if parts is None:
        return {one.id: file.at("requirements", at).line for at, one in enumerate(found)}
    starts = accumulate((item.count("\n") for item in parts.items), initial=parts.before.count("\n") + 1)
    return {one.id: line for one, line in zip(found, starts, strict=False)}


@dataclass
class Rereader:
    """Reads one file again and again, and edits it; remembers the last text, where it understood that without a complaint."""

    _file: SpecFile | None = None
    _last: Cut | None = None
    _known: dict[str, Requirement] = field(default_factory=dict)

    def read(self, path: str, text: str) -> SpecFile:
        """What `read_spec` says of the text."""
        parts = cut(text) if self._ready() else None
        spec = self._again(parts) if parts else None
        if parts is not None and spec is not None:
            self._file = SpecFile(path, text, spec, (), LateLocator(path, text))
            self._remember(parts, spec)
        else:
            self._file, self._last = read_spec(path, text), None
        return self._file

    def _ready(self) -> bool:
        """Whether the last text could be cut; that is looked at only when somebody comes again."""
        file = self._file
        if self._last is None and file and file.spec and not (file.problems or file.positions):
            parts = cut(file.text)
            if parts and _fits(file, parts):
                self._remember(parts, file.spec)
        return self._last is not None

    def _remember(self, parts: Cut, spec: Spec) -> None:
        self._last, self._known = parts, dict(zip(parts.items, spec.requirements, strict=True))

    def _again(self, parts: Cut) -> Spec | None:
        if sum(item not in self._known for item in parts.items) > MOST_CHANGED:
            return None
        around = _around(parts)
        items = [self._known.get(item) or _alone(item) for item in parts.items]
        if around is None or None in items:
            return None
        try:
            return Spec.model_validate(around | {"requirements": items})
        except ValidationError:
            return None

    # spec: note-to-spec/NFR-01
    def edited(self, text: str, edits: Sequence[yaml_edit.Edit]) -> str:
        """`yaml_edit.apply`, which looks at the one item only where the edits are about one item. Raises `WouldLoseWork`."""
        subjects = {tuple(one.steps[:2]) if len(one.steps) > 2 else () for one in edits}
        about = subjects.pop() if len(subjects) == 1 else ()
        if about[:1] != ("requirements",) or not self._ready():
            return yaml_edit.apply(text, edits)
        assert self._last is not None  # noqa: S101 - it is ready
        assert self._file is not None  # noqa: S101
        if text != self._file.text:
            return yaml_edit.apply(text, edits)
        places = [at for at, item in enumerate(self._last.items) if self._known[item].id == about[1]]
        if len(places) != 1:
            return yaml_edit.apply(text, edits)
        item = yaml_edit.apply(_HEAD + self._last.items[places[0]], edits)
        return self._last.with_item(places[0], item.removeprefix(_HEAD))


def _around(parts: Cut) -> dict[str, Any] | None:
    """What stands before and after the requirements."""
    before, after = _mapping(_KEY.sub("", parts.before, count=1)), _mapping(parts.after)
    if before is None or after is None or before.keys() & after.keys() or "requirements" in before | after:
        return None
    return before | after


def _mapping(text: str) -> dict[str, Any] | None:
    document = read_yaml("", text)
    if document.problems or not isinstance(document.data, dict | None):
        return None
    return document.data or {}


def _alone(item: str) -> Any:
    """The data of one item; None when it is not complete by itself."""
    found = (_mapping(_HEAD + item) or {}).get("requirements")
    return found[0] if isinstance(found, list) and len(found) == 1 else None


def _fits(file: SpecFile, parts: Cut) -> bool:
    """Whether a whole reading found its items where the cuts are."""
    if file.spec is None or len(parts.items) != len(file.spec.requirements):
        return False
    line = parts.before.count("\n") + 1
    for position, item in enumerate(parts.items):
        if file.at("requirements", position).line != line:
            return False
        line += item.count("\n")
    return True
