"""`specflow lint`."""

from __future__ import annotations

import sys
from pathlib import Path

import click


@click.command("lint", epilog="Example: specflow lint ask-maps")
@click.argument("targets", metavar="[FEATURE|PATH]...", nargs=-1)
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="For people or for programs.")
@click.option("--fail-on", type=click.Choice(["error", "warning", "info", "never"]), help="What makes the exit code 1.")
@click.option("--fix", is_flag=True, help="Apply the ready corrections, then lint again.")
def command(targets: tuple[str, ...], form: str, fail_on: str | None, fix: bool) -> int:
    """Check specs for form, references and provenance.

    Without arguments every spec of the workspace is checked; `-` reads one from standard input.
    Exit code 0: clean; 1: findings at or above `fail-on`; 2: it could not run.
    """
    from specflow.cli.terminal import paint, say, shown_from
    from specflow.errors import UsageProblem
    from specflow.flows import fix as fixes
    from specflow.flows import lint as flow
    from specflow.flows import workspace
    from specflow.report.json import render_json
    from specflow.report.summary import fails
    from specflow.report.text import render_text

    here = Path.cwd()
    given = sys.stdin.buffer.read() if "-" in targets else None
    if fix and given is not None:
        raise UsageProblem("what comes from standard input cannot be corrected in place", slug="fix-stdin",
                           hint="Name the file: specflow lint --fix specs/ask-maps/spec.yaml")  # fmt: skip
    if fix:
        for path, title in fixes.fix(here, targets):
            click.echo(f"fixed {path}: {title}", err=True)
    project, findings = flow.lint(here, targets, given)
    if form == "json":
        say(render_json(project, findings).rstrip("\n"))
    else:
        say(render_text(project, findings, paint, shown_from(workspace.find(here).root)).rstrip("\n"))
        if not project.specs:
            say("There is no spec here yet: `specflow draft note.md` makes one.")
    return 1 if fails(findings, fail_on or project.config.check.fail_on) else 0
