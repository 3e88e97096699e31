"""Asked by a coding agent before it writes, runs a command, or says that it is done. Standard library only.

    guard.py AGENT write    refuses to touch specs, sign-offs, lock, baseline and configuration, and to sign in a person's place
    guard.py AGENT stop     refuses "done" while a task that was begun has no proof

It reads the agent's own JSON from standard input and answers in the agent's own way. It is a rail, not a wall: what counts is
`specflow check` in CI, which judges a change by the base that it changes.
"""

from __future__ import annotations

import json
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
NAMES = {"spec.yaml", "approvals.yaml", "trace.lock", ".specflow-baseline.json", "specflow.toml"}
PLACES = (
    ".agents/specflow/",
    ".claude/settings.json",
    ".codex/hooks.json",
    ".codex/config.toml",
    ".cursor/hooks.json",
    ".github/hooks/specflow.json",
    ".gemini/settings.json",
)
PATH_KEYS = {"file_path", "path", "notebook_path", "filepath", "target_file", "absolute_path", "files", "paths"}
COMMAND_KEYS = {"command", "cmd", "script", "input", "patch"}
READS = {
    "cat",
    "less",
    "more",
    "head",
    "tail",
    "grep",
    "rg",
    "wc",
    "diff",
    "ls",
    "stat",
    "file",
    "find",
    "nl",
    "cd",
    "echo",
    "jq",
    "yq",
}
GIT_READS = {"diff", "log", "show", "status", "blame", "add", "commit", "ls-files", "grep"}
SIGNS = re.compile(
    r"\bspecflow\s+(?:approve|decide|migrate)\b|\bspecflow\s+amend\b(?![^;&|\n]*--dry-run)|\bspecflow\s+trace\s+accept\b|--update-baseline\b|--trust\b|"
    r"\bspecflow\s+context\s+(?:add|remove)\b"
)


def main(agent: str, what: str) -> int:
    """Read, judge, answer."""
    try:
        data = json.loads(sys.stdin.read() or "{}")
    except ValueError:
        data = {}
    why = refused(data) if what == "write" else unfinished(data)
    return answer(agent, what, why)


def answer(agent: str, what: str, why: str) -> int:
    """In the words that this agent understands; exit code 2 stops the others."""
    if agent == "cursor":
        if what == "stop":
            print(json.dumps({"followup_message": why} if why else {}))
        else:
            print(
                json.dumps({"permission": "deny", "user_message": why, "agent_message": why} if why else {"permission": "allow"})
            )
        return 0
    if agent == "copilot":
        decision = (
            {"decision": "block", "reason": why}
            if what == "stop"
            else {"permissionDecision": "deny", "permissionDecisionReason": why}
        )
        print(json.dumps(decision if why else {}))
        return 0
    if agent == "gemini":
        print("{}")
    if why:
        print(why, file=sys.stderr)
    return 2 if why else 0


def refused(data: object) -> str:
    """Why the agent may not do this; empty when it may."""
    paths: list[str] = []
    commands: list[str] = []
    collect(data, "", paths, commands)
    for path in paths:
        if protected(path):
            return reason(path)
    for command in commands:
        if SIGNS.search(command):
            return "Signing, deciding, accepting and taking on debt are for people. Say what you need and why."
        for path in written(command):
            return reason(path)
    return ""


def reason(path: str) -> str:
    """Says what to do instead."""
    return (
        f"{path} is part of the contract and is changed by people only. If the spec is wrong or silent, stop and say which "
        "requirement; a person runs `specflow amend`."
    )


def collect(value: object, key: str, paths: list[str], commands: list[str], depth: int = 0) -> None:
    """Every path to be written and every command, wherever the agent puts them."""
    if depth > 8:
        return
    low = key.lower()
    if isinstance(value, dict):
        if not is_read(value):
            for name, inner in value.items():
                collect(inner, str(name), paths, commands, depth + 1)
    elif isinstance(value, list):
        if low in COMMAND_KEYS and all(isinstance(one, str) for one in value):
            commands.append(shlex.join(value))
        for inner in value:
            collect(inner, key, paths, commands, depth + 1)
    elif isinstance(value, str):
        text(value, low, paths, commands, depth)


