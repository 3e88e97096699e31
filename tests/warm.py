"""A process that has imported everything, and of which every command of a test is a copy: started anew, each would import for
most of its time. The copy is a process of its own, with its own folder, environment, streams and exit code."""

from __future__ import annotations

import gc
import json
import os
import pkgutil
import signal
import socket
import sys
import time
import traceback
from contextlib import suppress
from importlib import import_module
from typing import Any, NoReturn

MOST_BYTES = 100_000
"""Of one request."""


def serve(door: socket.socket) -> None:
    """Become what each request says, until nobody is left to ask."""
    _import_everything()
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # nobody waits for those that only wait
    while True:
        data, streams, *_ = socket.recv_fds(door, MOST_BYTES, 4)
        if not data:
            return
        if os.fork() == 0:
            door.close()
            _answer(json.loads(data), streams)
        for one in streams:
            os.close(one)


def _import_everything() -> None:
    import specflow

    for name in ("anthropic", "git", "jinja2", "jsonschema"):
        with suppress(ImportError):  # extras
            import_module(name)
    for module in pkgutil.walk_packages(specflow.__path__, "specflow."):
        if "pytest_plugin" not in module.name:
            with suppress(ImportError):
                import_module(module.name)
    gc.collect()
    gc.freeze()


def _answer(request: dict[str, Any], streams: list[int]) -> NoReturn:
    """Start the command, wait for it, and write its exit code to the last stream."""
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    *three, reply = streams
    pid = os.fork()
    if pid == 0:
        os.close(reply)
        _become(request, three)
    _, status = os.waitpid(pid, 0)
    os.write(reply, str(os.waitstatus_to_exitcode(status)).encode())
    os._exit(0)


def _become(request: dict[str, Any], streams: list[int]) -> NoReturn:
    """Run the command, and end as the interpreter would."""
    code = 1
    try:
        _stand(request, streams)
        from specflow.__main__ import main

        main()
    except SystemExit as left:
        code = left.code if isinstance(left.code, int) else int(left.code is not None)
    except BaseException:
        traceback.print_exc()
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)


def _stand(request: dict[str, Any], streams: list[int]) -> None:
    """In the folder, the environment and the streams that were asked for."""
    for number, one in enumerate(streams):
        os.dup2(one, number)
        os.close(one)
    sys.stdin = open(0, encoding="utf-8", errors="surrogateescape")  # noqa: SIM115 - the process's own
    sys.stdout = open(1, "w", encoding="utf-8", errors="surrogateescape")  # noqa: SIM115
    sys.stderr = open(2, "w", encoding="utf-8", errors="backslashreplace", buffering=1)  # noqa: SIM115
    os.chdir(request["folder"])
    os.environ.clear()
    os.environ.update(request["env"])
    time.tzset()
    sys.path[0] = request["folder"]
    sys.argv = [request["program"], *request["arguments"]]


if __name__ == "__main__":
    serve(socket.socket(fileno=int(sys.argv[1])))
