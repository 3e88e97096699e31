"""A document for people who do not read the spec: one template, as Markdown and as HTML, every line with its requirement."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from html import escape

from specflow.parse.interop.markdown import md, one_line, visible


@dataclass(frozen=True)
class Row:
    """A line: its cells (one for a list item), and the ids that it rests on."""

    cells: tuple[str, ...]
    ids: tuple[str, ...] = ()
    box: bool | None = None
    """A box to tick: ticked, open, or none."""


@dataclass(frozen=True)
class Part:
    """What stands in one place of a template: rows under column heads, or a list without."""

    rows: tuple[Row, ...] = ()
    heads: tuple[str, ...] = ()
    none: str = "Nothing."


@dataclass(frozen=True)
class Parts:
    """Everything that a template may ask for: words and parts by name."""

    words: Mapping[str, str] = field(default_factory=dict)
    parts: Mapping[str, Part] = field(default_factory=dict)


_PLACE = re.compile(r"\{\{([a-z_]+)\}\}")


def as_markdown(template: str, given: Parts) -> str:
    """The document as Markdown. Foreign text is escaped: it can neither start a heading nor a link."""
    lines = []
    for line in template.splitlines():
        lone = _PLACE.fullmatch(line.strip())
        if lone and lone[1] in given.parts:
            lines += _markdown_part(given.parts[lone[1]])
        else:
            lines.append(_PLACE.sub(lambda hit: md(given.words.get(hit[1], "")), line).rstrip())
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip("\n") + "\n"


def _markdown_part(part: Part) -> list[str]:
    if not part.rows:
        return [part.none]
    if not part.heads:
        return [f"- {_box(row)}{md(' '.join(row.cells))}{_ids(row)}" for row in part.rows]
    heads = [*part.heads, "Requirement"]
    rows = [f"| {' | '.join([*(md(cell) for cell in row.cells), ', '.join(row.ids)])} |" for row in part.rows]
    return [f"| {' | '.join(heads)} |", f"|{'---|' * len(heads)}", *rows]


def _box(row: Row) -> str:
    return "" if row.box is None else "[x] " if row.box else "[ ] "


def _ids(row: Row) -> str:
    return f" ({', '.join(row.ids)})" if row.ids else ""


def as_html(template: str, page: str, given: Parts) -> str:
    """The same as one HTML page without scripts; `page` is its frame, with `{{title}}` and `{{body}}`."""
    body, text = list[str](), list[str]()
    for line in [*template.splitlines(), ""]:
        lone = _PLACE.fullmatch(line.strip())
        heading = re.match(r"(#{1,4}) (.*)", line)
        if not line.strip() or lone or heading:
            body += [f"<p>{' '.join(text)}</p>"] if text else []
            text = []
        if lone and lone[1] in given.parts:
            body += _html_part(given.parts[lone[1]])
        elif heading:
            body.append(f"<h{len(heading[1])}>{_html_words(heading[2], given)}</h{len(heading[1])}>")
        elif line.strip():
            text.append(_html_words(line.strip(), given))
    title = _html(given.words.get("title", ""))
    parts = {"title": title, "body": "\n".join(body)}
    return _PLACE.sub(lambda hit: parts.get(hit[1], ""), page)


def _html_words(line: str, given: Parts) -> str:
    pieces = re.split(r"(\{\{[a-z_]+\}\})", line)
    return "".join(_html(given.words.get(piece[2:-2], "")) if _PLACE.fullmatch(piece) else escape(piece) for piece in pieces)


def _html_part(part: Part) -> list[str]:
    if not part.rows:
        return [f"<p>{_html(part.none)}</p>"]
    if not part.heads:
        items = [f"<li>{_html_box(row)}{_html(' '.join(row.cells))}{_html_ids(row.ids)}</li>" for row in part.rows]
        return ["<ul>", *items, "</ul>"]
    heads = "".join(f"<th>{_html(head)}</th>" for head in (*part.heads, "Requirement"))
    rows = [
        f"<tr>{''.join(f'<td>{_html(cell)}</td>' for cell in row.cells)}<td>{_html_ids(row.ids)}</td></tr>" for row in part.rows
    ]
    return ["<table>", f"<thead><tr>{heads}</tr></thead>", "<tbody>", *rows, "</tbody>", "</table>"]


def _html_box(row: Row) -> str:
    return "" if row.box is None else f'<input type="checkbox" disabled{" checked" if row.box else ""} aria-label="done"> '


def _html_ids(ids: Sequence[str]) -> str:
    return "".join(f' <a class="id" href="spec.html#{escape(id_)}">{escape(id_)}</a>' for id_ in ids)


def _html(text: str) -> str:
    return escape(visible(one_line(text)))
