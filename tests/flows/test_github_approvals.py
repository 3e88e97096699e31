"""Reviews on a loopback GitHub count as sign-offs, when they are of the head commit and by somebody who may sign."""

from __future__ import annotations

import json
import os
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from tests.flows.test_approve import DONE
from tests.run import Ran, specflow
from tests.web.running import make

CONFIG = """\
[approve]
roles = {product = ["pm@example.org"], engineering = ["lead@example.org"]}
github = {Priya = "pm@example.org", tomas = "lead@example.org", intern = "intern@example.org"}
"""


@contextmanager
def github(reviews: list[dict[str, Any]], status: int = 200) -> Iterator[tuple[str, list[str]]]:
    """A server that gives these reviews; its address, and what it was asked."""
    asked: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(f"{self.path} {self.headers['Authorization']}")
            body = json.dumps(reviews if "page=1" in self.path else []).encode()
            self.send_response(status)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002
            """Quiet."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}", asked
    finally:
        server.shutdown()
        server.server_close()


def commit(root: Path) -> str:
    """The workspace as a commit."""
    for line in (["git", "add", "-A"], ["git", "commit", "-qm", "one"]):
        subprocess.run(line, cwd=root, check=True)
    return subprocess.run(["git", "rev-parse", "HEAD"], cwd=root, check=True, capture_output=True, text=True).stdout.strip()


def check(root: Path, api: str, head: str) -> Ran:
    """`specflow check` as the Action runs it."""
    event = root.parent / "event.json"
    event.write_text(json.dumps({"pull_request": {"number": 7, "head": {"sha": head}}}), encoding="utf-8")
    env = {**os.environ, "GITHUB_ACTIONS": "true", "GITHUB_EVENT_PATH": str(event), "GITHUB_REPOSITORY": "acme/maps",
           "GITHUB_API_URL": api, "GITHUB_TOKEN": "t0ken"}  # fmt: skip
    return specflow(root, "check", "--format", "json", env=env)


def review(login: str, head: str, state: str = "APPROVED") -> dict[str, Any]:
    return {"user": {"login": login}, "state": state, "commit_id": head, "submitted_at": "2026-11-20T10:00:00Z"}


def unsigned(done: Ran) -> set[str]:
    """Who the findings say has not signed."""
    found = json.loads(done.out)["findings"]
    return {word for one in found if one["code"] == "SF601" for word in ("product", "engineering") if word in one["message"]}


def enforced(done: Ran) -> bool:
    return all(one["enforced"] for one in json.loads(done.out)["requirements"])


@pytest.fixture
def head(workspace: Path) -> str:
    """A committed spec that could be signed."""
    make(workspace, DONE)
    (workspace / "specflow.toml").write_text(CONFIG, encoding="utf-8")
    return commit(workspace)


def test_reviews_of_both_roles_sign(workspace: Path, head: str) -> None:
    with github([review("priya", head), review("tomas", head)]) as (api, asked):
        done = check(workspace, api, head)
    assert unsigned(done) == set()
    assert enforced(done)
    assert asked == ["/repos/acme/maps/pulls/7/reviews?per_page=100&page=1 Bearer t0ken"]


@pytest.mark.parametrize(
    "second",
    [("tomas", "old", "APPROVED"), ("tomas", "", "COMMENTED"), ("stranger", "", "APPROVED"), ("intern", "", "APPROVED")],
)
def test_other_commits_comments_and_strangers_do_not(workspace: Path, head: str, second: tuple[str, str, str]) -> None:
    login, sha, state = second
    with github([review("priya", head), review(login, sha or head, state)]) as (api, _):
        assert unsigned(check(workspace, api, head)) == {"engineering"}


def test_the_last_word_of_a_person_counts(workspace: Path, head: str) -> None:
    with github([review("priya", head), review("tomas", head), review("tomas", head, "CHANGES_REQUESTED")]) as (api, _):
        assert unsigned(check(workspace, api, head)) == {"engineering"}


def test_a_text_that_is_not_the_head_s_and_one_that_is_open_are_not_signed(workspace: Path, head: str) -> None:
    path = workspace / "specs/ask-maps/spec.yaml"
    with github([review("priya", head), review("tomas", head)]) as (api, _):
        path.write_text(DONE.replace("able to ask", "able to talk"), encoding="utf-8")
        assert not enforced(check(workspace, api, head))
        path.write_text(DONE.replace("status: final}\n  - {id: FR-02", "status: review}\n  - {id: FR-02"), encoding="utf-8")
        newer = commit(workspace)
    with github([review("priya", newer), review("tomas", newer)]) as (api, _):
        assert not enforced(check(workspace, api, newer))


def test_a_silent_github_is_missing_evidence(workspace: Path, head: str) -> None:
    with github([], 500) as (api, _):
        done = check(workspace, api, head)
    assert done.code == 3
    assert "pull-requests: read" in done.err
