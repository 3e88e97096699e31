"""`specflow export`."""

from __future__ import annotations

import sys
from pathlib import Path

import click

AS = (
    "scoping", "qa-plan", "security-checklist", "launch-readiness", "test-plan", "release-notes",
    "openspec", "spec-kit", "kiro", "gherkin", "csv", "markdown", "reqif",
)  # fmt: skip


@click.command("export", epilog="Example: specflow export ask-maps --as qa-plan")
@click.argument("feature")
@click.option("--as", "kind", type=click.Choice(AS), required=True, help="A document, or another tool's format.")
@click.option("--format", "form", type=click.Choice(["markdown", "html"]), default="markdown", help="Of documents.")
@click.option("--out", metavar="FILE", help="Write it to a file instead of the screen.")
@click.option("--place", is_flag=True, help="Write it where the other tool looks for it, tasks included.")
@click.option("--force", is_flag=True, help="Write over a file that says something else.")
def command(feature: str, kind: str, form: str, out: str | None, place: bool, force: bool) -> int:
    """Write what others need from a spec: a document, each line with its requirement, or another tool's file."""
    from specflow.cli.terminal import say
    from specflow.flows import export as flow

    done = flow.export(Path.cwd(), feature, kind, html=form == "html", out=out, place=place, force=force)
    for one in done:
        if one.path is None:
            sys.stdout.buffer.write(one.text.encode("utf-8", "replace"))
        else:
            say(f"  wrote {one.path}")
    return 0
