"""The requests of each stage: documents wrapped and line by line prefixed, the stable part first, the rest in a template."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from specflow.draft.phrasing.titles import clean
from specflow.draft.staged.guard import Suspect
from specflow.draft.staged.wire import FindingItem, RequirementItem, schema_of
from specflow.draft.value import Source
from specflow.model.provider import Request, RoleName
from specflow.model.spec import Requirement
from specflow.parse.markdown import lines_of

STAGES: Mapping[str, tuple[RoleName, int, str | None]] = {
    "align": ("classify", 4_000, None),
    "draft": ("draft", 16_000, None),
    "critique": ("reason", 6_000, "medium"),
    "repair": ("draft", 12_000, None),
    "judge": ("judge", 4_000, "medium"),
}
"""Each stage with the role that does it, the room for its answer in tokens, and how hard to think."""

_LONGEST_LINE = 4_000
NOTHING = "(nothing)"


@dataclass(frozen=True)
class Prompts:
    """The templates of the stages over one set of sources."""

    templates: Mapping[str, str]
    documents: str
    models: Mapping[RoleName, str]

    def request(self, stage: str, role: RoleName | None = None, **parts: str) -> Request:
        """The question of one stage; `parts` fill `<<name>>` in its template, once, so that data cannot name a part."""
        own, room, effort = STAGES[stage]
        role = role or own
        return Request(
            role, stage, self.models[role], self.templates["system.md"].strip(), self.documents,
            _filled(self.templates[f"{stage}.md"], parts), schema_of(stage), room, effort,
        )  # fmt: skip


def _filled(template: str, parts: Mapping[str, str]) -> str:
    pieces = template.strip().split("<<")
    out = [pieces[0]]
    for piece in pieces[1:]:
        name, closed, rest = piece.partition(">>")
        out.append(f"{parts.get(name) or NOTHING}{rest}" if closed else f"<<{piece}")
    return "".join(out)


def documents_of(sources: Sequence[Source], suspects: Iterable[Suspect]) -> str:
    """The sources as material: each wrapped under a name that cannot be guessed from inside, each line marked with its place.

    The name is a digest of all of it: stable, so that a cache serves it again, and nothing a text could hold of itself.
    """
    whole = "\0".join(f"{source.path}\0{source.text}" for source in sources)
    nonce = hashlib.sha256(whole.encode("utf-8", "replace")).hexdigest()[:16]
    marked = {(one.path, one.line) for one in suspects}
    return "\n\n".join(_document(source, nonce, marked) for source in sources)


def _document(source: Source, nonce: str, marked: set[tuple[str, int]]) -> str:
    path = clean(source.path)
    what = {"note": "the note", "extra": "a further source", "product": "product context", "code": "code context"}[source.role]
    lines = [
        f"{path}:{number}{'!|' if (source.path, number) in marked else '|'} {clean(line[:_LONGEST_LINE])}"
        for number, line in enumerate(lines_of(source.text), 1)
        if line.strip()
    ]
    return f'<document-{nonce} path="{path}" what="{what}">\n' + "\n".join(lines) + f"\n</document-{nonce}>"


def floor_lines(requirements: Iterable[Requirement]) -> str:
    """What the offline drafter found, one line each: kind, place, words of the source."""
    lines = []
    for one in requirements:
        if not one.proposed and one.source:
            ref = one.source[0]
            lines.append(f"- {one.kind} {ref.path}:{ref.line}| {clean(ref.quote or '')[:400]}")
    return "\n".join(lines)


def draft_lines(items: Iterable[RequirementItem]) -> str:
    """The draft as it stands, one JSON object a line."""
    return "\n".join(json.dumps(one.model_dump(exclude={"confidence"}), ensure_ascii=False) for one in items)


def finding_lines(findings: Iterable[FindingItem]) -> str:
    """What the critic said."""
    return "\n".join(f"- {one.kind} {', '.join(one.keys)}: {clean(one.message)}" for one in findings)
