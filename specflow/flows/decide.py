"""`specflow decide`: list decisions, record one."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from specflow.analysis.decisions.answer import name_of, names_of
from specflow.analysis.decisions.rules import judge, table_of
from specflow.analysis.diff.documents import aliases_of, difference, document
from specflow.errors import UsageProblem
from specflow.flows import review as desks
from specflow.flows import reviews
from specflow.model import review
from specflow.model.spec import Decision


def listed(cwd: Path, feature: str | None) -> list[dict[str, Any]]:
    """Every decision of the named feature, or of all, open ones first."""
    found = []
    for desk in desks.desks_of(cwd, feature).values() if desks.any_spec(cwd) else ():
        spec = desk.look().spec
        found += [
            {"feature": spec.feature, "id": one.id, "kind": one.kind, "question": one.question, "decided": one.decided,
             "by": one.by, "why": one.why, "words": _words(one)}
            for one in spec.decisions
        ]  # fmt: skip
    return sorted(found, key=lambda one: bool(one["decided"]))


def _words(one: Decision) -> str:
    """What can be answered, in a line."""
    if one.decided:
        return f"{one.chosen if one.chosen is not None else 'see its parameters'}, by {one.by}: {one.why}"
    scale = one.options if isinstance(one.options, Mapping) else {}
    if one.kind == "slider":
        return f"a value from {scale.get('min', '…')} to {scale.get('max', '…')}"
    if one.kind == "ranking":
        return f"an order of: {', '.join(names_of(one.options))}"
    table = table_of(one.options) if one.kind == "rules" else None
    if table is not None:
        verdict = judge(table)
        return f"a table; {verdict.covered} of {verdict.situations} situations have an outcome"
    options = names_of(one.options)
    return f"one of: {'; '.join(map(name_of, options))}" if options else "in your own words"


def decide(cwd: Path, feature: str, id_: str, answer: object, why: str) -> dict[str, Any]:
    """Record a decision, and say what it changed. Raises `SpecflowError`."""
    if not why.strip():
        raise UsageProblem("a decision needs a reason", slug="no-reason", hint="Add --why; it is kept with the decision.")
    desk = desks.desk_of(cwd, feature)
    before = desk.look().spec
    desk.change([review.Decide(do="decide", id=id_, answer=answer, why=why.strip())], reviews.me(desk.workspace))
    after = desk.look().spec
    one = next(found for found in after.decisions if found.id == id_)
    changed = [
        f"{change.id} {field.field}: {field.old or '(nothing)'} → {field.new or '(nothing)'}"
        for change in difference(document(before), document(after), aliases_of(after))
        for field in change.fields
        if change.id != id_
    ]
    chosen = ", ".join(map(str, one.chosen)) if isinstance(one.chosen, list | tuple) else str(one.chosen)
    return {"id": id_, "chosen": chosen, "changed": changed}
