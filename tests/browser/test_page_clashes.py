"""A contradiction in the page: both sides, the words that clash, and a ready way out each way."""

from __future__ import annotations

from pathlib import Path

from specflow.flows import page as flow
from specflow.flows import workspace as ws
from specflow.flows.lint import lint_files
from tests.browser.conftest import Open

SPEC = """schema: specflow/v1
feature: ask-places
title: Ask for places
goal: A visitor asks in plain words.
requirements:
  - {id: FR-01, title: Size of an answer, text: The system must return at least 5 places for each query.}
  - {id: FR-02, title: Short answer, text: The system must return at most 2 places for each query.}
"""


def test_the_words_are_marked_and_each_side_may_win(open_page: Open, tmp_path: Path) -> None:
    (tmp_path / "specs/ask-places").mkdir(parents=True)
    (tmp_path / "specs/ask-places/spec.yaml").write_text(SPEC, encoding="utf-8")
    workspace = ws.find(tmp_path)
    file = ws.load_spec(workspace, "specs/ask-places/spec.yaml")
    assert file.spec is not None
    given = flow.page_input(workspace, file, file.spec, lint_files(workspace, (file,)).findings)
    opened = open_page(given)
    page = opened.page
    assert page.locator(".clash mark").all_inner_texts() == ["at least 5 places", "at most 2 places"]
    ways = page.locator("[data-way]")
    assert ways.count() == 2
    yields, text = ways.first.get_attribute("data-way"), ways.first.get_attribute("data-text")
    ways.first.click()
    assert page.locator(f"#{yields} .stmt").first.inner_text() == text
    assert page.locator("#patch").is_visible()
    opened.is_quiet()
