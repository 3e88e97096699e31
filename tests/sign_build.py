"""Signed specs from inline text: records as `specflow approve` would write them, and what the rules say of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from specflow.analysis.approval.content import digest, of_requirement, of_spec
from specflow.analysis.approval.findings import problems
from specflow.model.approval import ROLES, WHOLE, Approval
from specflow.model.config import Approve
from specflow.model.project import Project
from tests.build import project

SPEC = """requirements:
  - {id: FR-01, title: Ask, text: A visitor must be able to ask., status: final}
  - {id: FR-02, title: Gate, text: Weak places must be left out.}
"""


def signed(
    spec: str = SPEC, roles: Sequence[str] = ROLES, ids: Sequence[str] = ("FR-01",), by: str = "pm@example.org"
) -> list[Approval]:
    """Records over the present content."""
    (_, one), *_ = project(spec).understood
    found = []
    for role in roles:
        contents = {WHOLE: of_spec(one, role)} | {r.id: of_requirement(one, r, role) for r in one.requirements if r.id in ids}
        found += [Approval(role, subject, by, "2026-11-20", digest(content), content) for subject, content in contents.items()]
    return found


def judged(spec: str, records: Sequence[Approval], config: Approve | None = None) -> Project:
    """The project with the problems of its sign-offs."""
    given = project(spec)
    (file, one), *_ = given.understood
    return replace(given, extra_problems=tuple(problems(file, one, records, config or Approve())))
