"""`specflow eval harvest`: what people changed between a draft and now, as candidate cases, when they say so."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from specflow.adapters import disk
from specflow.draft.phrasing.titles import clean
from specflow.errors import UnreadableInput, UsageProblem
from specflow.flows import workspace as ws
from specflow.model.spec import Requirement, Spec
from specflow.model.text import filled
from specflow.parse.numbers import numbers_in
from specflow.parse.spec import read_spec
from specflow.parse.words import stem, stems_of, words_of
from specflow.parse.yaml_write import entry_lines, item_lines

DRAFTS = ".specflow/drafts"
SUITE = "evals/candidates"
_ROLES = {"product_area_context.md": "product", "code_context.md": "code"}


@dataclass(frozen=True)
class Change:
    """A requirement as people want it, how it came to be so, and what of it stands in no source."""

    key: str
    said: str
    how: str
    unheard: tuple[str, ...] = ()


@dataclass(frozen=True)
class Never:
    """What a draft must not say: of what the sources say, and of its own proposals."""

    said: tuple[str, ...]
    proposed: tuple[str, ...]


@dataclass(frozen=True)
class Harvested:
    """A candidate that was written: where, how many changes it holds, whether both roles signed what the spec says now.

    `path` is empty where nothing was changed.
    """

    feature: str
    path: str
    changes: int
    signed: bool = False


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
    given = _input(workspace, now)
    changes = list(_wanted(drafted, now, "\n".join(given.values())))
    beyond = {one.key for one in changes if one.unheard}  # as far as its sources go, the draft was right there
    never = [said for key, said in _unwanted(drafted, now) if key not in beyond]
    refused = list(_refused(drafted, now))
    if not (changes or never or refused) or "note" not in given:
        return Harvested(feature, "", 0)
    path, signed = f"{SUITE}/{feature}.yaml", _signed(workspace, feature)
    case = _case(feature, given, changes, Never(tuple(never), tuple(refused)), signed)
    disk.replace(workspace.root / path, ("\n".join(case) + "\n").encode())
    return Harvested(feature, path, len(changes) + len(never) + len(refused), signed)


def _signed(workspace: ws.Workspace, feature: str) -> bool:
    """Whether both roles signed all that the spec says now: until then people may still change it."""
    from specflow.flows import approve
    from specflow.flows.review import Desk

    desk = Desk(workspace, workspace.spec_path(feature))
    now = desk.look()
    found = approve.roles(now.spec, workspace.config, approve.standing(desk, now))
    return all(one["total"] and len(one["signed"]) == one["total"] for one in found)


def _case(feature: str, given: dict[str, str], changes: Sequence[Change], never: Never, signed: bool) -> Iterator[str]:
    """The file, each change with what a person needs to keep it or throw it away."""
    yield from _HEAD
    yield f"# The spec was {'signed by both roles' if signed else 'not signed by both roles yet: people may still change it'}."
    for key, value in (("id", feature), ("input", given)):
        yield from entry_lines(key, value, 0)
    yield "expect:"
    if changes:
        yield "  must_cover:"
    for one in changes:
        yield f"    # {one.key}: {one.how}"
        if one.unheard:
            yield f"    # The sources do not say: {', '.join(one.unheard)}; a draft can ask for it (`questions`)."
        item: dict[str, Any] = {"key": one.key, "any_of": [one.said]}
        yield from list(entry_lines("must_cover", [item], 2))[1:]
    if never.said or never.proposed:
        yield "  must_not:"
    for why, texts in (("As drafted; people took it out, or put it otherwise.", never.said),
                       ("Proposals that people turned down.", never.proposed)):  # fmt: skip
        if texts:
            yield f"    # {why}"
        for text in texts:
            yield from item_lines(text, 4)
    yield "must_pass: false"


_HEAD = (
    "# A candidate: what people changed after the draft. Cut each phrase down to the words that a good draft must hold, take out",
    "# what nobody else should read, then move the file to a suite. Until `must_pass` is true it fails no run.",
)


def _said(spec: Spec, one: Requirement) -> str:
    return filled(one.text, spec.parameters).rstrip(".")


def _wanted(drafted: Spec, now: Spec, whole: str) -> Iterator[Change]:
    """What people wrote anew or otherwise, or took up from a proposal."""
    before = {one.id: (_said(drafted, one), one.proposed) for one in drafted.requirements}
    for one in now.requirements:
        said, (old, proposed) = _said(now, one), before.get(one.id, ("", False))
        same = old.lower() == said.lower()
        if one.proposed or (same and not proposed):
            continue
        how = "people wrote it" if not old else "people took the proposal up" if same else f"the draft said “{clean(old)[:160]}”"
        yield Change(one.id, said, how, () if proposed else _unheard(said, whole))


def _unwanted(drafted: Spec, now: Spec) -> Iterator[tuple[str, str]]:
    """What people took out or put otherwise."""
    after = {_said(now, one).lower() for one in now.requirements}
    for one in drafted.requirements:
        if not one.proposed and _said(drafted, one).lower() not in after:
            yield one.id, _said(drafted, one)


def _refused(drafted: Spec, now: Spec) -> Iterator[str]:
    """Proposals of the draft that people turned down, whether they wrote that down or took them out."""
    declined = {one.text.rstrip(".").lower() for one in now.declined}
    left = {one.id for one in now.requirements}
    for one in drafted.requirements:
        if one.proposed and (one.id not in left or _said(drafted, one).lower() in declined):
            yield _said(drafted, one)


def _unheard(said: str, whole: str) -> tuple[str, ...]:
    """The figures of a text that its sources do not state, and its words where most of them are news."""
    known, heard = {number for number, _ in numbers_in(whole)}, frozenset(stems_of(words_of(whole)))
    figures = [shown for number, shown in numbers_in(said) if number not in known]
    telling = [word for word in words_of(said) if len(word) > 3 and word not in _FRAME]
    strange = [word for word in telling if stem(word) not in heard]
    return tuple((figures + (strange if len(strange) * 4 > len(telling) else []))[:6])


_FRAME = frozenset("must shall should system able when then that this have with from they their".split())


def _input(workspace: ws.Workspace, spec: Spec) -> dict[str, str]:
    """The sources as they stand now."""
    given: dict[str, str] = {}
    for source in spec.sources:
        text = ws.source_text(workspace, source.path)
        role = _ROLES.get(Path(source.path).name, "note")
        if text is not None:
            given[role] = f"{given[role]}\n\n{text}" if role in given else text
    return given
