"""A path or a name in the code context that the repository no longer has.

What it finds
-------------
What `code_context.md` names in backticks and the repository does not have: a file or folder (`workers/render.py`,
`db/migrations/`), a name in a file (`auth/session.py::open_session`), a call (`open_session()`), or a name in code's spelling
on a line that names a path as well. Only what looks like this repository's own is judged: paths under a folder that exists, or
with the ending of a language that stands in it. Comments, code blocks, patterns and addresses are left alone.

Why it matters
--------------
Every draft, every task and every prompt takes the code context for the technical reality. A file that moved sends people and
agents to a place that is not there, and what was true of it is perhaps not true of its successor.

Example
-------
    - Reports are rendered by `workers/render.py`; the queue takes about 40 seconds at noon.

How to fix
----------
Correct the path or the name, or remove the line when what it says is gone; `specflow context scaffold` prints what is there now.
"""

from __future__ import annotations

from collections.abc import Iterator

from specflow.model.finding import Finding, Severity
from specflow.model.location import Location
from specflow.model.project import Project
from specflow.model.repository import Named, Repository
from specflow.model.rule import Rule

_CODE = frozenset(
    "py pyi ts tsx js jsx mjs cjs go rs java kt kts c h cc cpp hpp cs rb php swift scala dart ex exs lua sql proto vue "
    "svelte".split()
)


def check(rule: Rule, project: Project) -> Iterator[Finding]:
    """A finding for each name once, where it first stands."""
    repository = project.repository
    if repository is None:
        return
    folders = {parent for path in repository.files for parent in _parents(path)}
    endings = {_ending(path) for path in repository.files} & _CODE
    seen = set[str]()
    for named in repository.named:
        problem = _wrong(named, repository, folders, endings)
        if problem and named.words not in seen:
            seen.add(named.words)
            yield rule.found(Location(repository.context, named.line, named.column), problem)


def _wrong(named: Named, repository: Repository, folders: set[str], endings: set[str]) -> str:
    path = named.path.rstrip("/")
    if path and not _there(path, repository.files, folders):
        own = path.partition("/")[0] in folders or _ending(path) in endings
        return f"`{named.path}` is named here, and the repository has no such {_kind(named.path)}" if own else ""
    if not named.symbol or named.symbol in repository.symbols or not endings:
        return ""
    return f"`{named.symbol}` is named here, and no file of the repository holds it"


def _there(path: str, files: frozenset[str], folders: set[str]) -> bool:
    """A file or folder of that path, or, where it was written short, of that end."""
    return path in files or path in folders or any(one.endswith("/" + path) for one in (*files, *folders))


def _kind(path: str) -> str:
    return "file" if _ending(path) else "folder"


def _ending(path: str) -> str:
    name = path.rpartition("/")[2]
    return name.rpartition(".")[2] if "." in name[1:] else ""


def _parents(path: str) -> Iterator[str]:
    at = path.find("/")
    while at > 0:
        yield path[:at]
        at = path.find("/", at + 1)


RULE = Rule("SF902", "stale-context", Severity.WARNING, __doc__, check, needs=frozenset({"repository"}))
