"""Proof: mutants of tagged code, how each fared, and what that says of a requirement."""

from __future__ import annotations

import enum
from typing import NamedTuple


class Mutant(NamedTuple):
    """One way to spoil a file: the characters `start` to `end` become `new`."""

    path: str
    symbol: str
    line: int
    start: int
    end: int
    old: str
    new: str
    kind: str
    """What was done: `bound`, `number`, `text`, `logic`, `field`, `result`, `call`, `refusal`, `slice`, `sign`."""

    @property
    def key(self) -> str:
        """Tells it from other mutants of the same file."""
        return f"{self.path}:{self.start}:{self.end}:{self.new}"


class Fate(enum.StrEnum):
    """How a mutant ended. Only `KILLED` shows that a test notices."""

    KILLED = "killed"
    CRASHED = "crashed"
    SURVIVED = "survived"
    TIMEOUT = "timeout"
    ELSEWHERE = "noticed elsewhere"
    """In a definition that several requirements share: a test of one of the others notices."""
    NOT_RUN = "not run"


class Verdict(enum.StrEnum):
    """What the mutants of a requirement say together."""

    PROVEN = "proven"
    PARTIAL = "partial"
    HOLLOW = "hollow"
    UNKNOWN = "unknown"


class Tried(NamedTuple):
    """A mutant and its fate; `by` is the test that noticed."""

    mutant: Mutant
    fate: Fate
    by: str = ""
    seconds: float = 0.0


class Proof(NamedTuple):
    """What was found out about one requirement. `files` are digests of what it rests on, `targets` its tagged definitions."""

    requirement: str
    verdict: Verdict
    tried: tuple[Tried, ...]
    targets: tuple[str, ...]
    files: tuple[tuple[str, str], ...]
    why: str = ""
    engine: str = "python"
    tests: tuple[str, ...] = ()

    def count(self, fate: Fate) -> int:
        """How many mutants ended so."""
        return sum(one.fate is fate for one in self.tried)

    @property
    def survivors(self) -> tuple[Tried, ...]:
        """The mutants that nobody noticed."""
        return tuple(one for one in self.tried if one.fate is Fate.SURVIVED)
