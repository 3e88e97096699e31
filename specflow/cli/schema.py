"""`specflow schema`."""

from __future__ import annotations

import click


@click.command("schema", epilog="Example: specflow schema > spec.schema.json")
@click.argument("name", type=click.Choice(["spec", "plan", "config"]), default="spec")
def command(name: str) -> int:
    """Print the JSON Schema of `spec.yaml` (or of `plan.yaml`, or of the configuration), generated from the model.

    Editors with a YAML language server complete and check specs by it.
    """
    from specflow.cli.terminal import say
    from specflow.flows.schema import schema_of

    say(schema_of(name))
    return 0
