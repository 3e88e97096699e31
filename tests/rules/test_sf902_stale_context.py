from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from specflow.flows.lint import lint
from specflow.model.project import Project
from specflow.model.repository import Repository
from specflow.parse.context import names_in
from specflow.rules.sf902_stale_context import RULE
from tests.build import check_clean, check_finds, project

FILES = frozenset({"src/auth/session.py", "src/app.py", "db/migrations/001.sql", "package.json"})


def given(context: str, *symbols: str, files: frozenset[str] = FILES) -> Project:
    return replace(project(), repository=Repository("code_context.md", names_in(context), files, frozenset(symbols)))


def test_what_is_there_is_clean() -> None:
    check_clean(RULE, project())
    context = "Sessions are kept by `src/auth/session.py::open_session`; see `db/migrations/` and `session.py`, `src/app.py:12`."
    check_clean(RULE, given(context, "open_session"))


def test_a_file_that_moved_a_folder_that_went_and_a_name_that_changed() -> None:
    context = "- `src/auth/login.py` signs people in.\n- `db/seeds/` is there.\n- `src/app.py::start` starts, `stop()` stops."
    check_finds(
        RULE, given(context), "1: `src/auth/login.py` is named here, and the repository has no such file",
        "2: `db/seeds/` is named here, and the repository has no such folder", "3: `start`", "3: `stop`",
    )  # fmt: skip


def test_a_name_in_codes_spelling_counts_on_a_line_with_a_path_only() -> None:
    check_finds(RULE, given("- `src/app.py` holds `SessionStore`.\n- Errors carry `retry_after`."), "1: `SessionStore`")


def test_what_is_not_this_repositorys_is_left_alone() -> None:
    context = (
        "Calls `billing-service/api/v2/charge.rb`, `https://example.org/a/b.py`, `src/**`, `and/or`, `v1.2`, `npm run build`,\n"
        "`POST /orders`, `application/json`, `feature.flag`, `{feature}/spec.yaml`.\n"
        "<!-- `src/gone.py` -->\n```\n`src/gone.py`\n```\n"
    )
    check_clean(RULE, given(context))


def test_an_empty_repository_is_not_judged() -> None:
    check_clean(RULE, given("- `workers/render.py` renders; `render()` too.", files=frozenset({"note.md"})))


def test_the_same_name_is_reported_once() -> None:
    check_finds(RULE, given("`src/gone.py`\n\n`src/gone.py`\n"), "1: `src/gone.py`")


def test_lint_reads_the_files_of_the_workspace(workspace: Path) -> None:
    (workspace / "src").mkdir()
    (workspace / "src/app.py").write_text("def begin() -> None: ...\n", encoding="utf-8")
    context = "# Reality\n\n- `src/app.py::begin` starts, `src/app.py::start` did.\n- `src/old.py` is slow.\n"
    (workspace / "code_context.md").write_text(context, encoding="utf-8")
    found = [(one.code, one.at.line, one.at.column) for one in lint(workspace, ()).findings]
    assert found == [("SF902", 3, 32), ("SF902", 4, 4)]
