"""git, as a base to compare with: what changed since, and how files looked there."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
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


def _missing(root: Path, base: str) -> str:
    """What to do about a revision that is not here."""
    said = git.run(root, "rev-parse", "--git-dir").problem
    if said:
        return f"`--diff` compares with git, and there is none to ask: {said}."
    if not git.run(root, "rev-parse", "--verify", "--quiet", "HEAD^{commit}").output:
        return "Nothing is committed yet: check without `--diff`."
    name = base.removeprefix("origin/")
    if re.fullmatch(r"[0-9a-f]{40,64}", base):
        return f"In a shallow checkout: `git fetch --depth=1 origin {base}`."
    return f"In a shallow checkout: `git fetch --depth=1 origin {name}:refs/remotes/{base}`."


def merge_base(root: Path, base: str) -> str:
    """The commit where the head left `base`. Raises `UsageProblem` saying what to fetch when history is missing."""
    if base.startswith("-"):
        raise UsageProblem(f"`{base}` is no revision", slug="bad-revision", hint="Name a branch, a tag or a commit.")
    commit = git.run(root, "rev-parse", "--verify", "--quiet", f"{base}^{{commit}}").output.decode().strip()
    if not commit:
        raise UsageProblem(f"there is no revision `{base}` here", slug="no-revision", hint=_missing(root, base))
    found = git.run(root, "merge-base", commit, "HEAD").output.decode().strip()
    if found:
        return found
    if git.run(root, "rev-parse", "--is-shallow-repository").output.strip() == b"true":
        return commit
    raise UsageProblem(f"`{base}` and the head have no common history", slug="no-merge-base", hint="Name another base.")


def change_since(root: Path, base: str) -> Change:
    """What the working tree (untracked files included) changes against the merge base with `base`."""
    commit = merge_base(root, base)
    against = ("--relative", "--no-color", "--no-ext-diff", "--no-textconv", "-M", commit, "--", ".")
    names = os.fsdecode(run(root, "diff", "-z", "--name-status", *against)).split("\0")
    patch = os.fsdecode(run(root, "diff", *_PLAIN, *against))
    changed, removed, renamed = _sorted(iter(names), _hunks(patch))
    changed |= {path: WHOLE for path, runs in changed.items() if runs and _counts_otherwise(root, path)}
    new = os.fsdecode(run(root, "ls-files", "-z", "--others", "--exclude-standard")).split("\0")
    for path in filter(None, new):
        changed[path] = WHOLE
    return Change(commit, changed, frozenset(removed), renamed)


def _counts_otherwise(root: Path, path: str) -> bool:
    """Whether the file has lines that git does not count: ended by a carriage return alone."""
    try:
        data = (root / path).read_bytes() if not (root / path).is_symlink() else b""
    except OSError:
        return True
    return data.count(b"\r") != data.count(b"\r\n")


WHOLE = (Lines(1, 1_000_000_000),)
_PLAIN = ("-U0", "--inter-hunk-context=0", "--src-prefix=a/", "--dst-prefix=b/")
"""Whatever the user's configuration says a difference should look like."""


def _sorted(
    names: Iterator[str], hunks: Mapping[str, tuple[Lines, ...]]
) -> tuple[dict[str, tuple[Lines, ...]], set[str], dict[str, str]]:
    """Changed files with their lines, removed ones, renamed ones. A file that git shows no lines of counts as a whole: the
    change itself can say that its code is `binary`."""
    changed: dict[str, tuple[Lines, ...]] = {}
    removed: set[str] = set()
    renamed: dict[str, str] = {}
    for status in filter(None, names):
        path = next(names, "")
        if status.startswith("D"):
            removed.add(path)
            continue
        if status[0] in "RC":
            old, path = path, next(names, "")
            renamed |= {path: old} if status[0] == "R" else {}
        changed[path] = hunks.get(path) or (() if status == "R100" else WHOLE)
    return changed, removed, renamed


def _hunks(patch: str) -> dict[str, tuple[Lines, ...]]:
    """The changed lines of every file of a patch, by its new path."""
    found: dict[str, list[Lines]] = {}
    path, left = "", 0
    for line in patch.split("\n"):
        if left:
            # A line of the files, whatever it looks like; `\ No newline at end of file` is none.
            left -= line[:1] in "+-" and line != ""
        elif line.startswith("+++ "):
            path = git.named(line[4:])
        elif hunk := git.HUNK.match(line):
            before, count, first = int(hunk[1] or 1), int(hunk[3] or 1), int(hunk[2])
            left = before + count
            found.setdefault(path, []).append(Lines(first, first + count - 1))
    return {name: tuple(runs) for name, runs in found.items()}


def text_at(root: Path, commit: str, path: str) -> bytes | None:
    """A file as it was at `commit`, None when it was not there."""
    said = git.run(root, "show", f"{commit}:./{path}")
    return None if said.problem else said.output


def files_at(root: Path, commit: str, folder: str) -> tuple[str, ...]:
    """The files under `folder` at `commit`, root-relative."""
    listed = git.run(root, "ls-tree", "-r", "-z", "--name-only", commit, "--", f"./{folder}").output
    return tuple(filter(None, os.fsdecode(listed).split("\0")))
