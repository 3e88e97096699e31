"""Drafting with a model: align, draft, critique, repair, and after each the deterministic core has the last word."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import replace

from specflow.adapters import clock, spend, templates
from specflow.draft.lexicon import Lexicon
from specflow.draft.staged.answers import Answers, covering, doubts, uncovered
from specflow.draft.staged.grounds import Judge
from specflow.draft.staged.guard import Masked, Sensitive, masked, suspects, without_secrets
from specflow.draft.staged.merge import Merge
from specflow.draft.staged.seen import seen
from specflow.draft.staged.stages import Prompts, documents_of, draft_lines, finding_lines, floor_lines
from specflow.draft.staged.wire import FindingItem, NotJson, Reply, read_reply
from specflow.draft.value import Drafted, Source
from specflow.errors import SpecflowError
from specflow.flows import workspace as ws
from specflow.flows.calling import Caller, Unreadable
from specflow.flows.lint import lint_files
from specflow.model.finding import Severity
from specflow.model.provider import RoleName
from specflow.model.spec import Spec
from specflow.parse.yaml_write import dump_spec

_WORTH_MENDING = ("SF211", "SF301", "SF302", "SF303", "SF304", "SF305", "SF306", "SF307", "SF308", "SF309")


class Interrupted(SpecflowError):
    """Ctrl-C; what is done is kept."""

    exit_code = 130


def draft_staged(
    workspace: ws.Workspace, caller: Caller, sources: Sequence[Source], floor: Drafted, lexicon: Lexicon, *, send_all: bool
) -> Drafted:
    """The staged draft over the offline one. Raises `SpecflowError`; then what is done is kept, and running again goes on."""
    staged = _Staged(workspace, caller, sources, floor, lexicon, send_all)
    try:
        with caller.recorder.span(f"draft {caller.feature}", operation="invoke_workflow", feature=caller.feature) as span:
            made = staged.run()
            span.attributes |= {"items": len(made.spec.requirements), "cost": float(caller.budget.spent)}
    except KeyboardInterrupt:
        hint = "What is done is kept: the same command goes on with the stage that was interrupted."
        raise Interrupted("interrupted", slug="interrupted", hint=hint) from None
    made_ids = [one.id for one in made.spec.requirements]
    spend.append(workspace.root, {"at": clock.now(), "run": caller.recorder.run, "feature": caller.feature, "made": made_ids})
    return replace(made, remarks=(*made.remarks, *_afterwards(caller)))


def _afterwards(caller: Caller) -> Iterable[str]:
    """What a person should know of the money and the trace once all is done."""
    if caller.unpriced:
        many = "1 call" if caller.unpriced == 1 else f"{caller.unpriced} calls"
        yield f"the cost leaves out {many} of models without a price"
    if caller.recorder.lost:
        yield f"the trace of this run is not whole: {caller.recorder.lost}"


class _Staged:
    def __init__(
        self, workspace: ws.Workspace, caller: Caller, sources: Sequence[Source], floor: Drafted, lexicon: Lexicon, send_all: bool
    ) -> None:
        self.workspace, self.caller, self.sources, self.lexicon = workspace, caller, sources, lexicon
        self.masked = Masked(tuple(sources)) if send_all else masked(sources)
        self.floor = replace(floor, spec=without_secrets(floor.spec, self.masked))
        self.suspects = suspects(sources)
        left_alone = [ref for one in floor.spec.out_of_scope for ref in one.source]
        self.judge = Judge(sources, self.suspects, lexicon, left_alone)
        self.answers = Answers()
        self.bad = 0
        texts = templates.folder("model", workspace.root)
        self.prompts = Prompts(texts, documents_of(self.masked.sources, self.suspects), caller.models)

    def run(self) -> Drafted:
        """All stages."""
        self.caller.progress.unmasking(self.masked.restored)
        for remark in (*sensitive_said(self.masked.found), *self._suspects_said()):
            self.caller.progress.told(remark)
        self.answers.align = self._asked("align")
        self.answers.take(self._asked("draft", floor=self._sent(floor_lines(self.floor.spec.requirements))))
        checks = self._checked()
        draft = self._sent(draft_lines(self.answers.items.values()))
        self.answers.findings = self._asked("critique", draft=draft, checks=checks).items("findings", FindingItem)
        self._repair(draft, checks)
        with self.caller.recorder.span("validate", stage="validate") as span:
            merge = Merge(self.sources, self.lexicon, self.judge, self.floor.spec)
            spec = merge.spec(self.answers, self.caller.feature)
            span.attributes["items"] = len(spec.requirements)
        return Drafted(spec, (*self._remarks(), *merge.remarks, *self.floor.remarks))

    def _repair(self, draft: str, checks: str) -> None:
        lines = floor_lines(uncovered(self.floor.spec, self.judge, covering(self.judge, self.answers)))
        if not (checks or lines or self.answers.findings):
            return
        items = self.answers.items.values()
        unsure = sum(item.confidence == "low" for item in items) * 3 > len(items) > 0
        role: RoleName | None = "reason" if unsure else None
        said = self._sent(finding_lines(self.answers.findings))
        self.answers.take(self._asked("repair", role, draft=draft, findings=said, checks=checks, uncovered=self._sent(lines)))

    def _asked(self, stage: str, role: RoleName | None = None, **parts: str) -> Reply:
        self.caller.progress.stage(stage)

        def read(text: str) -> Reply:
            try:
                return read_reply(stage, text, self._received)
            except NotJson as problem:
                raise Unreadable(str(problem)) from None

        with self.caller.recorder.span(stage, operation="plan", stage=stage):
            reply = self.caller.ask(self.prompts.request(stage, role, **parts), read)
        self.bad += reply.bad
        return reply

    def _sent(self, text: str) -> str:
        """Words of the sources that go into a question are masked like the sources."""
        for placeholder, words in self.masked.hidden.items():
            text = text.replace(json.dumps(words, ensure_ascii=False)[1:-1], placeholder).replace(words, placeholder)
        return text

    def _received(self, key: str, text: str) -> str:
        return self.masked.quotable(text) if key == "quote" else self.masked.restored(seen(text))

    def _checked(self) -> str:
        """What the deterministic core has against the draft so far, a line each."""
        lines = [f"- {doubt.item.key}: {doubt.why}" for doubt in doubts(self.judge, self.answers.items.values())]
        with self.caller.recorder.span("check", stage="check") as span:
            spec = Merge(self.sources, self.lexicon, self.judge, self.floor.spec).spec(self.answers, self.caller.feature)
            lines += _linted(self.workspace, spec)
            span.attributes["items"] = len(lines)
        return self._sent("\n".join(lines[:60]))

    def _suspects_said(self) -> Iterable[str]:
        for one in self.suspects[:5]:
            yield f"{one.path}:{one.line} holds {one.why}; nothing is built on it"
        if len(self.suspects) > 5:
            yield f"{len(self.suspects) - 5} more lines read like instructions to a machine; nothing is built on them"

    def _remarks(self) -> Iterable[str]:
        yield from sensitive_said(self.masked.found)
        yield from self._suspects_said()
        if self.bad:
            yield f"{self.bad} items of the model's answers did not have the form that was asked for and are left out"


def _linted(workspace: ws.Workspace, spec: Spec) -> list[str]:
    titles = {f"{spec.feature}/{one.id}": one.title for one in spec.requirements}
    path = workspace.spec_path(spec.feature)
    file = replace(ws.understood(path, dump_spec(spec).encode()), path=path)
    found = [one for one in lint_files(workspace, (file,), ("SF2", "SF3")).findings if one.code in _WORTH_MENDING]
    return [
        f"- “{titles.get(one.requirement or '', one.requirement or 'the spec')}”: {one.message}"
        for one in found if one.severity is not Severity.INFO
    ]  # fmt: skip


def sensitive_said(found: Iterable[Sensitive]) -> list[str]:
    """What was masked, one line a kind, without its words."""
    kinds: dict[str, list[str]] = {}
    for one in found:
        kinds.setdefault(one.kind, []).append(f"{one.path}:{one.line}")
    return [f"masked before sending: {kind} at {_places(tuple(dict.fromkeys(places)))}" for kind, places in kinds.items()]


def _places(places: Sequence[str], most: int = 12) -> str:
    more = f" and {len(places) - most} more lines" if len(places) > most else ""
    return f"{', '.join(places[:most])}{more}"

