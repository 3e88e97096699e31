"""Front doors of agents: files that never clobber edits, and a guard that refuses in each agent's own way."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from specflow.flows.agents import AGENTS, GUARD
from tests.plan_build import sign
from tests.run import specflow

EXAMPLE = Path(__file__).parents[2] / "examples" / "parcel-lockers"


@pytest.fixture
def armed(workspace: Path) -> Path:
    """A workspace with every agent's files."""
    assert specflow(workspace, "init", "--agents", "all").code == 0
    return workspace


def test_every_agent_gets_instructions_and_hooks(armed: Path) -> None:
    for path in ("CLAUDE.md", "AGENTS.md", "GEMINI.md", ".github/copilot-instructions.md", ".cursor/rules/specflow.mdc"):
        assert "specflow prompt" in (armed / path).read_text(encoding="utf-8")
    hooks = (".claude/settings.json", ".codex/hooks.json", ".gemini/settings.json", ".cursor/hooks.json")
    for path in (*hooks, ".github/hooks/specflow.json"):
        text = (armed / path).read_text(encoding="utf-8")
        assert json.loads(text)["hooks"]
        assert "guard.py" in text
        assert " stop" in text
    assert specflow(armed, "init", "--agents", "klaus").code == 2


def test_running_it_again_changes_nothing_and_edits_stay(armed: Path) -> None:
    files = [path for path in armed.rglob("*") if path.is_file() and ".git" not in path.parts]
    before = {path: path.read_bytes() for path in files}
    again = specflow(armed, "init", "--agents", ",".join(AGENTS), "--format", "json")
    assert {one["what"] for one in json.loads(again.out)["files"]} == {"kept"}
    assert {path: path.read_bytes() for path in files} == before

    guard, notes, settings = armed / GUARD, armed / "CLAUDE.md", armed / ".claude" / "settings.json"
    guard.write_text("# mine\n", encoding="utf-8")
    notes.write_text(notes.read_text(encoding="utf-8").replace("What is next?", "What now?"), encoding="utf-8")
    settings.write_text('{"hooks": {"Stop": []}, "model": "x"}', encoding="utf-8")
    (armed / ".mcp.json").write_text("// not json", encoding="utf-8")
    specflow(armed, "init", "--agents", "claude")
    assert guard.read_text(encoding="utf-8") == "# mine\n"
    assert "What now?" in notes.read_text(encoding="utf-8")
    data = json.loads(settings.read_text(encoding="utf-8"))
    assert data["model"] == "x"
    assert "guard.py claude stop" in json.dumps(data["hooks"]["Stop"])
    assert (armed / ".mcp.json").read_text(encoding="utf-8") == "// not json"


def test_an_upgrade_renews_what_nobody_edited(workspace: Path) -> None:
    (workspace / "CLAUDE.md").write_text("# Ours\n\nBe kind.\n", encoding="utf-8")
    specflow(workspace, "init", "--agents", "claude")
    own = workspace / "templates" / "specflow" / "agents"
    own.mkdir(parents=True)
    (own / "instructions.md").write_text("## New words\n", encoding="utf-8")
    (own / "command.md").write_text("new command\n", encoding="utf-8")
    specflow(workspace, "init", "--agents", "claude")
    text = (workspace / "CLAUDE.md").read_text(encoding="utf-8")
    assert text.startswith("# Ours\n\nBe kind.\n\n<!-- specflow:begin ")
    assert "## New words" in text
    assert "What is next?" not in text
    assert (workspace / ".claude" / "commands" / "specflow.md").read_text(encoding="utf-8") == "new command\n"


def asked(root: Path, agent: str, what: str, data: object) -> tuple[int, str, str]:
    """What the guard says to an agent."""
    env = {**os.environ, "SPECFLOW": str(root / "specflow-here")}
    shim = root / "specflow-here"
    if not shim.exists():
        shim.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m specflow "$@"\n', encoding="utf-8")
        shim.chmod(0o755)
    line = [sys.executable, str(root / GUARD), agent, what]
    said = json.dumps(data)
    done = subprocess.run(line, input=said, cwd=root, env=env, capture_output=True, text=True, encoding="utf-8", check=False)
    assert "Traceback" not in done.stderr
    return done.returncode, done.stdout, done.stderr


