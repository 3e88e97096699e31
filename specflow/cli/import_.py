"""`specflow import`."""

from __future__ import annotations

import json
from pathlib import Path

import click

FORMS = ("auto", "openspec", "spec-kit", "kiro", "reqif")


@click.command("import", epilog="Example: specflow import openspec/specs --dry-run")
@click.argument("paths", metavar="[PATH]...", nargs=-1)
@click.option("--from", "form", type=click.Choice(FORMS), default="auto", help="The other tool; found out by itself otherwise.")
@click.option("--feature", help="What the feature is called, when one file is imported.")
@click.option("--dry-run", is_flag=True, help="Say what would be written, write nothing.")
@click.option("--format", "shape", type=click.Choice(["text", "json"]), default="text", help="For people or for programs.")
def command(paths: tuple[str, ...], form: str, feature: str | None, dry_run: bool, shape: str) -> int:
    """Turn specs of OpenSpec, spec-kit, Kiro or a ReqIF file into specs of this workspace.

    Ids are kept, as aliases where they look different here; every requirement quotes the line it came from. A spec that
    is there already is left alone.
    """
    from specflow.cli.terminal import paint, say
    from specflow.flows import importing as flow
    from specflow.report.text import clean

    done = flow.bring(Path.cwd(), paths, form, feature, write=not dry_run)  # type: ignore[arg-type]  # one of FORMS
    if shape == "json":
        rows = [
            {"source": one.source, "form": one.form, "path": one.path, "kept": one.kept,
             "requirements": len(one.spec.requirements), "remarks": list(one.remarks)}
            for one in done
        ]  # fmt: skip
        say(json.dumps({"imported": rows}, ensure_ascii=False, indent=1))
        return 0
    for one in done:
        what = paint("kept", "quiet") if one.kept else paint("would write" if dry_run else "wrote", "good")
        say(f"  {what} {one.path}  {len(one.spec.requirements)} requirements from {one.form}: {clean(one.source)}")
        for remark in dict.fromkeys(one.remarks):
            say(f"      {clean(remark)}")
    new = [one for one in done if not one.kept]
    say(f"{len(done)} files read, {len(new)} specs, {sum(len(one.spec.requirements) for one in new)} requirements")
    if new and not dry_run:
        say("Next: specflow lint, then specflow render to read them as pages.")
    return 0
