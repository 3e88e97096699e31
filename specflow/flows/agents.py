"""`specflow init --agents`: each coding agent's instruction file, command and hooks. What people edited is never overwritten."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from specflow.adapters import disk, templates
from specflow.errors import UsageProblem
from specflow.flows import workspace as ws
from specflow.flows.init import Laid

AGENTS = ("claude", "codex", "cursor", "copilot", "gemini")
GUARD = ".agents/specflow/guard.py"
MANIFEST = ".agents/specflow/manifest.json"
_BLOCK = re.compile(r"<!-- specflow:begin (?P<digest>[0-9a-f]{12}) -->\n(?P<body>.*?)<!-- specflow:end -->\n?", re.DOTALL)


def init_agents(folder: Path, agents: Sequence[str]) -> tuple[Laid, ...]:
    """Write what the named agents need. Raises `UsageProblem` for one that is not known."""
    unknown = [name for name in agents if name not in AGENTS]
    if unknown:
        raise UsageProblem(f"there is no agent `{unknown[0]}`", slug="no-such-agent", hint=f"Known: {', '.join(AGENTS)}.")
    return tuple(_Laying(folder, templates.folder("agents", folder)).all(tuple(dict.fromkeys(agents))))


class _Laying:
    """Lays out files; the manifest tells which of them are still as specflow wrote them."""

    def __init__(self, folder: Path, texts: dict[str, str]) -> None:
        self.folder = folder
        self.texts = texts
        specs = ws.find(folder).config.specs if folder.is_dir() else "specs"
        self.instructions = texts["instructions.md"].replace("{{specs}}", specs)
        self.known = self._manifest()

    def all(self, agents: Sequence[str]) -> Iterator[Laid]:
        yield self._file(GUARD, self.texts["guard.py"])
        for agent in agents:
            yield from getattr(self, f"_{agent}")()
        text = json.dumps(dict(sorted(self.known.items())), indent=1) + "\n"
        disk.replace(self.folder / MANIFEST, text.encode())

    def _claude(self) -> Iterator[Laid]:
        yield self._block("CLAUDE.md")
        yield self._file(".claude/commands/specflow.md", self.texts["command.md"])
        run = f'python3 "$CLAUDE_PROJECT_DIR"/{GUARD} claude'
        hooks = {
            "PreToolUse": [{"matcher": "Edit|Write|MultiEdit|NotebookEdit|Bash", "hooks": [_command(f"{run} write")]}],
            "Stop": [{"hooks": [_command(f"{run} stop")]}],
        }
        yield self._json(".claude/settings.json", {"hooks": hooks})
        yield self._json(".mcp.json", {"mcpServers": {"specflow": {"command": "specflow", "args": ["mcp"]}}})

    def _codex(self) -> Iterator[Laid]:
        yield self._block("AGENTS.md")
        run = f'python3 "$(git rev-parse --show-toplevel)/{GUARD}" codex'
        hooks = {
            "PreToolUse": [{"matcher": "Bash|apply_patch|Edit|Write", "hooks": [_command(f"{run} write")]}],
            "Stop": [{"hooks": [_command(f"{run} stop")]}],
        }
        yield self._json(".codex/hooks.json", {"hooks": hooks})
        flags = '[features]\ncodex_hooks = true\n\n[mcp_servers.specflow]\ncommand = "specflow"\nargs = ["mcp"]\n'
        yield self._file(".codex/config.toml", flags)

    def _cursor(self) -> Iterator[Laid]:
        yield self._file(".cursor/rules/specflow.mdc", self.texts["cursor.mdc"] + "\n" + self.instructions)
        run = f"python3 {GUARD} cursor"
        hooks = {
            "preToolUse": [{"command": f"{run} write", "matcher": "Write|Edit|MultiEdit|Delete|ApplyPatch"}],
            "beforeShellExecution": [{"command": f"{run} write"}],
            "stop": [{"command": f"{run} stop"}],
        }
        yield self._json(".cursor/hooks.json", {"version": 1, "hooks": hooks})
        yield self._json(".cursor/mcp.json", {"mcpServers": {"specflow": {"command": "specflow", "args": ["mcp"]}}})

    def _copilot(self) -> Iterator[Laid]:
        yield self._block(".github/copilot-instructions.md")
        hooks = {
            event: [{"type": "command", "bash": f"python3 {GUARD} copilot {what}", "powershell": f"python {GUARD} copilot {what}",
                     "timeoutSec": 120}]
            for event, what in (("preToolUse", "write"), ("agentStop", "stop"))
        }  # fmt: skip
        yield self._file(".github/hooks/specflow.json", json.dumps({"version": 1, "hooks": hooks}, indent=2) + "\n")

    def _gemini(self) -> Iterator[Laid]:
        yield self._block("GEMINI.md")
        run = f'python3 "$GEMINI_PROJECT_DIR"/{GUARD} gemini'
        hooks = {
            "BeforeTool": [{"matcher": "write_file|replace|edit|run_shell_command", "hooks": [_command(f"{run} write")]}],
            "AfterAgent": [{"hooks": [_command(f"{run} stop")]}],
        }
        servers = {"specflow": {"command": "specflow", "args": ["mcp"]}}
        yield self._json(".gemini/settings.json", {"hooks": hooks, "mcpServers": servers})

    def _file(self, path: str, text: str) -> Laid:
        """A file of our own: renewed while it is as we wrote it, kept once somebody has edited it."""
        target = self._target(path)
        data = text.encode()
        if target.is_file():
            there = disk.read_bytes(target)
            if there == data:
                self.known[path] = _sha(data)
                return Laid(path, "kept")
            if self.known.get(path) != _sha(there):
                return Laid(path, "kept")
        made = Laid(path, "extended" if target.exists() else "created")
        disk.replace(target, data)
        self.known[path] = _sha(data)
        return made

    def _block(self, path: str) -> Laid:
        """A block inside somebody's file, between marks; its mark tells whether anybody edited it."""
        target = self._target(path)
        body = self.instructions
        block = f"<!-- specflow:begin {_sha(body.encode())[:12]} -->\n{body}<!-- specflow:end -->\n"
        old = ws.as_text(disk.read_bytes(target)) if target.is_file() else ""
        found = _BLOCK.search(old)
        if found and _sha(found["body"].encode())[:12] != found["digest"]:
            return Laid(path, "kept")
        fresh = f"{old.rstrip()}\n\n{block}" if old.strip() else block
        new = old[: found.start()] + block + old[found.end() :] if found else fresh
        if new == old:
            return Laid(path, "kept")
        disk.replace(target, new.encode())
        return Laid(path, "extended" if old else "created")

    def _json(self, path: str, wanted: dict[str, Any]) -> Laid:
        """Settings that others own: what is lacking is added, everything else stays. What is no plain JSON is left alone."""
        target = self._target(path)
        old: Any = {}
        if target.is_file():
            try:
                old = json.loads(ws.as_text(disk.read_bytes(target)) or "{}")
            except (ValueError, RecursionError):
                return Laid(path, "kept")
        if not isinstance(old, dict):
            return Laid(path, "kept")
        new = _merged(old, wanted)
        if new == old:
            return Laid(path, "kept")
        made = Laid(path, "extended" if target.exists() else "created")
        disk.replace(target, (json.dumps(new, ensure_ascii=False, indent=2) + "\n").encode())
        return made

    def _target(self, path: str) -> Path:
        target = disk.inside(self.folder, path)
        if target is None:
            raise UsageProblem(f"{path} leads out of the folder", slug="outside", hint="Remove the link.")
        return target

    def _manifest(self) -> dict[str, str]:
        target = self._target(MANIFEST)
        try:
            data = json.loads(disk.read_bytes(target)) if target.is_file() else {}
        except ValueError:
            data = {}
        return {str(key): str(value) for key, value in data.items()} if isinstance(data, dict) else {}


def _command(line: str) -> dict[str, str]:
    return {"type": "command", "command": line}


def _merged(old: Any, wanted: Any) -> Any:
    """`wanted` inside `old`: mappings key by key, lists gain what they lack; a value that is there wins."""
    if isinstance(old, dict) and isinstance(wanted, dict):
        more = {key: value for key, value in wanted.items() if key not in old}
        return {**{key: _merged(value, wanted[key]) if key in wanted else value for key, value in old.items()}, **more}
    if isinstance(old, list) and isinstance(wanted, list):
        return [*old, *(one for one in wanted if one not in old and not _guarded(old, one))]
    return old


def _guarded(old: list[Any], one: Any) -> bool:
    """Whether the list calls the guard for the same purpose already, in somebody's own way."""
    purpose = re.findall(r"guard\.py\W+\w+ (?:write|stop)", json.dumps(one))
    return bool(purpose) and any(word in json.dumps(old) for word in purpose)


def _sha(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
