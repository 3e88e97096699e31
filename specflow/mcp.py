"""The MCP server: few, small tools over stdio, each one call of one flow. The official SDK is an extra (`specflow-sdd[mcp]`)."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from specflow import __version__
from specflow.errors import SpecflowError, UsageProblem

INSTRUCTIONS = (
    "The specs of this repository are its contract. Take a task (next_task), build only what its prompt asks for, tag what you "
    "write, and run check. A requirement that is wrong or silent is for a person: stop and say which one."
)


def next_task(feature: str = "") -> str:
    """The next task that can start, with its whole prompt. `feature` may stay empty where only one has a plan."""
    from specflow.flows import prompt, tasks

    found = tasks.listed(Path.cwd(), feature or None, only_ready=True)
    name = found.feature.spec.feature
    if not found.tasks:
        return _json({"feature": name, "task": None, "message": "Nothing can start now."})
    task = found.tasks[0]
    made = prompt.prompt(Path.cwd(), name, task.id)
    return _json(
        {"feature": name, "task": task.id, "title": task.title, "tokens": made.prompt.tokens, "prompt": made.prompt.text}
    )


def get_requirement(id: str) -> str:  # noqa: A002 - what the caller calls it
    """One requirement (`FR-07` or `ask-maps/FR-07`): its text with values, status, source, code, tests and how far it got."""
    from specflow.flows import trace_query
    from specflow.model.text import filled

    story = trace_query.requirement(trace_query.shown(Path.cwd()), id)
    one, state = story.placed.requirement, story.state
    values = story.placed.spec.parameters
    scenarios = [
        {key: filled(text, values) for key, text in told.model_dump(exclude_none=True).items()} for told in one.scenarios
    ]
    return _json({
        "id": story.placed.full_id, "title": one.title, "text": filled(one.text, values), "priority": one.priority,
        "status": one.status, "scenarios": scenarios, "depends_on": list(one.depends_on), "rationale": one.rationale,
        "source": [f"{ref.path}:{ref.line}" for ref in one.source], "at": str(story.placed.at()),
        "state": state.state, "required": state.required,
        "code": [f"{link.path}:{link.line}" for link in state.implementations],
        "tests": [f"{claim.link.path}:{claim.link.line} {claim.outcome.value}" for claim in state.tests],
    })  # fmt: skip


def why(path: str, line: int) -> str:
    """Why a line of code exists: the definition it lies in, and the requirements that it answers to."""
    from specflow.flows import trace_query
    from specflow.model.text import filled

    found = trace_query.place(trace_query.shown(Path.cwd()), path, line)
    requirements = [
        {"id": story.placed.full_id, "title": story.placed.requirement.title,
         "text": filled(story.placed.requirement.text, story.placed.spec.parameters)}
        for story in found.stories
    ]  # fmt: skip
    return _json({"path": found.path, "line": found.line, "symbol": found.symbol, "requirements": requirements})


def check(feature: str = "") -> str:
    """What `specflow check` finds: every finding with its place and what to do next. An empty list is clean."""
    from specflow.flows import check as flow

    checked = flow.check(Path.cwd(), flow.Request((feature,) if feature else ()))
    findings = [
        {"code": one.code, "severity": one.severity.value, "message": one.message, "at": str(one.at),
         "requirement": one.requirement, "help": one.help}
        for one in checked.findings
    ]  # fmt: skip
    return _json({"clean": not findings, "findings": findings[:50], "more": max(0, len(findings) - 50)})


def search_context(query: str) -> str:
    """Requirements, rules, technical facts and code that speak of some words, the nearest first, each with its place."""
    from specflow.flows.agents_search import search

    return _json({"results": [hit._asdict() for hit in search(Path.cwd(), query)]})


TOOLS: tuple[Callable[..., str], ...] = (next_task, get_requirement, why, check, search_context)


def serve() -> None:
    """Serve over standard input and output until the client leaves. Raises `UsageProblem` when the SDK is not installed."""
    server = _server()
    for tool in TOOLS:
        server.tool()(_guarded(tool))
    server.run("stdio")


def _server() -> Any:
    """The SDK's own server class, under its name of version 2 or of version 1."""
    try:
        from mcp.server.mcpserver import MCPServer

        return MCPServer("specflow", instructions=INSTRUCTIONS, version=__version__)
    except ImportError:
        pass
    try:
        from mcp.server.fastmcp import FastMCP  # type: ignore[import-not-found, attr-defined, unused-ignore]

        return FastMCP("specflow", instructions=INSTRUCTIONS)
    except ImportError:
        hint = "Install it: pip install 'specflow-sdd[mcp]'"
        raise UsageProblem("the MCP server needs the MCP SDK", slug="no-mcp", hint=hint) from None


def _guarded(tool: Callable[..., str]) -> Callable[..., str]:
    """The tool; what prevents it becomes an answer that says what to do next."""
    import functools

    @functools.wraps(tool)
    def answered(*args: Any, **named: Any) -> str:
        try:
            return tool(*args, **named)
        except SpecflowError as problem:
            return _json({"error": problem.message, "hint": problem.hint})

    return answered


def _json(data: dict[str, Any]) -> str:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))
