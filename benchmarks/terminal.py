"""A program in a terminal of its own: what it wrote and when, the screen that a person saw, and the recording as asciicast v2."""

from __future__ import annotations

import json
import os
import re
import select
import struct
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

COLUMNS, ROWS = 110, 40
LONGEST = 120.0  # seconds that one program may take
# The first thing a session's leader opens becomes its terminal, so that Ctrl-C reaches it as it reaches a person's program.
_OWN_TERMINAL = "import os, sys; os.open(os.ttyname(0), os.O_RDWR); os.execvp(sys.argv[1], sys.argv[1:])"
_CONTROL = re.compile(r"\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)|\x1b\[[0-9;?]*([A-Za-z])|\x1b.")


@dataclass
class Recording:
    """What a program wrote, with the seconds since it began; `code` is how it ended."""

    command: str
    written: list[tuple[float, str]] = field(default_factory=list)
    code: int = -1

    @property
    def text(self) -> str:
        """All of it."""
        return "".join(words for _, words in self.written)

    def cast(self) -> str:
        """As asciicast v2, which `asciinema play` shows."""
        head = {"version": 2, "width": COLUMNS, "height": ROWS, "title": self.command, "env": {"TERM": "xterm-256color"}}
        events = [json.dumps([round(at, 4), "o", words], ensure_ascii=False) for at, words in self.written]
        return "\n".join([json.dumps(head), *events]) + "\n"

    def lines(self) -> Iterator[tuple[float, str]]:
        """The lines that stayed on the screen, each with the moment it was finished; rewritten ones as they were last."""
        line, column = "", 0
        at = 0.0
        for at, words in self.written:
            for sign in _plain(words):
                if sign == "\n":
                    yield at, line.rstrip()
                    line, column = "", 0
                elif sign == "\r":
                    column = 0
                elif sign == "\x1b":
                    line = line[:column]
                else:
                    line, column = line[:column] + sign + line[column + 1 :], column + 1
        if line.strip():
            yield at, line.rstrip()

    def changing(self) -> list[str]:
        """What stood for a moment in a line that was then written anew."""
        found = re.findall(r"\r\x1b([^\x1b\r\n]+)\r(?!\n)", _plain(self.text))
        return [words.strip() for words in found]


def _plain(words: str) -> str:
    """Without colours and links; `erase to the end of the line` stays, as a bare escape."""
    return _CONTROL.sub(lambda found: "\x1b" if found[1] == "K" else "", words)


def record(
    command: Sequence[str], folder: Path, env: Mapping[str, str], *, typed: Sequence[tuple[str, str]] = ()
) -> Recording:
    """Run a command in a terminal. `typed` is played in order: once a text was seen, what belongs to it is typed."""
    import fcntl
    import pty
    import termios

    mine, its = pty.openpty()
    fcntl.ioctl(its, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))
    shown = "specflow " + " ".join(command[command.index("specflow") + 1 :]) if "specflow" in command else " ".join(command)
    recording, waiting, read = Recording(shown), list(typed), 0
    environment = {**env, "TERM": "xterm-256color", "COLUMNS": str(COLUMNS)}
    environment.pop("NO_COLOR", None)
    environment.pop("CI", None)
    line = [sys.executable, "-c", _OWN_TERMINAL, *command]
    began = time.monotonic()
    process = subprocess.Popen(
        line, cwd=folder, env=environment, stdin=its, stdout=its, stderr=its, start_new_session=True, close_fds=True
    )
    os.close(its)
    try:
        for words in _read(mine, began):
            recording.written.append((time.monotonic() - began, words))
            seen = recording.text.find(waiting[0][0], read) if waiting else -1
            if seen >= 0:
                read = len(recording.text)
                os.write(mine, waiting.pop(0)[1].encode())
        recording.code = process.wait(timeout=LONGEST)
    finally:
        process.kill() if process.poll() is None else None
        process.wait()
        os.close(mine)
    return recording


def _read(mine: int, began: float) -> Iterator[str]:
    import codecs

    decoder = codecs.getincrementaldecoder("utf-8")("replace")
    while time.monotonic() - began < LONGEST:
        if not select.select([mine], [], [], 0.5)[0]:
            continue
        try:
            data = os.read(mine, 65_536)
        except OSError:  # Linux says so when the other end is closed
            return
        if not data:
            return
        if words := decoder.decode(data):
            yield words
    raise TimeoutError("the program did not end")