def text(value: str, key: str, paths: list[str], commands: list[str], depth: int) -> None:
    """A string: a path, a command, or arguments as JSON."""
    if key == "toolargs" or (key == "tool_input" and value.lstrip().startswith("{")):
        try:
            collect(json.loads(value), "", paths, commands, depth + 1)
        except ValueError:
            commands.append(value)
    elif key in PATH_KEYS:
        paths.append(value)
    elif key in COMMAND_KEYS:
        commands.append(value)
        paths += re.findall(r"^\*\*\* (?:Update|Add|Delete) File: (.+)$", value, re.MULTILINE)
        paths += re.findall(r"^\*\*\* Move to: (.+)$", value, re.MULTILINE)


def is_read(value: dict[str, object]) -> bool:
    """A tool that only looks."""
    tool = str(value.get("tool_name") or value.get("toolName") or "").lower()
    return tool in {
        "read",
        "grep",
        "glob",
        "ls",
        "view",
        "read_file",
        "read_many_files",
        "search_file_content",
        "list_directory",
        "semsearch",
    }


def protected(path: str) -> bool:
    """Whether a path leads to something that only people change, whatever it is called on the way."""
    try:
        real = os.path.realpath(ROOT / Path(path.strip()).expanduser())
    except (ValueError, RuntimeError, OSError):
        return True
    relative = os.path.relpath(real, os.path.realpath(ROOT)).replace(os.sep, "/").casefold()
    name = relative.rpartition("/")[2]
    inside = any(relative == place or (place.endswith("/") and relative.startswith(place)) for place in PLACES)
    return inside or (name in NAMES and (name != "spec.yaml" or not relative.startswith(("tests/", "test/"))))


def written(command: str) -> list[str]:
    """Protected files that a shell command may change: all it names, unless the part that names them only reads."""
    found = []
    for part in re.split(r"[;&|\n]+|\$\(|`", command):
        named = [word for word in re.findall(r"[^\s\"'<>=(),:\[\]]+", part) if protected(word)]
        if not named:
            continue
        words = part.split()
        first = Path(words[0]).name if words else ""
        second = words[1] if len(words) > 1 else ""
        reads = first in READS or first == "specflow" or (first == "git" and second in GIT_READS)
        if not reads or re.search(r">", part) or (first == "find" and re.search(r"-(?:delete|exec)", part)):
            found += named
    return found


def unfinished(data: object) -> str:
    """Which begun tasks lack their proof; empty when all have it, or the agent was sent back once already."""
    again = isinstance(data, dict) and (data.get("stop_hook_active") or int(data.get("loop_count") or 0) >= 2)
    if again:
        return ""
    missing = []
    for plan in sorted(ROOT.glob("*/*/plan.yaml")):
        feature = plan.parent.name
        for task in begun(feature) if "status: doing" in plan.read_text(encoding="utf-8", errors="replace") else []:
            done = specflow("tasks", feature, "--done", task)
            if done.returncode == 1:
                missing.append(f"{feature} {task} is not done yet:\n{done.stdout.strip()}")
    return "\n".join(missing)


def begun(feature: str) -> list[str]:
    """Tasks that somebody has begun."""
    try:
        tasks = json.loads(specflow("tasks", feature, "--format", "json").stdout)["tasks"]
    except (ValueError, KeyError):
        return []
    return [task["id"] for task in tasks if task["status"] == "doing"]


def specflow(*words: str) -> subprocess.CompletedProcess[str]:
    """The command, in the workspace."""
    line = [os.environ.get("SPECFLOW", "specflow"), *words]
    try:
        return subprocess.run(line, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False, timeout=120)
    except (OSError, subprocess.TimeoutExpired) as problem:
        return subprocess.CompletedProcess(line, 3, "", str(problem))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1] if len(sys.argv) > 1 else "claude", sys.argv[2] if len(sys.argv) > 2 else "write"))
