"""One text of a spec as a spec of its own, so that lint can look at it while somebody types."""

from __future__ import annotations

from specflow.model.project import SpecFile
from specflow.model.spec import Requirement, Spec
from specflow.parse.spec import read_spec
from specflow.parse.yaml_write import dump_spec


def with_text(spec: Spec, id_: str, text: str) -> SpecFile | None:
    """A spec of nothing but that requirement with that text; None when it is no requirement."""
    one = next((found for found in spec.requirements if found.id == id_), None)
    if one is None:
        one = Requirement(id=id_, title="New", text="") if id_.startswith(("FR-", "NFR-", "EC-", "BR-")) else None
    if one is None:
        return None
    alone = one.model_copy(update={"text": text, "depends_on": (), "story": None, "mockup": None, "source": ()})
    small = spec.model_copy(update={
        "requirements": (alone,), "metrics": (), "stories": (), "constraints": (), "out_of_scope": (), "decisions": (),
        "questions": (), "resolutions": (), "set_aside": (), "declined": (), "retired": (), "sources": (),
    })  # fmt: skip
    return read_spec("<text>", dump_spec(small))
