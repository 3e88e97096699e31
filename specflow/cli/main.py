"""The `specflow` command: the table of commands, and the one boundary where exceptions become words and exit codes."""

from __future__ import annotations

import errno
import gc
import importlib
import os
import sys
from typing import TYPE_CHECKING, Any, NoReturn

import click

from specflow import __version__
from specflow.errors import SpecflowError

if TYPE_CHECKING:
    from collections.abc import Sequence

COMMANDS: dict[str, str] = {
    "init": "Set up a workspace with context files that teach by example.",
    "draft": "Turn a product note into a spec and a page.",
    "questions": "List the open questions of a spec, or answer them.",
    "lint": "Check specs for form, references and provenance.",
    "render": "Write the page of a spec, or its Markdown.",
    "review": "Review a spec in the browser: edit, comment, decide, sign.",
    "decide": "Settle a decision of a spec, with a reason.",
    "approve": "Sign the content of a spec in a role.",
    "diff": "Show what changed between two versions of a spec.",
    "plan": "Make design and tasks from what both roles have signed.",
    "tasks": "List tasks: what can start, what waits for what.",
    "prompt": "Print one self-contained prompt for a task.",
    "amend": "Walk a defect into the spec.",
    "impact": "List what a requirement touches.",
    "check": "Check that code, requirements, tests and results trace to one another.",
    "evidence": "Run tests and keep what they prove; list and merge reports.",
    "trace": "Show what bears on a requirement, or why a line of code exists.",
    "verify": "Run the checks of requirements that execute something.",
    "prove": "Spoil the code of requirements and see whether their tests notice.",
    "checks": "Propose checks for requirements that have none.",
    "context": "Draft the technical reality from the repository.",
    "import": "Turn specs of other tools into specs of this workspace.",
    "export": "Write what others need: documents, and other tools' formats.",
    "mcp": "Serve specflow to coding agents over MCP.",
    "eval": "Draft golden cases, score them, and compare with a baseline.",
    "runs": "List the runs with models, or show one as a tree.",
    "cost": "Show what models have cost, and what a spec costs to read.",
    "explain": "Print the manual page of a rule.",
    "schema": "Print the JSON Schema of spec.yaml.",
}
"""Every command with its first line of help; the module of the same name is imported only when it runs."""


MODULES = {"import": "import_"}
"""Commands whose name cannot be a module's."""


class Table(click.Group):
    """Commands by name, imported when they are needed, so that `specflow --help` stays as quick as click."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """In the order people meet them."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        """The command, or None when there is none of that name."""
        if name not in COMMANDS:
            return None
        command: click.Command = importlib.import_module(f"specflow.cli.{MODULES.get(name, name)}").command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The table, without importing a single command."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))

    def resolve_command(self, ctx: click.Context, args: list[str]) -> tuple[str | None, click.Command | None, list[str]]:
        """Name the nearest command when there is none of that name."""
        if args and args[0] not in COMMANDS and not args[0].startswith("-"):
            import difflib

            near = difflib.get_close_matches(args[0], COMMANDS, 1, 0.5)
            meant = f" Did you mean `{near[0]}`?" if near else ""
            ctx.fail(f"there is no command `{args[0]}`.{meant}")
        return super().resolve_command(ctx, args)


@click.group(
    cls=Table,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="Example: specflow draft note.md",
)
@click.version_option(__version__, prog_name="specflow", message="%(prog)s %(version)s")
def command() -> None:
    """From a product note to a behavioural spec that people read, sign and enforce in CI."""


def run(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run the command and leave with its exit code (contract, section 5)."""
    # A command makes one large tree of values and ends: looking for cycles in it again and again is a fifth of the work.
    gc.set_threshold(500_000, 20, 100)
    sys.stdout = sys.stdout or open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115 - None where it was closed
    sys.stderr = sys.stderr or open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115 - before the start
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    code = _code_of(arguments)
    gc.freeze()  # the interpreter would look for cycles in all of it once more before it ends
    sys.exit(code)


def _code_of(arguments: Sequence[str] | None) -> int:
    try:
        result: Any = command.main(args=arguments, prog_name="specflow", standalone_mode=False)
        sys.stdout.flush()
        return result if isinstance(result, int) else 0
    except click.ClickException as problem:
        problem.show()
        return 2
    except click.exceptions.Abort:
        click.echo("specflow: interrupted", err=True)
        return 130
    except SpecflowError as problem:
        _say(problem)
        return problem.exit_code
    except KeyboardInterrupt:
        click.echo("specflow: interrupted", err=True)
        return 130
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except OSError as problem:
        return _full(problem) if problem.errno in _FULL else _bug(problem)
    except Exception as problem:
        return _bug(problem)


_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


def _full(problem: OSError) -> int:
    """A disk without room, most likely under the output: nothing that was there before is lost, and nothing is left to flush."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    where = f"`{problem.filename}`" if problem.filename else "the output"
    click.echo(f"specflow: {where} could not be written: {problem.strerror}\n  → Make room, then run it again.", err=True)
    return 2


def _say(problem: SpecflowError) -> None:
    from specflow.cli.terminal import paint
    from specflow.report.text import clean

    click.echo(f"{paint('specflow:', 'error', err=True)} {clean(problem.message)}", err=True)
    for line in problem.details:
        click.echo(f"  {clean(line)}", err=True)
    if problem.hint:
        click.echo(f"  → {clean(problem.hint)}", err=True)


def _bug(problem: Exception) -> int:
    """A bug in specflow: the traceback goes to a log file, the person gets its path."""
    import tempfile
    import traceback

    text = "".join(traceback.format_exception(problem))
    with tempfile.NamedTemporaryFile("w", prefix="specflow-", suffix=".log", delete=False, encoding="utf-8") as log:
        log.write(f"specflow {__version__}, Python {sys.version}\n{text}")
    click.echo(f"specflow: this is a bug in specflow ({type(problem).__name__}).\n  → Please report it with {log.name}", err=True)
    return 70


if __name__ == "__main__":
    run()
