"""The pages that lie beside the examples are those that `specflow render` makes today."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.run import specflow

EXAMPLES = Path(__file__).resolve().parents[1] / "examples"
PAGES = sorted(path.relative_to(EXAMPLES) for path in EXAMPLES.glob("*/specs/*/spec.html") if path.parts[-4] != "ask-places")


def test_there_are_pages() -> None:
    assert len(PAGES) >= 3


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.parts[0])
def test_a_page_is_rendered_as_it_would_be_now(page: Path, tmp_path: Path) -> None:
    example = tmp_path / page.parts[0]
    shutil.copytree(EXAMPLES / page.parts[0], example, ignore=shutil.ignore_patterns(".specflow"))
    (tmp_path / page).unlink()
    ran = specflow(example, "render")
    assert (ran.code, (tmp_path / page).is_file()) == (0, True), ran.err
    same = (tmp_path / page).read_bytes() == (EXAMPLES / page).read_bytes()
    assert same, f"run `specflow render` in examples/{page.parts[0]} and commit the page"
