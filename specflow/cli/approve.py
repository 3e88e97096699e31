"""`specflow approve`."""

from __future__ import annotations

import json
from pathlib import Path

import click


@click.command("approve", epilog="Example: specflow approve --list")
@click.argument("feature", required=False)
@click.argument("ids", nargs=-1, metavar="[ID]...")
@click.option("--as", "role", type=click.Choice(["product", "engineering"]), help="The role you sign in.")
@click.option("--i-have-read", "stated", is_flag=True, help="Say that you have read it; the record says that you said so.")
@click.option("--key", metavar="FILE", default="", help="Sign with this SSH key (ssh-keygen -Y).")
@click.option("--list", "list_", is_flag=True, help="Show who signed what, and what is open; sign nothing.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="For people or for programs.")
def command(
    feature: str | None, ids: tuple[str, ...], role: str | None, stated: bool, key: str, list_: bool, form: str
) -> int:
    """Sign the content of a spec, or of some of its requirements, in a role.

    Refused (exit code 1) while anything in it is red, yellow, contradictory, undecided or unread by you. The name is the one
    that git puts on your commits: an audit trail, not a proof of identity.
    """
    from specflow.cli.approve_report import listed, signed
    from specflow.cli.terminal import say
    from specflow.errors import UsageProblem
    from specflow.flows import approve, review

    here = Path.cwd()
    if list_ or role is None:
        if not list_ and feature is not None:
            raise UsageProblem("name the role you sign in", slug="no-role", hint=f"specflow approve {feature} --as product")
        desks = review.desks_of(here, feature).values() if review.any_spec(here) else ()
        states = [approve.overview(approve.readable(desk)) for desk in desks]
        say(json.dumps({"specs": states}) if form == "json" else listed(states))
        return 0
    done = approve.approve(review.desk_of(here, feature), approve.Request(role, ids, stated, key))
    say(json.dumps(approve.data_of(done)) if form == "json" else signed(done))
    return 1 if done.blockers else 0
