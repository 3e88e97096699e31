"""What a page shows as evidence: the rung, the places that speak for it, and the words that stand at each of them."""

from __future__ import annotations

from collections.abc import Sequence

from specflow.flows import workspace as ws
from specflow.model.finding import Finding
from specflow.model.location import Location
from specflow.model.spec import Spec
from specflow.model.trace import CheckState, Link, Trace
from specflow.model.trace import RequirementState as Found
from specflow.render.given import RequirementState

LONGEST = 40
"""Lines of one excerpt."""
MOST_CHARACTERS = 1_500_000
"""Of all excerpts of a page together; what comes later is named without its words."""


def evidence_of(
    workspace: ws.Workspace, spec: Spec, trace: Trace | None, findings: Sequence[Finding] = ()
) -> dict[str, RequirementState]:
    """Evidence by own id: code, tests, checks with what they say, and what no test would notice."""
    unnoticed: dict[str, list[Finding]] = {}
    for finding in findings:
        if finding.code == "SF528" and finding.requirement:
            unnoticed.setdefault(finding.requirement, []).append(finding)
    excerpts = Excerpts(workspace)
    return {
        state.id.partition("/")[2]: _shown(state, unnoticed.get(state.id, ()), excerpts)
        for state in (trace.states if trace else ())
        if state.id.startswith(f"{spec.feature}/")
    }


def _shown(state: Found, unnoticed: Sequence[Finding], excerpts: Excerpts) -> RequirementState:
    words: dict[str, str] = {}
    for link in (*state.implementations, *(claim.link for claim in state.tests)):
        words[_place(link)] = excerpts.of_link(link)
    checks = []
    for check in state.checks:
        row = (check.kind, _said(check))
        checks.append(row)
        words[" ".join(row)] = _of_check(check, excerpts)
    for finding in unnoticed:
        row = (f"{finding.at.path}:{finding.at.line}", finding.message.replace("`", ""))
        checks.append(row)
        words[" ".join(row)] = "\n+".join(finding.help.removeprefix("Tried: ").split("  +", 1))
    return RequirementState(
        state.state,
        state.required if state.enforced else None,
        tuple(_place(link) for link in state.implementations),
        tuple((_place(claim.link), claim.outcome.value) for claim in state.tests),
        tuple(checks),
        {place: text for place, text in words.items() if text},
    )


def _place(link: Link) -> str:
    return f"{link.path}:{link.line} {link.symbol}".strip()


def _said(check: CheckState) -> str:
    """`passed: 7 recorded payloads`."""
    return f"{check.outcome.value}: {check.detail}" if check.detail else check.outcome.value


def _of_check(check: CheckState, excerpts: Excerpts) -> str:
    """The check as it stands in the spec, and what its negative control came to."""
    controls = {"red": "# a spoilt input makes it fail", "green": f"# it cannot fail: it let {check.spoilt} pass"}
    written = excerpts.of_item(check.at) if check.at else ""
    return "\n".join(one for one in (written, controls.get(check.control, "")) if one)


class Excerpts:
    """The words at places of a workspace, each file read once, all together bounded."""

    def __init__(self, workspace: ws.Workspace) -> None:
        self.workspace = workspace
        self._lines: dict[str, list[str]] = {}
        self._left = MOST_CHARACTERS

    def of_link(self, link: Link) -> str:
        """A definition; nothing for a whole file."""
        return self._cut(link.path, link.definition.start, link.definition.end) if link.definition else ""

    def of_item(self, at: Location) -> str:
        """An item of a list in YAML: its line and those that are indented below it."""
        lines = self._of(at.path)
        if not 1 <= at.line <= len(lines):
            return ""
        indent = len(lines[at.line - 1]) - len(lines[at.line - 1].lstrip())
        last = at.line
        while last < len(lines) and last - at.line < LONGEST and _deeper(lines[last], indent):
            last += 1
        return self._cut(at.path, at.line, last)

    def _cut(self, path: str, first: int, last: int) -> str:
        lines = self._of(path)[first - 1 : min(last, first + LONGEST - 1)]
        more = ["…"] if last - first >= LONGEST else []
        common = min((len(line) - len(line.lstrip()) for line in lines if line.strip()), default=0)
        text = "\n".join([*(line[common:][:400] for line in lines), *more])
        if len(text) > self._left:
            return ""
        self._left -= len(text)
        return text

    def _of(self, path: str) -> list[str]:
        if path not in self._lines:
            self._lines[path] = (ws.source_text(self.workspace, path) or "").splitlines()
        return self._lines[path]


def _deeper(line: str, indent: int) -> bool:
    return bool(line.strip()) and len(line) - len(line.lstrip()) > indent
