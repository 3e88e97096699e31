"""`specflow impact`."""

from __future__ import annotations

import json
from pathlib import Path

import click


@click.command("impact", epilog="Example: specflow impact NFR-01")
@click.argument("requirement")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="For people or for programs.")
def command(requirement: str, form: str) -> int:
    """List what a requirement touches: design, tasks, checks, code, tests, approvals, other requirements and features."""
    from specflow.cli.terminal import paint, say, shown_from
    from specflow.flows import impact as flow
    from specflow.report.text import clean

    found = flow.found(Path.cwd(), requirement)
    feature = found.placed.spec.feature
    prompts = [f"specflow prompt {feature} {one.name}" for one in found.rework]
    if form == "json":
        touched = [
            {"kind": one.kind, "name": one.name, "title": one.title, "path": one.at.path, "line": one.at.line, "why": one.why}
            for one in found.touched
        ]
        data = {"requirement": found.placed.full_id, "touched": touched, "prompts": prompts}
        say(json.dumps(data, ensure_ascii=False, indent=1))
        return 0
    shown = shown_from(found.root)
    say(f"{paint(found.placed.full_id, 'place')}  {clean(found.placed.requirement.title)}")
    for kind in dict.fromkeys(one.kind for one in found.touched):
        say(f"\n{paint(kind, 'place')}")
        for one in found.touched:
            if one.kind == kind:
                title = clean(one.title if len(one.title) <= 70 else one.title[:67] + "…")
                say(f"  {clean(one.name)}  {title}  {paint(f'{clean(one.why)}, {shown(one.at.path)}:{one.at.line}', 'quiet')}")
    if not found.touched:
        say("  Nothing: no plan, no code, no test, no signature.")
    elif prompts:
        say("\nOnce the text is changed and signed: " + f"specflow plan {feature} --update")
        for line in prompts:
            say(f"  {line}")
    return 0
