"""A spec is understood as far as it can be; everything else is named, with its place and what to do."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from specflow.model.finding import Problem
from specflow.model.project import SpecFile
from specflow.model.spec import Spec
from specflow.parse.spec import feature_of, read_spec

HEAD = "schema: specflow/v1\nfeature: ask-maps\ntitle: Ask Maps\ngoal: Answers.\n"
GOOD = """\
  - id: FR-01
    title: One
    text: The system must answer.
"""


def read(body: str, head: str = HEAD) -> SpecFile:
    return read_spec("specs/ask-maps/spec.yaml", head + body)


def understood(file: SpecFile) -> Spec:
    assert file.spec is not None, file.problems
    return file.spec


def only(file: SpecFile) -> Problem:
    assert len(file.problems) == 1, file.problems
    return file.problems[0]


def fixed(file: SpecFile) -> str:
    """The text after the one problem's fix."""
    fix = only(file).fix
    assert fix is not None
    text = file.text
    for edit in fix.edits:
        assert edit.path == file.path
        text = text[: edit.start] + edit.text + text[edit.end :]
    return text


def test_a_good_file_has_no_problems() -> None:
    file = read(
        "requirements:\n" + GOOD + "    status: final\n    source: {path: n.md, line: 2}\nparameters: {a: 1, b: {value: x}}\n"
    )
    spec = understood(file)
    assert file.problems == ()
    assert file.positions == {}
    assert spec.requirements[0].source[0].line == 2
    assert str(spec.parameters["a"]) == "1"
    assert file.at("requirements", 0, "status").line == 9


@pytest.mark.parametrize(
    ("body", "kind", "line", "column", "said", "asked", "replacement"),
    [
        ("version: 1.10\n", "wrong-type", 5, 10, "would give back as `1.1`", '"1.10"', '"1.10"'),
        ("version: 2\n", "wrong-type", 5, 10, "reads as a number; text is meant", '"2"', '"2"'),
        ("job: true\n", "wrong-type", 5, 6, "a truth value", '"true"', '"true"'),
        ("job: [to write]\n", "wrong-type", 5, 6, "reads as a list", "quotes", '"[to write]"'),
        ("jbo: x\n", "unknown-key", 5, 1, "Did you mean `job`?", "Rename it to `job`", "job"),
        ("job: y\njbo: x\n", "unknown-key", 6, 1, "Did you mean `job`?", "merge the two", None),
        ("zzz: x\n", "unknown-key", 5, 1, "A spec has no key `zzz`", "use one of: schema, feature", None),
        ("assumptions:\n  - Speed: high\n", "wrong-type", 6, 5, "`assumptions[0]`", "quotes", '"Speed: high"'),
        ("metrics: none\n", "wrong-type", 5, 10, "`metrics` is text; a list is meant", "list", None),
        ("owners: [a]\n", "wrong-type", 5, 9, "a mapping is meant", "mapping", None),
        ("parameters: {Max: 3}\n", "invalid-value", 5, 14, "`Max` under `parameters`", "lower-case", None),
        ("parameters: {max: }\n", "missing-field", 5, 14, "`parameters.max` is empty", "max", None),
        ("parameters: {max: {value: [1, {}]}}\n", "wrong-type", 5, 31, "`parameters.max.value[1]` is a mapping", "", None),
        ("questions:\n  - {id: Q1, text: why}\n", "malformed-id", 6, 10, "`questions[0].id` says `Q1`", "Write `Q-01`", "Q-01"),
        ("metrics:\n  - {id: FR-01, text: why}\n", "malformed-id", 6, 10, "looks like `SM-01`", "success metric", None),
        (
            "decisions:\n  - {id: DN-01, question: q, kind: sliderr}\n",
            "invalid-value",
            6,
            36,
            "it may be `slider`",
            "`slider`",
            "slider",
        ),
        ("resolutions:\n  - {between: [FR-01], why: x, by: y}\n", "invalid-value", 6, 15, "too few", "", None),
        ("retired:\n  -\n", "missing-field", 6, 4, "`retired[0]` is empty", "", None),
    ],
)
def test_problems_of_a_spec(body: str, kind: str, line: int, column: int, said: str, asked: str, replacement: str | None) -> None:
    file = read("requirements: []\n", HEAD + body)
    problem = only(file)
    assert (problem.kind, problem.at.line, problem.at.column) == (kind, line, column), problem
    assert said in problem.message
    assert asked in problem.help
    assert (problem.fix.edits[0].text if problem.fix else None) == replacement
    assert understood(file).title == "Ask Maps"


