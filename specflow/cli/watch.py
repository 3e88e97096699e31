"""`specflow check --watch`: check again whenever a file of the workspace changes."""

from __future__ import annotations

import time
from pathlib import Path

import click

from specflow.cli.check_report import emit
from specflow.errors import SpecflowError
from specflow.flows.check import Request
from specflow.flows.watching import Seen, look

PAUSE = 0.5
"""Seconds between two looks."""


def watch(here: Path, request: Request, fail_on: str | None, rounds: int | None = None) -> int:
    """Check now and after every change, until interrupted (or for `rounds` looks). The last exit code counts."""
    code = 0
    seen: Seen | None = None
    while rounds is None or rounds > 0:
        now = look(here)
        if now != seen:
            seen = now
            click.echo(f"\n── {time.strftime('%H:%M:%S')}")
            try:
                code = emit(here, request, ("text",), (), fail_on)
            except SpecflowError as problem:
                click.echo(f"specflow: {problem.message}", err=True)
                code = problem.exit_code
            click.echo("Watching; Ctrl-C stops.")
        rounds = None if rounds is None else rounds - 1
        if rounds != 0:
            time.sleep(PAUSE)
    return code
