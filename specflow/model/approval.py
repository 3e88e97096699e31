"""Sign-offs: who signed which content in which role (contract, section 7)."""

from __future__ import annotations

import enum
from typing import Any, NamedTuple

ROLES = ("product", "engineering")
WHOLE = "spec"
"""Stands in place of an id where the record signs what belongs to no single requirement: goal, metrics, scope, decisions."""


class Approval(NamedTuple):
    """One signature under one subject. `content` is what was signed, word for word; `hash` its canonical SHA-256."""

    role: str
    subject: str
    """A requirement's id, or `WHOLE`."""
    by: str
    date: str
    hash: str
    content: dict[str, Any]
    read: str = "marked"
    """`marked` when reading was tracked, `stated` when the signer only said so."""
    signature: str = ""
    origin: str = "git"
    """`git`: the name is git's and unauthenticated; `ssh`: signed with a key; `github`: an approving review."""


class Signed(enum.StrEnum):
    """How a subject stands with one role."""

    SIGNED = "signed"
    VOID = "void"
    MISSING = "missing"
