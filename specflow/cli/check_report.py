"""What `specflow check` prints and writes."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from specflow.adapters import disk
from specflow.cli.terminal import paint, say, shown_from
from specflow.flows.ahead import Ahead
from specflow.flows.check import Checked, Request, check
from specflow.report.check_text import render_check
from specflow.report.formats import FORMATS
from specflow.report.summary import exit_code
from specflow.rules.table import rules


def emit(
    here: Path, request: Request, forms: Sequence[str], outputs: Sequence[str], fail_on: str | None,
    begun: Ahead | None = None,
) -> int:  # fmt: skip
    """Check once, print every form, write every output, and say the exit code."""
    wanted = [_output(one) for one in outputs]
    checked = check(here, request, begun)
    for form in forms:
        say(rendered(checked, form).rstrip("\n"))
    for form, file in wanted:
        disk.replace(here / file, rendered(checked, form, for_file=True).encode())
    return exit_code(checked.findings, fail_on or checked.fail_on)


def rendered(checked: Checked, form: str, *, for_file: bool = False) -> str:
    """One form of a check; colour and the user's own paths only for the terminal."""
    if form == "text" and not for_file:
        shown = shown_from(checked.workspace.root)
        return render_check(checked.project, checked.findings, paint, shown, checked.notes)
    if form == "github":
        from specflow.report.github import render_github

        return render_github(checked.project, checked.findings, checked.changed)
    if form == "html":
        from specflow.flows.page import verified_pages

        return verified_pages(checked.workspace, checked.project, checked.findings)
    return FORMATS[form](checked.project, checked.findings, rules())


def _output(given: str) -> tuple[str, str]:
    form, equals, file = given.partition("=")
    if not equals or form not in (*FORMATS, "html") or not file:
        names = ", ".join((*FORMATS, "html"))
        raise click.BadParameter(f"{given!r}: write FORMAT=FILE, FORMAT one of {names}", param_hint="--output")
    return form, file


def fixed(here: Path, request: Request, *, write: bool) -> None:
    """Show the ready corrections as a diff, and write them when asked."""
    from specflow.flows.check_fix import corrections

    for path, difference in corrections(here, request, write=write):
        click.echo(f"{'fixed' if write else 'would fix'} {path}", err=True)
        click.echo(difference.rstrip("\n"), err=True)
