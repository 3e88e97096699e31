"""Links: what tags and the spec's own maps say answers for a requirement."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from operator import itemgetter

from specflow.model.code import CodeFile, Definition, Precision, Relation, Scope
from specflow.model.project import Placed
from specflow.model.trace import Link, Standing, Use

Digest = Callable[[CodeFile, Definition | None], str]
"""The fingerprint of a definition in a file, or of the file where there is none."""

_new = tuple.__new__


def from_uses(uses: Iterable[Use], digest: Digest) -> Iterator[Link]:
    """One link for every resolved use. A tag that nothing follows speaks for its line, not for the rest of its file."""
    resolved, whole, of_file, of_line = Standing.RESOLVED, Scope.FILE, Precision.FILE, Precision.COMMENT
    for use in uses:
        if use.standing is resolved:
            tag = use.tag
            owner = None if tag.scope is whole else tag.owner
            precision = of_file if tag.scope is whole else tag.precision if owner else of_line
            line, name = (owner.line, owner.name) if owner else (tag.line, "")
            pinned = digest(use.file, owner)
            yield _new(Link, (use.meant, use.relation, use.file.path, line, name, precision, "tag", owner, pinned))


def mapped(placed: Iterable[Placed], files: Mapping[str, CodeFile], digest: Digest) -> Iterator[Link]:
    """The links that `implemented_by` and `verified_by` name; broken ones are left to the rule that reports them."""
    for one in placed:
        for relation, targets in (
            (Relation.IMPLEMENTS, one.requirement.implemented_by),
            (Relation.VERIFIES, one.requirement.verified_by),
        ):
            for target in targets:
                path, _, symbol = target.partition("::")
                file = files.get(path)
                if file is None:
                    continue
                definition = defined(file, symbol) if symbol else None
                if symbol and definition is None:
                    continue
                line = definition.line if definition else 1
                precision = Precision.DEFINITION if definition else Precision.FILE
                yield Link(
                    one.full_id, relation, path, line, definition.name if definition else "", precision, "map", definition,
                    digest(file, definition),
                )  # fmt: skip


def defined(file: CodeFile, symbol: str) -> Definition | None:
    """The definition called `symbol` (`Class.method`, `Class::method` or the last name alone when it is the only one)."""
    wanted = symbol.replace("::", ".")
    exact = [one for one in file.definitions if one.name == wanted]
    if exact:
        return exact[0]
    short = [one for one in file.definitions if one.name.rpartition(".")[2] == wanted]
    return short[0] if len(short) == 1 else None


def once(links: Iterable[Link]) -> tuple[Link, ...]:
    """Each pair of requirement and place once, tags before maps, in the order of files and lines."""
    first: dict[tuple[str, Relation, str, str], Link] = {}
    for link in links:
        first.setdefault((link.requirement, link.relation, link.path, link.symbol), link)
    return tuple(sorted(first.values(), key=itemgetter(0, 1, 2, 3)))
