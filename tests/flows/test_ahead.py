"""What is read ahead of everything else answers the very question that the whole configuration asks, or is thrown away."""

from __future__ import annotations

from pathlib import Path

import pytest

from specflow.flows import ahead, tracing
from specflow.flows import workspace as ws

LAYOUTS = {
    "specflow.toml": [
        "",
        'specs = "requirements"\n',
        '[trace]\nsource = ["src/**"]\ntests = ["checks/**", "more/*.py"]\nexclude = ["src/old/**"]\nuntraced = "all"\n',
        '\ufeff[trace]\nuntraced = "off"\n',
    ],
    "pyproject.toml": ["[tool.specflow]\n", '[tool.specflow.trace]\nsource = ["lib/**"]\n[project]\nname = "x"\n'],
}
UNTOLD = ["[trace", "trace = 3\n", '[trace]\nsource = "src"\n', "specs = 7\n", "x = [" * 5_000]


@pytest.mark.parametrize(("name", "text"), [(name, text) for name, texts in LAYOUTS.items() for text in texts])
def test_what_was_begun_is_taken_over(tmp_path: Path, name: str, text: str) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8")
    inside = tmp_path / "src" / "deep"
    inside.mkdir(parents=True)
    (inside / "a.py").write_text("# spec: FR-01\ndef a() -> int:\n    return 1\n", encoding="utf-8")
    workspace = ws.find(inside)
    with ahead.begin(inside) as begun:
        assert begun is not None
        assert begun.question.root == workspace.root == tmp_path.resolve()
        assert tracing.begin(workspace, begun.listing, begun) is begun.reading


@pytest.mark.parametrize("text", UNTOLD)
def test_nothing_begins_where_the_layout_cannot_be_told(tmp_path: Path, text: str) -> None:
    (tmp_path / "specflow.toml").write_text(text, encoding="utf-8")
    with ahead.begin(tmp_path) as begun:
        assert begun is None


def test_nothing_begins_without_a_configuration_or_where_it_is_a_folder(tmp_path: Path) -> None:
    with ahead.begin(None) as begun:
        assert begun is None
    (tmp_path / "specflow.toml").mkdir()
    with ahead.begin(tmp_path) as begun:
        assert begun is None


def test_another_layout_is_read_anew(tmp_path: Path) -> None:
    (tmp_path / "specflow.toml").write_text('[trace]\nsource = ["a/**"]\n', encoding="utf-8")
    for folder in "ab":
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "m.py").write_text(f"# spec: FR-01\ndef {folder}() -> int:\n    return 1\n", encoding="utf-8")
    with ahead.begin(tmp_path) as begun:
        assert begun is not None
        (tmp_path / "specflow.toml").write_text('[trace]\nsource = ["b/**"]\n', encoding="utf-8")
        with tracing.begin(ws.find(tmp_path), begun.listing, begun) as reading:
            assert reading is not begun.reading
            found = reading.finish(lambda _: False)
    assert [file.path for file in found.files] == ["b/m.py"]