@pytest.mark.parametrize(
    ("change", "kind", "line", "said", "kept", "replacement"),
    [
        ("    status: fnal\n", "invalid-value", 9, "`requirements[0].status` says `fnal`", True, "final"),
        ("    status: 3\n", "invalid-value", 9, "it may be `final`, `review`, `placeholder`", True, None),
        ("    proposed: yes\n", "wrong-type", 9, "only `true` and `false`", True, "true"),
        ("    rationale: 12:30\n", "", 0, "", True, None),
        ("    rationale: 007\n", "wrong-type", 9, "would give back as `7`", True, '"007"'),
        ("    sceanrios: []\n", "unknown-key", 9, "Did you mean `scenarios`?", True, "scenarios"),
        ("    depends-on: []\n", "unknown-key", 9, "Did you mean `depends_on`?", True, "depends_on"),
        ("    depends_on: [FR-1]\n", "malformed-id", 9, "`FR-1`, which is no id", True, "FR-01"),
        ("    source: {path: a.md}\n", "missing-field", 9, "`requirements[0].source` has no `line`", True, None),
        ("    source: {path: a.md, line: 0}\n", "invalid-value", 9, "must be 1 or more", True, None),
        ('    source: [{path: a.md, line: "3"}]\n', "wrong-type", 9, "a whole number is meant", True, None),
        ("    scenarios: [{given: x}]\n", "missing-field", 9, "has no `then`", True, None),
        ("    waivers: [{code: A, reason: b, owner: c, until: soon}]\n", "invalid-value", 9, "a date is meant", True, None),
        ("    rationale:\n    checks:\n    status:\n", "", 0, "", True, None),
        ("    title: Two\n", "duplicate-key", 9, "stands here twice", True, None),
    ],
)
def test_problems_of_a_requirement(change: str, kind: str, line: int, said: str, kept: bool, replacement: str | None) -> None:
    file = read("requirements:\n" + GOOD + change)
    spec = understood(file)
    assert len(spec.requirements) == kept
    if not kind:
        assert file.problems == ()
        return
    problem = only(file)
    assert (problem.kind, problem.at.line) == (kind, line), problem
    assert said in problem.message
    assert problem.help
    assert problem.requirement == ("ask-maps/FR-01" if kind != "duplicate-key" else None)
    assert (problem.fix.edits[0].text if problem.fix else None) == replacement


@pytest.mark.parametrize(
    ("bad", "kind", "said"),
    [
        ("version: 1.10\nrequirements: []\n", "wrong-type", '"1.10"'),
        ("requirements: []\njbo: x\n", "unknown-key", "job: x"),
        ("requirements:\n" + GOOD + "    proposed: no\n", "wrong-type", "proposed: false"),
        ("requirements:\n" + GOOD.replace("FR-01", "FR_1"), "malformed-id", "id: FR-01"),
        ("requirements:\n" + GOOD + "    rationale: {a} b\n", "unparsable", ""),
    ],
)
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_fixes_fix(bad: str, kind: str, said: str, mark: str) -> None:
    file = read(bad, mark + HEAD)
    assert only(file).kind == kind
    if said:
        after = fixed(file)
        assert said in after
        assert read_spec(file.path, after).problems == ()


def test_broken_items_are_left_out_and_positions_tell_where_the_others_stood() -> None:
    body = "requirements:\n  - words\n" + GOOD + "  - id: FR-02\n    title: No text\n" + GOOD.replace("FR-01", "FR-03")
    file = read(body)
    spec = understood(file)
    assert [item.id for item in spec.requirements] == ["FR-01", "FR-03"]
    assert file.positions == {"requirements": (1, 3)}
    assert file.at("requirements", 1, "id").line == 12
    assert [(p.kind, p.at.line, p.requirement) for p in file.problems] == [
        ("wrong-type", 6, None),
        ("missing-field", 10, "ask-maps/FR-02"),
    ]


def test_text_written_as_a_number_is_kept_as_written() -> None:
    spec = understood(read("version: 1.10\nassumptions: [1.50, true]\nrequirements: []\n"))
    assert (spec.version, spec.assumptions) == ("1.10", ("1.50", "true"))


def test_missing_top_level_keys_are_filled_so_that_other_rules_can_run() -> None:
    file = read_spec("specs/ask-maps/spec.yaml", "requirements:\n" + GOOD)
    spec = understood(file)
    assert (spec.feature, spec.title, spec.goal) == ("ask-maps", "", "")
    assert {p.message for p in file.problems} == {f"The spec has no `{key}`." for key in ("schema", "feature", "title", "goal")}
    assert {p.at.line for p in file.problems} == {1}


