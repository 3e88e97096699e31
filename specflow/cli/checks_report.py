"""What `specflow checks suggest` prints."""

from __future__ import annotations

import json
from collections.abc import Sequence

from specflow.cli.terminal import paint
from specflow.flows.suggest import Suggested
from specflow.report.text import clean


def as_text(found: Sequence[Suggested]) -> str:
    """YAML to review, with the reason of each proposal as a comment."""
    lines: list[str] = []
    for one in found:
        lines += [paint(f"# {one.requirement}: {clean(' '.join(one.text.split()))}", "place")]
        lines += ["checks:"] if one.checks else []
        for suggestion in one.checks:
            lines.append(paint(f"  # {clean(suggestion.why)}", "quiet"))
            lines += [paint(f"  # needs {clean(suggestion.needs)}", "quiet")] if suggestion.needs else []
            lines.append(f"  - {json.dumps(suggestion.check, ensure_ascii=False)}")
        number = len(one.tests)
        if number:
            lines.append(paint(f"# {number} boundary test{'' if number == 1 else 's'}: --tests FILE writes them", "quiet"))
        lines.append("")
    checks = sum(len(one.checks) for one in found)
    tests = sum(len(one.tests) for one in found)
    lines.append(f"{checks} checks and {tests} boundary tests proposed for {len(found)} requirements")
    return "\n".join(lines)


def as_json(found: Sequence[Suggested]) -> str:
    """The same for a program."""
    rows = [
        {
            "requirement": one.requirement,
            "tests": list(one.tests),
            "checks": [{**each._asdict(), "needs": each.needs or None} for each in one.checks],
        }
        for one in found
    ]
    return json.dumps({"schema": "specflow/suggested-checks/v1", "suggestions": rows}, ensure_ascii=False, indent=1)
