"""`specflow export`: the documents that others need, and other tools' formats."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from specflow.adapters import disk, templates
from specflow.errors import UsageProblem, WouldLoseWork
from specflow.flows import plan as planning
from specflow.flows import tracing
from specflow.flows import workspace as ws
from specflow.model.plan import Plan
from specflow.model.spec import Spec
from specflow.parse.interop import kiro, speckit_out
from specflow.parse.interop.gherkin import write_gherkin
from specflow.parse.interop.openspec import write_openspec
from specflow.parse.interop.reqif import write_reqif
from specflow.parse.interop.tables import write_csv
from specflow.plan.document import as_html, as_markdown
from specflow.plan.documents import KINDS, Given, parts_of
from specflow.render.markdown import render_markdown


class Format(NamedTuple):
    """Another tool's format: how it is written, where that tool looks for it, and its tasks where it has some."""

    write: Callable[[Spec], str]
    place: str
    tasks: Callable[[Spec, Plan], str] | None = None
    tasks_place: str = ""


FORMATS: dict[str, Format] = {
    "openspec": Format(write_openspec, "openspec/specs/{feature}/spec.md"),
    "spec-kit": Format(speckit_out.write_speckit, "specs/{feature}/spec.md", speckit_out.write_tasks, "specs/{feature}/tasks.md"),
    "kiro": Format(kiro.write_kiro, ".kiro/specs/{feature}/requirements.md", kiro.write_tasks, ".kiro/specs/{feature}/tasks.md"),
    "gherkin": Format(write_gherkin, "features/{feature}.feature"),
    "csv": Format(write_csv, "specs/{feature}/spec.csv"),
    "markdown": Format(render_markdown, "specs/{feature}/spec.export.md"),
    "reqif": Format(write_reqif, "specs/{feature}/spec.reqif"),
}
AS = (*KINDS, *FORMATS)


class Written(NamedTuple):
    """One document, and where it was written (nowhere: it is for the screen)."""

    text: str
    path: str | None = None


def export(
    cwd: Path, name: str, kind: str, *, html: bool = False, out: str | None = None, place: bool = False, force: bool = False
) -> tuple[Written, ...]:
    """A feature as a document or in another tool's format.

    `out` names a file; `place` writes where the other tool looks for it, tasks included. Raises `WouldLoseWork` when a file
    that says something else stands there, unless `force`.
    """
    feature = planning.sound(planning.feature_of(cwd, name))
    if html and kind not in KINDS:
        raise UsageProblem(f"{kind} has no HTML", slug="no-html", hint="`specflow render` makes the spec's page.")
    texts = _documents(feature, kind, html=html) if kind in KINDS else _foreign(feature, FORMATS[kind])
    if out:
        target = cwd / out
        _settled(feature.workspace.root, target)
        return (_write(target, texts[0].text, force),)
    if place:
        root = feature.workspace.root
        suffix = "html" if html else "md"
        places = [one._replace(path=one.path or f"{feature.file.folder}/{kind}.{suffix}") for one in texts]
        return tuple(_write(root / str(one.path), one.text, force, str(one.path)) for one in places)
    return (texts[0]._replace(path=None),)


def _foreign(feature: planning.Feature, form: Format) -> tuple[Written, ...]:
    spec = feature.spec
    made = [Written(form.write(spec), form.place.format(feature=spec.feature))]
    plan = feature.plan.plan if feature.plan else None
    if form.tasks and plan is not None:
        made.append(Written(form.tasks(spec, plan), form.tasks_place.format(feature=spec.feature)))
    return tuple(made)


def _documents(feature: planning.Feature, kind: str, *, html: bool) -> tuple[Written, ...]:
    texts = templates.folder("export", feature.workspace.root)
    parts = parts_of(_given(feature, states=kind == "launch-readiness"))
    template = texts[f"{kind}.md"]
    return (Written(as_html(template, texts["page.html"], parts) if html else as_markdown(template, parts)),)


def _given(feature: planning.Feature, *, states: bool) -> Given:
    """What a document rests on; how far each requirement got is worked out only where it is asked for."""
    plan = feature.plan.plan if feature.plan else None
    if not states:
        return Given(feature.spec, plan, signed=feature.signed)
    project = ws.load(feature.workspace, ws.all_specs(feature.workspace), frozenset())
    traced = tracing.trace(feature.workspace, project, tracing.Options(enforce="none", release=True))
    mine = {state.id.partition("/")[2]: state for state in traced.trace.states if state.id.startswith(f"{feature.spec.feature}/")}
    return Given(
        feature.spec, plan, {id_: one.state for id_, one in mine.items()}, {id_: one.required for id_, one in mine.items()},
        feature.signed,
    )  # fmt: skip


def _settled(root: Path, target: Path) -> None:
    """Folders are made inside the workspace; elsewhere they have to be there, since a slip would leave them behind."""
    folder = Path(os.path.realpath(target.parent))
    if not folder.is_dir() and not folder.is_relative_to(os.path.realpath(root)):
        what = f"{target.parent} does not exist, and lies outside the workspace"
        raise UsageProblem(what, slug="no-folder", hint="Make the folder first, or name a file inside the workspace.")


def _write(target: Path, text: str, force: bool, shown: str | None = None) -> Written:
    name = shown or target.as_posix()
    data = text.encode("utf-8", "replace")
    if target.is_file() and not force and disk.read_bytes(target) != data:
        raise WouldLoseWork(f"{name} says something else already", slug="exists", hint="Look at it, then add --force.")
    disk.replace(target, data)
    return Written(text, name)
