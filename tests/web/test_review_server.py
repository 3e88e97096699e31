"""What the server does for those it lets in: edits, conflicts, undo, notes, signatures, news."""

from __future__ import annotations

import http.client
import json
import subprocess
import sys
import time
from pathlib import Path

from tests.web.running import Running, make, review

TEXT = "A visitor must be able to ask in plain language."


def set_(field: str, was: object, value: object, id_: str = "FR-01") -> dict[str, object]:
    return {"id": id_, "field": field, "was": was, "value": value}


def test_an_edit_changes_one_line_and_keeps_the_comments(running: Running, spec: Path) -> None:
    before = spec.read_text(encoding="utf-8")
    done = running.change(set_("text", TEXT, "A visitor must ask."))
    assert done.status == 200
    after = spec.read_text(encoding="utf-8")
    changed = [(old, new) for old, new in zip(before.splitlines(), after.splitlines(), strict=True) if old != new]
    assert changed == [(f"    text: {TEXT}", "    text: A visitor must ask.")]


def test_two_people_at_different_values_both_win(running: Running, spec: Path) -> None:
    seen = running.state()["etag"]
    assert running.change(set_("text", TEXT, "One."), seen=seen).status == 200
    assert running.change(set_("title", "Ask in plain language", "Two"), seen=seen).status == 200
    text = spec.read_text(encoding="utf-8")
    assert "text: One." in text
    assert "title: Two" in text


def test_two_people_at_one_value_the_second_gets_both_versions(running: Running, spec: Path) -> None:
    seen = running.state()["etag"]
    running.change(set_("text", TEXT, "Mine."), seen=seen)
    late = running.change(set_("text", TEXT, "Yours."), set_("title", "Ask in plain language", "Not alone"), seen=seen)
    assert late.status == 412
    (found,) = late.data["conflicts"]
    assert found.pop("runs") == [["del", "Mine."], ["ins", "Yours."]]
    assert found == {"id": "FR-01", "field": "text", "was": TEXT, "yours": "Yours.", "theirs": "Mine."}
    text = spec.read_text(encoding="utf-8")
    assert "Mine." in text
    assert "Not alone" not in text


def test_an_old_form_in_a_page_that_followed_the_file_overwrites_nothing(running: Running, spec: Path) -> None:
    running.change(set_("text", TEXT, "Mine."))
    late = running.change(set_("text", TEXT, "Yours."), seen=running.state()["etag"])
    assert late.status == 412
    assert "Mine." in spec.read_text(encoding="utf-8")


def test_an_edit_of_what_is_gone_is_a_conflict_not_a_loss(running: Running) -> None:
    seen = running.state()["etag"]
    running.change({"do": "retire", "id": "FR-01", "why": "Merged."}, seen=seen)
    late = running.change(set_("text", TEXT, "Yours."), seen=seen)
    assert late.status == 412
    assert late.data["conflicts"][0]["theirs"] is None


def test_an_editor_on_the_disk_counts_like_a_person(running: Running, spec: Path) -> None:
    seen = running.state()["etag"]
    spec.write_text(spec.read_text(encoding="utf-8").replace(TEXT, "From vim."), encoding="utf-8")
    assert running.change(set_("text", TEXT, "Mine."), seen=seen).data["conflicts"][0]["theirs"] == "From vim."


def test_undo_takes_back_one_s_own_and_keeps_what_came_after(running: Running, spec: Path) -> None:
    running.change(set_("text", TEXT, "Mine."))
    spec.write_text(spec.read_text(encoding="utf-8").replace("title: Ask Maps", "title: Ask all maps"), encoding="utf-8")
    done = running.ask("POST", "/ask-maps/undo", {}, {"If-Match": '"x"'})
    assert done.status == 200
    text = spec.read_text(encoding="utf-8")
    assert TEXT in text
    assert "Ask all maps" in text


def test_undo_never_takes_back_what_somebody_else_wrote_on_top(running: Running, spec: Path) -> None:
    running.change(set_("text", TEXT, "Mine."))
    spec.write_text(spec.read_text(encoding="utf-8").replace("Mine.", "Theirs."), encoding="utf-8")
    done = running.ask("POST", "/ask-maps/undo", {}, {"If-Match": '"x"'})
    assert done.status == 409
    assert "Theirs." in spec.read_text(encoding="utf-8")


def test_a_line_with_something_open_cannot_be_final(running: Running) -> None:
    running.change(set_("text", TEXT, "A visitor must [to write]."))
    done = running.change(set_("status", None, "final"))
    assert done.status == 400
    assert "cannot be final" in done.data["error"]


def test_a_decision_sets_its_parameter_and_sends_final_lines_back(running: Running, spec: Path) -> None:
    assert running.change({"do": "decide", "id": "DN-01", "answer": 2, "why": "Because."}).status == 400
    done = running.change({"do": "decide", "id": "DN-01", "answer": 0.8, "why": "Testers said so."})
    assert done.status == 200
    items = running.state()["items"]
    assert items["parameters.min_confidence"]["value"] == 0.8
    assert items["FR-02"]["status"] == "review"
    assert "why: Testers said so." in spec.read_text(encoding="utf-8")


