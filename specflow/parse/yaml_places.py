"""Where values stand in a YAML file: spans from the marks of the tree, worked out only when somebody asks."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cached_property
from typing import Any

import yaml

from specflow.model.location import Location
from specflow.model.project import Step
from specflow.parse.yaml_words import character_spans

_BREAK = re.compile(r"\r\n|\r|\n")


class Source:
    """A file's text and its lines. Offsets are code points into `text`, a byte order mark included."""

    def __init__(self, path: str, text: str) -> None:
        self.path = path
        self.text = text
        self.shift = 1 if text.startswith("\ufeff") else 0
        """What the parser's offsets lack: it never sees the byte order mark."""

    @cached_property
    def _starts(self) -> list[int]:
        return [self.shift, *(found.end() for found in _BREAK.finditer(self.text))]

    def place(self, offset: int) -> tuple[int, int]:
        """Line and column, from 1; a byte order mark takes no column."""
        line = max(bisect_right(self._starts, offset), 1)
        return line, max(offset - self._starts[line - 1], 0) + 1

    def span(self, start: int, end: int) -> Location:
        """The location of a range of offsets."""
        return Location(self.path, *self.place(start), *self.place(max(start, end)))

    def of_node(self, node: yaml.Node) -> Location:
        """The location of a node without what trails it."""
        return self.span(node.start_mark.index + self.shift, self.end(node))

    def end(self, node: yaml.Node) -> int:
        """Where a node's own text ends; the parser's marks run on over blank lines and comments."""
        start, end = node.start_mark.index + self.shift, node.end_mark.index + self.shift
        if isinstance(node, yaml.ScalarNode):
            return start + len(self.text[start:end].rstrip()) if node.style in ("|", ">") else end
        if not isinstance(node, yaml.CollectionNode) or node.flow_style or not node.value:
            return end
        last = node.value[-1]
        if isinstance(last, tuple):
            return max(self.end(last[0]), self.end(last[1]))
        return max(start, self.end(last))


class NodeLocator:
    """Implements `specflow.model.project.Locator` over a tree. A list item may also be named by its `id`."""

    def __init__(self, source: Source, root: yaml.Node | None) -> None:
        self.source = source
        self.root = root
        self._entries: dict[int, dict[str, tuple[yaml.Node, yaml.Node]]] = {}
        self._spans: dict[int, list[tuple[int, int]] | None] = {}

    def at(self, *steps: Step) -> Location:
        """The value at `steps`; the nearest enclosing value where there is none."""
        _, node = self._nearest(steps)
        return self.source.of_node(node) if node is not None else self.source.span(0, 0)

    def key(self, *steps: Step) -> Location:
        """The key of the value at `steps`; the value itself for a list item."""
        entry = self.entry(*steps)
        return self.source.of_node(entry[0]) if entry else self.at(*steps)

    def words(self, start: int, end: int, *steps: Step) -> Location:
        """Characters `start` to `end` of the string at `steps`, however it is quoted or folded."""
        found, node = self._nearest(steps)
        if not found or not isinstance(node, yaml.ScalarNode):
            return self.at(*steps)
        if id(node) not in self._spans:
            begin = node.start_mark.index + self.source.shift
            self._spans[id(node)] = character_spans(self.source.text, begin, self.source.end(node), node.style or "", node.value)
        spans = self._spans[id(node)]
        if not spans or start < 0 or start > len(spans):
            return self.source.of_node(node)
        first = spans[start][0] if start < len(spans) else spans[-1][1]
        return self.source.span(first, spans[min(end, len(spans)) - 1][1] if end > start else first)

    def node(self, *steps: Step) -> yaml.Node | None:
        """The node of the value at `steps`, None when there is none."""
        found, node = self._nearest(steps)
        return node if found else None

    def entry(self, *steps: Step) -> tuple[yaml.Node, yaml.Node] | None:
        """Key and value nodes of a mapping's entry."""
        parent = self.node(*steps[:-1]) if steps else None
        return self.entries(parent).get(str(steps[-1])) if isinstance(parent, yaml.MappingNode) else None

    def entries(self, node: yaml.MappingNode) -> dict[str, tuple[yaml.Node, yaml.Node]]:
        """A mapping's entries by key, the first of two alike."""
        known = self._entries.get(id(node))
        if known is None:
            known = {}
            for key, value in node.value:
                if isinstance(key, yaml.ScalarNode):
                    known.setdefault(key.value, (key, value))
            self._entries[id(node)] = known
        return known

    def _nearest(self, steps: tuple[Step, ...]) -> tuple[bool, yaml.Node | None]:
        node: Any = self.root
        for step in steps:
            below = self._child(node, step)
            if below is None:
                return False, node
            node = below
        return node is not None, node

    def _child(self, node: yaml.Node | None, step: Step) -> yaml.Node | None:
        if isinstance(node, yaml.MappingNode):
            entry = self.entries(node).get(str(step))
            return entry[1] if entry else None
        if isinstance(node, yaml.SequenceNode):
            index = step if isinstance(step, int) else self._index(node, step)
            return node.value[index] if index is not None and 0 <= index < len(node.value) else None
        return None

    def _index(self, node: yaml.SequenceNode, id_: str) -> int | None:
        for index, item in enumerate(node.value):
            entry = self.entries(item).get("id") if isinstance(item, yaml.MappingNode) else None
            if entry and entry[1].value == id_:
                return index
        return None
