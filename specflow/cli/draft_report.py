"""What `specflow draft` says when it is done: what it made, what it set aside, what to do next."""

from __future__ import annotations

import json
from collections import Counter

from specflow.cli.terminal import link, paint, shown_from
from specflow.flows.draft import Made
from specflow.model.finding import Severity
from specflow.model.ids import REQUIREMENT_KINDS
from specflow.model.spec import Spec
from specflow.report.json import as_data
from specflow.report.text import clean

_NAMES = {
    "FR": ("functional", "functional"),
    "NFR": ("quality", "quality"),
    "EC": ("edge case", "edge cases"),
    "BR": ("business rule", "business rules"),
}


def as_text(made: Made) -> str:
    """For people."""
    shown = shown_from(made.root)
    spec = made.spec
    verb = "Updated" if made.difference is not None else "Drafted"
    lines = [paint(f"{verb} “{clean(spec.title) or spec.feature}”", "good") + _by(made), ""]
    lines += [f"  {link(made.root / path, shown(path))}" for path in (made.spec_path, made.page_path, *made.copied)]
    if made.difference is not None:
        lines += ["", made.difference.rstrip() or "Nothing new: every sentence is known to the spec already."]
    lines += ["", *_contents(spec), *_set_aside(spec), *_warnings(made), "", *_next(made, shown(made.page_path))]
    return "\n".join(lines)


def _by(made: Made) -> str:
    """Who drafted, and what it cost."""
    by = made.by
    if by.cost is not None:
        return paint(f" with {by.provider} for ${by.cost}; `specflow runs show {by.run}` shows how", "quiet")
    return paint(f" offline ({by.why})", "quiet") if by.why == "no key is set" else ""


def _contents(spec: Spec) -> list[str]:
    kinds = Counter(requirement.kind for requirement in spec.requirements)
    parts = [f"{kinds[kind]} {_NAMES[kind][kinds[kind] > 1]}" for kind in REQUIREMENT_KINDS if kinds[kind]]
    proposed = sum(requirement.proposed for requirement in spec.requirements)
    lines = [f"  {many(len(spec.requirements), 'requirement')}" + (f": {', '.join(parts)}" if parts else "")]
    if proposed:
        lines.append(f"  {proposed} of them specflow's own proposals, marked as such: keep, change or decline them")
    others = [(spec.stories, "story"), (spec.metrics, "metric"), (spec.out_of_scope, "out-of-scope line"),
              (spec.constraints, "technical constraint"), (spec.decisions, "decision")]  # fmt: skip
    rest = [many(len(items), name) for items, name in others if items]
    if rest:
        lines.append(f"  {', '.join(rest)}")
    return lines


def _set_aside(spec: Spec) -> list[str]:
    if not spec.set_aside:
        return []
    reasons = Counter(aside.why for aside in spec.set_aside)
    words = ", ".join(f"{number} {clean(why)}" for why, number in reasons.most_common(4))
    return [f"  Set aside {many(len(spec.set_aside), 'sentence')}: {words}"]


def _warnings(made: Made) -> list[str]:
    lines = [f"  {paint('note', 'warning')} {clean(remark)}" for remark in made.remarks]
    worst = [finding for finding in made.findings if finding.severity is not Severity.INFO]
    if worst:
        lines.append(f"  {paint('lint', 'warning')} has {many(len(worst), 'finding')}: see `specflow lint {_name(made)}`")
    return ["", *lines] if lines else []


def _next(made: Made, page: str) -> list[str]:
    spec = made.spec
    if not spec.requirements and made.sources:
        note = shown_from(made.root)(made.sources[0].path)
        step = f"Write in {note} what people must be able to do, then `specflow draft {note} --feature {spec.feature} --update`."
        return [paint("Next", "place"), f"  1. {step}"]
    steps = [f"Read {page} in a browser."]
    open_ = [question for question in spec.questions if not question.answered]
    if open_:
        steps.append(f"Answer {many(len(open_), 'open question')}; the first: {clean(open_[0].text)}")
    if spec.decisions:
        first = clean(spec.decisions[0].question)
        steps.append(f"Decide {many(len(spec.decisions), 'point')} with `specflow decide`; the first: {first}")
    unresolved = sum(requirement.status != "final" for requirement in spec.requirements)
    if unresolved:
        step = f"Settle {many(unresolved, 'requirement')}"
        steps.append(f"{step} and sign: `specflow review {_name(made)}`, or edit {shown_name(made)} and set `status: final`.")
    return [paint("Next", "place"), *(f"  {number}. {step}" for number, step in enumerate(steps, 1))]


def _name(made: Made) -> str:
    """What the other commands call the spec: its feature, or its path where it lies elsewhere."""
    return made.spec.feature if made.spec_path == f"specs/{made.spec.feature}/spec.yaml" else shown_name(made)


def shown_name(made: Made) -> str:
    """The spec's path as the user would type it."""
    return shown_from(made.root)(made.spec_path)


def many(number: int, name: str) -> str:
    """`1 story`, `2 stories`."""
    if number == 1:
        return f"1 {name}"
    return f"{number} {name[:-1]}ies" if name.endswith("y") and not name.endswith("ay") else f"{number} {name}s"


def as_json(made: Made) -> str:
    """For programs."""
    spec = made.spec
    return json.dumps(
        {
            "feature": spec.feature,
            "title": spec.title,
            "spec": made.spec_path,
            "page": made.page_path,
            "provider": made.by.provider,
            "run": made.by.run or None,
            "cost": made.by.cost,
            "copied": list(made.copied),
            "requirements": dict(Counter(requirement.kind for requirement in spec.requirements)),
            "proposed": sum(requirement.proposed for requirement in spec.requirements),
            "metrics": len(spec.metrics),
            "stories": len(spec.stories),
            "out_of_scope": len(spec.out_of_scope),
            "questions": [{"id": q.id, "text": q.text, "suggested": q.suggested} for q in spec.questions],
            "set_aside": [{**a.source.model_dump(exclude_none=True), "why": a.why} for a in spec.set_aside],
            "remarks": list(made.remarks),
            "difference": made.difference,
            "findings": as_data(made.findings),
        },
        ensure_ascii=False,
        indent=1,
    )
