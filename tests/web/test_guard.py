"""The door: who is turned away, and that nothing they ask for is read or written. Each attack goes to a real server."""

from __future__ import annotations

import json
import os
import socket
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.web.running import Running, make, review

CHANGE = {"changes": [{"id": "FR-01", "field": "title", "was": "Ask in plain language", "value": "Taken over"}]}
WRITE = "/ask-maps/changes"


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The spec that all the attacks aim at: none of them may change it."""
    root = tmp_path_factory.mktemp("door")
    subprocess.run(["git", "init", "--quiet"], cwd=root, check=True)
    return make(root)


@pytest.fixture(scope="module")
def running(home: Path) -> Iterator[Running]:
    """One review for all the attacks: it has to stand them all."""
    with review(home.parents[2]) as served:
        yield served


@pytest.mark.parametrize(
    "headers, status",
    [
        ({"Host": "evil.example"}, 421),
        ({"Host": "evil.example:{port}"}, 421),
        ({"Host": "127.0.0.1"}, 421),
        ({"Host": "127.0.0.1.evil.example:{port}"}, 421),
        ({"Host": "127.0.0.1:{port}@evil.example"}, 421),
        ({"Host": "0.0.0.0:{port}"}, 421),
        ({"Sec-Fetch-Site": "cross-site"}, 403),
        ({"Sec-Fetch-Site": "same-site"}, 403),
        ({"Origin": "http://evil.example"}, 403),
        ({"Origin": "null"}, 403),
        ({"Origin": "http://127.0.0.1:{other}"}, 403),
        ({"Origin": "https://127.0.0.1:{port}"}, 403),
        ({"Origin": None}, 403),
        ({"X-Specflow-Token": None}, 403),
        ({"X-Specflow-Token": "x" * 43}, 403),
        ({"X-Specflow-Token": "\xff\xfe"}, 403),
        ({"Content-Type": "text/plain"}, 415),
        ({"Content-Type": "application/x-www-form-urlencoded"}, 415),
        ({"Content-Length": "99999999999"}, 413),
        ({"If-Match": None}, 428),
        ({"If-Match": ""}, 428),
    ],
)
def test_a_write_that_is_not_the_page_s_own_is_turned_away(
    running: Running, home: Path, headers: dict[str, str | None], status: int
) -> None:
    before = home.read_bytes()
    sent = {key: value and value.format(port=running.port, other=running.port + 1) for key, value in headers.items()}
    answer = running.ask("POST", WRITE, CHANGE, {"If-Match": '"x"', **sent})
    assert answer.status == status
    assert b"Ask in plain language" not in answer.body
    assert home.read_bytes() == before


@pytest.mark.parametrize("path", ["/", "/ask-maps", "/ask-maps/news", "/ask-maps/state", "/ask-maps/events", "/ask-maps/diff"])
@pytest.mark.parametrize(
    "headers",
    [{"Host": "evil.example:{port}"}, {"Sec-Fetch-Site": "cross-site"}, {"X-Specflow-Token": None}, {"Origin": "http://evil.example"}],
)
def test_reading_needs_the_door_too(running: Running, path: str, headers: dict[str, str | None]) -> None:
    sent = {key: value and value.format(port=running.port) for key, value in headers.items()}
    answer = running.ask("GET", path, headers=sent)
    assert answer.status in (403, 421)
    assert b"Ask" not in answer.body


def test_it_listens_on_this_machine_only(running: Running) -> None:
    with socket.socket() as probe:
        probe.settimeout(1)
        name = socket.gethostbyname(socket.gethostname())
        if name.startswith("127."):
            name = "127.0.0.2"
        assert probe.connect_ex((name, running.port)) != 0


def test_two_host_headers_are_one_too_many(running: Running) -> None:
    with socket.create_connection(("127.0.0.1", running.port), 5) as line:
        hosts = f"Host: 127.0.0.1:{running.port}\r\nHost: evil.example\r\n"
        line.sendall(f"GET /?token={running.token} HTTP/1.1\r\n{hosts}\r\n".encode())
        assert b" 400 " in line.recv(4000).split(b"\r\n")[0]


@pytest.mark.parametrize(
    "path",
    ["/../../etc/passwd", "/%2e%2e/%2e%2e/etc/passwd", "/..%2f..%2fetc%2fpasswd", "/ask-maps/../../specflow.toml",
     "/ask-maps%00/state", "/static/../specflow.toml", "/specs/ask-maps/spec.yaml", "/.git/config", "//etc/passwd"],
)  # fmt: skip
def test_a_path_is_never_a_file(running: Running, path: str) -> None:
    answer = running.ask("GET", path)
    assert answer.status in (400, 404)
    assert b"root:" not in answer.body
    assert b"schema:" not in answer.body


def test_every_answer_carries_the_policy_and_every_nonce_is_new(running: Running) -> None:
    seen = set()
    for _ in range(3):
        answer = running.ask("GET", "/")
        policy = answer.headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        assert "frame-ancestors 'none'" in policy
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert answer.headers["cache-control"] == "no-store"
        assert answer.headers["referrer-policy"] == "no-referrer"
        nonce = policy.partition("'nonce-")[2].partition("'")[0]
        assert f'nonce="{nonce}"'.encode() in answer.body
        seen.add(nonce)
    assert len(seen) == 3


def test_a_workspace_cannot_bring_its_own_script(spec: Path) -> None:
    root = spec.parents[2]
    own = root / "templates" / "specflow"
    for name in ("page/page.js", "page/page.html", "review/live.js"):
        (own / name).parent.mkdir(parents=True, exist_ok=True)
        (own / name).write_text("window.hacked = 1; {{ ''.__class__ }}", encoding="utf-8")
    with review(root) as running:
        assert b"window.hacked" not in running.ask("GET", "/").body


@pytest.mark.parametrize(
    "body",
    [b"", b"[]", b"null", b"{", b'{"changes": 1}', b'{"changes": [1]}', b'{"changes": [{"do": "approve", "id": "FR-01"}]}',
     b'{"changes": [{"id": "FR-01"}]}', b'{"changes": [{"id": "../x", "field": "text", "value": "x"}]}',
     b'{"changes": [{"id": "FR-01", "field": "__class__", "value": "x"}]}',
     b'{"changes": [{"id": "FR-01", "field": "by", "value": "x"}]}',
     b'{"changes": [{"id": "FR-01", "field": "title", "value": {"a": 1}}]}', b"[" * 100_000,
     b'{"changes": [{"id": "FR-99", "field": "title", "was": null, "value": "x"}]}'],
)  # fmt: skip
def test_what_is_no_change_is_refused_and_breaks_nothing(running: Running, home: Path, body: bytes) -> None:
    before = home.read_bytes()
    answer = running.ask("POST", WRITE, body, {"If-Match": '"x"'})
    assert 400 <= answer.status < 500, answer.body
    assert home.read_bytes() == before
    assert "error" in answer.data


def test_a_long_body_that_says_it_is_short_is_cut_off(running: Running, home: Path) -> None:
    before = home.read_bytes()
    answer = running.ask("POST", WRITE, b'{"changes": []}' + b" " * 100, {"If-Match": '"x"', "Content-Length": "15"})
    assert answer.status == 200
    assert home.read_bytes() == before


def test_a_link_out_of_the_workspace_is_not_followed(workspace: Path, tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    secret = outside / "secret.csv"
    secret.write_text("a,b\n1,secret\n", encoding="utf-8")
    spec = make(workspace)
    text = spec.read_text(encoding="utf-8").replace("step: 0.05}", "step: 0.05, data: link.csv}")
    spec.write_text(text.replace("status: final", "status: final\n    mockup: mockups/x.svg"), encoding="utf-8")
    (workspace / "link.csv").symlink_to(secret)
    (spec.parent / "mockups").symlink_to(outside)
    (outside / "x.svg").write_text("<svg>secret</svg>", encoding="utf-8")
    (spec.parent / "reviews").symlink_to(outside)
    (spec.parent / "approvals.yaml").symlink_to(outside / "approvals.yaml")
    with review(workspace) as running:
        assert b"secret" not in running.ask("GET", "/").body
        assert "secret" not in json.dumps(running.state())
        assert running.note({"do": "comment", "on": "FR-01", "text": "hello"}).status == 400
        sign = {"role": "product", "ids": ["FR-02"]}
        assert running.ask("POST", "/ask-maps/approve", sign, {"If-Match": running.state()["etag"]}).status == 400
    assert sorted(path.name for path in outside.iterdir()) == ["secret.csv", "x.svg"]


def test_a_spec_that_is_a_link_stays_a_link(workspace: Path) -> None:
    spec = make(workspace)
    real = workspace / "real.yaml"
    spec.rename(real)
    spec.symlink_to(os.path.relpath(real, spec.parent))
    with review(workspace, feature="spec") as running:
        assert running.change({"id": "FR-01", "field": "title", "was": "Ask in plain language", "value": "Ask"}).status == 200
    assert spec.is_symlink()
    assert "title: Ask\n" in real.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["../../../etc/cron.d/x", "a/b", "..", ".", "CON", "x" * 300, "\u202egpj.x@y", "<script>@x"])
def test_the_name_git_gives_makes_no_path(workspace: Path, name: str) -> None:
    make(workspace)
    subprocess.run(["git", "config", "user.email", name], cwd=workspace, check=True)
    with review(workspace) as running:
        running.note({"do": "comment", "on": "FR-01", "text": "hello"})
    made = [path.relative_to(workspace) for path in workspace.rglob("*.yaml")]
    assert {str(path.parent) for path in made} <= {"specs/ask-maps", "specs/ask-maps/reviews"}
