"""A draft with a model as a person watches it: titles as they come, what it has cost, Ctrl-C, and nothing left on the screen."""

from __future__ import annotations

import json
import os
import re
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.model.loopback import Script, Server, Step, serving
from tests.model.scripted import NOTE, Sent, better, model, requirement
from tests.run import specflow

if sys.platform == "win32":
    pytest.skip("terminals of this kind are POSIX", allow_module_level=True)

from benchmarks.terminal import Recording, record

DRAFT = [sys.executable, "-m", "specflow", "draft", "note.md", "--provider", "anthropic", "--no-open"]
SLOW: Script = model(better, pause=0.03, pieces=20)


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    (tmp_path / "note.md").write_text(NOTE, encoding="utf-8")
    return tmp_path


def watched(desk: Path, server: Server, *more: str, typed: tuple[tuple[str, str], ...] = (), **env: str) -> Recording:
    environment = {**os.environ, "ANTHROPIC_BASE_URL": server.url, "ANTHROPIC_API_KEY": "test-key", **env}
    return record([*DRAFT, *more], desk, environment, typed=typed)


def test_a_person_sees_stages_titles_and_money(desk: Path) -> None:
    with serving(SLOW) as server:
        seen = watched(desk, server, "--no-ask")
    lines = [line.strip() for _, line in seen.lines()]
    assert seen.code == 0, seen.text
    order = [
        "Reading the note: who, what for, what is open", "$0.0002 of $0.50", "Drafting requirements", "· Three to five places",
        "$0.0042 of $0.50", "Looking for what is missing or cannot hold", "$0.0122 of $0.50",
    ]  # fmt: skip
    assert [line for line in lines if line in order] == order
    titles = [at for at, line in seen.lines() if line.startswith("  · ")]
    assert titles[-1] - titles[0] > 0.1, "titles come while the answer is written"
    assert any("characters" in words and "$0.0002 of $0.50" in words for words in seen.changing())
    assert any(words.startswith("waiting for an answer") for words in seen.changing()), "importing the SDK alone takes longer"
    assert not any("characters," in line or "waiting" in line for line in lines), "what changes leaves nothing behind"


def test_ctrl_c_in_a_terminal_says_what_is_kept(desk: Path) -> None:
    def script(body: dict[str, Any], number: int) -> Step:
        return replace(SLOW(body, number), pause=0.2, pieces=40) if number == 1 else SLOW(body, number)

    with serving(script) as server:
        seen = watched(desk, server, "--no-ask", typed=(("  · ", "\x03"),))
        again = watched(desk, server, "--no-ask")
    assert (seen.code, again.code) == (130, 0), seen.text
    assert "What is done is kept" in seen.text
    assert "at most $0.1622 of $0.50" in seen.text, "1,000 tokens in and 16,000 out are the most that it can have been"
    assert again.text.count("answered before: free") == 1


def test_a_draft_is_not_lost_because_git_knows_no_name(desk: Path) -> None:
    with serving(SLOW) as server:
        seen = watched(desk, server, typed=(("]> ", "\r"),), GIT_CONFIG_GLOBAL=os.devnull, LOGNAME="ann")
    assert seen.code == 0, seen.text
    assert "by: ann" in (desk / "specs/ask-maps/spec.yaml").read_text(encoding="utf-8")


def test_what_is_streamed_cannot_drive_the_terminal(desk: Path) -> None:
    def evil(stage: str, answer: dict[str, Any], sent: Any) -> dict[str, Any]:
        for one in answer.get("requirements", ()):
            one["title"] = "\x1b]0;owned\x07\x1b[2JClear\u202e"
        return answer

    with serving(model(evil)) as server:
        seen = watched(desk, server, "--no-ask")
    assert seen.code == 0, seen.text
    assert not any(sign in seen.text for sign in ("\x1b]0;", "\x1b[2J", "\u202e"))


def test_where_nobody_watches_only_notes_are_said(desk: Path) -> None:
    with serving(model(better)) as server:
        environment = {**os.environ, "ANTHROPIC_BASE_URL": server.url, "ANTHROPIC_API_KEY": "test-key"}
        ran = specflow(desk, *DRAFT[3:], "--format", "json", env=environment)
    assert json.loads(ran.out)["cost"] == "0.0122"
    assert ran.err.splitlines() == ["note: masked before sending: e-mail address at note.md:6"]


def test_a_person_sees_whom_a_title_speaks_of_and_nobody_else_does(desk: Path) -> None:
    """A masked address comes back on the screen; what was sent, kept and traced has only its name. A secret never comes back."""
    key = "sk-" + "ant-api03-" + "a1B2c3D4" * 8

    def titled(stage: str, answer: dict[str, Any], sent: Sent) -> dict[str, Any]:
        line = next((text for _, _, text in sent.lines if "Ask " in text), "")
        names = re.findall(r"[A-Z]+-[0-9a-f]{4}-\d+", "\n".join(text for _, _, text in sent.lines))
        if stage == "draft" and len(names) > 1:
            quote = sent.quote(line.strip() or "Ask")
            titles = (f'Ask \u201c{names[0]}\u201d "now"', f"Key {names[1]}")
            text = "A visitor must be able to ask."
            answer["requirements"] += [requirement(text, quote, f"n{at}", title=title) for at, title in enumerate(titles)]
        return answer

    (desk / "note.md").write_text(f"{NOTE}\nThe test key is {key}.\n", encoding="utf-8")
    with serving(model(titled, pause=0.01, pieces=20)) as server:
        seen = watched(desk, server, "--no-ask", SPECFLOW_TRACE_CONTENT="1")
    assert seen.code == 0, seen.text
    titles = [line.strip() for _, line in seen.lines() if line.startswith("  · ")]
    assert '· Ask “jo@example.org” "now"' in titles
    assert [one for one in titles if re.fullmatch(r"· Key SECRET-[0-9a-f]{4}-\d+", one)]
    assert key not in seen.text
    kept = [path for folder in ("traces", "cache/model") for path in (desk / ".specflow" / folder).rglob("*") if path.is_file()]
    told = json.dumps(server.requests) + "".join(path.read_text(encoding="utf-8") for path in kept)
    assert len(kept) > 3
    assert "jo@example.org" not in told
    assert key not in told
