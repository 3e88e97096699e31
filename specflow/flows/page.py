"""`specflow render`: a spec with its findings and pictures becomes a page or Markdown."""

from __future__ import annotations

import contextlib
import hashlib
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NamedTuple

from jinja2 import TemplateError

from specflow.adapters import disk, templates
from specflow.errors import SpecflowError, UnreadableInput
from specflow.flows import plans
from specflow.flows import workspace as ws
from specflow.flows.figures import figures
from specflow.flows.lint import lint_files
from specflow.flows.page_evidence import evidence_of
from specflow.model.finding import Finding
from specflow.model.location import Location
from specflow.model.project import Project, SpecFile
from specflow.model.spec import Spec
from specflow.model.trace import Trace
from specflow.render.page import PageInput, Picture, render_page
from specflow.report.matrix import matrix_html

if TYPE_CHECKING:
    from specflow.model.plan import Plan

Audience = Literal["team", "public"]
MOST_WITH_WORDING = 500
"""Requirements above which a page leaves notes on wording to `specflow lint`: they would cost more than the page itself."""


class Rendered(NamedTuple):
    """A page that was written, or the Markdown that was asked for."""

    feature: str
    path: str
    text: str


def render(cwd: Path, names: Sequence[str], form: Literal["html", "md"], audience: Audience = "team") -> tuple[Rendered, ...]:
    """Render the named specs (none: all). HTML is written beside each spec. Raises `SpecflowError`."""
    workspace = ws.find(cwd)
    paths = ws.chosen(workspace, names, cwd)
    if not paths:
        raise UnreadableInput("there is no spec here yet", slug="no-spec", hint="`specflow draft note.md` makes one.")
    return tuple(_one(workspace, path, form, audience) for path in paths)


def _one(workspace: ws.Workspace, path: str, form: str, audience: Audience) -> Rendered:
    file = ws.load_spec(workspace, path)
    spec = ws.spec_in(file)
    if form == "md":
        from specflow.render.markdown import render_markdown
        from specflow.render.public import published

        return Rendered(spec.feature, path, render_markdown(published(spec) if audience == "public" else spec))
    page = f"{file.folder}/spec.html".lstrip("/")
    few = len(spec.requirements) <= MOST_WITH_WORDING
    found = lint_files(workspace, (file,), ("SF1", "SF2", "SF3") if few else ("SF1", "SF3")).findings
    findings = tuple(finding for finding in found if finding.code != "SF113")
    html = html_of(workspace, file, spec, findings, audience)
    disk.replace(workspace.root / page, html.encode("utf-8", "replace"))
    return Rendered(spec.feature, page, html)


def html_of(
    workspace: ws.Workspace, file: SpecFile, spec: Spec, findings: tuple[Finding, ...], audience: Audience = "team",
    trace: Trace | None = None,
) -> str:  # fmt: skip
    """The page of one spec; with a trace its verification tab shows the evidence.

    Raises `UnreadableInput` for a template of the workspace that cannot be used.
    """
    page = page_input(workspace, file, spec, findings, audience, trace)
    try:
        return render_page(page, page_templates(workspace.root))
    except TemplateError as problem:
        message = f"a page template of this workspace cannot be used: {problem}"
        raise UnreadableInput(message, slug="template", hint="Mend or remove it under templates/specflow/page.") from None


def page_templates(root: Path | None) -> dict[str, str]:
    """The templates of a page, a workspace's own included; without a root only those of the package."""
    return {f"page/{name}": text for name, text in templates.folder("page", root).items()}


