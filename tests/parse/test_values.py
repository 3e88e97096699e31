"""Values without pydantic are what pydantic would have made, or nothing; as mappings they are what it would have written."""

from __future__ import annotations

import copy
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from specflow.model.config import Config
from specflow.model.spec import Spec
from specflow.model.value import Value
from specflow.parse.values import built

REQUIREMENT = {
    "id": "FR-01", "title": "Pay by phone", "text": "A guest must be able to pay within {limit}.", "status": "final",
    "source": {"path": "note.md", "line": 3, "quote": "pay by phone"}, "priority": "could",
    "scenarios": [{"when": "A guest pays", "then": "It is paid"}], "depends_on": ["FR-02"], "rung": "verified",
    "checks": [{"kind": "code", "deep": {"er": [1, None]}}], "aliases": [],
    "waivers": [{"code": "SF402", "reason": "Later", "owner": "jo", "until": "2026-12-01"}], "rationale": None,
}  # fmt: skip
SPEC = {
    "schema": "specflow/v1", "feature": "pay", "title": "Pay", "goal": "Pay.", "owners": {"product": "jo@example.org"},
    "sources": [{"path": "note.md", "sha256": "0" * 64}],
    "parameters": {"limit": {"value": 2, "unit": "s"}, "names": ["a", "b"], "share": 0.5},
    "requirements": [REQUIREMENT, {"id": "NFR-02", "title": "Words", "text": "Ünïcode \U0001f600 must be kept."}],
    "stories": [{"id": "US-01", "as": "guest", "want": "to pay"}], "metrics": [{"id": "SM-01", "text": "Paid", "source": []}],
    "decisions": [{"id": "DN-01", "question": "Which?", "options": ["a", {"b": 1}], "chosen": {"any": ["thing"]}}],
    "resolutions": [{"between": ["FR-01", "other/NFR-02"], "why": "Both stand.", "by": "jo"}],
    "questions": [{"id": "Q-01", "text": "Who?"}], "set_aside": [{"source": {"path": "note.md", "line": 9}, "why": "an aside"}],
    "terms": {"guest": "Who pays."}, "retired": [{"id": "FR-09"}],
}  # fmt: skip
CONFIG = {
    "specs": "docs/specs", "context": {"share": "none"}, "trace": {"source": ["src/**"], "enforce": "final"},
    "evidence": {"require-digests": True}, "check": {"fail-on": "warning", "rungs": {"must": "proven"}},
    "lint": {"words": {"vague": ["soon"]}}, "model": {"budget": 2}, "approve": {"roles": {"product": ["jo@example.org"]}},
}  # fmt: skip
ODD: st.SearchStrategy[Any] = st.sampled_from([
    None, True, 0, -1, 3, 1.0, 2.5, "", " ", "FR-01", "FR-1", "FR-٠١", "x\n", "FR-01\n", "\ud800", "a" * 20_001, "must",
    "as", [], ["x"], [[]], [None], {}, {"path": "p", "line": 1}, {"value": 1}, {"x": 1}, ("x",), b"x",
])  # fmt: skip


def _places(data: Any) -> list[tuple[Any, Any]]:
    """Every container and key inside."""
    keys = data.keys() if isinstance(data, dict) else range(len(data)) if isinstance(data, list) else ()
    return [place for key in keys for place in ((data, key), *_places(data[key]))]


@pytest.mark.parametrize(("kind", "whole"), [(Spec, SPEC), (Config, CONFIG)], ids=["spec", "config"])
def test_what_is_right_is_built(kind: type[Value], whole: dict[str, Any]) -> None:
    assert built(kind, whole) == kind.model_validate(copy.deepcopy(whole))


@pytest.mark.parametrize(("kind", "whole"), [(Spec, SPEC), (Config, CONFIG)], ids=["spec", "config"])
@given(data=st.data())
def test_it_is_never_looser_than_pydantic(kind: type[Value], whole: dict[str, Any], data: st.DataObject) -> None:
    changed = copy.deepcopy(whole)
    for _ in range(data.draw(st.integers(1, 3))):
        container, key = data.draw(st.sampled_from(_places(changed)))
        if isinstance(container, dict) and data.draw(st.booleans()):
            container[data.draw(st.sampled_from(["as_", "zzz", "text", "line", "budget", "schema_"]))] = container.pop(key)
        else:
            container[key] = copy.deepcopy(data.draw(ODD))  # or the next change would be made to what is drawn from
    made = built(kind, changed)
    try:
        meant = kind.model_validate(changed)
    except ValidationError:
        assert made is None
    else:
        assert made is None or repr(made) == repr(meant)


@pytest.mark.parametrize("kind", [Spec, Config])
@pytest.mark.parametrize("data", [None, [], "x", 3, {1: 2}, {"requirements": {}}])
def test_what_is_no_such_thing_gives_nothing(kind: type[Value], data: Any) -> None:
    assert built(kind, data) is None


@pytest.mark.parametrize("settings", [
    {}, {"mode": "json"}, {"by_alias": True}, {"exclude_none": True}, {"exclude_defaults": True},
    {"include": {"title", "requirements"}}, {"exclude": {"stories"}, "mode": "json", "by_alias": True, "exclude_none": True},
], ids=["plain", "json", "aliases", "no none", "no defaults", "some", "all but"])  # fmt: skip
@pytest.mark.parametrize(("kind", "whole"), [(Spec, SPEC), (Config, CONFIG)], ids=["spec", "config"])
def test_it_is_written_as_pydantic_would(kind: type[Value], whole: dict[str, Any], settings: dict[str, Any]) -> None:
    value = kind.model_validate(copy.deepcopy(whole))
    theirs = TypeAdapter(kind).dump_python(value, **settings)
    assert repr(value.model_dump(**settings)) == repr(theirs)


def test_a_copy_has_other_values_and_the_first_keeps_its_own() -> None:
    first = Spec.model_validate(copy.deepcopy(SPEC))
    other = first.model_copy(update={"title": "Other"})
    assert (first.title, other.title, other.requirements) == ("Pay", "Other", first.requirements)
    assert first.model_copy() == first
