from __future__ import annotations

from specflow.plan.template import fill, names


def test_sections_without_content_go_and_blank_lines_do_not_pile_up() -> None:
    template = "# {{title}}\n\n{{note}}\n\n{{#code}}\n## Code\n\n{{code}}\n\n{{/code}}\nEnd\n"
    assert fill(template, {"title": "T"}) == "# T\n\nEnd\n"
    assert fill(template, {"title": "T", "note": "N", "code": "c"}) == "# T\n\nN\n\n## Code\n\nc\n\nEnd\n"
    assert names(template) == {"title", "note", "code"}


def test_what_is_filled_in_is_never_a_template() -> None:
    assert fill("{{a}} {{b}}\n", {"a": "{{b}} {{#c}}", "b": "2"}) == "{{b}} {{#c}} 2\n"
    assert fill("{{#a}}\n{{a}}\n{{/a}}\n", {"a": "x\n{{/a}}\n{{secret}}", "secret": "no"}) == "x\n{{/a}}\n{{secret}}\n"
