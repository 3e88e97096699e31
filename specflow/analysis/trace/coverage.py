"""The reverse direction: which public definitions answer to a requirement, and which to none."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from specflow.analysis.trace.places import Place
from specflow.analysis.trace.resolve import Register
from specflow.model.code import CodeFile, Definition, Scope
from specflow.model.trace import Link, Untraced

_JUDGED = ("function", "class", "type", "method")


def covered(file: CodeFile, links: Iterable[Link]) -> Callable[[Definition], bool]:
    """Whether a definition of `file` is traced: tagged or mapped itself, inside something that is, or excused."""
    spans: list[tuple[int, int]] = []
    inner: set[int] = set()
    for link in links:
        if link.path == file.path:
            if link.definition is None:
                spans.append((1, 1_000_000_000))
            else:
                spans.append((link.definition.start, link.definition.end))
                inner.add(link.definition.line)
    for tag in file.tags:
        # A tag that resolves to nothing has a finding of its own: its definition is not untraced as well.
        if tag.scope is Scope.IGNORE or tag.owner:
            spans.append((tag.owner.start, tag.owner.end) if tag.owner else (1, 1_000_000_000))

    def is_covered(definition: Definition) -> bool:
        if any(first <= definition.start and definition.end <= last for first, last in spans):
            return True
        holds = definition.kind in ("class", "type")
        return holds and any(definition.start <= line <= definition.end for line in inner)

    return is_covered


def judged(file: CodeFile, untraced: str) -> Iterator[Definition]:
    """The definitions that have to answer: public functions, classes and methods; everything at the top with `all`."""
    for definition in file.definitions:
        if definition.kind not in _JUDGED or (definition.empty and definition.kind != "class"):
            continue
        if (definition.public and (definition.kind != "method" or definition.depth == 1) and (
            definition.depth == 0 or definition.kind == "method"
        )) or (untraced == "all" and definition.depth == 0):
            yield definition


def untraced_in(
    files: Iterable[CodeFile], links: tuple[Link, ...], register: Register, enforced: frozenset[str],
    place: Callable[[str], Place], setting: str,
) -> tuple[tuple[Untraced, ...], int, int]:  # fmt: skip
    """(untraced definitions inside explicit scopes of enforced features, traced, all): the figures count every file given."""
    found: list[Untraced] = []
    traced = every = 0
    by_path: dict[str, list[Link]] = {}
    for link in links:
        by_path.setdefault(link.path, []).append(link)
    for file in files:
        if place(file.path) is not Place.SOURCE or file.generated:
            continue
        is_covered = covered(file, by_path.get(file.path, ()))
        owners = [name for name, covers in register.scopes.items() if name in enforced and covers(file.path)]
        for definition in judged(file, setting):
            every += 1
            if is_covered(definition):
                traced += 1
            elif owners and setting != "off":
                found.append(Untraced(file.path, definition, owners[0]))
    return tuple(found), traced, every
