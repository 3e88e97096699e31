"""git, as a base to compare with: what changed since, and how files looked there."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

from specflow.errors import EvidenceMissing, UsageProblem
from specflow.model.change import Change, Lines

_QUIET = ("-c", "core.quotepath=off", "-c", "core.fsmonitor=false", "-c", "core.hooksPath=/dev/null", "-c", "diff.external=")


def run(root: Path, *arguments: str, check: bool = True) -> bytes:
    """What git prints. Raises `UsageProblem` with git's own words."""
    line = ["git", "-C", str(root), "-c", f"safe.directory={root}", *_QUIET, *arguments]
    try:
        done = subprocess.run(line, capture_output=True, check=False, timeout=120)
    except FileNotFoundError:
        raise EvidenceMissing("git is not installed", slug="no-git", hint="`--diff` compares with git.") from None
    except subprocess.TimeoutExpired:
        raise EvidenceMissing("git did not answer within two minutes", slug="git-timeout") from None
    if check and done.returncode:
        words = done.stderr.decode("utf-8", "replace").strip().splitlines()
        raise UsageProblem(f"git: {words[0] if words else 'failed'}", slug="git", hint="Is this the right folder?")
    return done.stdout


def merge_base(root: Path, base: str) -> str:
    """The commit where the head left `base`. Raises `UsageProblem` saying what to fetch when history is missing."""
    if base.startswith("-"):
        raise UsageProblem(f"`{base}` is no revision", slug="bad-revision", hint="Name a branch, a tag or a commit.")
    commit = run(root, "rev-parse", "--verify", "--quiet", f"{base}^{{commit}}", check=False).decode().strip()
    if not commit:
        name = base.removeprefix("origin/")
        raise UsageProblem(f"there is no revision `{base}` here", slug="no-revision",
                           hint=f"In a shallow checkout: `git fetch --depth=1 origin {name}:refs/remotes/{base}`.")  # fmt: skip
    found = run(root, "merge-base", commit, "HEAD", check=False).decode().strip()
    if found:
        return found
    if run(root, "rev-parse", "--is-shallow-repository", check=False).strip() == b"true":
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
    line = ["git", "-C", str(root), "-c", f"safe.directory={root}", "show", f"{commit}:./{path}"]
    done = subprocess.run(line, capture_output=True, check=False, timeout=120)
    return done.stdout if done.returncode == 0 else None


def files_at(root: Path, commit: str, folder: str) -> tuple[str, ...]:
    """The files under `folder` at `commit`, root-relative."""
    listed = run(root, "ls-tree", "-r", "-z", "--name-only", commit, "--", f"./{folder}", check=False)
    return tuple(filter(None, listed.decode("utf-8", "replace").split("\0")))
