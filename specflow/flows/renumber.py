"""Two branches minted the same id: give the one that came second a free number and let its tags follow (contract, section 2).

Which requirement came from which side of the merge is read from the merge's parents, and so is which tag came from where. A tag
that both sides have, or neither, is not guessed: it is told, and stays with the first.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from specflow.adapters import disk, git, git_diff
from specflow.flows import tracing
from specflow.flows import workspace as ws
from specflow.model.code import CodeFile
from specflow.model.ids import next_id
from specflow.model.project import SpecFile
from specflow.model.spec import Spec
from specflow.model.trace import Use
from specflow.parse import yaml_edit
from specflow.parse.code.markers import scan_claims


@dataclass(frozen=True)
class Renumbered:
    """One duplicate resolved: the id both had, the new one, the tags that follow, and those nobody can tell."""

    feature: str
    old: str
    new: str
    position: int
    follow: tuple[Use, ...]
    unclear: tuple[Use, ...]


def duplicates(traced: tracing.Tracing) -> Iterator[tuple[SpecFile, Spec, Renumbered]]:
    """Every second use of a requirement's id, with what to do about it. Needs a merge: at HEAD or under way."""
    parents = _parents(traced.workspace)
    for file, spec in traced.project.understood:
        seen: dict[str, int] = {}
        taken = [item.id for _, _, item in spec.items()] + [gone.id for gone in spec.retired]
        for position, requirement in enumerate(spec.requirements):
            if requirement.id in seen:
                new = next_id(requirement.kind, taken)
                taken.append(new)
                side = _side(traced.workspace, file, requirement.id, requirement.text, parents)
                uses = [use for use in traced.trace.uses if use.meant == spec.full_id(requirement.id)]
                follow, unclear = _sorted(traced, uses, requirement.id, side, parents)
                yield file, spec, Renumbered(spec.feature, requirement.id, new, position, follow, unclear)
            seen.setdefault(requirement.id, position)


def write(workspace: ws.Workspace, file: SpecFile, one: Renumbered) -> str:
    """The spec's text with the new id and the old one as its alias; written by whoever asked."""
    steps = file.steps("requirements", one.position)
    text = disk.read_bytes(workspace.root / file.path).decode("utf-8")
    return yaml_edit.apply(
        text, [yaml_edit.SetValue((*steps, "id"), one.new), yaml_edit.SetValue((*steps, "aliases"), [one.old])]
    )


def _parents(workspace: ws.Workspace) -> tuple[str, ...]:
    """The two sides of the merge that HEAD is, or that is under way; nothing when there is none."""
    merging = git.run(workspace.root, "rev-parse", "--verify", "--quiet", "MERGE_HEAD").output.decode().strip()
    if merging:
        return git.run(workspace.root, "rev-parse", "HEAD").output.decode().strip(), merging
    shown = git.run(workspace.root, "rev-list", "--parents", "-n", "1", "HEAD").output.decode().split()
    return tuple(shown[1:3]) if len(shown) == 3 else ()


def _side(workspace: ws.Workspace, file: SpecFile, id_: str, text: str, parents: tuple[str, ...]) -> int:
    """Which parent (0 or 1) has this requirement with this very text; -1 when that is not clear."""
    having = []
    for number, commit in enumerate(parents):
        data = git_diff.text_at(workspace.root, commit, file.path)
        spec = ws.understood(file.path, data).spec if data is not None else None
        if spec and any(one.id == id_ and one.text == text for one in spec.requirements):
            having.append(number)
    return having[0] if len(having) == 1 else -1


def _sorted(
    traced: tracing.Tracing, uses: list[Use], id_: str, side: int, parents: tuple[str, ...]
) -> tuple[tuple[Use, ...], tuple[Use, ...]]:
    follow: list[Use] = []
    unclear: list[Use] = []
    scanned: dict[tuple[str, str], CodeFile | None] = {}
    for use in uses:
        having = []
        for number, commit in enumerate(parents):
            key = (commit, use.file.path)
            if key not in scanned:
                data = git_diff.text_at(traced.workspace.root, commit, use.file.path)
                scanned[key] = scan_claims(use.file.path, ws.as_text(data)) if data is not None else None
            if _has(scanned[key], use, id_):
                having.append(number)
        if side < 0 or len(having) != 1:
            unclear.append(use)
        elif having[0] == side:
            follow.append(use)
    return tuple(follow), tuple(unclear)


def _has(file: CodeFile | None, use: Use, id_: str) -> bool:
    owner = use.tag.owner.name if use.tag.owner else ""
    return any(
        one.id == id_ and (tag.owner.name if tag.owner else "") == owner for tag in (file.tags if file else ()) for one in tag.ids
    )
