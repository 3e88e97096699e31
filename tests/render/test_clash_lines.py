"""A contradiction in the page names the line on which its words stand, as `lint` does, and not the one where its item begins."""

from __future__ import annotations

import json
from pathlib import Path

from tests.run import specflow

SPEC = """schema: specflow/v1
feature: ask-places
title: Ask for places
goal: A visitor asks in plain words.
requirements:
  - id: FR-01
    title: Size of an answer
    text: >-
      The map is in the middle.
      The system must return at least 5 places for each query.
  - id: FR-02
    title: Short answer
    text: The system must return at most 2 places for each query.
"""


def test_the_page_and_lint_name_the_same_lines(tmp_path: Path) -> None:
    path = tmp_path / "specs/ask-places/spec.yaml"
    path.parent.mkdir(parents=True)
    path.write_text(SPEC, encoding="utf-8")
    found = json.loads(specflow(tmp_path, "lint", "--format", "json").out)["findings"]
    (clash,) = (one for one in found if one["code"] == "SF301")
    lines = clash["at"]["line"], clash["related"][0]["line"]
    assert lines == (10, 13)
    assert specflow(tmp_path, "render").code == 0
    html = (path.parent / "spec.html").read_text(encoding="utf-8")
    assert "FR-01 line 10, FR-02 line 13" in html
