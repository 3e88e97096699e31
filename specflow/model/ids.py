"""Requirement ids: `FR-01`, `ask-maps/FR-01`; never renumbered, never reused (contract, section 2)."""

from __future__ import annotations

import re
from collections.abc import Iterable

KINDS: dict[str, str] = {
    "FR": "functional requirement",
    "NFR": "non-functional requirement",
    "EC": "edge case",
    "BR": "business rule",
    "SM": "success metric",
    "US": "user story",
    "OS": "out of scope",
    "DN": "decision node",
    "Q": "open question",
    "TC": "technical constraint",
}
REQUIREMENT_KINDS = ("FR", "NFR", "EC", "BR")

SLUG = r"[a-z0-9]+(?:-[a-z0-9]+)*"
ID = rf"(?:{'|'.join(KINDS)})-\d{{2,}}"
ID_RE = re.compile(ID)
FULL_ID_RE = re.compile(rf"(?:(?P<feature>{SLUG})/)?(?P<id>{ID})")
SLUG_RE = re.compile(SLUG)


def kind_of(id_: str) -> str:
    """`FR` of `FR-07` and of `ask-maps/FR-07`; empty when it is no id."""
    found = FULL_ID_RE.fullmatch(id_)
    return found["id"].partition("-")[0] if found else ""


def number_of(id_: str) -> int:
    """`7` of `FR-07`; 0 when it is no id."""
    found = FULL_ID_RE.fullmatch(id_)
    return int(found["id"].partition("-")[2]) if found else 0


def next_id(kind: str, taken: Iterable[str]) -> str:
    """The lowest number above every one that `kind` ever used in `taken`."""
    highest = max((number_of(id_) for id_ in taken if kind_of(id_) == kind), default=0)
    return f"{kind}-{highest + 1:02d}"


def slugify(words: str, most: int = 48) -> str:
    """A feature name from a title: `Just ask: find places` -> `just-ask-find-places`. Empty when no letter is Latin."""
    import unicodedata

    plain = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode().lower()
    slug = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
    if len(slug) > most:
        slug = slug[: most + 1].rpartition("-")[0] or slug[:most]
    return slug.strip("-")
