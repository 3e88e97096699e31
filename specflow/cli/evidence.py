"""`specflow evidence`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from specflow.flows.evidence_run import Recorded

_KINDS = click.Choice(["text", "json"])
_FORMAT = click.option("--format", "form", type=_KINDS, default="text", help="For people or for programs.")
_COMMAND = "specflow.evidence.command"


class Evidence(click.Group):
    """A group whose own job is the command after `--`."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Set the user's command aside before click looks for options in it."""
        at = args.index("--") if "--" in args else len(args)
        if not any(word in self.commands for word in args[:at]):
            ctx.meta[_COMMAND] = tuple(args[at + 1 :])
            args = args[:at]
        return super().parse_args(ctx, args)

    def resolve_command(self, ctx: click.Context, args: list[str]) -> tuple[str | None, click.Command | None, list[str]]:
        """A forgotten `--` is the usual mistake."""
        if args and args[0] not in self.commands:
            ctx.fail(f"write the command after `--`: specflow evidence -- {' '.join(args)}")
        return super().resolve_command(ctx, args)


@click.group(
    "evidence", cls=Evidence, invoke_without_command=True, subcommand_metavar="[-- CMD... | COMMAND]",
    epilog="Example: specflow evidence show",
)  # fmt: skip
@click.option("--junit", metavar="FILE", multiple=True, help="CMD writes JUnit XML here; a pattern will do; may be repeated.")
@click.option("--go", metavar="FILE", help="CMD writes a `go test -json` stream here; - is its own output.")
@click.option("--output", "-o", metavar="PATH", help="Where the evidence goes; .specflow/evidence/<name>.json by default.")
@click.option("--name", metavar="NAME", help="A name for this run; by default the first word of CMD.")
@click.pass_context
def command(ctx: click.Context, junit: tuple[str, ...], go: str | None, output: str | None, name: str | None) -> int | None:
    """Run your tests and keep what they prove, stamped with commit and digests.

    \b
      specflow evidence -- pytest -q
      specflow evidence --junit junit.xml -- npx vitest run --reporter=junit --outputFile=junit.xml
      specflow evidence --junit 'target/surefire-reports/*.xml' -- mvn test
      specflow evidence --go - -- go test -json ./...

    Without --junit and --go, a pytest anywhere inside CMD writes the evidence. The exit code is that of CMD; 3 when the
    report it promised was not written, is older than the run, or holds no test.
    """
    if ctx.invoked_subcommand is not None:
        return None
    words: tuple[str, ...] = ctx.meta.get(_COMMAND, ())
    if not words:
        ctx.fail("say after `--` which command runs the tests: specflow evidence -- pytest")
    from specflow.flows import evidence_run as flow

    done = flow.record(Path.cwd(), words, flow.Promise(junit, go), output, name)
    _told(done)
    return done.code


@command.command("merge", epilog="Example: specflow evidence merge shards/*.json -o .specflow/evidence/all.json")
@click.argument("files", metavar="FILE...", nargs=-1, required=True)
@click.option("--rerun", metavar="FILE", multiple=True, help="A run that repeated some tests: its results replace theirs.")
@click.option("--output", "-o", metavar="PATH", required=True, help="Where the evidence goes.")
def merge(files: tuple[str, ...], rerun: tuple[str, ...], output: str) -> int:
    """Make one report of several: of shards, or of a matrix. The worse outcome of a test counts."""
    from specflow.flows import evidence_query as flow

    _told(flow.merged(Path.cwd(), files, rerun, output))
    return 0


@command.command("show", epilog="Example: specflow evidence show")
@click.argument("files", metavar="[FILE]...", nargs=-1)
@_FORMAT
def show(files: tuple[str, ...], form: str) -> int:
    """List the reports that `specflow check` would read, and whether they are fresh.

    Exit code 1: a report cannot be read, or git tracks it; 3: a named file is not there.
    """
    from specflow.cli.terminal import say, shown_from
    from specflow.flows import evidence_query as flow
    from specflow.report.evidence import render_json, render_text

    workspace, reports, problems = flow.shown(Path.cwd(), files)
    rows = [(one.report, one.freshness) for one in reports]
    render = render_json(rows, problems) if form == "json" else render_text(rows, problems, shown_from(workspace.root))
    say(render.rstrip("\n"))
    return 1 if problems or any(one.report.tracked for one in reports) else 0


@command.command("affected", epilog="Example: specflow evidence affected main")
@click.argument("base", metavar="BASE")
@_FORMAT
def affected(base: str, form: str) -> int:
    """List the requirements whose text, code, tests or reached code changed since BASE: what has to be tried again."""
    import json

    from specflow.cli.terminal import say
    from specflow.flows import evidence_query as flow

    found = flow.affected(Path.cwd(), base)
    if form == "json":
        say(json.dumps({"schema": "specflow/affected/v1", **found._asdict()}, indent=1))
    else:
        say("\n".join((*found.requirements, *found.tests)) or f"Nothing is affected since {base}.")
    return 0


def _told(done: Recorded) -> None:
    results = done.report.results
    tests = f"{len(results)} test{'s' if len(results) != 1 else ''}"
    claims = f"{done.claiming} of which claim{'s' if done.claiming == 1 else ''} a requirement"
    if not done.claiming:
        claims = "none of which names a requirement itself; `specflow check` reads the tags above them"
    click.echo(f"evidence: {tests}, {claims} → {done.path}", err=True)
