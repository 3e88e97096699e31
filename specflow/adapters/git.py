"""git, as far as a run needs it: where the repository starts, and which files it knows."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import NamedTuple

from specflow.errors import UsageProblem

SECONDS = 120


def top(start: Path) -> Path | None:
    """The nearest folder upward that holds a `.git`, without starting a process."""
    for folder in (start, *start.parents):
        if (folder / ".git").exists():
            return folder
    return None


class Answer(NamedTuple):
    """What git said: its output, and why there is none (empty when it succeeded)."""

    output: bytes
    problem: str
    warnings: tuple[str, ...] = ()
    """What it said beside its output."""


class GitFiles(NamedTuple):
    """The files git lists under a folder, relative to it with `/`, in order; submodules and what a sparse checkout leaves out."""

    files: tuple[str, ...]
    submodules: tuple[str, ...]
    sparse: tuple[str, ...]
    problem: str
    """Why git could not list them; empty when it did."""
    tracked: frozenset[str] = frozenset()
    """Those of `files` that are in the index."""
    closed: tuple[tuple[str, str], ...] = ()
    """Folders that could not be opened, and why: what is in them and not tracked is not among `files`."""


def run(root: Path, *words: str) -> Answer:
    """One git command in `root`. It neither writes nor runs what the repository's own configuration names."""
    import subprocess

    here = os.path.realpath(root)
    folders = dict.fromkeys((here, os.path.realpath(top(Path(here)) or here)))
    trusted = [word for folder in folders for word in ("-c", f"safe.directory={folder}")]
    line = ["git", *trusted, "-c", "core.fsmonitor=false", "-c", "core.quotePath=false", *words]
    outside = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_OBJECT_DIRECTORY", "GIT_COMMON_DIR")
    environment = {key: value for key, value in os.environ.items() if key not in outside}
    environment |= {"LC_ALL": "C", "GIT_OPTIONAL_LOCKS": "0", "GIT_TERMINAL_PROMPT": "0"}
    try:
        done = subprocess.run(line, cwd=here, env=environment, capture_output=True, timeout=SECONDS, check=False)
    except FileNotFoundError:
        return Answer(b"", "git is not installed")
    except (OSError, subprocess.TimeoutExpired) as problem:
        return Answer(b"", f"git could not be run: {problem}")
    if done.returncode:
        said = os.fsdecode(done.stderr).strip().splitlines()
        return Answer(b"", said[0].removeprefix("fatal: ") if said else f"git ended with exit code {done.returncode}")
    return Answer(done.stdout, "", tuple(os.fsdecode(done.stderr).splitlines()))


def files(root: Path) -> GitFiles:
    """Everything tracked, and what is neither tracked nor ignored, under `root`."""
    said = run(root, "ls-files", "-z", "-t", "--stage", "--cached", "--others", "--exclude-standard")
    if said.problem:
        return GitFiles((), (), (), said.problem)
    others, plain, modules, sparse = set[str](), set[str](), set[str](), set[str]()
    for entry in os.fsdecode(said.output).split("\0"):
        state, _, rest = entry.partition(" ")
        if not rest:
            continue
        staged, tab, path = rest.partition("\t")
        if state == "?" or not tab:
            others.add(rest)
        elif staged.startswith("160000"):
            modules.add(path)
        elif state == "S":
            sparse.add(path)
        else:
            plain.add(path)
    closed = tuple((found[1], found[2]) for line in said.warnings if (found := _CLOSED.search(line)))
    return GitFiles(
        tuple(sorted(plain | others)), tuple(sorted(modules)), tuple(sorted(sparse)), "", frozenset(plain), closed
    )  # fmt: skip


_CLOSED = re.compile(r"could not open directory '(.+?)/?': (.+)")


def identity(root: Path) -> str:
    """Who git says is working here: an e-mail address, unauthenticated. Raises `UsageProblem` when git does not know."""
    found = run(root, "config", "user.email")
    words = found.output.decode("utf-8", "replace").strip()
    if not words:
        raise UsageProblem("git does not know who you are", slug="no-identity",
                           hint="`git config user.email you@example.org`, or name yourself with --by.")  # fmt: skip
    return words


HUNK = re.compile(r"@@ -\d+(?:,(\d+))? \+(\d+)(?:,(\d+))? @@")
"""Where the lines of a patch stand: how many were taken out, and where how many came in."""
_ESCAPED = re.compile(r"\\(?:([0-7]{3})|(.))")
_SIGNS = {"n": "\n", "t": "\t", "r": "\r", "a": "\a", "b": "\b", "f": "\f", "v": "\v"}


def named(name: str) -> str:
    """`b/src/x.py` in the head of a patch -> `src/x.py`; git quotes names with signs of control, quotes or backslashes."""
    name = name.partition("\t")[0]
    if name.startswith('"'):
        name = _ESCAPED.sub(lambda one: chr(int(one[1], 8)) if one[1] else _SIGNS.get(one[2], one[2]), name[1:-1])
    return name[2:]
