"""What `specflow draft --batch` says when it is done: a line for each note, and what became of the money."""

from __future__ import annotations

import json

from specflow.cli.draft_report import as_json as made_json
from specflow.cli.draft_report import many
from specflow.cli.terminal import link, paint, shown_from
from specflow.errors import SpecflowError
from specflow.flows.draft import Made
from specflow.flows.draft_batch import Batch
from specflow.model.finding import Severity
from specflow.report.text import clean


def as_text(done: Batch) -> str:
    """For people."""
    good = [one for _, one in done.notes if isinstance(one, Made)]
    how = f" with anthropic in {done.batches} batch{'' if done.batches == 1 else 'es'} for ${done.cost:.4f}"
    what = f"Drafted {len(good)} of {many(len(done.notes), 'note')}"
    head = paint(what, "good" if good else "warning")
    shown = f"{how}; `specflow runs show {done.run}` shows what was asked" if done.batches else ""
    lines = [f"{head}{paint(shown, 'quiet')}", ""]
    for note, one in done.notes:
        lines += _made(one) if isinstance(one, Made) else _failed(note, one)
    if good:
        step = f"  Read a page, settle what it asks, and sign: `specflow review {good[0].spec.feature}`"
        lines += ["", paint("Next", "place"), step]
    return "\n".join(lines)


def _made(made: Made) -> list[str]:
    spec, path = made.spec, shown_from(made.root)(made.page_path)
    open_ = sum(not question.answered for question in spec.questions)
    findings = sum(finding.severity is not Severity.INFO for finding in made.findings)
    counted = {"requirement": len(spec.requirements), "open question": open_, "finding": findings}
    about = [many(number, name) for name, number in counted.items() if number]
    first = f"  {link(made.root / made.page_path, path)}: {', '.join(about)}, ${made.by.cost}"
    return [first, *(f"    {paint('note', 'warning')} {clean(remark)}" for remark in made.remarks)]


def _failed(note: str, problem: SpecflowError) -> list[str]:
    lines = [f"  {paint('none', 'error')} {clean(note)}: {clean(problem.message)}"]
    return [*lines, f"    → {clean(problem.hint)}"] if problem.hint else lines


def as_json(done: Batch) -> str:
    """For programs: each note as `draft --format json` gives it, or its problem."""
    notes = [
        {"note": note, **json.loads(made_json(one))} if isinstance(one, Made)
        else {"note": note, "problem": one.message, "slug": one.slug, "hint": one.hint}
        for note, one in done.notes
    ]  # fmt: skip
    data = {"run": done.run, "batches": done.batches, "cost": f"{done.cost:.4f}", "notes": notes}
    return json.dumps(data, ensure_ascii=False, indent=1)


def exit_code(done: Batch) -> int:
    """The worst of its notes; 0 where each became a spec."""
    return max((one.exit_code for _, one in done.notes if isinstance(one, SpecflowError)), default=0)
