from __future__ import annotations

from specflow.rules.sf410_untraced_definition import RULE
from tests.build import check_clean, check_finds
from tests.trace_build import CODE, FILES, SPEC, traced


def test_traced_private_and_excused_code_is_clean() -> None:
    check_clean(RULE, traced())
    excused = CODE + "\n\n# spec-ignore: glue\ndef glue():\n    return 1\n\n\ndef _own():\n    return 2\n"
    check_clean(RULE, traced(files={**FILES, "src/ask.py": excused}))


def test_a_public_function_that_answers_to_nothing_is_found() -> None:
    more = {**FILES, "src/ask.py": CODE + "\n\ndef boost(places):\n    return places\n"}
    check_finds(RULE, traced(files=more), "11: function `boost`")


def test_outside_a_scope_there_is_one_figure_and_no_noise() -> None:
    spec = SPEC.replace('scope: ["src/**", "tests/**"]', "")
    made = traced(spec, {**FILES, "src/ask.py": CODE + "\n\ndef boost(places):\n    return places\n"})
    check_clean(RULE, made)
    assert made.trace is not None
    assert (made.trace.traced_definitions, made.trace.all_definitions) == (2, 3)


def test_a_tagged_class_covers_its_methods_and_a_tagged_method_its_class() -> None:
    whole = "# spec: FR-01\nclass Ask:\n    def run(self):\n        return 1\n\n    def stop(self):\n        return 2\n"
    check_clean(RULE, traced(files={**FILES, "src/more.py": whole}))
    part = "class Ask:\n    # spec: FR-01\n    def run(self):\n        return 1\n\n    def stop(self):\n        return 2\n"
    check_finds(RULE, traced(files={**FILES, "src/more.py": part}), "6: method `Ask.stop`")
