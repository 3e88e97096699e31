"""The compact Markdown."""

from __future__ import annotations

from specflow.model.spec import Spec
from specflow.render.markdown import render_markdown
from tests.render.build_page import spec_data


def test_every_item_stands_on_its_line_with_values_filled_in() -> None:
    spec = Spec.model_validate(spec_data())
    text = render_markdown(spec)
    lines = text.splitlines()
    for _, _, item in spec.items():
        assert sum(line.startswith(f"- **{item.id}**") for line in lines) == 1, item.id
    assert "at least 3 and at most 10 places" in text
    assert "{" not in text
    assert "(placeholder, could, proposed by specflow)" in text
    assert "  - Source: specs/find-by-asking/note.md:14" in text
    assert text.endswith("\n") and "\n\n\n" not in text


def test_hidden_characters_and_line_breaks_cannot_forge_structure() -> None:
    data = {"schema": "specflow/v1", "feature": "x", "title": "T", "goal": "g",
            "requirements": [{"id": "FR-01", "title": "a\u202eb", "text": "must\n## Forged\n- **FR-99** x"}]}  # fmt: skip
    text = render_markdown(Spec.model_validate(data))
    assert "\u202e" not in text and "[U+202E]" in text
    assert not any(line.startswith(("## Forged", "- **FR-99**")) for line in text.splitlines())


def test_an_empty_spec_is_a_heading() -> None:
    data = {"schema": "specflow/v1", "feature": "x", "title": "T", "goal": "", "requirements": []}
    assert render_markdown(Spec.model_validate(data)) == "# T (`x`)\n"
