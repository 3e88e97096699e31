"""`specflow questions`: list what only people can answer, and turn answers into data: requirements, scope, parameters."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from specflow.adapters import disk, templates
from specflow.draft import Lexicon, Source, draft, read_lexicon
from specflow.draft.align import Reply, gap_of, settled
from specflow.errors import UnreadableInput, UsageProblem
from specflow.flows import workspace as ws
from specflow.flows.update import written
from specflow.model.ids import kind_of, next_id
from specflow.model.project import SpecFile
from specflow.model.spec import Question, Requirement, Spec
from specflow.model.text import parameters_in
from specflow.parse import yaml_edit
from specflow.parse.yaml import read_yaml

YES = ("yes", "y", "ok", "agreed")
_NO = re.compile(r"\s*no\s*(?:[,.;:!–—-]|$)", re.IGNORECASE)


@dataclass(frozen=True)
class Answered:
    """What an answer became: the question, the words, and the ids of what it added."""

    question: Question
    answer: str
    added: tuple[str, ...]


def find(cwd: Path, feature: str) -> tuple[ws.Workspace, SpecFile, Spec]:
    """The spec of a feature. Raises `UnreadableInput` when it cannot be understood."""
    workspace = ws.find(cwd)
    (path, *_) = ws.chosen(workspace, [feature], cwd)
    file = ws.load_spec(workspace, path)
    if file.spec is None or file.problems:
        raise UnreadableInput(f"{path} has to be mended first", slug="broken-spec", hint=f"See `specflow lint {feature}`.")
    return workspace, file, file.spec


def answers_from(text: str, path: str) -> dict[str, str]:
    """A file of answers: a YAML mapping from ids to words. Raises `UnreadableInput`."""
    document = read_yaml(path, text)
    if not isinstance(document.data, dict) or document.problems:
        raise UnreadableInput(f"{path} is no list of answers", slug="bad-answers", hint='Write one a line: `Q-01: "yes"`.')
    return {str(key): "yes" if value is True else "no" if value is False else str(value) for key, value in document.data.items()}


def answer(cwd: Path, feature: str, answers: Mapping[str, str], by: str, date: str) -> tuple[Answered, ...]:
    """Record answers with who gave them and when; "yes" takes the suggestion. Raises `UsageProblem` for an unknown question.

    An answer that says what must be so becomes a requirement under review, with the question as its reason; one that rules
    something out becomes a line out of scope; a "no" is only recorded.
    What was answered before is answered anew, and nothing else changes.
    """
    workspace, file, spec = find(cwd, feature)
    known = {question.id: question for question in spec.questions}
    unknown = [id_ for id_ in answers if id_ not in known]
    if unknown:
        raise UsageProblem(f"`{feature}` has no question {', '.join(unknown)}", slug="no-such-question",
                           hint=f"`specflow questions {feature}` lists them.")  # fmt: skip
    target = workspace.root / file.path
    done: list[Answered] = []
    with disk.locked(workspace.root, target):
        file = ws.load_spec(workspace, file.path)
        text, spec = file.text, file.spec or spec
        for id_, words in answers.items():
            text, spec, one = _one(workspace, text, spec, known[id_], _meant(known[id_], words), by, date)
            done.append(one)
        disk.replace(target, text.encode())
    return tuple(done)


def _meant(question: Question, words: str) -> str:
    """A bare yes takes the suggestion, where there is one."""
    if words.strip().lower() in YES and question.suggested and question.suggested.strip().lower() not in YES:
        return question.suggested
    return words.strip()


def _one(
    workspace: ws.Workspace, text: str, spec: Spec, question: Question, words: str, by: str, date: str
) -> tuple[str, Spec, Answered]:
    if not words:
        raise UsageProblem(f"the answer to {question.id} is empty", slug="empty-answer", hint="Write a word, or leave it out.")
    edits: list[yaml_edit.Edit] = [
        yaml_edit.SetValue(("questions", question.id, "answer"), words),
        yaml_edit.SetValue(("questions", question.id, "by"), by),
        yaml_edit.SetValue(("questions", question.id, "date"), date),
    ]
    added: list[str] = []
    before = question.answered
    if not before:
        for section, data in _became(workspace, spec, question, words, by, date):
            if section == "job":
                edits.append(yaml_edit.SetValue(("job",), data["job"]))
            elif section == "parameters":
                edits += [yaml_edit.SetValue(("parameters", name), value) for name, value in data.items()]
            else:
                edits.append(yaml_edit.InsertItem((section,), data))
                added.append(str(data["id"]))
    text = yaml_edit.apply(text, edits)
    understood = ws.understood("spec.yaml", text.encode())
    return text, understood.spec or spec, Answered(question, words, tuple(added))


def _became(
    workspace: ws.Workspace, spec: Spec, question: Question, words: str, by: str, date: str
) -> list[tuple[str, dict[str, Any]]]:
    """What the drafter makes of the answer, with the question's own source: an answer has no line of its own."""
    if gap := gap_of(question):
        return _aligned(spec, settled(spec, (gap,), {gap.topic: words}, Reply(by, date), _lexicon(workspace)))
    if _NO.match(words):  # it says what is not so; only its author knows what follows from that
        return []
    source = Source("answer.md", words, "note", "")
    made = draft((source,), feature=spec.feature, lexicon=_lexicon(workspace)).spec
    taken = [item.id for _, _, item in spec.items()] + [gone.id for gone in spec.retired]
    taken += [alias for one in spec.requirements for alias in one.aliases]
    found: list[tuple[str, dict[str, Any]]] = []
    reason = f"Answer to {question.id} ({question.text}) by {by} on {date}."
    for requirement in made.requirements:
        if not requirement.proposed:
            taken.append(next_id(kind_of(requirement.id), taken))
            kept = requirement.model_copy(update={"id": taken[-1], "source": question.source, "rationale": reason})
            found.append(("requirements", written(kept)))
            found += _parameters(made, spec, requirement)
    for line in made.out_of_scope:
        taken.append(next_id("OS", taken))
        found.append(("out_of_scope", written(line.model_copy(update={"id": taken[-1], "source": question.source}))))
    return found


def _lexicon(workspace: ws.Workspace) -> Lexicon:
    return read_lexicon(templates.folder("drafter", workspace.root))


def _aligned(before: Spec, after: Spec) -> list[tuple[str, dict[str, Any]]]:
    """What an answer about job, success or scope added; ids that were retired stay unused."""
    found: list[tuple[str, dict[str, Any]]] = [("job", {"job": after.job})] if after.job != before.job else []
    gone = [one.id for one in before.retired]
    for section, kind in (("metrics", "SM"), ("out_of_scope", "OS")):
        taken = [one.id for one in getattr(before, section)] + gone
        for one in getattr(after, section)[len(getattr(before, section)) :]:
            taken.append(next_id(kind, taken))
            found.append((section, written(one.model_copy(update={"id": taken[-1]}))))
    return found


def _parameters(made: Spec, spec: Spec, requirement: Requirement) -> list[tuple[str, dict[str, Any]]]:
    names = [use.name for use in parameters_in(requirement.text) if use.name not in spec.parameters]
    values = {name: made.parameters[name].model_dump(exclude_none=True) for name in names if name in made.parameters}
    return [("parameters", values)] if values else []
