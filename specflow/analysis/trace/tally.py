"""Which public definitions of one file answer to a requirement when all of its tags resolve."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from specflow.model.code import CodeFile, Definition, Scope, Tally

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
        if tag.owner:
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


def tagged(file: CodeFile) -> set[Definition | None]:
    """What links end at when every tag of the file resolves and no map names the file."""
    return {
        None if tag.scope is _FILE else tag.owner
        for tag in file.tags
        if tag.scope is not _IGNORE and (tag.owner is not None or tag.scope is _FILE)
    }


def counted(file: CodeFile) -> CodeFile:
    """The file with its tally, which a cache keeps: counting again costs more than all the rest of a warm check."""
    is_covered, every = covered(file, tagged(file)), list(judged(file, "public"))
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
