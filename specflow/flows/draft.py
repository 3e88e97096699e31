"""`specflow draft`: read the sources, draft, keep what people wrote, write the spec and its page."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from specflow.adapters import disk, templates, user
from specflow.analysis.consistency.sources import find_source_conflicts
from specflow.analysis.decisions.propose import propose
from specflow.draft.lexicon import Lexicon, read_lexicon
from specflow.draft.pipeline import draft as drafted_from
from specflow.draft.reading.read import read_source
from specflow.draft.value import Drafted, Gap, OpenPoint, Source
from specflow.errors import UsageProblem, WouldLoseWork
from specflow.flows import workspace as ws
from specflow.flows.draft_sources import Given, distinct, given, keep_copies, placed, surroundings
from specflow.flows.lint import lint_files
from specflow.flows.page import html_of
from specflow.flows.wanted import By, Wanted, chosen
from specflow.model.finding import Finding
from specflow.model.ids import SLUG_RE, slugify
from specflow.model.spec import Spec
from specflow.parse.yaml_write import dump_spec

MOST_SLUG = 80
"""Characters of a feature's name: it is a folder, and part of every id."""
DRAFTS = ".specflow/drafts"
"""Where drafts are kept as they came: the first one as `FEATURE.yaml`, that of the last update under `latest/`."""
COMMON_STEMS = frozenset({"note", "notes", "readme", "index", "idea", "draft", "brief", "prd", "stdin", "product-note"})


Align = Callable[[Spec, tuple[Gap, ...]], Mapping[str, str]]


@dataclass(frozen=True)
class Patterns:
    """Which files of code and tests show what must hold: globs from where the user stands."""

    code: tuple[str, ...] = ()
    tests: tuple[str, ...] = ()


@dataclass(frozen=True)
class Request:
    """What the command was asked: paths as the user typed them, `-` for `standard_input`."""

    notes: tuple[str, ...]
    contexts: tuple[str, ...] = ()
    extras: tuple[str, ...] = ()
    feature: str | None = None
    out: str | None = None
    update: bool = False
    standard_input: bytes = b""
    wanted: Wanted = Wanted()
    patterns: Patterns | None = None
    """With patterns there are no notes: the code is the source."""
    align: Align | None = None
    """Answers what the note leaves open at large, by topic, before anything is written; None leaves it to the questions."""


@dataclass(frozen=True)
class Made:
    """What a draft left behind: root-relative paths, the spec as written, what lint says of it, and the difference."""

    root: Path
    spec: Spec
    spec_path: str
    page_path: str
    sources: tuple[Source, ...]
    findings: tuple[Finding, ...]
    remarks: tuple[str, ...]
    copied: tuple[str, ...] = ()
    difference: str | None = None
    by: By = By()


def draft(cwd: Path, request: Request) -> Made:
    """Draft a spec and its page. Raises `SpecflowError`; then nothing was written."""
    workspace = ws.find(cwd)
    if request.patterns is not None:
        return _from_code(workspace, cwd, request, request.patterns)
    return _from_notes(workspace, cwd, request)


# spec: note-to-spec/FR-02
def _from_notes(workspace: ws.Workspace, cwd: Path, request: Request) -> Made:
    """A spec of what notes and contexts say, drafted offline and, where that is wanted, by a model over it."""
    notes = [given(workspace, cwd, name, "note", request.standard_input) for name in dict.fromkeys(request.notes)]
    lexicon = read_lexicon(templates.folder("drafter", workspace.root))
    feature = _feature(workspace, cwd, request, notes[0], lexicon)
    folder = workspace.relative(cwd / request.out) if request.out else f"{workspace.config.specs}/{feature}"
    target = workspace.root / folder / "spec.yaml"
    _refuse_to_overwrite(target, f"{folder}/spec.yaml", request)
    read = distinct([*placed(notes, folder), *surroundings(workspace, cwd, request.extras, request.contexts)])
    keep_copies(workspace, read, update=request.update, write=False)
    sources = tuple(one.source for one in read)
    floor = drafted_from(sources, feature=feature, lexicon=lexicon, open_points=_contradictions(sources))
    answers = _answered(request, floor.spec, floor.gaps, target)
    made, by = _by_provider(workspace, request, sources, floor, lexicon)
    made = _aligned(workspace, made, floor.gaps, answers, lexicon)
    with disk.locked(workspace.root, target):
        if target.exists():
            return replace(_updated(workspace, folder, made, read, request), by=by)
        made = replace(made, spec=propose(made.spec))
        copied = keep_copies(workspace, read, update=request.update, write=True)
        return replace(_write(workspace, folder, dump_spec(made.spec), made, sources, copied, None), by=by)


