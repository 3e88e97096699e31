"""Findings for people: the place, the words, a caret under them, and what to do next."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from specflow.model.finding import Finding, Severity
from specflow.model.project import Project
from specflow.report.summary import in_words

Paint = Callable[[str, str], str]
"""(text, style) -> text; styles are `error`, `warning`, `info`, `place`, `quiet` and `good`."""

WIDEST = 110


def plain(text: str, style: str) -> str:  # noqa: ARG001 - the signature of a Paint
    """No colour."""
    return text


# spec: note-to-spec/FR-12
def render_text(project: Project, findings: Sequence[Finding], paint: Paint = plain, shown: Callable[[str], str] = str) -> str:
    """Every finding with its source line and a caret, then one line of numbers. `shown` turns a root path into the user's."""
    texts = {file.path: file.text.splitlines() for file in project.specs}
    blocks = [_block(finding, texts.get(finding.at.path, []), paint, shown) for finding in findings]
    return "\n".join([*blocks, _last_line(project, findings, paint)]) + "\n"


def _block(finding: Finding, lines: list[str], paint: Paint, shown: Callable[[str], str]) -> str:
    at = finding.at
    where = paint(f"{shown(at.path)}:{at.line}:{at.column}", "place")
    head = f"{where}: {paint(finding.severity.value, finding.severity.value)} {clean(finding.message)}"
    out = [f"{head} {paint(f'[{finding.code} {finding.name}]', 'quiet')}"]
    if 1 <= at.line <= len(lines):
        out += _excerpt(finding, lines[at.line - 1], paint)
    for related in finding.related:
        there = f"{shown(related.at.path)}:{related.at.line}"
        out.append(f"  {paint('with', 'quiet')} {paint(there, 'place')}: {clean(related.message)}")
    if finding.help:
        out.append(f"  {paint('→', 'quiet')} {clean(finding.help)}")
    return "\n".join(out) + "\n"


def _excerpt(finding: Finding, line: str, paint: Paint) -> list[str]:
    at = finding.at
    start = max(0, min(at.column - 1, len(line)))
    end = at.end_column - 1 if at.end_line == at.line else len(line)
    shift = max(0, start - WIDEST // 2) if len(line) > WIDEST else 0
    window = clean(line.replace("\t", " "))[shift : shift + WIDEST]
    number = f"{at.line:>5}"
    caret = "^" * max(1, min(end - start, WIDEST - (start - shift)))
    return [
        f"{paint(number, 'quiet')} {paint('│', 'quiet')} {window}",
        f"      {paint('│', 'quiet')} {' ' * (start - shift)}{paint(caret, finding.severity.value)}",
    ]


def _last_line(project: Project, findings: Sequence[Finding], paint: Paint) -> str:
    requirements = sum(1 for _ in project.requirements)
    specs = f"{len(project.specs)} spec{'' if len(project.specs) == 1 else 's'}"
    style = "error" if any(f.severity is Severity.ERROR for f in findings) else "warning" if findings else "good"
    words = f"{specs}, {requirements} requirement{'' if requirements == 1 else 's'}: "
    return words + paint(in_words(findings), style)


def clean(text: str) -> str:
    """Foreign words on a terminal: control and direction characters shown, never obeyed."""
    return "".join(c if c.isprintable() or c == " " else f"\\u{ord(c):04x}" for c in text)
