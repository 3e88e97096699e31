"""The reverse direction: which public definitions answer to a requirement, and which to none."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from specflow.analysis.trace.places import Place
from specflow.analysis.trace.resolve import Register
from specflow.analysis.trace.tally import covered, judged, tagged
from specflow.model.code import CodeFile, Definition, Precision, Scope
from specflow.model.trace import Link, Untraced


def _all_resolve(file: CodeFile, linked: list[Definition | None]) -> bool:
    """Whether links end at exactly what the tags of `file` speak of; most of the time at the very same objects."""
    whole, ignore = Scope.FILE, Scope.IGNORE
    owners = {id(tag.owner) for tag in file.tags if tag.scope is not ignore and (tag.owner is not None or tag.scope is whole)}
    if {*map(id, linked)} == owners:
        return True
    return set(linked) == tagged(file)


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
    nowhere = Precision.COMMENT
    for link in links:
        if link.precision is nowhere:
            continue
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
