"""What a rule is: a code, a name, a manual page and a function from a project to findings."""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from specflow.model.finding import Finding, Fix, Related, Severity
from specflow.model.location import Location

if TYPE_CHECKING:
    from specflow.model.project import Project

HEADINGS = ("What it finds", "Why it matters", "Example", "How to fix")


@dataclass(frozen=True)
class Rule:
    """One rule. `doc` is its module's docstring, under the four `HEADINGS`; `needs` names what it reads beyond the specs."""

    code: str
    name: str
    severity: Severity
    doc: str
    check: Callable[[Rule, Project], Iterable[Finding]]
    needs: frozenset[str] = frozenset()

    def found(
        self,
        at: Location,
        message: str,
        *,
        requirement: str | None = None,
        related: Iterable[Related] = (),
        help: str = "",  # noqa: A002 - the field's name in every report
        fix: Fix | None = None,
        severity: Severity | None = None,
    ) -> Finding:
        """A finding of this rule; without `help`, the first sentence under How to fix."""
        return Finding(
            self.code, self.name, severity or self.severity, message, at, requirement, tuple(related),
            help or self.remedy, fix,
        )  # fmt: skip

    @property
    def sections(self) -> dict[str, str]:
        """The manual page by heading."""
        text = inspect.cleandoc(self.doc)
        parts = re.split(rf"^({'|'.join(HEADINGS)})\n-+\n", text, flags=re.MULTILINE)
        return {parts[i]: inspect.cleandoc("\n" + parts[i + 1]) for i in range(1, len(parts) - 1, 2)}

    @property
    def remedy(self) -> str:
        """What to do next, in one sentence."""
        return _first_sentence(self)

    def of_problems(self, project: Project) -> Iterator[Finding]:
        """The findings for what the parsers noticed under this rule's name."""
        for problem in project.problems:
            if problem.kind == self.name:
                found = self.found(problem.at, problem.message, requirement=problem.requirement, fix=problem.fix)
                yield replace(found, related=problem.related, help=problem.help or found.help)


@lru_cache(maxsize=512)
def _first_sentence(rule: Rule) -> str:
    first = rule.sections.get("How to fix", "").split("\n\n")[0].replace("\n", " ")
    return re.split(r"(?<=[.!?])\s", first, maxsplit=1)[0]
