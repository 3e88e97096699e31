"""A spec with its sign-offs, for the rules about them."""

from __future__ import annotations

from dataclasses import replace

from specflow.analysis.approval import findings
from specflow.analysis.approval.content import digest, of_requirement
from specflow.model.approval import Approval
from specflow.model.config import Approve
from specflow.model.finding import Problem
from specflow.model.project import Project
from tests.build import project

SPEC = """\
requirements:
  - {id: FR-01, title: Ask, text: A visitor must be able to ask., status: final}
  - {id: FR-02, title: See, text: A visitor must see an answer., status: final}
"""
PLAIN = project(SPEC)


def record(id_: str = "FR-01", role: str = "product", by: str = "pm@example.org", spec: str = SPEC) -> Approval:
    """A sign-off of what `spec` says."""
    read = project(spec).specs[0].spec
    assert read is not None
    one = next(found for found in read.requirements if found.id == id_)
    content = of_requirement(read, one, role)
    return Approval(role, id_, by, "2026-11-20", digest(content), content)


def both(*ids: str) -> tuple[Approval, ...]:
    """Sign-offs of both roles."""
    return tuple(record(id_, role) for id_ in ids for role in ("product", "engineering"))


def judged(records: tuple[Approval, ...], spec: str = SPEC, config: Approve | None = None, *more: Problem) -> Project:
    """The project with what is wrong with these sign-offs."""
    given = project(spec)
    read = given.specs[0].spec
    assert read is not None
    found = tuple(findings.problems(given.specs[0], read, records, config or Approve()))
    return replace(given, extra_problems=(*found, *more))
