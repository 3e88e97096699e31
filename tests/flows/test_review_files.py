"""Files of a review: union merges of records, a kill at any moment, patches from a page, differences."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from specflow.analysis.approval.content import digest
from specflow.analysis.approval.standing import standings
from specflow.analysis.review.threads import threads
from specflow.model.approval import Approval, Signed
from specflow.model.config import Approve
from specflow.model.review import Record
from specflow.parse import approvals, reviews
from tests.build import project
from tests.run import specflow
from tests.web.running import SPEC, make


def union(base: str, ours: str, theirs: str, folder: Path) -> str:
    """What git makes of two branches with `merge=union`."""
    for name, text in (("base", base), ("ours", ours), ("theirs", theirs)):
        (folder / name).write_text(text, encoding="utf-8")
    line = ["git", "merge-file", "-p", "--union", "ours", "base", "theirs"]
    done = subprocess.run(line, cwd=folder, capture_output=True, check=True)
    return done.stdout.decode()


def said(rng: random.Random, known: list[Record]) -> Record:
    """A random record, sometimes an answer."""
    by, at = rng.choice(["a@x", "b@y"]), f"2026-11-{rng.randint(10, 28)}T10:{rng.randint(10, 59)}:{rng.randint(10, 59)}Z"
    kind = rng.choice(["comment", "suggest", "settle", "mark"])
    to = rng.choice(known).key if known else ""
    data: dict[str, Any] = {"text": f"words {rng.random()}\u2028"} | ({"to": to} if kind == "comment" and to else {})
    if kind == "settle":
        data = {"to": to, "state": rng.choice(["resolved", "open"])}
    if kind == "mark":
        data = {"read": {"FR-01": "0" * 64}}
    return Record(kind, reviews.key_of(kind, "FR-01", by, at, data), "FR-01", by, at, data)


def test_a_thousand_merges_lose_no_record_and_no_thread(tmp_path: Path) -> None:
    rng = random.Random(7)  # noqa: S311 - a seed, so that a failure comes again
    for _ in range(1000):
        common = [said(rng, []) for _ in range(rng.randint(0, 4))]
        base = reviews.append("", common)
        sides = [[said(rng, common) for _ in range(rng.randint(0, 4))] for _ in range(2)]
        merged = union(base, reviews.append(base, sides[0]), reviews.append(base, sides[1]), tmp_path)
        records, problems = reviews.read_records("r", merged)
        assert problems == ()
        assert {one.key for one in records} == {one.key for one in (*common, *sides[0], *sides[1])}
        found = threads(records)
        shown = {one.first.key for one in found} | {answer.key for one in found for answer in one.answers}
        assert shown == {one.key for one in records if one.kind in ("comment", "suggest")}


def test_a_thousand_merges_gain_no_approval(tmp_path: Path) -> None:
    rng = random.Random(11)  # noqa: S311 - a seed, so that a failure comes again
    spec = project("requirements:\n  - {id: FR-01, title: A, text: The system must a.}\n").specs[0].spec
    assert spec is not None

    def signed(text: str) -> Approval:
        content = {"id": "FR-01", "title": "A", "text": text, "priority": "must"}
        role = rng.choice(["product", "engineering"])
        return Approval(role, "FR-01", rng.choice(["a@x", "b@y"]), f"2026-11-{rng.randint(10, 28)}", digest(content), content)

    for _ in range(1000):
        texts = ["The system must a.", "The system must b.", "The system must c."]
        common = [signed(rng.choice(texts)) for _ in range(rng.randint(0, 3))]
        base = approvals.append("", common)
        sides = [[signed(rng.choice(texts)) for _ in range(rng.randint(0, 3))] for _ in range(2)]
        merged = union(base, approvals.append(base, sides[0]), approvals.append(base, sides[1]), tmp_path)
        records, problems = approvals.read_approvals("a", merged)
        assert problems == ()
        every = [*common, *sides[0], *sides[1]]
        assert {approvals.line_of(one) for one in records} == {approvals.line_of(one) for one in every}
        for role in ("product", "engineering"):
            now = standings(spec, records, Approve())[("FR-01", role)].state is Signed.SIGNED
            assert now == any(one.role == role and one.content["text"] == texts[0] for one in every)


@pytest.mark.parametrize(
    "line",
    ["- {", "- []", '- {"kind": "comment"}', "text", '- {"kind": "vote", "key": "c-1", "on": "", "by": "", "at": ""}',
     "- " + "[" * 5000],
)  # fmt: skip
def test_a_line_that_is_no_record_is_said_and_the_rest_is_kept(line: str) -> None:
    rng = random.Random(1)  # noqa: S311 - a seed, so that a failure comes again
    good = reviews.append("", [said(rng, [])])
    records, problems = reviews.read_records("r", f"{good}{line}\n")
    assert len(records) == 1
    assert len(problems) == 1


def test_records_in_somebody_else_s_file_do_not_count(workspace: Path) -> None:
    from specflow.flows import reviews as flow
    from specflow.flows import workspace as ws

    make(workspace)
    forged = Record("comment", "c-0123456789abcdef", "FR-01", "boss@example.org", "2026-11-20T00:00:00Z", {"text": "I agree"})
    folder = workspace / "specs/ask-maps/reviews"
    folder.mkdir()
    (folder / "test@example.org.yaml").write_text(reviews.append("", [forged]), encoding="utf-8")
    assert flow.read(ws.find(workspace), "specs/ask-maps") == ()


KILLED = """
import sys
from pathlib import Path
from specflow.flows.review import desk_of
from specflow.model.review import Person, Set
desk = desk_of(Path.cwd(), None)
print("go", flush=True)
for n in range(100000):
    now = desk.look()
    one = now.spec.requirements[0]
    change = Set(id=one.id, field="text", was=one.text, value=f"The system must do number {n}. " + "x" * 3000)
    desk.change([change], Person("a", "b", "c"), now.etag)
