"""What a page is made of: the spec and everything that it shows beside it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from specflow.model.finding import Finding
from specflow.model.location import Location
from specflow.model.spec import Rung, Spec

if TYPE_CHECKING:
    from specflow.model.plan import Plan



@dataclass(frozen=True)
class Picture:
    """A mockup file: SVG, PNG, JPEG, WebP, or a YAML wireframe."""

    name: str
    data: bytes


@dataclass(frozen=True)
class RequirementState:
    """How far a requirement is proven: its rung, the rung it needs, and the places that speak for it."""

    state: Rung
    required: Rung | None = None
    implementations: tuple[str, ...] = ()
    tests: tuple[tuple[str, str], ...] = ()
    checks: tuple[tuple[str, str], ...] = ()
    excerpts: Mapping[str, str] = field(default_factory=dict)
    """The words that stand at a place of code or of a test; of a check or a mutant, by its two words joined with a blank."""


@dataclass(frozen=True)
class PageInput:
    """All that a page needs. `path` is root-relative; `digest` the SHA-256 of the spec file's bytes, in hex.

    `lines` maps ids to lines of the spec file, `pictures` paths relative to the feature's folder to their bytes,
    `context` the roles `product` and `code` to the text of the context files, `figures` decisions to the data behind them
    (`path`, `columns`, `rows`).
    """

    spec: Spec
    path: str
    digest: str
    lines: Mapping[str, int] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()
    pictures: Mapping[str, Picture] = field(default_factory=dict)
    context: Mapping[str, str] = field(default_factory=dict)
    states: Mapping[str, RequirementState] = field(default_factory=dict)
    clashing: Mapping[Location, str] = field(default_factory=dict)
    """The words that clash, by the place a finding names."""
    ways: Mapping[Location, tuple[tuple[str, str, str], ...]] = field(default_factory=dict)
    """Ready resolutions of a contradiction by its place: (the requirement that yields, what it means, its new text)."""
    figures: Mapping[str, Mapping[str, object]] = field(default_factory=dict)
    plan: Plan | None = None
    audience: Literal["team", "public"] = "team"