def test_a_declined_proposal_is_kept_and_its_id_never_comes_back(running: Running, spec: Path) -> None:
    assert running.state()["bulk"]["decline"] == ["EC-01"]
    assert running.change({"do": "decline", "ids": ["EC-01"]}).status == 200
    running.change({"do": "add", "kind": "EC", "text": "When the line drops, the system must say so."})
    text = spec.read_text(encoding="utf-8")
    assert "declined:" in text
    assert "id: EC-02" in text


def test_comments_and_marks_go_to_one_s_own_file(running: Running, spec: Path) -> None:
    said = running.note({"do": "comment", "on": "FR-01", "text": "Is that <b>all</b>?"})
    key = said.data["keys"][0]
    running.note({"do": "comment", "on": "FR-01", "text": "Yes.", "to": key}, {"do": "settle", "key": key, "state": "resolved"})
    thread = running.state()["threads"][0]
    assert (thread["text"], thread["state"], thread["answers"][0]["text"]) == ("Is that <b>all</b>?", "resolved", "Yes.")
    assert (spec.parent / "reviews" / "test@example.org.yaml").is_file()
    running.note({"do": "mark", "read": {"FR-01": running.state()["digests"]["FR-01"]}})
    assert running.state()["read"] == {"test@example.org": ["FR-01"]}
    assert "mark" not in (spec.parent / "reviews" / "test@example.org.yaml").read_text(encoding="utf-8")
    running.change(set_("text", TEXT, "Changed."))
    assert running.state()["read"] == {}


def test_reading_marks_are_shared_when_a_team_wants_it(spec: Path) -> None:
    root = spec.parents[2]
    (root / "specflow.toml").write_text("[review]\nshare-reading = true\n", encoding="utf-8")
    with review(root) as running:
        running.note({"do": "mark", "read": {"FR-01": running.state()["digests"]["FR-01"]}})
    assert '"kind": "mark"' in (spec.parent / "reviews" / "test@example.org.yaml").read_text(encoding="utf-8")


def test_signing_needs_everything_settled_and_read(running: Running, spec: Path) -> None:
    def sign(*ids: str) -> tuple[int, set[str]]:
        etag = running.state()["etag"]
        done = running.ask("POST", "/ask-maps/approve", {"role": "product", "ids": list(ids)}, {"If-Match": etag})
        return done.status, {one["kind"] for one in done.data.get("left", ())}

    assert sign() == (409, {"review", "decision", "question", "unread"})
    running.change(set_("status", None, "final"))
    assert sign("FR-01") == (409, {"unread"})
    running.note({"do": "mark", "read": running.state()["digests"]})
    assert sign("FR-01") == (200, set())
    assert sign("FR-02") == (409, {"decision"})
    assert (spec.parent / "approvals.yaml").read_text(encoding="utf-8").count('"subject": "FR-01"') == 1


def test_a_text_that_changed_meanwhile_is_not_signed(running: Running) -> None:
    seen = running.state()["etag"]
    running.change(set_("status", None, "final"))
    done = running.ask("POST", "/ask-maps/approve", {"role": "product", "ids": ["FR-01"]}, {"If-Match": f'"{seen}"'})
    assert done.status == 409
    assert done.data["slug"] == "changed"


def test_lint_speaks_while_somebody_types(running: Running) -> None:
    done = running.ask("POST", "/ask-maps/lint", {"id": "FR-01", "text": "It should be fast and appropriate."})
    assert {"SF201", "SF202"} <= {one["code"] for one in done.data["findings"]}


def test_a_change_on_the_disk_is_news(running: Running, spec: Path) -> None:
    line = http.client.HTTPConnection("127.0.0.1", running.port, timeout=10)
    line.request("GET", f"/ask-maps/events?token={running.token}", headers={"Host": f"127.0.0.1:{running.port}"})
    news = line.getresponse()
    assert news.readline().startswith(b"retry")
    time.sleep(0.3)
    beside = spec.with_name(".new")
    beside.write_text(spec.read_text(encoding="utf-8").replace("Ask Maps", "Ask all"), encoding="utf-8")
    beside.replace(spec)
    lines = (news.readline() for _ in range(50))
    said = next(line for line in lines if line.startswith(b"data:"))
    assert json.loads(said[5:])["feature"] == "ask-maps"
    line.close()


def test_several_specs_get_a_list_and_a_name_picks_one(workspace: Path) -> None:
    make(workspace)
    make(workspace, (workspace / "specs/ask-maps/spec.yaml").read_text(encoding="utf-8").replace("ask-maps", "other"), "other")
    with review(workspace) as running:
        shown = running.ask("GET", "/").body
        assert b"/ask-maps?token=" in shown
        assert b"/other?token=" in shown
    with review(workspace, "other", feature="other") as running:
        assert running.state()["feature"] == "other"


def test_a_missing_server_says_what_to_install(spec: Path) -> None:
    code = "import sys; sys.modules['uvicorn'] = None; from specflow.cli.main import run; run(['review'])"
    done = subprocess.run([sys.executable, "-c", code], cwd=spec.parents[2], capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert "specflow-sdd[review]" in done.stderr
