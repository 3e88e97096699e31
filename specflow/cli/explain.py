"""`specflow explain`."""

from __future__ import annotations

import json

import click


@click.command("explain", epilog="Example: specflow explain SF112")
@click.argument("code", required=False)
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="For people or for programs.")
def command(code: str | None, form: str) -> int:
    """Print the manual page of a rule: what it finds, why it matters, an example, how to fix it.

    CODE is a rule's code or name. Without it, all rules are listed.
    """
    from specflow.cli.terminal import paint, say
    from specflow.flows import explain as flow

    rules = flow.find(code)
    if form == "json":
        data = [{"code": r.code, "name": r.name, "severity": r.severity.value, "sections": r.sections} for r in rules]
        say(json.dumps(data, ensure_ascii=False, indent=1))
    elif code is None:
        for rule in rules:
            say(f"{rule.code}  {paint(f'{rule.severity.value:<8}', rule.severity.value)} {rule.name:<24} {flow.headline(rule)}")
    else:
        rule = rules[0]
        say(f"{rule.code} {rule.name} ({paint(rule.severity.value, rule.severity.value)})\n\n{flow.headline(rule)}")
        for heading, text in rule.sections.items():
            say(f"\n{paint(heading, 'place')}\n\n{text}")
    return 0
