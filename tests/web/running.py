"""A real `specflow review` in a process of its own, and requests to it as a browser or an attacker would send them."""

from __future__ import annotations

import http.client
import json
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import parse_qs, urlparse

SPEC = """\
schema: specflow/v1
feature: ask-maps
title: Ask Maps
goal: Visitors find places by asking.   # agreed in May
parameters:
  min_confidence: 0.75
requirements:
  # the first thing it does
  - id: FR-01
    title: Ask in plain language
    text: A visitor must be able to ask in plain language.
    source: {path: note.md, line: 1, quote: A visitor can ask in plain language.}
  - id: FR-02
    title: Say when the answer is thin
    text: When no match reaches {min_confidence}, the system must show the limited state.
    status: final
    depends_on: [FR-01]
  - id: EC-01
    title: Nothing found
    text: When nothing is found, the system must say so.
    proposed: true
metrics:
  - {id: SM-01, text: Share of helpful answers, target: "> 80 %"}
decisions:
  - id: DN-01
    question: How sure must an answer be?
    kind: slider
    sets: [min_confidence]
    serves: [SM-01]
    options: {min: 0.5, max: 0.95, step: 0.05}
questions:
  - {id: Q-01, text: Does voice ship?, suggested: "Not in the first release."}
"""


class Answer(NamedTuple):
    """What the server said."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def data(self) -> Any:
        """The body as JSON."""
        return json.loads(self.body)


@dataclass
class Running:
    """A server that runs."""

    process: subprocess.Popen[str]
    address: str
    feature: str = "ask-maps"

    @property
    def port(self) -> int:
        """Where it listens."""
        return urlparse(self.address).port or 0

    @property
    def token(self) -> str:
        """What opens it."""
        return parse_qs(urlparse(self.address).query)["token"][0]

    def ask(self, method: str, path: str, body: object = None, headers: Mapping[str, str | None] | None = None) -> Answer:
        """One request with everything an honest page sends; `headers` replace, None leaves one out."""
        sent: dict[str, str | None] = {"X-Specflow-Token": self.token}
        data = None
        if method not in ("GET", "HEAD"):
            data = body if isinstance(body, bytes) else json.dumps(body).encode()
            sent |= {"Origin": f"http://127.0.0.1:{self.port}", "Content-Type": "application/json"}
            sent["Sec-Fetch-Site"] = "same-origin"
        sent |= headers or {}
        line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        try:
            line.putrequest(method, path, skip_host="Host" in sent, skip_accept_encoding=True)
            if data is not None and "Content-Length" not in sent:
                sent["Content-Length"] = str(len(data))
            for name, value in sent.items():
                if value is not None:
                    line.putheader(name, value)
            line.endheaders(data)
            said = line.getresponse()
            return Answer(said.status, {name.lower(): value for name, value in said.getheaders()}, said.read())
        finally:
            line.close()

    def state(self) -> Any:
        """The state of the review."""
        return self.ask("GET", f"/{self.feature}/state").data

    def change(self, *changes: dict[str, Any], seen: str | None = None, **headers: str | None) -> Answer:
        """Edits on the state that stands now, or on the one that was `seen`."""
        etag = seen if seen is not None else self.state()["etag"]
        return self.ask("POST", f"/{self.feature}/changes", {"changes": list(changes)}, {"If-Match": f'"{etag}"', **headers})

    def note(self, *changes: dict[str, Any]) -> Answer:
        """Comments, suggestions, reading marks."""
        return self.ask("POST", f"/{self.feature}/notes", {"changes": list(changes)}, {"If-Match": '"any"'})


@contextmanager
def review(folder: Path, *arguments: str, feature: str = "ask-maps") -> Iterator[Running]:
    """`specflow review` in `folder`, stopped at the end."""
    line = [sys.executable, "-m", "specflow", "review", *arguments, "--no-open"]
    process = subprocess.Popen(line, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    try:
        assert process.stdout is not None
        first = process.stdout.readline()
        if not first:
            _, problem = process.communicate(timeout=10)
            raise AssertionError(problem)
        running = Running(process, first.partition(" ")[2].strip(), feature)
        _wait(running)
        yield running
    finally:
        process.terminate()
        try:
            process.communicate(timeout=10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.communicate()


def _wait(running: Running) -> None:
    for _ in range(200):
        try:
            running.ask("GET", f"/{running.feature}/nothing")
            return
        except OSError:
            time.sleep(0.02)


def make(root: Path, text: str = SPEC, feature: str = "ask-maps") -> Path:
    """A workspace with one spec; the path of the spec."""
    (root / "specflow.toml").write_text("", encoding="utf-8")
    (root / "note.md").write_text("A visitor can ask in plain language.\n", encoding="utf-8")
    path = root / "specs" / feature / "spec.yaml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path
