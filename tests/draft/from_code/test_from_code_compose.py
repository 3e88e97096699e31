# ruff: noqa: E501 - a file in one line reads better whole

from __future__ import annotations

import pytest

from specflow.analysis.quotes import where
from specflow.draft import Lexicon
from specflow.draft.from_code.compose import draft_from_code
from specflow.draft.from_code.observe import title_of_test
from specflow.draft.from_code.value import Code
from specflow.model.spec import Requirement, Spec
from specflow.parse.code.scan import scan

ASK = '''MAX_RESULTS = 10
QUOTA = "per day"


class Question(BaseModel):
    text: str = Field(min_length=3, max_length=200)


def ask(text: str) -> list[str]:
    if len(text) > 200:
        raise ValueError("question is too long")
    return []
'''
TESTS = '''from ask import ask


class TestAsk:
    def test_rejects_an_empty_question(self) -> None:
        assert ask("") == []


def test_visitor_sees_places_near_by() -> None:
    assert ask("x")


def test_too_long() -> None:
    with pytest.raises(ValueError, match="question is too long"):
        ask("x" * 201)
'''
WEB = """export const pageSize = 20;
const schema = z.object({
  name: z.string().min(2).max(40),
});
export function save(name: string) {
  if (!name) throw new Error("Name is required");
}
"""
API = """paths:
  /ask:
    post:
      summary: Ask a question in plain words.
  /health:
    get:
      responses: {}
"""


def drafted(lexicon: Lexicon, **files: str) -> Spec:
    paths = {name.replace("__", "/").replace("_dot_", "."): text for name, text in files.items()}
    codes = [Code(path, text, "0" * 64, scan(path, text, definitions=True), path.startswith("tests/")) for path, text in paths.items()]
    spec = draft_from_code(codes, "ask", "Ask", ("src/**",), lexicon).spec
    for one in spec.requirements:
        (ref,) = one.source
        assert where(ref.quote or "", paths[ref.path], ref.line).as_cited, ref
        assert (one.status, one.proposed) == ("review", False)
    return spec


def said(spec: Spec) -> list[tuple[str, str]]:
    return [(one.id, one.text) for one in spec.requirements]


def by_text(spec: Spec, words: str) -> Requirement:
    return next(one for one in spec.requirements if words in one.text)


def test_python_and_its_tests(lexicon: Lexicon) -> None:
    spec = drafted(lexicon, src__ask_dot_py=ASK, tests__test_ask_dot_py=TESTS)
    assert said(spec) == [
        ("FR-01", "The system must reject an empty question."),
        ("FR-02", "Visitor must see places near by."),
        ("FR-03", "This must hold: too long."),
        ("FR-04", "A value of `text` must be at least 3 long and at most 200 long."),
        ("FR-05", "Max results must be {max_results}."),
        ("EC-01", "The system must refuse with the message “question is too long”."),
    ]
    assert spec.parameters["max_results"].value == 10


def test_each_names_its_code_its_tests_and_the_condition(lexicon: Lexicon) -> None:
    spec = drafted(lexicon, src__ask_dot_py=ASK, tests__test_ask_dot_py=TESTS)
    rejects = by_text(spec, "reject")
    assert rejects.implemented_by == ("src/ask.py::ask",)
    assert rejects.verified_by == ("tests/test_ask.py::TestAsk.test_rejects_an_empty_question",)
    message = by_text(spec, "too long”")
    assert (message.implemented_by, message.verified_by) == (("src/ask.py::ask",), ("tests/test_ask.py::test_too_long",))
    assert "`len(text) > 200`" in (message.rationale or "")


def test_typescript_and_openapi(lexicon: Lexicon) -> None:
    spec = drafted(lexicon, web__save_dot_ts=WEB, openapi_dot_yaml=API)
    assert said(spec) == [
        ("FR-01", "A caller must be able to use `POST /ask`: Ask a question in plain words."),
        ("FR-02", "A caller must be able to use `GET /health`."),
        ("FR-03", "A value of `name` must be at least 2 and at most 40."),
        ("FR-04", "Page size must be {page_size}."),
        ("EC-01", "The system must refuse with the message “Name is required”."),
    ]
    assert by_text(spec, "Name is").implemented_by == ("web/save.ts::save",)


def test_a_title_of_one_word_is_set_aside(lexicon: Lexicon) -> None:
    spec = drafted(lexicon, tests__test_a_dot_py="def test_units() -> None:\n    assert 1\n")
    assert spec.requirements == ()
    assert [(one.source.line, one.why) for one in spec.set_aside] == [(1, "the test's title says too little")]


def test_code_that_shows_nothing_gives_nothing(lexicon: Lexicon) -> None:
    assert drafted(lexicon, src__a_dot_py="def f(x):\n    return x\n\n\nX = 1\n# LIMIT_MAX = 3\n").requirements == ()


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("TestAsk.test_rejects_empty_query", "rejects empty query"),
        ("query > rejects an empty query", "rejects an empty query"),
        ("TestRejectsEmptyQuery", "rejects empty query"),
        ("shouldKeepOrder", "keep order"),
        ("test_HTTP_errors", "HTTP errors"),
    ],
)
def test_titles_of_tests(name: str, title: str) -> None:
    assert title_of_test(name) == title
