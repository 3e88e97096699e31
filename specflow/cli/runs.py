"""`specflow runs`."""

from __future__ import annotations

from pathlib import Path

import click


@click.command("runs", epilog="Example: specflow runs")
@click.argument("action", type=click.Choice(["list", "show", "export"]), default="list")
@click.argument("run", required=False)
@click.option("--endpoint", metavar="URL", help="Where `export` sends the run: an OTLP collector, such as http://localhost:4318.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="For people or for programs.")
def command(action: str, run: str | None, endpoint: str | None, form: str) -> int:
    """List the runs with models, show one as a tree, or export it as OpenTelemetry.

    RUN is the name of a run or how it starts; without it the newest is meant. Traces lie in .specflow/traces, one line a
    span; prompts and answers are in them only when you set SPECFLOW_TRACE_CONTENT=1. Headers that a collector wants, such
    as a key, are taken from OTEL_EXPORTER_OTLP_HEADERS.
    """
    from specflow.cli import runs_report
    from specflow.cli.terminal import say
    from specflow.flows import runs

    here = Path.cwd()
    if action == "list":
        found = runs.listed(here)
        say(runs_report.list_json(found) if form == "json" else runs_report.list_text(found))
    elif action == "show":
        name, nodes = runs.tree(here, run)
        say(runs_report.tree_json(name, nodes) if form == "json" else runs_report.tree_text(name, nodes))
    else:
        done = runs.export(here, run, endpoint)
        refused = f" The collector refused {done.refused}." if done.refused else ""
        say(done.text.rstrip("\n") if done.sent is None else f"Sent {done.sent} spans of {done.run}.{refused}")
        return 1 if done.refused else 0
    return 0