REFUSED: list[dict[str, object]] = [
    {"tool_name": "Write", "tool_input": {"file_path": "specs/x/spec.yaml", "content": "a"}},
    {"tool_name": "Edit", "tool_input": {"file_path": "src/../specs/x/approvals.yaml"}},
    {"tool_name": "Write", "tool_input": {"file_path": "specs/x/TRACE.lock"}},
    {"tool_name": "MultiEdit", "tool_input": {"file_path": ".specflow-baseline.json"}},
    {"tool_name": "Write", "tool_input": {"file_path": "specflow.toml"}},
    {"tool_name": "Write", "tool_input": {"file_path": ".claude/settings.json"}},
    {"tool_name": "Write", "tool_input": {"file_path": GUARD}},
    {"tool_name": "Bash", "tool_input": {"command": "sed -i s/a/b/ specs/x/spec.yaml"}},
    {"tool_name": "Bash", "tool_input": {"command": "cat a > specs/x/spec.yaml"}},
    {"tool_name": "Bash", "tool_input": {"command": "ls && rm specs/x/approvals.yaml"}},
    {"tool_name": "Bash", "tool_input": {"command": "git checkout main -- specs/x/spec.yaml"}},
    {"tool_name": "Bash", "tool_input": {"command": "python -c \"open('specs/x/trace.lock','w')\""}},
    {"tool_name": "Bash", "tool_input": {"command": "specflow approve x --as product"}},
    {"tool_name": "Bash", "tool_input": {"command": "cd . && specflow trace accept --new"}},
    {"tool_name": "Bash", "tool_input": {"command": "specflow check --update-baseline"}},
    {"tool_name": "apply_patch", "tool_input": {"input": "*** Begin Patch\n*** Update File: specs/x/spec.yaml\n@@"}},
    {"toolName": "edit", "toolArgs": '{"path": "specs/x/spec.yaml"}'},
    {"tool_name": "shell", "tool_input": {"command": ["bash", "-lc", "echo a >> specs/x/spec.yaml"]}},
    {"command": "echo a | tee specs/x/spec.yaml"},
]
ALLOWED: list[dict[str, object]] = [
    {"tool_name": "Write", "tool_input": {"file_path": "src/a.py", "content": "edit specs/x/spec.yaml"}},
    {"tool_name": "Read", "tool_input": {"file_path": "specs/x/spec.yaml"}},
    {"tool_name": "Bash", "tool_input": {"command": "cat specs/x/spec.yaml | head"}},
    {"tool_name": "Bash", "tool_input": {"command": "git diff specs/x/spec.yaml"}},
    {"tool_name": "Bash", "tool_input": {"command": "specflow tasks x --ready && specflow check"}},
    {"tool_name": "Bash", "tool_input": {"command": "pytest tests > out.txt"}},
    {},
]


@pytest.mark.parametrize("data", REFUSED, ids=lambda data: json.dumps(data)[:60])
def test_the_contract_is_not_written(data: dict[str, object], armed: Path) -> None:
    code, _, err = asked(armed, "claude", "write", data)
    assert code == 2
    assert "people" in err


@pytest.mark.parametrize("data", ALLOWED, ids=lambda data: json.dumps(data)[:60])
def test_everything_else_is(data: dict[str, object], armed: Path) -> None:
    assert asked(armed, "claude", "write", data)[0] == 0


def test_each_agent_is_answered_in_its_own_way(armed: Path) -> None:
    wrong, fine = REFUSED[0], ALLOWED[0]
    for agent in ("claude", "codex", "gemini"):
        assert asked(armed, agent, "write", wrong)[0] == 2
        assert asked(armed, agent, "write", fine)[0] == 0
    assert json.loads(asked(armed, "cursor", "write", wrong)[1])["permission"] == "deny"
    assert json.loads(asked(armed, "cursor", "write", fine)[1])["permission"] == "allow"
    assert json.loads(asked(armed, "copilot", "write", wrong)[1])["permissionDecision"] == "deny"
    assert json.loads(asked(armed, "copilot", "write", fine)[1]) == {}


@pytest.mark.skipif(sys.platform == "win32", reason="the stand-in for the command is a shell script")
def test_done_is_refused_while_a_begun_task_has_no_proof(armed: Path) -> None:
    shutil.copytree(EXAMPLE, armed, dirs_exist_ok=True)
    sign(armed / "specs" / "keep-my-parcel")
    specflow(armed, "plan", "keep-my-parcel")
    assert asked(armed, "claude", "stop", {})[0] == 0, "nothing was begun"
    specflow(armed, "tasks", "--set", "T-06=doing")
    code, _, err = asked(armed, "claude", "stop", {})
    assert (code, "keep-my-parcel/FR-03 is missing and has to be verified" in err) == (2, True)
    assert "T-06" in json.loads(asked(armed, "cursor", "stop", {})[1])["followup_message"]
    assert json.loads(asked(armed, "copilot", "stop", {})[1])["decision"] == "block"
    assert asked(armed, "claude", "stop", {"stop_hook_active": True})[0] == 0, "never in a circle"
