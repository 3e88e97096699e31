"""`specflow review`."""

from __future__ import annotations

import sys
from pathlib import Path

import click


class Group(click.Group):
    """`review [FEATURE]` serves; `review apply PATCH` writes what a page collected."""

    def resolve_command(self, ctx: click.Context, args: list[str]) -> tuple[str | None, click.Command | None, list[str]]:
        """A first word that is no subcommand names a feature."""
        if args and args[0] in self.commands:
            return super().resolve_command(ctx, args)
        return "serve", self.commands["serve"], args

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Without words the page is served."""
        own = {"-h", "--help"}
        if not args or (args[0] not in self.commands and args[0] not in own):
            args = ["serve", *args]
        return super().parse_args(ctx, args)


@click.group("review", cls=Group, epilog="Example: specflow review apply - < changes.json")
def command() -> None:
    """Review a spec in the browser: read, edit, comment, decide, sign. `review [FEATURE]` starts it.

    The server answers this machine only, to whoever has the address it prints. Every edit is written to spec.yaml at once.
    Options of `review`: --port N, --open/--no-open.
    """


@command.command("serve", hidden=True, epilog="Example: specflow review ask-maps")
@click.argument("feature", required=False)
@click.option("--port", type=click.IntRange(0, 65535), default=0, help="A port of your choice; otherwise a free one.")
@click.option("--open/--no-open", "open_", default=None, help="Open the browser; by default when a person sits there.")
def serve(feature: str | None, port: int, open_: bool | None) -> int:
    """Serve the review of a spec."""
    from specflow.adapters import browser
    from specflow.cli.terminal import say
    from specflow.errors import UsageProblem
    from specflow.flows import review

    try:
        from specflow.web.serve import serve as run
    except ModuleNotFoundError as problem:
        if problem.name not in ("starlette", "uvicorn", "watchfiles", "anyio"):
            raise
        message = f"the review needs {problem.name}, which is not installed"
        raise UsageProblem(message, slug="no-review", hint="pip install 'specflow-sdd[review]'") from None

    desks = review.desks_of(Path.cwd(), feature)

    def ready(address: str) -> None:
        say(f"Review: {address}")
        say("Only this machine can open it. Stop with Ctrl-C.")
        sys.stdout.flush()
        if open_ if open_ is not None else browser.someone_is_there():
            browser.show_address(address)

    run(desks, port, ready)
    return 0


@command.command("apply", epilog="Example: specflow review apply changes.json")
@click.argument("patch", type=click.Path(allow_dash=True, dir_okay=False))
@click.option("--dry-run", is_flag=True, help="Say what would change and write nothing.")
def apply(patch: str, dry_run: bool) -> int:
    """Write the changes that a page collected. `-` reads standard input.

    A patch can carry no approval, no `final`, and nobody else's name: what it says is said by whoever applies it.
    Exit code 1: somebody changed the same values meanwhile; those changes are listed and left out.
    """
    from specflow.adapters import disk
    from specflow.cli.terminal import paint, say
    from specflow.flows import review_patch
    from specflow.report.text import clean

    data = sys.stdin.buffer.read(4_000_001) if patch == "-" else disk.read_bytes(Path(patch))
    done = review_patch.apply(Path.cwd(), data.decode("utf-8", "replace"), write=not dry_run)
    for line in done.lines:
        say(f"{'would apply' if dry_run else 'applied'} {clean(line)}")
    for one in done.conflicts:
        say(f"{paint('conflict', 'warning')} {one.id} {one.field}")
        for name, value in (("the patch saw", one.was), ("the patch wants", one.yours), ("now it says", one.theirs)):
            say(f"  {name}: {clean(str(value))}")
    if not (done.lines or done.conflicts):
        say("Nothing to apply: everything stands there already.")
    return 1 if done.conflicts else 0
