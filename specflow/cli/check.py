"""`specflow check`."""

from __future__ import annotations

import datetime
from pathlib import Path

import click

FORMATS = ("text", "json", "sarif", "github", "markdown", "junit", "badge", "html")


@click.command("check", epilog="Example: specflow check --diff origin/main")
@click.argument("targets", metavar="[FEATURE]...", nargs=-1)
@click.option("--diff", metavar="BASE", help="Judge only what the change against BASE touches, by the rules of BASE.")
@click.option("--evidence", metavar="FILE", multiple=True, help="A test report, instead of the configured ones. May be repeated.")
@click.option("--enforce", type=click.Choice(["approved", "final", "none"]), help="What gates, whatever is configured.")
@click.option("--release", is_flag=True, help="Ask for the rungs of a release.")
@click.option("--format", "forms", type=click.Choice(FORMATS), multiple=True, help="What is printed. May be repeated.")
@click.option("--output", "outputs", metavar="FORMAT=FILE", multiple=True, help="Also write a report to a file. May be repeated.")
@click.option("--fail-on", type=click.Choice(["error", "warning", "info", "never"]), help="What makes the exit code 1.")
@click.option("--update-baseline", is_flag=True, help="Take today's findings as known debt; later: drop what is mended.")
@click.option("--fix", is_flag=True, help="Apply the ready corrections and show them.")
@click.option("--diff-only", is_flag=True, help="With --fix: show the corrections, write nothing.")
@click.option("--watch", is_flag=True, help="Check again whenever a file changes.")
@click.option("--today", metavar="DATE", help="The date that waivers are judged by (YYYY-MM-DD); for tests.")
def command(
    targets: tuple[str, ...], diff: str | None, evidence: tuple[str, ...], enforce: str | None, release: bool,
    forms: tuple[str, ...], outputs: tuple[str, ...], fail_on: str | None, update_baseline: bool, fix: bool,
    diff_only: bool, watch: bool, today: str | None,
) -> int:  # fmt: skip
    """Check that code, requirements, tests and results trace to one another.

    Exit code 0: clean; 1: findings at or above `fail-on`; 2: it could not run; 3: evidence that was asked for is missing.
    """
    from specflow.flows import ahead

    day, here = _day(today), Path.cwd()
    with ahead.begin(here if not (fix or watch) else None) as begun:
        from specflow.cli.check_report import emit
        from specflow.flows.check import Request
        from specflow.flows.tracing import Options

        request = Request(targets, diff, Options(evidence, enforce, release, day), update_baseline)
        if not fix and not watch:
            return emit(here, request, forms or ("text",), outputs, fail_on, begun)
    if fix:
        from specflow.cli.check_report import fixed

        fixed(here, request, write=not diff_only)
    if watch:
        from specflow.cli.watch import watch as keep_watching

        return keep_watching(here, request, fail_on)
    return emit(here, request, forms or ("text",), outputs, fail_on)


def _day(given: str | None) -> str:
    """Today enters here, once."""
    if given is None:
        return datetime.datetime.now(tz=datetime.UTC).date().isoformat()
    try:
        return datetime.date.fromisoformat(given).isoformat()
    except ValueError:
        raise click.BadParameter(f"{given!r} is no date; write it as 2026-11-20", param_hint="--today") from None
