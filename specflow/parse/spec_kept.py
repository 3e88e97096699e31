"""A `spec.yaml` that was read without a complaint before: its values as one line of JSON and back.

Places are looked up in the text when somebody asks for one, which a run without findings never does.
"""

from __future__ import annotations

import json
from functools import cached_property
from typing import TYPE_CHECKING

from specflow.model.location import Location
from specflow.model.project import SpecFile, Step
from specflow.model.spec import Spec
from specflow.parse.values import built

if TYPE_CHECKING:
    from specflow.parse.yaml_places import NodeLocator

FORMAT = 1
"""Goes up whenever the same text may give other values: caches ask for it."""


def pack(path: str, text: str) -> tuple[SpecFile, str]:
    """What the text says, and its values as a line of JSON: empty when anything is wrong with it, so that it is read again."""
    from specflow.parse.spec import read_spec
    from specflow.parse.yaml import read_yaml

    file = read_spec(path, text)
    if file.spec is None or file.problems or file.positions:
        return file, ""
    return file, json.dumps(read_yaml(path, text).data, separators=(",", ":"))


def unpack(path: str, text: str, line: str) -> SpecFile | None:
    """The same file again; None when the line does not give a spec."""
    try:
        spec = built(Spec, json.loads(line))
    except (ValueError, RecursionError):
        return None
    return SpecFile(path, text, spec, (), LateLocator(path, text)) if spec else None


class LateLocator:
    """A locator that reads the text for places only when somebody asks."""

    def __init__(self, path: str, text: str) -> None:
        self._path, self._text = path, text

    @cached_property
    def _found(self) -> NodeLocator:
        from specflow.parse.yaml import compose
        from specflow.parse.yaml_places import NodeLocator, Source

        source = Source(self._path, self._text)
        return NodeLocator(source, compose(source)[0])

    def at(self, *steps: Step) -> Location:
        """The value at `steps`."""
        return self._found.at(*steps)

    def key(self, *steps: Step) -> Location:
        """The key of the value at `steps`."""
        return self._found.key(*steps)

    def words(self, start: int, end: int, *steps: Step) -> Location:
        """Characters of the string at `steps`."""
        return self._found.words(start, end, *steps)
