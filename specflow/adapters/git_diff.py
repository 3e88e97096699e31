"""git, as a base to compare with: what changed since, and how files looked there."""

from __future__ import annotations

import re
from pathlib import Path

from specflow.adapters import git
from specflow.errors import UsageProblem
from specflow.model.change import Change, Lines


def run(root: Path, *words: str) -> bytes:
    """What git prints. Raises `UsageProblem` with git's own words."""
    said = git.run(root, *words)
    if said.problem:
        raise UsageProblem(f"git: {said.problem}", slug="git", hint="`--diff` compares with git; is this the right folder?")
    return said.output


def merge_base(root: Path, base: str) -> str:
    """The commit where the head left `base`. Raises `UsageProblem` saying what to fetch when history is missing."""
    if base.startswith("-"):
        raise UsageProblem(f"`{base}` is no revision", slug="bad-revision", hint="Name a branch, a tag or a commit.")
    commit = git.run(root, "rev-parse", "--verify", "--quiet", f"{base}^{{commit}}").output.decode().strip()
    if not commit:
        name = base.removeprefix("origin/")
        raise UsageProblem(f"there is no revision `{base}` here", slug="no-revision",
                           hint=f"In a shallow checkout: `git fetch --depth=1 origin {name}:refs/remotes/{base}`.")  # fmt: skip
    found = git.run(root, "merge-base", commit, "HEAD").output.decode().strip()
    if found:
        return found
    if git.run(root, "rev-parse", "--is-shallow-repository").output.strip() == b"true":
        return commit
    raise UsageProblem(f"`{base}` and the head have no common history", slug="no-merge-base", hint="Name another base.")


def change_since(root: Path, base: str) -> Change:
    """What the working tree (untracked files included) changes against the merge base with `base`."""
    commit = merge_base(root, base)
    patch = run(root, "diff", "--relative", "--no-color", "--no-ext-diff", "--no-textconv", "-U0", "-M", commit, "--", ".")
    changed, removed, renamed = _read(patch.decode("utf-8", "replace"))
    new = run(root, "ls-files", "-z", "--others", "--exclude-standard").decode("utf-8", "replace").split("\0")
    for path in filter(None, new):
        changed[path] = (Lines(1, 1_000_000_000),)
    return Change(commit, changed, frozenset(removed), renamed)


def _read(patch: str) -> tuple[dict[str, tuple[Lines, ...]], set[str], dict[str, str]]:
    changed: dict[str, list[Lines]] = {}
    removed: set[str] = set()
    renamed: dict[str, str] = {}
    old = new = ""
    in_hunk = 0
    for line in patch.splitlines():
        if in_hunk and line[:1] in "+-\\ ":
            in_hunk -= line[:1] in "+-"
            continue
        if line.startswith("diff --git "):
            old = new = ""
        elif line.startswith("rename from "):
            old = line[12:]
        elif line.startswith("rename to "):
            new = line[10:]
            renamed[new] = old
            changed.setdefault(new, [])
        elif line.startswith("--- "):
            old = _path(line[4:])
        elif line.startswith("+++ "):
            new = _path(line[4:])
            if not new:
                removed.add(old)
            else:
                changed.setdefault(new, [])
        elif found := re.match(r"@@ -\d+(?:,(\d+))? \+(\d+)(?:,(\d+))? @@", line):
            before, count = int(found[1] or 1), int(found[3] or 1)
            in_hunk = before + count
            if new:
                first = int(found[2])
                changed[new].append(Lines(first, first + count - 1) if count else Lines(first, first - 1))
    return {path: tuple(runs) for path, runs in changed.items()}, removed, renamed


def _path(name: str) -> str:
    """`b/src/x.py` -> `src/x.py`; nothing for /dev/null."""
    name = name.partition("\t")[0].strip('"')
    return "" if name == "/dev/null" else name[2:]


def text_at(root: Path, commit: str, path: str) -> bytes | None:
    """A file as it was at `commit`, None when it was not there."""
    said = git.run(root, "show", f"{commit}:./{path}")
    return None if said.problem else said.output


def files_at(root: Path, commit: str, folder: str) -> tuple[str, ...]:
    """The files under `folder` at `commit`, root-relative."""
    listed = git.run(root, "ls-tree", "-r", "-z", "--name-only", commit, "--", f"./{folder}").output
    return tuple(filter(None, listed.decode("utf-8", "replace").split("\0")))