def _answered(request: Request, spec: Spec, gaps: tuple[Gap, ...], target: Path) -> Mapping[str, str]:
    """What a person answers before a first draft to what the note leaves open at large."""
    return request.align(spec, gaps) if request.align and gaps and not target.exists() else {}


def _from_code(workspace: ws.Workspace, cwd: Path, request: Request, patterns: Patterns) -> Made:
    """A spec of what code and tests show; there is no note, and no model is asked."""
    from specflow.flows import draft_code

    if request.notes or not request.feature or not SLUG_RE.fullmatch(request.feature):
        raise UsageProblem("--from-code takes no note and needs a --feature", slug="bad-feature",
                           hint="Write: specflow draft --from-code 'src/ask/**' --feature ask-maps")  # fmt: skip
    folder = workspace.relative(cwd / request.out) if request.out else f"{workspace.config.specs}/{request.feature}"
    target = workspace.root / folder / "spec.yaml"
    _refuse_to_overwrite(target, f"{folder}/spec.yaml", request)
    lexicon = read_lexicon(templates.folder("drafter", workspace.root))
    made, sources = draft_code.drafted(workspace, cwd, patterns, request.feature, lexicon)
    with disk.locked(workspace.root, target):
        if not target.exists():
            return _write(workspace, folder, dump_spec(made.spec), made, sources, (), None)
        return _updated(workspace, folder, made, [Given(source, None) for source in sources], request)


def _aligned(
    workspace: ws.Workspace, made: Drafted, gaps: tuple[Gap, ...], answers: Mapping[str, str], lexicon: Lexicon
) -> Drafted:
    """The draft with what a person answered before it, on record with their name and the day."""
    if not answers:
        return made
    from specflow.adapters import clock, git
    from specflow.draft.align import Reply, settled

    try:
        who = git.identity(workspace.root)
    except UsageProblem:  # no sign-off is given here: a draft, and what a model was paid for it, is not lost for want of a name
        who = user.login()
    reply = Reply(who, clock.today())
    return replace(made, spec=settled(made.spec, gaps, answers, reply, lexicon))


def _by_provider(
    workspace: ws.Workspace, request: Request, sources: tuple[Source, ...], floor: Drafted, lexicon: Lexicon
) -> tuple[Drafted, By]:
    """The offline draft, or a model's over it. `auto` takes a model when there is a key; what was asked for is never replaced."""
    by = chosen(request.wanted.provider, workspace.config.model.provider)
    if by.provider == "offline":
        return floor, by
    from specflow.flows import asking, model_draft

    wanted = replace(request.wanted, provider=by.provider)
    caller = asking.caller_for(workspace, wanted, floor.spec.feature)
    made = model_draft.draft_staged(workspace, caller, sources, floor, lexicon, send_all=wanted.allow_sensitive)
    return made, replace(by, run=caller.recorder.run, cost=f"{caller.budget.spent:.4f}")


# spec: note-to-spec/FR-10
def _contradictions(sources: tuple[Source, ...]) -> tuple[OpenPoint, ...]:
    """What the sources cannot both mean, as questions that name both places, so that a person settles each."""
    roles = {"note": "note", "extra": "note", "product": "product", "code": "code"}
    found = find_source_conflicts([(source.path, roles[source.role], source.text) for source in sources])
    return tuple(OpenPoint(one.question, one.suggested, one.refs) for one in found)


def _updated(workspace: ws.Workspace, folder: str, made: Drafted, read: list[Given], request: Request) -> Made:
    """What is new goes into the spec that is there; read and written under its lock."""
    from specflow.flows import update as updating

    path = f"{folder}/spec.yaml"
    existing = ws.understood(path, disk.read_bytes(workspace.root / path))
    sources = tuple(one.source for one in read)
    texts = {source.path: source.text for source in sources}
    text, difference, remarks = updating.merged(existing, made.spec, texts, _on_record(workspace, made.spec.feature))
    copied = keep_copies(workspace, read, update=request.update, write=True)
    disk.replace(workspace.root / DRAFTS / "latest" / f"{made.spec.feature}.yaml", dump_spec(made.spec).encode())
    made = replace(made, remarks=(*made.remarks, *remarks))
    return _write(workspace, folder, text, made, sources, copied, difference)


