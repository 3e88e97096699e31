from __future__ import annotations

from pathlib import Path

from tests.run import specflow


def test_the_context_is_drafted_once_and_never_overwritten(workspace: Path) -> None:
    (workspace / "app.py").write_text("def run() -> None: ...\n", encoding="utf-8")
    first = specflow(workspace, "context", "scaffold")
    target = workspace / "code_context.md"
    assert first.code == 0, first.err
    drafted = target.read_text(encoding="utf-8")
    assert "- Python: 1 file, in the root." in drafted
    target.write_text("ours\n", encoding="utf-8")
    second = specflow(workspace, "context", "scaffold")
    assert target.read_text(encoding="utf-8") == "ours\n"
    assert "exists already" in second.err
    assert second.out.strip() == drafted.strip()


def test_what_was_drafted_is_clean_to_lint(workspace: Path) -> None:
    (workspace / "src").mkdir()
    (workspace / "src/server.ts").write_text('app.get("/orders", list)\n', encoding="utf-8")
    (workspace / "package.json").write_text('{"dependencies": {"express": "4"}}', encoding="utf-8")
    assert specflow(workspace, "context", "scaffold").code == 0
    ran = specflow(workspace, "lint")
    assert ran.code == 0
    assert "SF902" not in ran.out
    context = (workspace / "code_context.md").read_text(encoding="utf-8")
    assert "`src/server.ts` answers `/orders`." in context
