"""`specflow amend`: a defect becomes a requirement first."""

from __future__ import annotations

import difflib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from specflow.adapters import disk, templates
from specflow.analysis.impact.defect import SPEAKS, Bearing, against, bearings, title_of
from specflow.draft.classifying.classify import grammar_of
from specflow.draft.lexicon import read_lexicon
from specflow.draft.phrasing import titles
from specflow.draft.phrasing.phrase import Phraser
from specflow.errors import UsageProblem, WouldLoseWork
from specflow.flows import plan as planning
from specflow.flows import workspace as ws
from specflow.model.ids import next_id
from specflow.model.spec import Spec
from specflow.model.text import escaped
from specflow.parse.spec import read_spec
from specflow.parse.yaml_edit import Edit, InsertItem, Remove, SetValue, apply

LOG = "defects.md"
NOTES = (".md", ".markdown", ".txt", ".rst")
LONG = 200
"""Characters of a word that is no file's name."""
HEAD = "# Defects\n\nWhat went wrong, in the words of whoever saw it; requirements quote these lines.\n\n"


@dataclass(frozen=True)
class Request:
    """A defect in words. `text`: the requirement's new words; `change`: mend this one in place; `replaces`: retire this one."""

    feature: str
    defect: str
    text: str | None = None
    change: str | None = None
    replaces: str | None = None
    kind: str = "EC"
    why: str | None = None
    final: bool = False
    """The words are settled: the requirement may be signed as it is."""
    write: bool = True


@dataclass(frozen=True)
class Amended:
    """What was written: which requirement it is now, the nearest ones, whether one spoke of the defect, and the difference."""

    feature: planning.Feature
    id: str
    text: str
    near: tuple[Bearing, ...]
    difference: str
    changed: bool
    replaced: str = ""
    """The requirement that is retired for it."""
    final: bool = False
    at: str = ""
    """Where it stands, root-relative."""

    @property
    def silent(self) -> bool:
        """No requirement spoke of it."""
        return not self.near or self.near[0].score < SPEAKS


def _no_file(cwd: Path, feature: str, defect: str) -> None:
    """A path in the place of the words would become a requirement that says the path."""
    if " " not in defect and (defect.lower().endswith(NOTES) or (len(defect) < LONG and (cwd / defect).is_file())):
        said = f"specflow amend {feature} - < {defect}"
        raise UsageProblem(f"`{defect}` is the name of a file, not what went wrong", slug="file", hint=f"Let it be read: {said}")


def amend(cwd: Path, request: Request) -> Amended:
    """Walk a defect into the spec. Raises `UsageProblem` for an unknown requirement, `WouldLoseWork` for a broken spec."""
    if request.final and not request.text:
        raise UsageProblem("--final needs the words that are settled", slug="no-words", hint='Add --text "…".')
    feature = planning.feature_of(cwd, request.feature)
    defect = " ".join(request.defect.split())
    if not defect:
        raise UsageProblem("the defect is empty", slug="empty", hint='Say what went wrong: specflow amend ask-maps "…"')
    _no_file(cwd, request.feature, defect)
    target = feature.workspace.root / feature.file.path
    with disk.locked(feature.workspace.root, target):
        feature = planning.feature_of(cwd, request.feature)
        if feature.file.problems:
            first = feature.file.problems[0]
            raise WouldLoseWork(f"{first.at}: {first.message}", slug="broken-spec", hint="`specflow lint` says more.")
        return _amended(feature, request, defect)


def _amended(feature: planning.Feature, request: Request, defect: str) -> Amended:
    spec = feature.spec
    near = bearings(spec, defect)
    log, line, quote = _logged(feature, defect)
    log_path = f"{feature.file.folder}/{LOG}".lstrip("/")
    source: dict[str, Any] = {"path": log_path, "line": line, "quote": quote}
    words = request.text or against(defect, _phrased(feature, defect))
    if request.change:
        id_, replaced = _known(spec, request.change), ""
        edits = _in_place(spec, id_, request, source)
    else:
        old = _known(spec, request.replaces) if request.replaces else None
        replaced = old or ""
        id_ = next_id(old.partition("-")[0] if old else request.kind, _taken(spec))
        edits = _new(spec, id_, words, near, request, source, old)
    text = apply(feature.file.text, edits)
    if request.write:
        disk.replace(feature.workspace.root / log_path, log.encode("utf-8", "surrogatepass"))
        disk.replace(feature.workspace.root / feature.file.path, text.encode("utf-8", "surrogatepass"))
    path = feature.file.path
    before, after = (one.splitlines(keepends=True) for one in (feature.file.text, text))
    said = request.text or ("" if request.change else words)
    difference = "".join(difflib.unified_diff(before, after, path, path, n=1))
    at = f"{path}:{_line(path, text, id_)}"
    return Amended(feature, id_, said, near[:3], difference, bool(request.change), replaced, request.final, at)


