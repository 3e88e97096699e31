"""YAML to plain values, with places: the meaning of YAML 1.2's core, read by libyaml.

Only `true` and `false` are booleans; only `null`, `~` and nothing at all are null; numbers are numbers. Everything else is text:
`no`, `on`, dates and `12:30` too, and every key. Nothing here raises on bad text: what is wrong becomes a `Problem`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from math import isfinite
from typing import Any

import yaml

from specflow.model.finding import Problem, Related
from specflow.parse.decode import collector_paused as collector_paused
from specflow.parse.decode import decode as decode
from specflow.parse.yaml_errors import explained, too_big, unprintable
from specflow.parse.yaml_places import NodeLocator, Source

MAX_CHARACTERS = 20_000_000
MAX_DEPTH = 50
MAX_VALUES = 500_000
BOM = "\ufeff"

_INT = re.compile(r"[-+]?[0-9]{1,40}")
_EXPONENT = "[eE][-+]?[0-9]{1,9}"
_FLOAT = re.compile(rf"[-+]?(?:(?:\.[0-9]+|[0-9]+\.[0-9]*)(?:{_EXPONENT})?|[0-9]+{_EXPONENT})")
_BASED = re.compile(r"0o[0-7]{1,60}|0x[0-9a-fA-F]{1,40}")
_WORDS: dict[str, bool | None] = {
    "": None, "~": None, "null": None, "Null": None, "NULL": None,
    "true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False,
}  # fmt: skip
_NUMBER_STARTS = frozenset("+-.0123456789")
_PLAIN_TAGS = frozenset(f"tag:yaml.org,2002:{kind}" for kind in ("str", "map", "seq"))


@dataclass(frozen=True)
class YamlDocument:
    """What a file says: `data` in dicts, lists and scalars, where each value stands, and what is wrong.

    `data` is None when the text is no YAML, or is empty; `locator` then points at the file's start.
    """

    path: str
    text: str
    data: Any
    locator: NodeLocator
    problems: tuple[Problem, ...]


class _TooMuch(Exception):
    """Deeper, or more values, than any spec needs."""


class _Bounded:
    """Counts while the tree is composed, so that a hostile file costs no more than a large honest one."""

    depth = 0
    values = 0

    def resolve(self, _kind: object, _value: object, _implicit: object) -> None:
        """Plain values keep no tag: `plain_value` gives them their meaning later."""

    def descend_resolver(self, _parent: object, _index: object) -> None:
        self.depth += 1
        self.values += 1
        if self.depth > MAX_DEPTH:
            raise _TooMuch(f"This nests more than {MAX_DEPTH} levels deep.")
        if self.values > MAX_VALUES:
            raise _TooMuch(f"The file holds more than {MAX_VALUES} values.")

    def ascend_resolver(self) -> None:
        self.depth -= 1


class _PureLoader(_Bounded, yaml.Loader):
    """Where libyaml is absent."""


def _fast_loader() -> type[Any]:
    if not yaml.__with_libyaml__:
        return _PureLoader

    class _FastLoader(_Bounded, yaml.CLoader):
        """Composes in C; nothing is ever constructed through it."""

    return _FastLoader


LOADER: type[Any] = _fast_loader()


def plain_value(written: str) -> bool | int | float | str | None:
    """What an unquoted scalar means. Numbers beyond 40 digits, infinities and not-a-number stay text."""
    if written[:1] not in _NUMBER_STARTS:
        return _WORDS.get(written, written)
    if _INT.fullmatch(written):
        return int(written)
    if _BASED.fullmatch(written):
        return int(written, 0)
    if len(written) < 400 and _FLOAT.fullmatch(written):
        number = float(written)
        return number if isfinite(number) else written
    return written


def read_yaml(path: str, text: str) -> YamlDocument:
    """Reads one mapping. Problems: `unparsable`, `duplicate-key`, `yaml-feature`."""
    with collector_paused():
        return _read(path, text)


def _read(path: str, text: str) -> YamlDocument:
    source = Source(path, text)
    if len(text) > MAX_CHARACTERS:
        return YamlDocument(path, text, None, NodeLocator(source, None), (too_big(source, MAX_CHARACTERS),))
    odd = unprintable(source)
    if odd:
        return YamlDocument(path, text, None, NodeLocator(source, None), (odd,))
    root, problems = compose(source)
    if root is not None and not isinstance(root, yaml.MappingNode):
        here = source.span(root.start_mark.index + source.shift, root.start_mark.index + source.shift)
        wrong = Problem("unparsable", "The file is no mapping of keys to values.", here, help="Start with `schema: specflow/v1`.")
        return YamlDocument(path, text, None, NodeLocator(source, root), (*problems, wrong))
    walk = Walk(source)
    data = None if root is None else walk.value(root)
    return YamlDocument(path, text, data, NodeLocator(source, root), (*problems, *walk.problems))


def compose(source: Source) -> tuple[yaml.Node | None, tuple[Problem, ...]]:
    """The tree of the first document, None when it has none or cannot be read."""
    loader = LOADER(source.text[source.shift :])
    root: yaml.Node | None = None
    try:
        if loader.check_node():
            root = loader.get_node()
        if loader.check_node():
            return root, (_second_document(source, loader.get_node()),)
    except yaml.MarkedYAMLError as error:
        return None, (explained(source, error),)
    except (_TooMuch, yaml.YAMLError, RecursionError) as error:
        help_ = "Write it flatter, or split the file."
        return None, (Problem("unparsable", str(error), source.span(0, 0), help=help_),)
    finally:
        loader.dispose()
    return root, ()


def _second_document(source: Source, node: yaml.Node) -> Problem:
    at = node.start_mark.index + source.shift
    return Problem(
        "yaml-feature", "A second document starts after `---`; only the first one is read.", source.span(at, at),
        help="Keep one document in the file and remove the `---` line.",
    )  # fmt: skip


class Walk:
    """Builds the data in one pass over the tree, noting what a spec may not use."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.problems: list[Problem] = []
        self._anchored: dict[int, yaml.Node] = {}

    def value(self, node: yaml.Node) -> Any:
        """The value of `node`; an alias of a list or mapping gives None, so that nothing can be multiplied."""
        start = node.start_mark.index + self.source.shift
        if node.tag is not None or self.source.text[start : start + 1] == "&":
            again = id(node) in self._anchored
            self._features(node, start)
            if again and not isinstance(node, yaml.ScalarNode):
                return None
        if isinstance(node, yaml.ScalarNode):
            written: str = node.value
            return written if node.style or node.tag is not None else plain_value(written)
        if isinstance(node, yaml.SequenceNode):
            return [self.value(item) for item in node.value]
        return dict(self._pairs(node))

    def _pairs(self, node: yaml.Node) -> Iterator[tuple[str, Any]]:
        seen: dict[str, yaml.Node] = {}
        for key, value in node.value:
            if not isinstance(key, yaml.ScalarNode):
                self._note("yaml-feature", key, "A key is a list or a mapping.", "Use plain words as a key.")
                continue
            name: str = key.value
            if name in seen:
                self._twice(name, key, seen[name])
                continue
            seen[name] = key
            if name == "<<" and not key.style:
                self._note("yaml-feature", key, "`<<` merges another mapping into this one.", "Write the merged keys out.")
                continue
            yield name, self.value(value)

    def _twice(self, name: str, key: yaml.Node, first: yaml.Node) -> None:
        before = self.source.of_node(first)
        message = f"`{name}` stands here twice; the first, on line {before.line}, is the one that counts."
        related = (Related("the first one", before),)
        at = self.source.of_node(key)
        self.problems.append(Problem("duplicate-key", message, at, help="Keep one of the two.", related=related))

    def _features(self, node: yaml.Node, start: int) -> None:
        if id(node) in self._anchored:
            return
        properties = re.match(r"(?:[&!]\S*\s+){0,2}[&!]?\S{0,80}", self.source.text[start : start + 400])
        if properties and "&" in re.sub(r"[^\s&]\S*", "", properties[0]):
            self._anchored[id(node)] = node
            message = "An anchor (`&name`) marks this value for reuse; specs do not use anchors and aliases."
            self._note("yaml-feature", node, message, "Remove the anchor, and write the value out wherever `*name` stands.")
        if node.tag is not None and node.tag not in _PLAIN_TAGS:
            message = f"The tag `{node.tag[:60]}` asks for a special type; it is ignored."
            self._note("yaml-feature", node, message, "Remove the tag (the word that starts with `!`).")

    def _note(self, kind: str, node: yaml.Node, message: str, help_: str) -> None:
        self.problems.append(Problem(kind, message, self.source.of_node(node), help=help_))
