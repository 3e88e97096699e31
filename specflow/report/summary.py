"""What a run found, in numbers, and what that means for the exit code."""

from __future__ import annotations

from collections.abc import Sequence

from specflow.model.finding import Finding, Severity


def count(findings: Sequence[Finding]) -> dict[str, int]:
    """How many errors, warnings and infos."""
    found = [finding.severity for finding in findings]
    return {f"{severity.value}s": found.count(severity) for severity in Severity}


def fails(findings: Sequence[Finding], fail_on: str) -> bool:
    """Whether anything is at or above `fail_on` (`never` fails on nothing)."""
    if fail_on == "never":
        return False
    bar = Severity(fail_on).rank
    return any(finding.severity.rank <= bar for finding in findings)


def counted(number: int, thing: str) -> str:
    """`1 file`, `2 files`."""
    return f"{number} {thing}{'' if number == 1 else 's'}"


def in_words(findings: Sequence[Finding]) -> str:
    """`1 error, 2 warnings`; `nothing to mend` when there is nothing."""
    parts = []
    for name, number in count(findings).items():
        if number:
            parts.append(counted(number, name[:-1]))
    return ", ".join(parts) or "nothing to mend"


def exit_code(findings: Sequence[Finding], fail_on: str) -> int:
    """0: clean · 1: something is at or above `fail_on` · 3: among that, a check that did not run, or speaks of older code."""
    unjudged = [finding for finding in findings if finding.code in UNJUDGED]
    return 3 if fails(unjudged, fail_on) else 1 if fails(findings, fail_on) else 0


UNJUDGED = frozenset({"SF523", "SF524"})
"""Evidence that a spec asks for by name is missing: nobody knows whether the requirement holds (contract, section 5)."""
