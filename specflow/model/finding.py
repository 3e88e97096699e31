"""Findings: everything the tool has to say. Every output only renders a list of these (contract, section 5)."""

from __future__ import annotations

import enum
import hashlib
from collections.abc import Iterable
from dataclasses import dataclass

from specflow.model.location import Location


class Severity(enum.StrEnum):
    """How bad it is; compares by rank through `rank`."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"

    @property
    def rank(self) -> int:
        """0 for the worst."""
        return ("error", "warning", "info").index(self.value)


@dataclass(frozen=True, slots=True)
class Edit:
    """Replace the code points `start` to `end` of `path` by `text`."""

    path: str
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Fix:
    """A ready correction."""

    title: str
    edits: tuple[Edit, ...]


@dataclass(frozen=True, slots=True)
class Related:
    """Another place that bears on a finding."""

    message: str
    at: Location
    requirement: str | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong or worth knowing, with its place and what to do next."""

    code: str
    name: str
    severity: Severity
    message: str
    at: Location
    requirement: str | None = None
    related: tuple[Related, ...] = ()
    help: str = ""
    fix: Fix | None = None

    @property
    def fingerprint(self) -> str:
        """Stable while lines move: code, file, requirement and message, not the line."""
        subject = "\0".join((self.code, self.at.path, self.requirement or "", self.message))
        return hashlib.sha256(subject.encode()).hexdigest()[:16]


def in_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """By file, place, code: the order every report uses."""
    return tuple(sorted(findings, key=lambda f: (f.at.path, f.at.line, f.at.column, f.code, f.message)))


@dataclass(frozen=True, slots=True)
class Problem:
    """What a parser noticed; the rule whose name is `kind` turns it into a finding."""

    kind: str
    message: str
    at: Location
    help: str = ""
    requirement: str | None = None
    related: tuple[Related, ...] = ()
    fix: Fix | None = None
