"""Two sentences, compared in the three places where they meet: a spec, one note, a note and a rule."""

from __future__ import annotations

from specflow.analysis.consistency.claims.baseline import as_asked
from specflow.analysis.consistency.claims.claim import claims_of
from specflow.analysis.consistency.engine import compared
from specflow.analysis.consistency.sources import find_source_conflicts


def strictly(one: str, other: str) -> list[str]:
    """The codes of the contradictions between two requirements."""
    claims = [as_asked(claim, "product") for owner, text in enumerate((one, other)) for claim in claims_of(owner, text)]
    return [clash.code for clash in compared(claims, {}) if clash.code < "SF310"]


def asked(one: str, other: str) -> list[str]:
    """The questions about two lines of one note."""
    text = f"# Plan\n\nAs talked about.\n\n{one}\n\nThe weather was good.\n\n{other}\n"
    return [conflict.question for conflict in find_source_conflicts([("note.md", "note", text)])]


def asked_of_rules(note: str, rule: str) -> list[str]:
    """The questions about a line of a note and a rule."""
    wanted = ("note.md", "note", f"# Plan\n\n{note}\n")
    ruled = ("product_area_context.md", "product", f"# Rules\n\n- {rule}\n")
    return [conflict.question for conflict in find_source_conflicts([wanted, ruled])]


def pairs_in(text: str) -> list[tuple[str, str]]:
    """Pairs of lines: the second one of each starts with a slash."""
    lines = text.strip().splitlines()
    return [(one, other.removeprefix("/ ")) for one, other in zip(lines[::2], lines[1::2], strict=True)]
