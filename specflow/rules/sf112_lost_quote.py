"""A quote that does not stand in its source.

What it finds
-------------
A `source` whose file cannot be found in the workspace, whose line it does not have, or whose quote does not start, word for
word, on the line that is named. Line breaks, runs of blanks and Markdown emphasis make no difference.

Why it matters
--------------
The quote is the proof that a requirement was asked for. When the note changes, the requirement may have lost its reason; when
the quote never stood there, it was invented.

Example
-------
    source: {path: specs/ask-maps/note.md, line: 12, quote: words that stand on line 14 now}

How to fix
----------
Correct the line or the quote, or run `specflow draft --update`, which follows sentences that moved; if the sentence is gone,
decide whether the requirement still stands.
"""

from __future__ import annotations

from collections.abc import Iterator

from specflow.analysis.quotes import lines_of, where
from specflow.model.finding import Finding, Severity
from specflow.model.location import Location
from specflow.model.project import Project, SpecFile, Step
from specflow.model.rule import Rule
from specflow.model.spec import SourceRef, Spec


# spec: note-to-spec/FR-14
def check(rule: Rule, project: Project) -> Iterator[Finding]:
    """A finding for every reference that its source does not bear out."""
    for file, spec in project.understood:
        for owner, ref, steps in references(file, spec):
            problem = _wrong(ref, project)
            if problem:
                key = "quote" if "quote" in problem else "path"
                yield rule.found(_at(file, steps, key), problem, requirement=owner)


def references(file: SpecFile, spec: Spec) -> Iterator[tuple[str | None, SourceRef, tuple[Step, ...]]]:
    """Every source reference with its owner's full id and its steps in the file."""
    for section, position, item in spec.items():
        refs: tuple[SourceRef, ...] = getattr(item, "source", ())
        for number, ref in enumerate(refs):
            yield spec.full_id(item.id), ref, (*file.steps(section, position, "source"), number)
    for position, aside in enumerate(spec.set_aside):
        yield None, aside.source, file.steps("set_aside", position, "source")


def _at(file: SpecFile, steps: tuple[Step, ...], key: str) -> Location:
    """The place of the reference, whether `source` is one mapping or a list of them."""
    listed = file.locator.at(*steps, key)
    single = file.locator.at(*steps[:-1], key) if isinstance(steps[-1], int) else listed
    whole = file.locator.at(*steps)
    return single if listed == whole else listed


# spec: note-to-spec/FR-14
def _wrong(ref: SourceRef, project: Project) -> str:
    text = project.sources.get(ref.path)
    if text is None:
        return f"the source `{ref.path}` cannot be found in the workspace"
    if ref.line > len(lines_of(text)):
        return f"`{ref.path}` has no line {ref.line}"
    if not ref.quote:
        return ""
    stand = where(ref.quote, text, ref.line)
    if stand.as_cited:
        return ""
    if not stand.line:
        return f"the quote stands nowhere in `{ref.path}`, neither on line {ref.line} nor elsewhere"
    return f"the quote does not start on line {ref.line} of `{ref.path}`; it stands on line {stand.line} now"


RULE = Rule("SF112", "lost-quote", Severity.ERROR, __doc__, check, needs=frozenset({"sources"}))
