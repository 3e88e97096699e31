"""The reverse direction: which public definitions answer to a requirement, and which to none."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from specflow.analysis.trace.places import Place
from specflow.analysis.trace.resolve import Register
from specflow.model.code import CodeFile, Definition, Scope, Tally
from specflow.model.trace import Link, Untraced

_FILE, _IGNORE = Scope.FILE, Scope.IGNORE
_JUDGED = ("function", "class", "type", "method")


def covered(file: CodeFile, linked: Iterable[Definition | None]) -> Callable[[Definition], bool]:
    """Whether a definition of `file` is traced: tagged or mapped itself, inside something that is, or excused.

    `linked` are the definitions that links end at, None for the whole file.
    """
    spans: list[tuple[int, int]] = []
    inner: set[int] = set()
    for owner in linked:
        spans.append(_span(owner))
        inner.update((owner.line,) if owner else ())
    for tag in file.tags:
        # A tag that resolves to nothing has a finding of its own: its definition is not untraced as well.
        if tag.scope is _IGNORE or tag.owner:
            spans.append(_span(tag.owner))

    def is_covered(definition: Definition) -> bool:
        for first, last in spans:
            if first <= definition.start and definition.end <= last:
                return True
        holds = definition.kind in ("class", "type")
        return holds and any(definition.start <= line <= definition.end for line in inner)

    return is_covered


def _span(owner: Definition | None) -> tuple[int, int]:
    return (owner.start, owner.end) if owner else (1, 1_000_000_000)


def _tagged(file: CodeFile) -> set[Definition | None]:
    """What links end at when every tag of the file resolves and no map names the file."""
    return {None if tag.scope is _FILE else tag.owner for tag in file.tags if tag.scope is not _IGNORE}


def _all_resolve(file: CodeFile, linked: list[Definition | None]) -> bool:
    """Whether links end at exactly what the tags of `file` speak of; most of the time at the very same objects."""
    tagged = [None if tag.scope is _FILE else tag.owner for tag in file.tags if tag.scope is not _IGNORE]
    if {*map(id, linked)} == {*map(id, tagged)}:
        return True
    return set(linked) == _tagged(file)


def counted(file: CodeFile) -> CodeFile:
    """The file with its tally, which a cache keeps: counting again costs more than all the rest of a warm check."""
    is_covered, every = covered(file, _tagged(file)), list(judged(file, "public"))
    return file._replace(tally=Tally(sum(map(is_covered, every)), len(every)))


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
    source = Place.SOURCE
    scopes = [(name, covers) for name, covers in register.scopes.items() if name in enforced]
    by_path: dict[str, list[Definition | None]] = {}
    for link in links:
        if link.path in by_path:
            by_path[link.path].append(link.definition)
        else:
            by_path[link.path] = [link.definition]
    for file in files:
        if file.generated or place(file.path) is not source:
            continue
        linked = by_path.get(file.path, [])
        owners = [name for name, covers in scopes if covers(file.path)] if scopes else ()
        if file.tally and setting == "public" and not owners and _all_resolve(file, linked):
            traced, every = traced + file.tally.traced, every + file.tally.every
            continue
        is_covered = covered(file, linked)
        for definition in judged(file, setting):
            every += 1
            if is_covered(definition):
                traced += 1
            elif owners and setting != "off":
                found.append(Untraced(file.path, definition, owners[0]))
    return tuple(found), traced, every