def _on_record(workspace: ws.Workspace, feature: str) -> tuple[Spec, ...]:
    """The first draft and that of the last update, where they are still here: they know what people deleted since."""
    found = []
    for name in (f"{feature}.yaml", f"latest/{feature}.yaml"):
        path = f"{DRAFTS}/{name}"
        target = disk.inside(workspace.root, path)
        if target is not None and target.is_file():
            found.append(ws.understood(path, disk.read_bytes(target)).spec)
    return tuple(spec for spec in found if spec)


# spec: note-to-spec/FR-01
def _write(
    workspace: ws.Workspace, folder: str, text: str, made: Drafted, sources: tuple[Source, ...],
    copied: tuple[str, ...], difference: str | None,
) -> Made:  # fmt: skip
    spec_path, page_path = f"{folder}/spec.yaml", f"{folder}/spec.html"
    file = ws.understood(spec_path, text.encode())
    findings = lint_files(workspace, (file,), ("SF1", "SF3")).findings
    spec = file.spec or made.spec
    page = html_of(workspace, file, spec, findings)
    disk.replace(workspace.root / spec_path, text.encode())
    disk.replace(workspace.root / page_path, page.encode("utf-8", "replace"))
    if difference is None:
        disk.replace(workspace.root / DRAFTS / f"{spec.feature}.yaml", text.encode())  # what `eval harvest` compares with
    return Made(workspace.root, spec, spec_path, page_path, sources, findings, made.remarks, copied, difference)


def _feature(workspace: ws.Workspace, cwd: Path, request: Request, note: Given, lexicon: Lexicon) -> str:
    """The name asked for, else the folder under specs that a note lies in or a draft is to go to, else that of the only spec that
    was drafted from it, else its file's name, else its title."""
    if request.feature is not None:
        if not SLUG_RE.fullmatch(request.feature) or len(request.feature) > MOST_SLUG:
            better = slugify(request.feature, 48)
            hint = f"Try `--feature {better}`." if better else "Use small letters, digits and single hyphens."
            raise UsageProblem(f"`{request.feature}` cannot be a feature's name", slug="bad-feature", hint=hint)
        return request.feature
    parts = note.source.path.split("/")
    if len(parts) == 3 and parts[0] == workspace.config.specs and SLUG_RE.fullmatch(parts[1]):
        return parts[1]
    if request.out and (asked := _under_specs(workspace, cwd, request.out)):
        return asked
    if note.copy_to is None and (before := _drafted_from(workspace, note.source.path)):
        return before
    stem = slugify(Path(note.source.path).stem)
    if stem and stem not in COMMON_STEMS:
        return stem
    title = _short(read_source(note.source, lexicon).title) or _title(note.source.text)
    return slugify(title, 40) or (slugify(Path(request.out).name) if request.out else "") or "feature"


def _drafted_from(workspace: ws.Workspace, note: str) -> str:
    """The feature of the only spec that names this note first among its sources; a note's title may have changed since."""
    specs = (ws.load_spec(workspace, path).spec for path in ws.all_specs(workspace))
    features = [spec.feature for spec in specs if spec and spec.sources and spec.sources[0].path == note]
    return features[0] if len(features) == 1 else ""


def _title(text: str) -> str:
    """The first heading or line of a note, up to a colon or a dash."""
    for line in text[:20_000].splitlines():
        words = re.sub(r"^[#>*\-+\s]+", "", line).strip()
        if words and not set(words) <= set("-=_*"):
            return _short(words)
    return ""


def _short(title: str) -> str:
    """Up to a colon, a comma, a bracket or a dash."""
    return re.split(r"[:,(]|\s[-–—]\s", title)[0]


def _under_specs(workspace: ws.Workspace, cwd: Path, out: str) -> str:
    """The name of a folder right under the specs; empty for any other."""
    folder, _, name = workspace.relative(cwd / out).rpartition("/")
    return name if folder == workspace.config.specs and SLUG_RE.fullmatch(name) and len(name) <= MOST_SLUG else ""


# spec: note-to-spec/FR-07
def _refuse_to_overwrite(target: Path, shown: str, request: Request) -> None:
    if target.exists() and not request.update:
        raise WouldLoseWork(
            f"{shown} exists already; drafting again would overwrite what people wrote in it",
            slug="exists", hint="Add what is new with --update, or choose another name with --feature.",
        )  # fmt: skip
