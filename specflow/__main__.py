"""`python -m specflow` and the `specflow` command: an interrupt leaves quietly even while modules are still being imported."""

from __future__ import annotations

import sys
from typing import NoReturn


def main() -> NoReturn:
    """Run the command and leave with its exit code."""
    try:
        from specflow.cli.main import run
    except KeyboardInterrupt:
        sys.stderr.write("specflow: interrupted\n")
        sys.exit(130)
    run()


if __name__ == "__main__":
    main()
