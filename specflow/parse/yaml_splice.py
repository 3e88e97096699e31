"""Where to cut: an edit of a YAML tree as replacements of ranges of its text. Everything outside a range stays as it is."""

from __future__ import annotations

import re
from typing import Any, NamedTuple

import yaml

from specflow.model.project import Step
from specflow.parse.spec_complaints import known_keys
from specflow.parse.yaml import compose
from specflow.parse.yaml_changes import Steps, missing, refused
from specflow.parse.yaml_layout import Layout
from specflow.parse.yaml_places import NodeLocator, Source
from specflow.parse.yaml_scalars import folded, inline, literal, may_be_literal, may_fold, scalar_lines
from specflow.parse.yaml_write import dump_value, entry_lines, flow, item_lines

_COLON = re.compile(r"[ \t]*(?:(?:\r\n|\r|\n)[ \t]*)?:")
ROOMY = frozenset(("requirements", "decisions"))


class Splice(NamedTuple):
    """Put `text` in place of the offsets `start` to `end`."""

    start: int
    end: int
    text: str


class Tree:
    """A text, its nodes, and the splices that change it. Offsets count code points, a byte order mark included."""

    def __init__(self, path: str, text: str) -> None:
        self.source = Source(path, text)
        self.root, _ = compose(self.source)
        self.locator = NodeLocator(self.source, self.root)
        self.layout = Layout(self.source)

    # -- values that are there ------------------------------------------------------------------------------------

    def replace(self, steps: Steps, value: Any) -> list[Splice]:
        """A value that is there becomes another one: a scalar in its place, anything else rewritten as a whole."""
        node = self.plain_node(steps)
        key = self.locator.entry(*steps)
        in_flow = self._in_flow(steps)
        start, end = self.layout.start(node), self.layout.end(node)
        if isinstance(node, yaml.CollectionNode) and not node.value and "#" in self.source.text[start:end]:
            raise refused("an empty list or mapping with a comment inside")
        if in_flow:
            return [self._in_braces(node, key, start, end, value)]
        if isinstance(node, yaml.ScalarNode) and not isinstance(value, dict | list):
            return self._scalar(node, steps, start, end, value)
        if isinstance(steps[-1], int) or key is None:
            return self._whole_item(steps, start, end, value)
        return self._whole_value(key[0], node, value)

    def _in_braces(self, node: yaml.Node, key: Any, start: int, end: int, value: Any) -> Splice:
        written = flow(value) if isinstance(value, dict | list) else inline(value, flow=True, prefer=_quote(node, value))
        if start == end:
            after_key = self.layout.end(key[0]) if key else start
            written = f" {written}" if key is None or ":" in self.source.text[after_key:start] else f": {written}"
        return Splice(start, end, written)

    def _scalar(self, node: yaml.ScalarNode, steps: Steps, start: int, end: int, value: Any) -> list[Splice]:
        parent = self._column(steps)
        if node.style in ("|", ">"):
            return [Splice(start, end, self._block(node, parent, start, end, value))]
        written = inline(value, prefer=_quote(node, value))
        if start == end:
            return [Splice(start, end, f" {written}")]
        used = start - self.layout.line_start(start)
        lines = scalar_lines(value, used, parent + 2) if not node.style else [written]
        line_end = self.layout.line_end(end)
        own_line = not self.source.text[self.layout.line_start(start) : start].strip()
        if len(lines) == 1 or own_line:
            return [Splice(start, end, written)]
        below = "".join(self.layout.newline + line for line in lines[1:])
        return [Splice(start, end, lines[0]), Splice(line_end, line_end, below)]

    def _block(self, node: yaml.ScalarNode, parent: int, start: int, end: int, value: Any) -> str:
        """A folded or literal text keeps its form, its indentation and the comment beside its header where it can."""
        text = self.source.text[start:end]
        header, *below = re.split(r"\r\n|\r|\n", text)
        comment = header.lstrip("|>+-0123456789")
        indents = [len(line) - len(line.lstrip(" ")) for line in below if line.strip()]
        indent = indents[0] if indents and indents[0] > parent else parent + 2
        body = value.removesuffix("\n") if isinstance(value, str) else ""
        chomp = "" if body != value else "-"
        if node.style == ">" and body and "\n" not in body and may_fold(body):
            width = min(max([60, *map(len, below)]), 120) if len(below) > 1 else 110
            lines = [">" + chomp, *folded(body, indent, width)]
        elif node.style == "|" and isinstance(value, str) and may_be_literal(value):
            lines = literal(value, indent)
        else:
            return inline(value) + comment
        return self.layout.newline.join([lines[0] + comment, *lines[1:]])

    def _whole_value(self, key: yaml.Node, node: yaml.Node, value: Any) -> list[Splice]:
        """The value after `key:`; a comment on the key's line stays."""
        colon = self._after_colon(key)
        first, _, below = dump_value(value, self.layout.column(key)).partition("\n")
        below = "".join(self.layout.newline + line for line in below.split("\n")) if below else ""
        start, end = self.layout.start(node), self.layout.end(node)
        line_end = self.layout.line_end(colon)
        if start == end:
            return _merged([Splice(colon, colon, first), Splice(line_end, line_end, below)])
        if start < line_end:
            rest = self.layout.line_end(end)
            return _merged([Splice(colon, end, first), Splice(rest, rest, below)])
        return _merged([Splice(colon, colon, first), Splice(line_end, self.layout.line_end(end), below)])

    def _whole_item(self, steps: Steps, start: int, end: int, value: Any) -> list[Splice]:
        indent = self._column(steps)
        lines = item_lines(value, indent)
        written = self.layout.newline.join([lines[0][indent + 2 :], *lines[1:]])
        return [Splice(start, end, (" " if start == end else "") + written)]

    # -- values that are new --------------------------------------------------------------------------------------

    def add_key(self, steps: Steps, name: str, value: Any) -> list[Splice]:
        """A key that is not there yet, in the model's order, else after the last one."""
        node = self.plain_node(steps)
        entries = list(self.locator.entries(node).values()) if isinstance(node, yaml.MappingNode) else []
        before = _place_of(name, [entry[0].value for entry in entries], known_keys(steps))
        if isinstance(node, yaml.MappingNode) and node.flow_style:
            pair = flow({name: value})[1:-1]
            return [self._into_braces(node, [(self.layout.start(k), self._entry_end(k, v)) for k, v in entries], before, pair)]
        indent = self.layout.column(entries[0][0])
        lines = entry_lines(name, value, indent)
        if before == 0:
            start = self.layout.start(entries[0][0])
            return [Splice(start, start, (self.layout.newline.join([*lines, ""]) + " " * indent)[indent:])]
        at = self.layout.line_end(self._entry_end(*entries[before - 1]))
        if not steps and len(lines) > 1:
            lines = ["", *lines, *([""] if self.layout.has_text_after(at) else [])]
        return [Splice(at, at, "".join(self.layout.newline + line for line in lines))]

    def insert(self, steps: Steps, index: int, value: Any) -> list[Splice]:
        """An item of a list that has some."""
        node = self.plain_node(steps)
        items = node.value
        if isinstance(node, yaml.SequenceNode) and node.flow_style:
            spans = [(self.layout.start(item), self.layout.end(item)) for item in items]
            return [self._into_braces(node, spans, index, flow([value])[1:-1])]
        indent = self.layout.column(node)
        neighbour = items[min(index, len(items) - 1)]
        block = isinstance(neighbour, yaml.MappingNode) and not neighbour.flow_style
        lines = item_lines(value, indent, block=block)
        gap = [""] if self.layout.is_roomy(items) or (len(items) == 1 and steps[-1] in ROOMY) else []
        if index >= len(items):
            keeps_breaks = self.layout.end(items[-1]) != self.source.end(items[-1])
            gap = [] if keeps_breaks else gap
            at = self.layout.line_end(self.layout.end(items[-1]))
            return [Splice(at, at, "".join(self.layout.newline + line for line in [*gap, *lines]))]
        dash = self.layout.dash(node, index)
        at = self.layout.with_comments(dash)
        if not self.layout.is_first_on_line(dash):
            return [Splice(dash, dash, (self.layout.newline.join([*lines, ""]) + " " * indent)[indent:])]
        return [Splice(at, at, self.layout.newline.join([*lines, *gap, ""]))]

    def _into_braces(self, node: yaml.Node, spans: list[tuple[int, int]], index: int, written: str) -> Splice:
        start, end = self.layout.start(node), self.layout.end(node)
        if self.source.text[start : start + 1] not in ("{", "["):
            raise refused("a list entry written as `[key: value]`")
        if not spans:
            return Splice(start + 1, end - 1, written)
        if index >= len(spans):
            return Splice(spans[-1][1], spans[-1][1], f", {written}")
        return Splice(spans[index][0], spans[index][0], f"{written}, ")

    # -- what goes or moves ---------------------------------------------------------------------------------------

    def remove(self, steps: Steps) -> list[Splice]:
        """An item or a key, with the comment lines that stand right above it."""
        owner = self.plain_node(steps[:-1])
        spans, place = self._siblings(owner, steps[-1])
        if len(spans) == 1:
            return self._last_one(steps, owner, spans[0])
        if owner.flow_style:  # type: ignore[attr-defined]
            if place == len(spans) - 1:
                return [Splice(spans[place - 1][1], spans[place][1], "")]
            return [Splice(spans[place][0], spans[place + 1][0], "")]
        start, end = spans[place]
        if self.layout.is_first_on_line(start):
            return [Splice(*self.layout.lines_of(start, end), "")]
        following = spans[place + 1][0]
        between = self.source.text[end:following]
        comments = [line.strip() for line in re.split(r"\r\n|\r|\n", between)[1:-1] if line.strip()]
        above, line = " " * self.layout.first_column(start), self.layout.line_start(start)
        kept = "".join(f"{above}{comment}{self.layout.newline}" for comment in comments)
        return _merged([Splice(line, line, kept), Splice(start, following, "")])

    def _last_one(self, steps: Steps, owner: yaml.Node, span: tuple[int, int]) -> list[Splice]:
        """Nothing is left in the list or mapping: it is written as `[]` or `{}`."""
        if len(steps) == 1:
            raise refused("the only key of the file")
        empty: Any = {} if isinstance(owner, yaml.MappingNode) else []
        key = self.locator.entry(*steps[:-1])
        if key is None or owner.flow_style or not self.layout.is_first_on_line(span[0]):  # type: ignore[attr-defined]
            return [Splice(self.layout.start(owner), self.layout.end(owner), flow(empty))]
        colon = self._after_colon(key[0])
        return [Splice(colon, colon, f" {flow(empty)}"), Splice(*self.layout.lines_of(*span), "")]

    def move(self, steps: Steps, from_: int, to: int) -> list[Splice]:
        """Items change places; what stands between them (blank lines, commas) stays."""
        node = self.plain_node(steps)
        spans = [self._siblings(node, index)[0][index] for index in range(len(node.value))]
        if not node.flow_style:  # type: ignore[attr-defined]
            if not all(self.layout.is_first_on_line(start) for start, _ in spans):
                raise refused("a list that starts on the line of another list")
            spans = [(self.layout.with_comments(start), self.layout.line_end(end)) for start, end in spans]
        order = list(range(len(spans)))
        order.insert(to, order.pop(from_))
        texts = [self.source.text[start:end] for start, end in spans]
        return [Splice(*spans[at], texts[was]) for at, was in enumerate(order) if at != was]

    def rename(self, steps: Steps, name: str) -> list[Splice]:
        """Another word before the colon."""
        entry = self.locator.entry(*steps)
        if entry is None:
            raise missing(steps)
        return [Splice(self.layout.start(entry[0]), self.layout.end(entry[0]), inline(name, flow=self._in_flow(steps)))]

    # -- looking around -------------------------------------------------------------------------------------------

    def plain_node(self, steps: Steps) -> yaml.Node:
        """The node at `steps`, which nothing else may share."""
        for depth in range(len(steps) + 1):
            node = self.locator.node(*steps[:depth])
            if node is None:
                raise missing(steps[:depth])
            if self.source.text[self.layout.start(node) : self.layout.start(node) + 1] in ("&", "!"):
                raise refused("a value with an anchor or a tag")
        return node  # type: ignore[return-value]

    def _siblings(self, owner: yaml.Node, step: Step) -> tuple[list[tuple[int, int]], int]:
        if isinstance(owner, yaml.MappingNode):
            names = list(self.locator.entries(owner))
            spans = [(self.layout.start(key), self._entry_end(key, value)) for key, value in self.locator.entries(owner).values()]
            if len(names) != len(owner.value):
                raise refused("a mapping with a key that stands twice")
            return spans, names.index(str(step))
        items = owner.value
        in_flow = owner.flow_style  # type: ignore[attr-defined]
        starts = [self.layout.start(item) if in_flow else self.layout.dash(owner, i) for i, item in enumerate(items)]
        return [(start, max(self.layout.end(item), start + 1)) for start, item in zip(starts, items, strict=True)], int(step)

    def _entry_end(self, key: yaml.Node, value: yaml.Node) -> int:
        end = max(self.layout.end(key), self.layout.end(value))
        colon = _COLON.match(self.source.text, end) if end == self.layout.end(key) else None
        return colon.end() if colon else end

    def _after_colon(self, key: yaml.Node) -> int:
        found = _COLON.match(self.source.text, self.layout.end(key))
        if found is None:
            raise refused("a key without a colon")
        return found.end()

    def _in_flow(self, steps: Steps) -> bool:
        owners = (self.locator.node(*steps[:depth]) for depth in range(len(steps)))
        return any(getattr(owner, "flow_style", False) for owner in owners)

    def _column(self, steps: Steps) -> int:
        """The column of the key or the dash that the value at `steps` belongs to."""
        entry = self.locator.entry(*steps)
        if entry is not None:
            return self.layout.column(entry[0])
        return self.layout.column(self.plain_node(steps[:-1]))


def _quote(node: yaml.Node, value: Any) -> str:
    style = getattr(node, "style", None)
    return style if style in ("'", '"') and isinstance(value, str) else ""


def _place_of(name: str, present: list[str], order: tuple[str, ...]) -> int:
    """How many of the present keys come before `name`."""
    if name not in order:
        return len(present)
    rank = order.index(name)
    earlier = [place for place, key in enumerate(present) if key in order and order.index(key) < rank]
    return max(earlier) + 1 if earlier else (0 if any(key in order for key in present) else len(present))


def _merged(splices: list[Splice]) -> list[Splice]:
    """Without those that do nothing; two at one place become one."""
    kept: list[Splice] = []
    for one in splices:
        if kept and kept[-1].end == one.start and (one.text or one.end > one.start):
            kept[-1] = Splice(kept[-1].start, one.end, kept[-1].text + one.text)
        elif one.text or one.end > one.start:
            kept.append(one)
    return kept