def page_input(
    workspace: ws.Workspace, file: SpecFile, spec: Spec, findings: tuple[Finding, ...], audience: Audience = "team",
    trace: Trace | None = None, *, places: bool = True,
) -> PageInput:  # fmt: skip
    """Everything that the page of one spec shows. Without `places` it does not say on which line of the file each item stands."""
    project = ws.project_of(workspace, (file,), frozenset({"sources"})) if _clashes(findings) else Project()
    return PageInput(
        spec=spec,
        path=file.path,
        digest=hashlib.sha256(file.text.encode("utf-8", "surrogatepass")).hexdigest(),
        lines={item.id: file.at(section, position).line for section, position, item in spec.items()} if places else {},
        findings=findings,
        pictures=_pictures(workspace, file, spec),
        context=_context(workspace, spec),
        states=evidence_of(workspace, spec, trace, findings),
        clashing=_clashing(file, findings, project),
        ways=_ways(findings, project),
        figures=figures(workspace, spec) if spec.decisions else {},
        plan=_plan(workspace, file),
        audience=audience,
    )


def _plan(workspace: ws.Workspace, file: SpecFile) -> Plan | None:
    """The feature's plan, where there is one that can be read."""
    with contextlib.suppress(SpecflowError):
        found = plans.read(workspace, file)
        return found.plan if found is not None else None
    return None


def _pictures(workspace: ws.Workspace, file: SpecFile, spec: Spec) -> dict[str, Picture]:
    pictures: dict[str, Picture] = {}
    folder = disk.inside(workspace.root, file.folder or ".")
    for name in dict.fromkeys(requirement.mockup for requirement in spec.requirements if requirement.mockup):
        target = disk.inside(folder, name) if folder else None
        if target is not None and target.is_file():
            try:
                pictures[name] = Picture(name, disk.read_bytes(target, most=5_000_000))
            except SpecflowError:
                continue
    return pictures


def _context(workspace: ws.Workspace, spec: Spec) -> dict[str, str]:
    """The context files the spec was drafted from; those of another feature are nobody's business here."""
    known = {source.path for source in spec.sources}
    roles = {"product": workspace.config.context.product, "code": workspace.config.context.code}
    texts = {role: ws.source_text(workspace, path) for role, path in roles.items() if path in known}
    return {role: text for role, text in texts.items() if text}


def _clashes(findings: Sequence[Finding]) -> list[Finding]:
    return [finding for finding in findings if "SF301" <= finding.code <= "SF309" and finding.related]


def _clashing(file: SpecFile, findings: Sequence[Finding], project: Project) -> dict[Location, str]:
    """The words at both places of every contradiction, where they stand on one line of the spec or were taken into it."""
    lines = file.text.splitlines()
    words: dict[Location, str] = {}
    for finding in _clashes(findings):
        for at in (finding.at, finding.related[0].at):
            if at.path == file.path and at.line == at.end_line and at.line <= len(lines):
                words[at] = lines[at.line - 1][at.column - 1 : at.end_column - 1]
        if finding.code == "SF309" and (taken := _taken(finding, project)):
            words[finding.related[0].at] = taken
    return words


def _taken(finding: Finding, project: Project) -> str:
    """The words that clash in a line of the spec that was taken from the context."""
    from specflow.analysis.consistency.resolutions import sides_of  # heavy, and only a contradiction needs it

    sides = sides_of(finding, project)
    return sides[2].words if sides is not None and sides[2].taken else ""


def _ways(findings: Sequence[Finding], project: Project) -> dict[Location, tuple[tuple[str, str, str], ...]]:
    """The ready resolutions of every contradiction inside the spec."""
    clashes = _clashes(findings)
    if not clashes:
        return {}
    from specflow.analysis.consistency.resolutions import ways_out

    return {
        finding.at: tuple((way.yields, way.title, way.text) for way in ways_out(finding, project)) for finding in clashes
    }


def verified_pages(workspace: ws.Workspace, project: Project, findings: Sequence[Finding]) -> str:
    """The page of the only spec with this run's evidence; for several specs the traceability matrix."""
    understood = list(project.understood)
    if len(understood) != 1:
        return matrix_html(project)
    file, spec = understood[0]
    return html_of(workspace, file, spec, tuple(findings), trace=project.trace)
