"""What of a spec may leave the team: what it says, not who said it, where it was said, or how it has to be built."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from specflow.model.spec import Decision, Requirement, Spec
from specflow.render.clashes import CONTRADICTIONS, local
from specflow.render.given import PageInput, RequirementState

KEPT_BACK = "kept to the team"


def published(spec: Spec) -> Spec:
    """The spec without sources, quotes, people, reasons, technical constraints, evidence and the code it answers for."""
    gone = {one.id for one in spec.constraints}
    update: dict[str, Any] = {
        "owners": {}, "sources": (), "scope": (), "constraints": (), "resolutions": (), "set_aside": (), "declined": (),
        "parameters": {name: one.model_copy(update={"why": None}) for name, one in spec.parameters.items()},
        "requirements": tuple(_requirement(one, gone) for one in spec.requirements),
        "decisions": tuple(_decision(one, gone) for one in spec.decisions),
        "questions": tuple(one.model_copy(update={"by": None, "source": ()}) for one in spec.questions),
        "retired": tuple(one.model_copy(update={"why": None}) for one in spec.retired),
    }  # fmt: skip
    for section in ("metrics", "stories", "out_of_scope"):
        update[section] = tuple(one.model_copy(update={"source": ()}) for one in getattr(spec, section))
    return spec.model_copy(update=update)


def published_page(page: PageInput) -> PageInput:
    """The input of a public page: the published spec, contradictions inside it, how far each requirement is proven."""
    spec = published(page.spec)
    ids = {item.id for _, _, item in spec.items()}
    findings = tuple(
        one for one in page.findings
        if one.code in CONTRADICTIONS and one.related and {local(one.requirement), local(one.related[0].requirement)} <= ids
    )  # fmt: skip
    states = {id_: RequirementState(one.state, one.required) for id_, one in page.states.items()}
    return replace(page, spec=spec, findings=findings, states=states, context={}, figures={})


def _requirement(one: Requirement, gone: set[str]) -> Requirement:
    left = {"source": (), "rationale": None, "checks": (), "implemented_by": (), "verified_by": (), "waivers": ()}
    return one.model_copy(update=left | {"depends_on": tuple(id_ for id_ in one.depends_on if id_ not in gone)})


def _decision(one: Decision, gone: set[str]) -> Decision:
    left: dict[str, Any] = {"source": (), "serves": tuple(id_ for id_ in one.serves if local(id_) not in gone)}
    return one.model_copy(update=left | ({"by": KEPT_BACK, "why": KEPT_BACK} if one.decided else {"by": None, "why": None}))
