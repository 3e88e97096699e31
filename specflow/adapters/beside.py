"""A process beside this one that answers questions, so that long thinking never holds up whoever waits for a page.

It ends with this process, however this one ends: its standard input closes then. Both sides are this program, on this machine,
over a pipe that nobody else holds, so values travel pickled.
"""

from __future__ import annotations

import pickle
import subprocess
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

_START = "from {module} import {name} as answer; from specflow.adapters.beside import serve; serve(answer)"
_POLITE = 5
"""How much it gives way to others (`nice`)."""


@dataclass
class Beside:
    """The process, started with the first question. `answer` is a function at the top of its module."""

    answer: Callable[..., Any]
    _process: subprocess.Popen[bytes] | None = None
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def ask(self, *question: Any) -> Any:
        """What `answer` gives for the question; one after the other. Where no process can be had it is answered here."""
        with self._lock:
            try:
                return self._asked(question)
            except (OSError, EOFError, pickle.PickleError):
                self.close()
        return self.answer(*question)

    def _asked(self, question: tuple[Any, ...]) -> Any:
        process = self._process = self._process or self._started()
        sink, source = process.stdin, process.stdout
        if sink is None or source is None:
            raise OSError("the process beside has no pipes")
        pickle.dump(question, sink)
        sink.flush()
        done, found = pickle.load(source)  # noqa: S301 - from our own child
        if not done:
            raise found
        return found

    def _started(self) -> subprocess.Popen[bytes]:
        words = _START.format(module=self.answer.__module__, name=self.answer.__name__)
        line = [sys.executable, "-P", "-c", words]
        return subprocess.Popen(line, stdin=subprocess.PIPE, stdout=subprocess.PIPE)

    def close(self) -> None:
        """End the process."""
        process, self._process = self._process, None
        if process is not None:
            process.kill()
            process.communicate()


def serve(answer: Callable[..., Any]) -> None:
    """The other side: answer until the questions end."""
    import os
    import signal

    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the process that asks
    if hasattr(os, "nice"):
        os.nice(_POLITE)
    source, sink = sys.stdin.buffer, sys.stdout.buffer
    sys.stdout = sys.stderr
    with suppress(EOFError, BrokenPipeError):
        while True:
            question = pickle.load(source)  # noqa: S301 - from our own parent
            try:
                said = pickle.dumps((True, answer(*question)))
            except Exception as problem:  # whoever asked gets it
                said = pickle.dumps((False, problem))
            sink.write(said)
            sink.flush()
