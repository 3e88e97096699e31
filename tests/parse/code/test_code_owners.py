"""Every tag belongs to the right definition, in every language, and no decoy is taken for a tag."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import pytest

from specflow.model.code import Precision
from specflow.parse.code.scan import scan

_SPEC = importlib.util.spec_from_file_location("code_samples", Path(__file__).with_name("samples.py"))
assert _SPEC is not None and _SPEC.loader is not None
_MODULE = importlib.util.module_from_spec(_SPEC)
_SPEC.loader.exec_module(_MODULE)
SAMPLES = _MODULE.SAMPLES + _MODULE.MORE


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.path)
@pytest.mark.parametrize("ends", ["\n", "\r\n"], ids=["lf", "crlf"])
def test_every_tag_has_its_owner_and_no_decoy_counts(sample: object, ends: str) -> None:
    path, text, owners = sample.path, sample.text.replace("\n", ends), sample.owners  # type: ignore[attr-defined]
    found = scan(path, text)
    got = {one.id: tag.owner.name if tag.owner else "file" for tag in found.tags for one in tag.ids}
    assert got == owners
    assert found.near_misses == ()
    assert all((tag.precision is Precision.DEFINITION) == (tag.owner is not None) for tag in found.tags)
    assert all(tag.owner is None or tag.owner in found.definitions for tag in found.tags)
    lines = sample.text.split("\n")  # type: ignore[attr-defined]
    for tag in found.tags:
        for one in tag.ids:
            assert lines[tag.line - 1][one.column - 1 : one.end_column - 1] == str(one)
