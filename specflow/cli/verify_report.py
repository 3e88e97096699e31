"""What `specflow verify` prints."""

from __future__ import annotations

import json
import shlex

from specflow.cli.terminal import paint
from specflow.flows.verify import Verified
from specflow.model.checks import Judged
from specflow.model.evidence import Outcome
from specflow.report.text import clean


def as_text(done: Verified) -> str:
    """By requirement: each check, how it went, and what was let pass."""
    lines: list[str] = []
    last = ""
    for one, judged in done.judged:
        if one.owner != last:
            lines.append(paint(one.owner, "place"))
            last = one.owner
        lines.append(f"  {one.check.kind}: {paint(judged.outcome.value, _style(judged))}  {clean(judged.detail)}")
        if judged.control == "green":
            lines.append(f"    it cannot fail: it let {clean(judged.spoilt)} pass")
        lines += [f"    nothing guards {clean(one)}" for one in judged.open[:3]]
    lines += [f"{problem.at}: {clean(problem.message)}" for problem in done.problems]
    if done.untrusted:
        lines.append("These commands of the specs did not run; read them, then agree with `specflow verify --trust`:")
        lines += [f"  {clean(shlex.join(words))}" for words in done.untrusted]
    held = sum(judged.holds for _, judged in done.judged)
    lines.append(f"{held} of {len(done.judged)} checks hold")
    return "\n".join(lines)


def _style(judged: Judged) -> str:
    return "good" if judged.holds else "error" if judged.outcome in (Outcome.FAILED, Outcome.HOLLOW) else "warning"


def as_json(done: Verified) -> str:
    """The same for a program."""
    rows = [
        {
            "requirement": one.owner, "kind": one.check.kind, "at": {"path": one.at.path, "line": one.at.line},
            "outcome": judged.outcome.value, "control": judged.control or None, "spoilt": judged.spoilt or None,
            "detail": judged.detail, "reason": judged.slug or None, "unguarded": list(judged.open),
        }
        for one, judged in done.judged
    ]  # fmt: skip
    problems = [{"path": one.at.path, "line": one.at.line, "message": one.message} for one in done.problems]
    untrusted = [list(words) for words in done.untrusted]
    document = {"schema": "specflow/verified/v1", "checks": rows, "problems": problems, "untrusted": untrusted}
    return json.dumps(document, ensure_ascii=False, indent=1)
