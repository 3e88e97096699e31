"""`specflow mcp`."""

from __future__ import annotations

import click


@click.command("mcp", epilog="Example: specflow mcp")
def command() -> int:
    """Serve specflow to coding agents over MCP: next_task, get_requirement, why, check, search_context.

    It speaks over standard input and output, reads the workspace it is started in, and changes nothing.
    """
    from specflow.mcp import serve

    serve()
    return 0
