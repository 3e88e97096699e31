"""Configuration: defaults, places, nearest keys; never an exception."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from specflow.model.config import Config
from specflow.parse.config import read_config


def test_an_empty_file_is_the_default_configuration() -> None:
    assert read_config("specflow.toml", "") == (Config(), ())


def test_values_are_read_with_kebab_case_keys() -> None:
    text = '\ufeffspecs = "docs"\r\n[check]\r\nfail-on = "never"\r\nrungs = {must = "proven"}\r\n[trace]\r\ntests = ["t/**"]\r\n'
    config, problems = read_config("specflow.toml", text)
    assert problems == ()
    assert (config.specs, config.check.fail_on, config.check.rungs, config.trace.tests) == (
        "docs", "never", {"must": "proven"}, ("t/**",),
    )  # fmt: skip


def test_the_table_of_pyproject_is_found() -> None:
    text = '[project]\nname = "x"\n[tool.specflow.trace]\nenforce = "final"\n[tool.other]\nenforc = 1\n'
    config, problems = read_config("pyproject.toml", text, table="tool.specflow")
    assert config.trace.enforce == "final"
    assert problems == ()


def test_a_pyproject_without_the_table_is_the_default() -> None:
    assert read_config("pyproject.toml", "[project]\nname = 'x'\n", table="tool.specflow") == (Config(), ())


@pytest.mark.parametrize(
    ("text", "line", "column", "kind", "said"),
    [
        ('[trace]\nenforc = "final"\n', 2, 1, "unknown-key", "Did you mean `enforce`?"),
        ('spec = "x"\n', 1, 1, "unknown-key", "Did you mean `specs`?"),
        ("[lint]\n[trase]\nsource = []\n", 2, 2, "unknown-key", "Did you mean `trace`?"),
        ('trace.enforc = "final"\n', 1, 1, "unknown-key", "Did you mean `enforce`?"),
        ('context = {product = "a", cod = "b"}\n', 1, 27, "unknown-key", "Did you mean `code`?"),
        ('[check]\n\nfail_on = "never"\n', 3, 1, "unknown-key", "Did you mean `fail-on`?"),
        ('[check.rungs]\nmust = "proven"\nshuld = "proven"\n', 3, 1, "unknown-key", "Did you mean `should`?"),
        ('[trace]\nenforce = "sometimes"\n', 2, 1, "configuration", 'it may be "approved", "final", "none"'),
        ("specs = 3\n", 1, 1, "configuration", "text in quotes is meant"),
        ('[evidence]\nrequire-digests = "yes"\n', 2, 1, "configuration", "`true` or `false` is meant"),
        ('[evidence]\njunit = "a.xml"\n', 2, 1, "configuration", "a list of texts is meant"),
        ("check = 3\n", 1, 1, "configuration", "a table is meant"),
        ("specs = \n", 1, 9, "configuration", "no TOML"),
        ("a = 1\nspecs = [\n", 3, 1, "configuration", "no TOML"),
        ("[lint]\nx = " + "[" * 5000, 1, 1, "configuration", "nests too deeply"),
    ],
)
def test_what_does_not_fit_is_named_with_its_place(text: str, line: int, column: int, kind: str, said: str) -> None:
    _, problems = read_config("specflow.toml", text)
    assert [(p.kind, p.at.line, p.at.column) for p in problems] == [(kind, line, column)], problems
    assert said in problems[0].message
    assert problems[0].help


def test_what_does_fit_is_kept_beside_what_does_not() -> None:
    config, problems = read_config("specflow.toml", 'specs = "docs"\nnope = 1\n[trace]\nenforce = 3\nuntraced = "all"\n')
    assert (config.specs, config.trace.untraced, config.trace.enforce) == ("docs", "all", "approved")
    assert len(problems) == 2


def test_a_table_that_is_no_table() -> None:
    config, problems = read_config("pyproject.toml", "[tool]\nspecflow = 3\n", table="tool.specflow")
    assert config == Config()
    assert [(p.kind, p.at.line) for p in problems] == [("configuration", 2)]


def test_a_huge_file_is_not_read() -> None:
    _, problems = read_config("specflow.toml", "#" * 2_000_001)
    assert [p.kind for p in problems] == ["configuration"]


@given(st.text(st.sampled_from('abc=[]{}"\'\n.#, 1-\\')) | st.text())
@settings(max_examples=100, deadline=None)
def test_any_text_gives_a_configuration(text: str) -> None:
    config, problems = read_config("specflow.toml", text)
    assert isinstance(config, Config)
    assert all(p.at.line >= 1 and p.message for p in problems)
