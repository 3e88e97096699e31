"""`python -m specflow` and the `specflow` command: an interrupt leaves quietly even while modules are still being imported."""

from __future__ import annotations

import atexit
import os
import sys
import threading
from typing import NoReturn


def main() -> NoReturn:
    """Run the command and leave with its exit code."""
    try:
        from specflow.cli.main import run
    except KeyboardInterrupt:
        sys.stderr.write("specflow: interrupted\n")
        sys.exit(130)
    try:
        run()
    except SystemExit as done:
        if isinstance(done.code, int):
            _leave(done.code)
        raise


def _leave(code: int) -> NoReturn:
    """End the process at once, as `sys.exit` would, but without taking every value of the run apart before."""
    threading._shutdown()  # type: ignore[attr-defined]  # what the interpreter does first: wait for threads
    atexit._run_exitfuncs()
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except (OSError, ValueError):
        sys.exit(code)
    os._exit(code)


if __name__ == "__main__":
    main()
