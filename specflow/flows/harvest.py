"""`specflow eval harvest`: what people changed between a draft and now, as candidate cases, when they say so."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from specflow.adapters import disk
from specflow.errors import UnreadableInput, UsageProblem
from specflow.flows import workspace as ws
from specflow.model.spec import Requirement, Spec
from specflow.model.text import filled
from specflow.parse.spec import read_spec
from specflow.parse.yaml_write import entry_lines

DRAFTS = ".specflow/drafts"
SUITE = "evals/candidates"
_ROLES = {"product_area_context.md": "product", "code_context.md": "code"}


@dataclass(frozen=True)
class Harvested:
    """A candidate that was written: where, how many changes it holds; `path` is empty where nothing was changed."""

    feature: str
    path: str
    changes: int


def harvest(cwd: Path, features: Sequence[str], *, consent: bool) -> tuple[Harvested, ...]:
    """Candidates for the named features, or all that have a draft on record. Raises `UsageProblem` without consent."""
    workspace = ws.find(cwd)
    folder = workspace.root / DRAFTS
    known = sorted(path.stem for path in folder.glob("*.yaml")) if folder.is_dir() else []
    chosen = list(features) or known
    for name in chosen:
        if name not in known:
            raise UnreadableInput(f"no draft of `{name}` is on record here", slug="no-draft", hint="It is kept when you draft.")
    if not consent:
        what = f"this copies the notes, contexts and people's edits of {', '.join(chosen) or 'nothing'} into {SUITE}/"
        raise UsageProblem(what, slug="consent", hint="Ask those who wrote them, then say --consent.")
    return tuple(_one(workspace, name) for name in chosen)


def _one(workspace: ws.Workspace, feature: str) -> Harvested:
    drafted = read_spec(feature, ws.as_text(disk.read_bytes(workspace.root / DRAFTS / f"{feature}.yaml"))).spec
    now = ws.load_spec(workspace, workspace.spec_path(feature)).spec
    if drafted is None or now is None:
        raise UnreadableInput(f"`{feature}` cannot be read", slug="broken-spec", hint=f"See `specflow lint {feature}`.")
    cover, never = list(_wanted(drafted, now)), list(_unwanted(drafted, now))
    given = _input(workspace, now)
    if not (cover or never) or "note" not in given:
        return Harvested(feature, "", 0)
    case: dict[str, Any] = {"id": feature, "input": given, "expect": {"must_cover": cover, "must_not": never}, "must_pass": False}
    lines = [line for key, value in case.items() for line in entry_lines(key, value, 0)]
    head = "# A candidate: what people changed after the draft. Shorten the phrases to what matters, then move it to a suite."
    path = f"{SUITE}/{feature}.yaml"
    disk.replace(workspace.root / path, ("\n".join([head, *lines]) + "\n").encode())
    return Harvested(feature, path, len(cover) + len(never))


def _said(spec: Spec, one: Requirement) -> str:
    return filled(one.text, spec.parameters).rstrip(".")


def _wanted(drafted: Spec, now: Spec) -> Iterator[dict[str, Any]]:
    """What people wrote anew or otherwise, or took up from a proposal."""
    before = {one.id: (_said(drafted, one).lower(), one.proposed) for one in drafted.requirements}
    for one in now.requirements:
        said = _said(now, one)
        if not one.proposed and before.get(one.id) != (said.lower(), False):
            yield {"key": one.id, "any_of": [said]}


def _unwanted(drafted: Spec, now: Spec) -> Iterator[str]:
    """What people took out or put otherwise."""
    after = {_said(now, one).lower() for one in now.requirements}
    for one in drafted.requirements:
        if not one.proposed and _said(drafted, one).lower() not in after:
            yield _said(drafted, one)


def _input(workspace: ws.Workspace, spec: Spec) -> dict[str, str]:
    """The sources as they stand now."""
    given: dict[str, str] = {}
    for source in spec.sources:
        text = ws.source_text(workspace, source.path)
        role = _ROLES.get(Path(source.path).name, "note")
        if text is not None:
            given[role] = f"{given[role]}\n\n{text}" if role in given else text
    return given