def test_a_misspelt_required_key_is_told_once_and_understood() -> None:
    file = read_spec("s.yaml", HEAD.replace("title", "titel") + "requirements:\n" + GOOD.replace("text:", "texts:"))
    spec = understood(file)
    assert (spec.title, spec.requirements[0].text) == ("Ask Maps", "The system must answer.")
    assert sorted((p.kind, p.at.line) for p in file.problems) == [("unknown-key", 3), ("unknown-key", 8)]


def test_a_feature_name_that_is_none_is_replaced() -> None:
    file = read_spec("specs/x/spec.yaml", HEAD.replace("ask-maps", "Ask Maps") + "requirements: []\n")
    assert understood(file).feature == "ask-maps"
    assert only(file).help == "Write `ask-maps`."


def test_another_schema_asks_for_migration() -> None:
    problem = only(read("requirements: []\n", HEAD.replace("specflow/v1", "specflow/v2")))
    assert "later specflow" in problem.help


@pytest.mark.parametrize("text", ["", "# nothing\n", "---\n", "words\n", "- a\n", "a: [\n", "\x00", "a: b: c\n"])
def test_nothing_to_understand_is_one_problem(text: str) -> None:
    file = read_spec("specs/x/spec.yaml", text)
    assert file.spec is None
    assert only(file).kind == "unparsable"


def test_two_thousand_broken_requirements_are_read_in_time() -> None:
    body = "requirements:\n" + "".join(
        f"  - {{id: FR-{i:04d}, title: T, text: x, status: nope, sceanrios: [], rationale: 1.10}}\n" for i in range(1, 2001)
    )
    start = time.process_time()
    file = read(body)
    assert time.process_time() - start < 8
    assert len(understood(file).requirements) == 2000
    assert len(file.problems) == 1001
    assert "5000 more" in file.problems[-1].message


def test_a_hostile_number_of_unknown_keys_is_read_in_time() -> None:
    words = "".join(f"{'x' * 60}{i}: 1\n" for i in range(30_000))
    start = time.process_time()
    file = read_spec("s.yaml", words)
    assert time.process_time() - start < 8
    assert file.spec is not None
    assert len(file.problems) == 1001


def test_the_feature_is_found_without_parsing() -> None:
    assert feature_of("# x\r\nfeature: 'ask-maps'  # y\r\n") == "ask-maps"
    assert feature_of("feature: Ask\n") is None


PIECES = st.sampled_from(
    [
        "schema: specflow/v1\n",
        "feature: x\n",
        "title: t\n",
        "goal: g\n",
        "requirements:\n",
        "requirements: []\n",
        "  - id: FR-01\n",
        "    title: t\n",
        "    text: x\n",
        "    text:\n",
        "    source: 3\n",
        "    source: [1]\n",
        "    source: {a: {b: [c]}}\n",
        "    checks: [[], {}, 1]\n",
        "    status: [x]\n",
        "  - 3\n",
        "  -\n",
        "parameters: {a: , b: [], c: {}, D: {value: {}}}\n",
        "parameters: 3\n",
        "terms: {a: 1, b: [c]}\n",
        "owners: {x: [y]}\n",
        "decisions: [{id: DN-01, question: q, options: 3}]\n",
        "resolutions: [{between: 3}, {between: [1, 2, 3]}]\n",
        "sources: {path: x}\n",
        "set_aside: [{source: [], why: x}]\n",
        "retired: [{id: 3}, x]\n",
        "scope: src\n",
        "version: 1.10\n",
        "    waivers: {}\n",
        "    depends_on: FR-01\n",
        "? [a]\n",
        "1: 2\n",
        "questions: [{id: Q-01, text: t, source: {path: 1, line: x}}]\n",
        "    story: US-1\n",
        "metrics: [[[]]]\n",
        "stories: [{as: 1}]\n",
    ]
)


@settings(max_examples=300)
@given(st.lists(PIECES, max_size=14))
def test_any_pieces_are_understood_or_explained(pieces: list[str]) -> None:
    file = read_spec("specs/x/spec.yaml", "".join(pieces))
    assert file.spec is not None or file.problems
    if file.spec is not None and file.problems == ():
        assert Spec.model_validate(file.spec.model_dump(by_alias=True)) == file.spec
    kinds = {
        "unparsable",
        "yaml-feature",
        "duplicate-key",
        "unknown-key",
        "missing-field",
        "wrong-type",
        "invalid-value",
        "malformed-id",
    }
    for problem in file.problems:
        assert problem.kind in kinds
        assert problem.message
        assert problem.help


@given(st.lists(PIECES, max_size=14))
def test_one_unparsable_file_is_the_only_reason_for_no_spec(pieces: list[str]) -> None:
    file = read_spec("specs/x/spec.yaml", "".join(pieces))
    if file.spec is None:
        assert {p.kind for p in file.problems} >= {"unparsable"}
