"""The command check: a program that says by its exit code whether the requirement holds."""

from __future__ import annotations

from typing import NamedTuple

from specflow.model.checks import CommandCheck, Judged, not_run
from specflow.model.evidence import Outcome


class Ended(NamedTuple):
    """How a program ended; `code` is None when it ran out of time or could not be started."""

    code: int | None
    said: str


def judge(check: CommandCheck, ended: Ended, spoilt: Ended | None) -> Judged:
    """Whether it ended with 0; `spoilt` is how its negative control ended, None without one."""
    command = " ".join(check.run)[:80]
    last = ([line for line in ended.said.strip().splitlines() if line.strip()] or [""])[-1][:160]
    if ended.code is None:
        return not_run(f"`{command}` did not end within {check.timeout:g} s, or could not be started: {last}", "no-engine")
    detail = f"`{command}` ended with exit code {ended.code}{': ' if last else ''}{last}"
    passed = Outcome.PASSED if ended.code == 0 else Outcome.FAILED
    slug = "" if ended.code == 0 else "failed"
    if spoilt is None:
        return Judged(passed, detail, "", slug=slug)
    if spoilt.code == 0:
        said = f"`{' '.join(check.spoilt or ())[:80]}`"
        return Judged(Outcome.HOLLOW if ended.code == 0 else Outcome.FAILED, detail, "green", said, slug or "hollow")
    return Judged(passed, detail, "red", slug=slug)