"""


def test_a_kill_at_any_moment_leaves_a_whole_file(workspace: Path) -> None:
    spec = make(workspace)
    rng = random.Random(3)  # noqa: S311 - a seed, so that a failure comes again
    for _ in range(12):
        process = subprocess.Popen([sys.executable, "-c", KILLED], cwd=workspace, stdout=subprocess.PIPE)
        assert process.stdout is not None
        assert process.stdout.readline() == b"go\n"
        time.sleep(rng.random() * 0.2)
        os.kill(process.pid, signal.SIGKILL)
        process.wait()
        process.stdout.close()
        text = spec.read_text(encoding="utf-8")
        assert text.startswith("schema: specflow/v1")
        assert text.endswith(SPEC[-60:])
        assert specflow(workspace, "lint", "--fail-on", "never").code == 0


def patch(*changes: dict[str, object], spec: str = "specs/ask-maps/spec.yaml") -> bytes:
    data = {"schema": "specflow/patch/v1", "feature": "ask-maps", "spec": spec, "base": "sha256:0", "changes": list(changes)}
    return json.dumps(data).encode()


def test_a_patch_is_applied_by_whoever_applies_it(workspace: Path) -> None:
    spec = make(workspace)
    given = patch(
        {"id": "FR-01", "field": "title", "was": "Ask in plain language", "value": "Ask"},
        {"id": "Q-01", "field": "answer", "was": "", "value": "Not in the first release."},
        {"do": "comment", "on": "FR-01", "text": "From the meeting."},
        {"do": "decide", "id": "DN-01", "answer": 0.8, "why": "We agreed."},
    )
    done = specflow(workspace, "review", "apply", "-", stdin=given)
    assert done.code == 0, done.err
    text = spec.read_text(encoding="utf-8")
    for words in ("title: Ask\n", "answer: Not in the first release.", "by: test@example.org", "min_confidence: 0.8"):
        assert words in text
    assert "From the meeting." in (spec.parent / "reviews/test@example.org.yaml").read_text(encoding="utf-8")
    same = patch({"id": "FR-01", "field": "title", "was": "Ask in plain language", "value": "Ask"})
    assert specflow(workspace, "review", "apply", "-", stdin=same).code == 0


def test_a_patch_on_words_that_moved_on_is_a_conflict_that_leaves_the_rest(workspace: Path) -> None:
    spec = make(workspace)
    given = patch({"id": "FR-01", "field": "title", "was": "Something older", "value": "Mine"},
                  {"id": "FR-01", "field": "priority", "was": "must", "value": "should"})  # fmt: skip
    done = specflow(workspace, "review", "apply", "-", stdin=given)
    assert done.code == 1
    assert "conflict FR-01 title" in done.out
    assert "Ask in plain language" in spec.read_text(encoding="utf-8")
    assert "priority: should" in spec.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "given, why",
    [
        (patch({"id": "FR-01", "field": "status", "was": "review", "value": "final"}), "final"),
        (patch({"do": "finalise", "ids": ["FR-01"]}), "final"),
        (patch({"do": "approve", "role": "product"}), "approve"),
        (patch({"do": "comment", "on": "FR-01", "text": "x", "by": "boss@example.org"}), "extra"),
        (patch({"id": "Q-01", "field": "by", "value": "boss@example.org"}), "name"),
        (patch({"id": "DN-01", "field": "date", "value": "2020-01-01"}), "date"),
        (patch({"id": "FR-01", "field": "title", "value": "x"}, spec="../other/spec.yaml"), "no spec"),
        (patch({"id": "FR-01", "field": "title", "value": "x"}, spec="/etc/passwd"), "no spec"),
        (b"{}", "field required"), (b"", "no JSON"), (b"\xff\xfe", "no JSON"), (b"[" * 9000, "no JSON"),
        (b"x" * 3_000_000, "too long"),
    ],
)  # fmt: skip
def test_a_patch_carries_no_approval_no_final_and_nobody_else_s_name(workspace: Path, given: bytes, why: str) -> None:
    spec = make(workspace)
    before = spec.read_bytes()
    done = specflow(workspace, "review", "apply", "-", stdin=given)
    assert done.code == 2
    assert why.lower() in done.err.lower()
    assert spec.read_bytes() == before


def test_differences_know_renames_and_moves(workspace: Path) -> None:
    spec = make(workspace)
    subprocess.run(["git", "add", "-A"], cwd=workspace, check=True)
    subprocess.run(["git", "commit", "-qm", "one"], cwd=workspace, check=True)
    text = spec.read_text(encoding="utf-8").replace("id: FR-02", "id: FR-07").replace("0.75", "0.8")
    spec.write_text(text.replace("plain language.\n    source", "any language.\n    source"), encoding="utf-8")
    found = json.loads(specflow(workspace, "diff", "--format", "json").out)["differences"][0]["changes"]
    assert {(one["kind"], one["id"], one["was"]) for one in found} == {
        ("changed", "{min_confidence}", None), ("changed", "FR-01", None), ("renamed", "FR-07", "FR-02"),
    }  # fmt: skip
    words = next(one for one in found if one["id"] == "FR-01")["fields"][0]["words"]
    assert [run for run in words if run[0] != "same"] == [["del", "plain"], ["ins", "any"]]
    page = specflow(workspace, "diff", "--format", "html").out
    assert "<del>plain</del><ins>any</ins>" in page
    assert "<script" not in page
    assert "<ins>any</ins>" in specflow(workspace, "diff", "--format", "markdown").out
    assert "[-plain-]{+any+}" in specflow(workspace, "diff").out


def test_differences_to_what_was_signed(workspace: Path) -> None:
    from tests.flows.test_approve import DONE, sign

    spec = make(workspace, DONE)
    assert specflow(workspace, "diff", "product").code == 2
    sign(workspace)
    assert "nothing differs" in specflow(workspace, "diff", "product").out
    spec.write_text(DONE.replace("able to ask", "able to talk"), encoding="utf-8")
    assert "~ FR-01 changed" in specflow(workspace, "diff", "product").out


def test_decisions_from_the_terminal(workspace: Path) -> None:
    spec = make(workspace)
    assert "ask-maps DN-01 open: How sure" in specflow(workspace, "decide").out
    assert specflow(workspace, "decide", "ask-maps", "DN-01", "--answer", "3", "--why", "x").code == 2
    assert specflow(workspace, "decide", "ask-maps", "DN-01", "--answer", "0.8", "--why", " ").code == 2
    done = specflow(workspace, "decide", "ask-maps", "DN-01", "--answer", "0.8", "--why", "Testers said so.")
    assert done.code == 0, done.err
    assert "FR-02 status: final → review" in done.out
    assert "When no match reaches 0.8" in done.out
    assert "why: Testers said so." in spec.read_text(encoding="utf-8")


def test_what_is_decided_as_it_stands_sends_nothing_back(workspace: Path) -> None:
    spec = make(workspace)
    done = specflow(workspace, "decide", "ask-maps", "DN-01", "--answer", "0.75", "--why", "Testers said so.")
    assert done.code == 0, done.err
    assert "review" not in done.out
    text = spec.read_text(encoding="utf-8")
    assert "why: Testers said so." in text
    assert "id: FR-02" in text
    assert "status: final" in text[text.index("id: FR-02") :]


def test_a_ranking_is_told_in_words(workspace: Path) -> None:
    spec = make(workspace)
    ranked = "decisions:\n  - {id: DN-02, question: Who first?, kind: ranking, options: [Urgent, Early]}\n"
    spec.write_text(spec.read_text(encoding="utf-8").replace("decisions:\n", ranked), encoding="utf-8")
    done = specflow(workspace, "decide", "ask-maps", "DN-02", "--answer", "Early, Urgent", "--why", "Fair.")
    assert "Decided DN-02: Early, Urgent" in done.out, done.err
