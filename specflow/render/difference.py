"""Differences between versions of a spec as text, Markdown, HTML and plain data: what came is underlined, what went struck."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from specflow.analysis.diff.documents import FieldChange, ItemChange
from specflow.analysis.diff.words import Run, runs
from specflow.render.escape import Html, bare, esc


class Sheet(NamedTuple):
    """What differs in one feature."""

    feature: str
    old: str
    new: str
    changes: tuple[ItemChange, ...]


_SIGN = {"added": "+", "removed": "-", "changed": "~", "renamed": "→", "moved": "↕"}
_NO_CHANGE = "nothing differs"


def head_of(one: ItemChange) -> str:
    """`~ FR-07 changed`, with the id it had before."""
    was = f" (was {one.was})" if one.was else ""
    return f"{_SIGN[one.kind]} {one.id}{was} {one.kind}"


def counted(sheet: Sheet) -> str:
    """How many of each kind."""
    kinds = [(kind, sum(one.kind == kind for one in sheet.changes)) for kind in _SIGN]
    return ", ".join(f"{count} {kind}" for kind, count in kinds if count) or _NO_CHANGE


def _shown(one: ItemChange) -> tuple[FieldChange, ...]:
    """Of what is new or gone, its words; of what changed, every field that did."""
    if one.kind in ("added", "removed"):
        return tuple(field for field in one.fields if field.field in ("text", "question", "value", "goal"))
    return one.fields


def as_text(sheets: Sequence[Sheet], *, colour: bool = False) -> str:
    """For a terminal. Without colour, `[-gone-]` and `{+come+}` stand around words."""
    lines = []
    for sheet in sheets:
        lines.append(f"{sheet.feature}: {sheet.old} → {sheet.new}: {counted(sheet)}")
        for one in sheet.changes:
            lines.append(f"  {head_of(one)}: {_one_line(one.title)}")
            for change in _shown(one):
                words = "".join(_terminal(run, colour) for run in runs(change.old, change.new))
                lines.append(f"      {change.field}: {_one_line(words)}")
    return "\n".join(lines)


def _one_line(text: str) -> str:
    return " ".join("".join(char if char.isprintable() or char in " \n\x1b" else "�" for char in text).split())


def _terminal(run: Run, colour: bool) -> str:
    text = run.text.replace("\x1b", "�")
    if run.op == "same":
        return text
    if colour:
        return f"\x1b[{'32;4' if run.op == 'ins' else '31;9'}m{text}\x1b[0m"
    return f"{{+{text}+}}" if run.op == "ins" else f"[-{text}-]"


def as_markdown(sheets: Sequence[Sheet]) -> str:
    """For a pull request."""
    lines = []
    for sheet in sheets:
        heading = f"### {bare(sheet.feature)}: {_plain(sheet.old)} → {_plain(sheet.new)}"
        lines += [heading, "", counted(sheet).capitalize() + ".", ""]
        for one in sheet.changes:
            lines.append(f"- **{one.id}** {one.kind}{f' (was {one.was})' if one.was else ''}: {_plain(one.title)}")
            for change in _shown(one):
                words = "".join(_markdown(run) for run in runs(change.old, change.new))
                lines.append(f"  - {change.field}: {' '.join(words.split())}")
        lines.append("")
    return "\n".join(lines).rstrip("\n")


def _plain(text: str) -> str:
    """Text that Markdown shows as it is."""
    plain = " ".join(str(esc(text)).split())
    for char in "\\`*_[]#|~":
        plain = plain.replace(char, f"\\{char}")
    return plain


def _markdown(run: Run) -> str:
    text = _plain(run.text)
    lead = " " if run.text[:1].isspace() else ""
    tail = " " if run.text[-1:].isspace() and text else ""
    if run.op == "same" or not text:
        return f"{lead}{text}{tail}"
    return f"{lead}<ins>{text}</ins>{tail}" if run.op == "ins" else f"{lead}<del>{text}</del>{tail}"


_STYLE = """
body{font:16px/1.6 system-ui,sans-serif;max-width:52em;margin:40px auto;padding:0 24px;color:#1b1a17;background:#f6f5f1}
h1{font-size:30px;line-height:1.2}h2{font-size:21px}
article{margin:12px 0;padding:12px 18px;border:1px solid #dfdbd2;border-radius:12px;background:#fff}
article h3{margin:0;font-size:16px}
dt{margin-top:8px;font-size:13px;color:#656157}dd{margin:0;white-space:pre-wrap;overflow-wrap:anywhere}
ins{background:#e4f3e9;color:#14633a;text-decoration:underline}del{background:#fde8e6;color:#98191f;text-decoration:line-through}
@media(prefers-color-scheme:dark){body{color:#eceae5;background:#121316}article{background:#1a1c20;border-color:#33363c}dt{color:#9c998f}
ins{background:#142e1f;color:#84d8a4}del{background:#3c1817;color:#ff9f97}}
"""


def as_html(sheets: Sequence[Sheet]) -> Html:
    """A page of its own: one file, nothing to run, nothing to fetch."""
    body = "".join(_section(sheet) for sheet in sheets)
    return Html(
        '<!doctype html>\n<html lang="en"><head><meta charset="utf-8">'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">"
        '<meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark">'
        f"<title>What changed</title><style>{_STYLE}</style></head><body><main><h1>What changed</h1>{body}</main></body></html>"
    )


def _section(sheet: Sheet) -> str:
    cards = "".join(
        f"<article><h3>{esc(head_of(one))}: <bdi>{esc(one.title)}</bdi></h3>{_fields(one)}</article>" for one in sheet.changes
    )
    names = f"{esc(sheet.old)} → {esc(sheet.new)}"
    return f"<section><h2>{esc(sheet.feature)}</h2><p>{names}: {counted(sheet)}</p>{cards}</section>"


def _fields(one: ItemChange) -> str:
    rows = "".join(
        f'<dt>{esc(change.field)}</dt><dd dir="auto">{"".join(_html(run) for run in runs(change.old, change.new))}</dd>'
        for change in _shown(one)
    )
    return f"<dl>{rows}</dl>" if rows else ""


def _html(run: Run) -> str:
    tag = {"ins": "ins", "del": "del"}.get(run.op)
    return f"<{tag}>{esc(run.text)}</{tag}>" if tag else str(esc(run.text))


def as_data(sheet: Sheet) -> dict[str, Any]:
    """For programs."""
    return {
        "feature": sheet.feature, "old": sheet.old, "new": sheet.new,
        "changes": [
            {"kind": one.kind, "id": one.id, "was": one.was or None, "title": one.title,
             "fields": [{"field": field.field, "old": field.old, "new": field.new,
                         "words": [list(run) for run in runs(field.old, field.new)]} for field in one.fields]}
            for one in sheet.changes
        ],
    }  # fmt: skip
