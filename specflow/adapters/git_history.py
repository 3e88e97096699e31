"""What files once had in git and have no longer: lines that commits behind the head, or the working tree, took away."""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from hashlib import blake2b
from pathlib import Path

from specflow.adapters import cachefile, git

FILE = "removed-lines.json"
_PLAIN = ("-p", "-U0", "--inter-hunk-context=0", "--no-color", "--no-ext-diff", "--no-textconv", "--no-renames", "--relative",
          "--src-prefix=a/", "--dst-prefix=b/", "--diff-filter=MDT", "--text")  # fmt: skip
_EVERY_WAY = ("-c", "log.diffMerges=separate", "-c", "log.follow=false", "-c", "log.showSignature=false",
              "log", "--full-history", "-m", "--format=")  # fmt: skip
"""Merges against each of their parents, on every branch that was merged: whose line is the first is for the merger to choose."""


def removed_lines(root: Path, paths: Sequence[str], *, cache: bool = True) -> dict[str, tuple[str, ...]]:
    """root-relative path -> the lines that were taken out of it, newest first; nothing where there is no git or no commit. A `*`
    in one of `paths` stands for any name.

    A shallow checkout tells as much as it holds. What the commits say is kept under `.specflow/` for the same head, unless
    `cache` is off.
    """
    head = os.fsdecode(git.run(root, "rev-parse", "--is-shallow-repository", "--show-prefix", "HEAD").output) if paths else ""
    if not head:
        return {}
    here = [f"./{path}" for path in paths]
    uncommitted = git.run(root, "diff", *_PLAIN, "HEAD", "--", *here).output
    found = _taken(os.fsdecode(uncommitted))
    for path, lines in _committed(root, head, here, cache=cache).items():
        found.setdefault(path, []).extend(lines)
    return {path: tuple(dict.fromkeys(lines)) for path, lines in found.items()}


def _committed(root: Path, head: str, here: Sequence[str], *, cache: bool) -> dict[str, list[str]]:
    told = "\0".join((os.path.realpath(root), head, *here))
    key = blake2b(told.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()
    kept = cachefile.load(root, FILE, key) if cache else None
    if kept is not None:
        known: dict[str, list[str]] = json.loads(kept)
        return known
    said = git.run(root, *_EVERY_WAY, *_PLAIN, "HEAD", "--", *here)
    found = _taken(os.fsdecode(said.output))
    if cache and not said.problem:
        cachefile.save(root, FILE, key, json.dumps(found).encode())
    return found


def _taken(patch: str) -> dict[str, list[str]]:
    """The removed lines of a patch without context, by the file's old path."""
    found: dict[str, list[str]] = {}
    path, left = "", 0
    for line in patch.split("\n"):
        if left and line[:1] in ("-", "+"):
            left -= 1
            if line[0] == "-":
                found.setdefault(path, []).append(line[1:])
        elif line.startswith("--- "):
            path = git.named(line[4:])
        elif hunk := git.HUNK.match(line):
            left = int(hunk[1] or 1) + int(hunk[3] or 1)
    return found