def _line(path: str, text: str, id_: str) -> int:
    """The line of a requirement in the spec as it is written now."""
    file = read_spec(path, text)
    position = next((number for number, one in enumerate(file.spec.requirements if file.spec else ()) if one.id == id_), 0)
    return file.at("requirements", position).line


def _phrased(feature: planning.Feature, defect: str) -> str:
    lexicon = read_lexicon(templates.folder("drafter", feature.workspace.root))
    return Phraser(grammar_of(lexicon), lexicon).phrase(defect)


def _logged(feature: planning.Feature, defect: str) -> tuple[str, int, str]:
    """The feature's list of defects with this one in it, its line, and the words that stand there."""
    target = disk.inside(feature.workspace.root, f"{feature.file.folder}/{LOG}".lstrip("/"))
    text = ws.as_text(disk.read_bytes(target)) if target is not None and target.is_file() else HEAD
    lines = text.splitlines()
    if f"- {defect}" in lines:
        return text, lines.index(f"- {defect}") + 1, defect
    text = text if text.endswith("\n") else text + "\n"
    return f"{text}- {defect}\n", len(text.splitlines()) + 1, defect


def _known(spec: Spec, name: str) -> str:
    wanted = name.rpartition("/")[2]
    for one in spec.requirements:
        if wanted in (one.id, *one.aliases):
            return one.id
    near = difflib.get_close_matches(wanted, [one.id for one in spec.requirements], 1, 0.5)
    hint = f"Did you mean `{near[0]}`?" if near else f"`specflow trace matrix` lists those of {spec.feature}."
    raise UsageProblem(f"there is no requirement `{name}` in {spec.feature}", slug="no-such-requirement", hint=hint)


def _taken(spec: Spec) -> list[str]:
    names = [name for one in spec.requirements for name in (one.id, *one.aliases)]
    return [*names, *(gone.id for gone in spec.retired)]


def _in_place(spec: Spec, id_: str, request: Request, source: dict[str, Any]) -> list[Edit]:
    """The same id with new words, back in review; without words only the defect is noted as a source."""
    one = next(one for one in spec.requirements if one.id == id_)
    sources = [ref.model_dump(exclude_none=True) for ref in one.source]
    edits: list[Edit] = [SetValue(["requirements", id_, "status"], "final" if request.final else "review")]
    if request.text:
        edits.append(SetValue(["requirements", id_, "text"], request.text))
    if request.why:
        edits.append(SetValue(["requirements", id_, "rationale"], request.why))
    if source not in sources:
        edits.append(SetValue(["requirements", id_, "source"], [*sources, source] if sources else source))
    return edits


def _new(
    spec: Spec, id_: str, words: str, near: Sequence[Bearing], request: Request, source: dict[str, Any], old: str | None
) -> list[Edit]:
    """A requirement with an id of its own, next to its kind; what it replaces is retired, and references follow."""
    nearest = near[0].requirement.id if near and near[0].score >= SPEAKS else None
    depends = [nearest] if nearest and nearest != old else []
    said = request.text or escaped(words)
    item: dict[str, Any] = {"id": id_, "title": _title(spec, request, old), "text": said}
    item["status"] = "final" if request.final else "review"
    if not request.text:
        item["proposed"] = True
    if depends:
        item["depends_on"] = depends
    item["rationale"] = request.why or "Amended after a defect."
    item["source"] = source
    edits: list[Edit] = [InsertItem(["requirements"], item, _place(spec, id_))]
    if old:
        for one in spec.requirements:
            if old in one.depends_on:
                moved = [id_ if name == old else name for name in one.depends_on]
                edits.append(SetValue(["requirements", one.id, "depends_on"], moved))
        edits += [Remove(["requirements", old]), InsertItem(["retired"], {"id": old, "why": f"Replaced by {id_}"})]
    return edits


def _title(spec: Spec, request: Request, old: str | None) -> str:
    """That of the requirement which it replaces, else of its own words, else of the defect."""
    if old:
        return next(one.title for one in spec.requirements if one.id == old)
    return titles.title_of(request.text) if request.text else title_of(request.defect)


def _place(spec: Spec, id_: str) -> int:
    """Behind the last requirement of its kind."""
    kind = id_.partition("-")[0]
    return max((number for number, one in enumerate(spec.requirements, 1) if one.kind == kind), default=len(spec.requirements))
