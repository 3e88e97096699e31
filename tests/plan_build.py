"""Specs with plans from inline text, for the rules and flows about plans; and sign-offs as both roles would write them."""

from __future__ import annotations

import textwrap
from dataclasses import replace
from pathlib import Path

from specflow.analysis.approval.content import digest, of_requirement, of_spec
from specflow.model.approval import ROLES, WHOLE, Approval
from specflow.model.project import Project
from specflow.model.spec import Spec
from specflow.parse.approvals import append
from specflow.parse.plan import read_plan
from specflow.parse.spec import read_spec
from tests.build import project

SPEC = """
parameters: {bar: 0.75}
requirements:
  - {id: FR-01, title: Ask, text: A visitor must be able to ask for places.}
  - {id: FR-02, title: Gate, text: "Places below {bar} must be left out.", depends_on: [FR-01]}
retired:
  - {id: FR-09, why: Merged into FR-01}
"""
PLAN = """
schema: specflow/plan/v1
feature: ask-maps
"""


def planned(plan: str, spec: str = SPEC) -> Project:
    """A project of one spec and its plan (`schema` and `feature` come first)."""
    given = project(spec)
    file = read_plan("specs/ask-maps/plan.yaml", PLAN.lstrip() + textwrap.dedent(plan).lstrip("\n"))
    return replace(given, plans={"ask-maps": file}, extra_problems=file.problems)


def sign(folder: Path, *ids: str, roles: tuple[str, ...] = ROLES) -> Spec:
    """Sign requirements (none: all, and the spec as a whole) of the spec in `folder` as they are now."""
    text = (folder / "spec.yaml").read_text(encoding="utf-8")
    spec = read_spec("spec.yaml", text).spec
    assert spec is not None
    records = []
    for role in roles:
        subjects = [one for one in spec.requirements if not ids or one.id in ids]
        contents = [(one.id, of_requirement(spec, one, role)) for one in subjects]
        contents += [] if ids else [(WHOLE, of_spec(spec, role))]
        who = f"{role}@example.org"
        records += [Approval(role, id_, who, "2026-11-20", digest(content), content) for id_, content in contents]
    target = folder / "approvals.yaml"
    before = target.read_text(encoding="utf-8") if target.is_file() else ""
    target.write_text(append(before, records), encoding="utf-8")
    return spec
