"""`specflow eval`."""

from __future__ import annotations

from pathlib import Path

import click


@click.command("eval", epilog="Example: specflow eval --provider offline")
@click.argument("suites", metavar="[SUITE]...", nargs=-1)
@click.option("--provider", type=click.Choice(["offline", "anthropic", "replay"]), default="offline", help="Who drafts.")
@click.option("--live", is_flag=True, help="The same as --provider anthropic: every repeat asks anew, and costs.")
@click.option("--replay", metavar="[DIR]", is_flag=False, flag_value="",
              help="Repeat recorded answers, of DIR or of evals/<suite>/recorded: --provider replay.")
@click.option("--record", metavar="[DIR]", is_flag=False, flag_value="",
              help="Keep the answers of a live run in DIR, or in evals/<suite>/recorded, for --replay.")
@click.option("--repeat", type=click.IntRange(1, 100), help="How often each case is drafted; all have to pass.")
@click.option("--budget", metavar="DOLLARS", help="The most that a live run may cost; `none` for no limit.")
@click.option("--write-baseline", is_flag=True, help="Keep these scores as what later runs are compared with.")
@click.option("--batch", is_flag=True, help="With --live: ask in batches, at half the price; it may take hours.")
@click.option("--judge", type=click.IntRange(1, 9), default=None, help="Have a model judge what passes, in so many readings.")
@click.option("--consent", is_flag=True, help="With `harvest`: those who wrote the notes and edits agree that they are copied.")
@click.option("--format", "form", type=click.Choice(["text", "json", "junit", "markdown"]), default="text", help="How to report.")
@click.option("--output", metavar="FILE", help="Write the report there and say only the sum.")
def command(
    suites: tuple[str, ...], provider: str, live: bool, replay: str | None, record: str | None, repeat: int | None,
    budget: str | None, write_baseline: bool, batch: bool, judge: int | None, consent: bool, form: str, output: str | None,
) -> int:  # fmt: skip
    """Draft golden cases, score the drafts, and compare them with a baseline.

    Cases are evals/<suite>/*.yaml. Leaves with 0 when every case that must pass does and none fell behind the baseline,
    with 1 when one did not, with 2 when a case cannot be read, with 3 when a draft could not be made.

    `eval harvest [FEATURE]... --consent` turns what people changed since the draft into candidate cases.
    """
    from specflow.adapters import disk
    from specflow.cli.progress import Terminal
    from specflow.cli.terminal import say
    from specflow.flows.eval import Asked, evaluate
    from specflow.flows.wanted import Wanted
    from specflow.report.evals import FORMATS, summary

    if suites[:1] == ("harvest",):
        return _harvest(suites[1:], consent)
    if sum((live, replay is not None, provider != "offline")) > 1:
        raise click.UsageError("--provider, --live and --replay say different things; give one of them.")
    provider = "anthropic" if live else "replay" if replay is not None else provider
    if batch and not live:
        raise click.UsageError("--batch goes with --live.")
    with Terminal() as progress:
        wanted = Wanted(budget=budget, progress=progress if provider == "anthropic" or judge else None)
        asked = Asked(suites, provider, record if replay is None else replay, repeat, write_baseline, batch, judge or 0, wanted)
        report = evaluate(Path.cwd(), asked)
    shown = FORMATS[form](report)
    if output:
        disk.replace(Path.cwd() / output, (shown + "\n").encode("utf-8", "replace"))
    say(summary(report) if output else shown)
    return 3 if any(one.error for one in report.results) else 1 if report.failed else 0


def _harvest(features: tuple[str, ...], consent: bool) -> int:
    from specflow.cli.terminal import say
    from specflow.flows.harvest import harvest

    found = harvest(Path.cwd(), features, consent=consent)
    for one in found:
        if one.path:
            many = "1 change" if one.changes == 1 else f"{one.changes} changes"
            say(f"{one.path}: {many}" + ("" if one.signed else "; not signed by both roles yet, so people may still change it"))
        else:
            say(f"{one.feature}: no requirement was changed since the draft")
    if not found:
        say("No draft is on record here.")
    return 0
