"""Conflicts that a merge has left in files of records, of which each line stands for itself."""

from __future__ import annotations

from specflow.model.finding import Problem
from specflow.model.location import Location

_MARKS = ("<<<<<<<", "|||||||", "=======", ">>>>>>>")


def is_gits(line: str) -> bool:
    """Whether git put this line there."""
    return line.startswith(_MARKS) and line[7:8] in ("", " ", "\r")


def left_by_git(path: str, text: str, kind: str) -> tuple[Problem, ...]:
    """One problem of this kind where the first conflict starts; nothing where there is none."""
    if not any(mark in text for mark in _MARKS):
        return ()
    for number, line in enumerate(text.replace("\r\n", "\n").split("\n"), 1):
        if is_gits(line):
            message = "this line is git's: a merge has left a conflict here"
            help_ = "Keep the records of both sides, and remove only the lines that git put there (<<<<<<<, =======, >>>>>>>)."
            return (Problem(kind, message, Location.on_line(path, number, 1, len(line)), help=help_),)
    return ()
