"""The MCP server, driven by the official client over its standard input and output."""

from __future__ import annotations

import json
import os
import shutil
import sys
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from tests.plan_build import sign
from tests.run import specflow

pytest.importorskip("mcp", reason="the MCP SDK is an extra")

EXAMPLE = Path(__file__).parents[1] / "examples" / "parcel-lockers"
CODE = "# spec: keep-my-parcel/FR-03\ndef price(days: int) -> float:\n    return max(0, days - 1) * 1.5\n"
Call = Callable[[str, dict[str, Any]], Awaitable[dict[str, Any]]]


@pytest.fixture
def lockers(workspace: Path) -> Path:
    """A signed, planned example with a little code."""
    shutil.copytree(EXAMPLE, workspace, dirs_exist_ok=True)
    sign(workspace / "specs" / "keep-my-parcel")
    (workspace / "src").mkdir()
    (workspace / "src" / "price.py").write_text(CODE, encoding="utf-8")
    assert specflow(workspace, "plan", "keep-my-parcel").code == 0
    return workspace


def talk(folder: Path, conversation: Callable[[Any, Call], Awaitable[None]]) -> None:
    """Start the server in `folder`, and have a conversation with it."""
    import anyio
    from mcp import ClientSession, StdioServerParameters
    from mcp.client.stdio import stdio_client

    async def run() -> None:
        env = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
        server = StdioServerParameters(command=sys.executable, args=["-m", "specflow", "mcp"], cwd=str(folder), env=env)
        async with stdio_client(server) as (reading, writing), ClientSession(reading, writing) as session:
            await session.initialize()

            async def call(name: str, arguments: dict[str, Any]) -> dict[str, Any]:
                answer = await session.call_tool(name, arguments)
                block: Any = answer.content[0]
                data: dict[str, Any] = json.loads(block.text)
                return data

            await conversation(session, call)

    # A thread of its own: the browser tests leave an event loop running in the main one.
    with ThreadPoolExecutor(1) as pool:
        pool.submit(anyio.run, run).result()


def test_an_agent_finds_its_task_asks_why_and_checks(lockers: Path) -> None:
    async def conversation(session: Any, call: Call) -> None:
        tools = {tool.name: tool for tool in (await session.list_tools()).tools}
        assert set(tools) == {"next_task", "get_requirement", "why", "check", "search_context"}
        assert all(tool.description for tool in tools.values())
        assert len(json.dumps([(name, tool.description) for name, tool in tools.items()])) < 2000, "small tools cost few tokens"
        task = await call("next_task", {})
        assert task["task"] == "T-01"
        assert "## Done when" in task["prompt"]
        one = await call("get_requirement", {"id": "FR-03"})
        assert one["text"].startswith("An extension must be free for the first 1 day")
        assert one["code"] == ["src/price.py:2"]
        line = await call("why", {"path": "src/price.py", "line": 3})
        assert [(line["symbol"], found["id"]) for found in line["requirements"]] == [("price", "keep-my-parcel/FR-03")]
        checked = await call("check", {"feature": "keep-my-parcel"})
        assert not checked["clean"]
        assert {"code", "severity", "message", "at", "requirement", "help"} == set(checked["findings"][0])
        found = await call("search_context", {"query": "what the price of a further day of an extension is"})
        assert "keep-my-parcel/FR-03" in [hit["name"] for hit in found["results"]]
        assert "price" in [hit["name"] for hit in found["results"] if hit["kind"] == "code"]

    talk(lockers, conversation)


def test_what_cannot_be_is_an_answer_that_says_what_to_do(workspace: Path) -> None:
    async def conversation(session: Any, call: Call) -> None:
        assert "there is no plan here yet" in (await call("next_task", {}))["error"]
        assert (await call("get_requirement", {"id": "FR-99"}))["error"]
        assert (await call("check", {}))["hint"]
        assert (await call("search_context", {"query": ""}))["results"] == []

    talk(workspace, conversation)


def test_the_server_changes_nothing_and_leaves_with_its_client(lockers: Path) -> None:
    before = {path: path.read_bytes() for path in lockers.rglob("*") if path.is_file() and ".specflow" not in path.parts}

    async def conversation(session: Any, call: Call) -> None:
        await call("next_task", {})
        await call("check", {})

    talk(lockers, conversation)
    after = {path: path.read_bytes() for path in lockers.rglob("*") if path.is_file() and ".specflow" not in path.parts}
    assert after == before
    assert specflow(lockers, "mcp").code == 0
