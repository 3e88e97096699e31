"""Drafting as a flow: whatever the note is, a spec and its page are written where they belong, whole and clean."""

from __future__ import annotations

from pathlib import Path

import pytest

from specflow.errors import SpecflowError, UsageProblem
from specflow.flows import draft as drafting
from specflow.flows import workspace as ws
from specflow.flows.draft import Made, Request, draft
from specflow.flows.lint import lint_files
from specflow.model.finding import Severity
from specflow.parse.spec import read_spec

NOTE = b"# Lockers\n\nA guest must be able to open a locker within 2 seconds.\n"
PAGES = b"A guest must be able to open a locker within 2 seconds. Nobody talks about it much.\n\n" * 900
NOTES = {
    "an empty one": (b"", "empty"), "one line": (b"Let admins export invoices.", "let-admins-export-invoices"),
    "thirty pages": (PAGES, "a-guest-must-be-able-to-open-a-locker"),
    "another language": ("# Suche\n\nDie Nutzer sollen in eigenen Worten suchen können.\n".encode(), "suche"),
    "HTML": (b"<script>alert(1)</script>\n<img src=x onerror=alert(2)>\n", "script-alert"),
    "bytes that are no text": (b"\x00\x01\x02\xff" * 200, "feature"),
}  # fmt: skip


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    (tmp_path / "specflow.toml").touch()
    (tmp_path / "note.md").write_bytes(NOTE)
    return tmp_path


def files(desk: Path) -> set[str]:
    """What stands there, less what specflow keeps for itself."""
    found = (path.relative_to(desk).as_posix() for path in desk.rglob("*") if path.is_file())
    return {name for name in found if not name.startswith(".specflow/") and name != "specflow.toml"}


def errors(desk: Path, path: str) -> list[str]:
    workspace = ws.find(desk)
    findings = lint_files(workspace, (ws.load_spec(workspace, path),), ("SF",)).findings
    return [one.message for one in findings if one.severity is Severity.ERROR]


def written(desk: Path, made: Made) -> str:
    """The spec as it stands on the disk, which is what was given back and what its page was made of."""
    text = (desk / made.spec_path).read_text(encoding="utf-8")
    assert read_spec(made.spec_path, text).spec == made.spec
    page = (desk / made.page_path).read_text(encoding="utf-8")
    assert page.startswith("<!doctype html>")
    assert page.endswith("</html>\n")
    return text


def said(desk: Path, request: Request) -> str:
    """What a draft is refused with."""
    try:
        return draft(desk, request).spec_path
    except SpecflowError as problem:
        return problem.message


# spec: note-to-spec/FR-01, FR-02
@pytest.mark.parametrize("name", NOTES)
def test_every_note_gives_a_spec_and_a_page(name: str, desk: Path) -> None:
    data, feature = NOTES[name]
    file = "empty.md" if not data else "note.md"
    (desk / file).write_bytes(data)
    made = draft(desk, Request((file, file)))
    assert (made.root, made.spec_path, made.page_path) == (desk, f"specs/{feature}/spec.yaml", f"specs/{feature}/spec.html")
    assert files(desk) == {"note.md", file, made.spec_path, made.page_path}
    assert (made.spec.feature, [one.path for one in made.sources], made.copied, made.difference) == (feature, [file], (), None)
    assert [one.role for one in made.sources] == ["note"]
    text = written(desk, made)
    assert (desk / f".specflow/drafts/{feature}.yaml").read_text(encoding="utf-8") == text
    assert errors(desk, made.spec_path) == []
    assert (made.by.provider, made.by.why) == ("offline", "no key is set")
    assert any(one.code == "SF111" for one in made.findings) is (not made.spec.requirements)


# spec: note-to-spec/FR-02
def test_where_it_is_written_and_what_is_read(desk: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    (desk / "product_area_context.md").write_bytes(b"# Lockers\n\nEvery guest must be greeted when a locker opens.\n")
    (desk / "below").mkdir()
    outside = tmp_path_factory.mktemp("outside") / "idea.md"
    outside.write_bytes(NOTE)
    named = draft(desk / "below", Request(("../note.md",), extras=("../note.md",), out="there"))
    assert (named.spec_path, named.page_path) == ("below/there/spec.yaml", "below/there/spec.html")
    assert [(one.path, one.role) for one in named.sources] == [("note.md", "note"), ("product_area_context.md", "product")]
    written(desk, named)
    copied = draft(desk, Request((str(outside),), feature="other"))
    assert copied.copied == ("specs/other/idea.md",)
    assert (desk / "specs/other/idea.md").read_bytes() == NOTE
    assert [one.path for one in copied.sources][:1] == ["specs/other/idea.md"]
    assert [one.source[0].path for one in copied.spec.requirements][:1] == ["specs/other/idea.md"]
    (desk / "specs/third").mkdir(parents=True)
    (desk / "specs/third/idea.md").write_bytes(b"mine\n")
    assert said(desk, Request((str(outside),), feature="third")) == "specs/third/idea.md exists already and says something else"
    assert (desk / "specs/third/idea.md").read_bytes() == b"mine\n"
    assert not (desk / "specs/third/spec.yaml").exists()


# spec: note-to-spec/FR-02
def test_a_file_in_the_way_is_told_before_a_model_is_asked_and_nothing_is_copied_before_it_answered(
    desk: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    outside = tmp_path_factory.mktemp("outside") / "idea.md"
    outside.write_bytes(NOTE)
    (desk / "specs/mine").mkdir(parents=True)
    (desk / "specs/mine/idea.md").write_bytes(b"mine\n")

    def asked(*_: object) -> None:
        raise UsageProblem("the model was asked", slug="asked")

    monkeypatch.setattr(drafting, "_by_provider", asked)
    told = [said(desk, Request((str(outside),), feature=name)) for name in ("mine", "other")]
    assert told == ["specs/mine/idea.md exists already and says something else", "the model was asked"]
    assert files(desk) == {"note.md", "specs/mine/idea.md"}


# spec: note-to-spec/FR-02
def test_what_the_note_leaves_to_decide_is_a_decision(desk: Path) -> None:
    asked = b"\nHow sure must a match be, between 50% and 90%?\n\nAn answer needs a confidence of 75%.\n"
    (desk / "note.md").write_bytes(NOTE + asked)
    made = draft(desk, Request(("note.md",)))
    assert made.spec.decisions, "there is something to decide"
    assert "decisions:" in written(desk, made)


# spec: note-to-spec/FR-01, FR-02
def test_a_second_draft_goes_into_the_first(desk: Path) -> None:
    first = draft(desk, Request(("note.md",)))
    text = written(desk, first)
    kept = (desk / ".specflow/drafts/lockers.yaml").read_bytes()
    refused = "specs/lockers/spec.yaml exists already; drafting again would overwrite what people wrote in it"
    assert said(desk, Request(("note.md",))) == refused
    assert written(desk, first) == text
    mine = text.replace("requirements:\n", "# mine\nrequirements:\n", 1)
    (desk / first.spec_path).write_text(mine, encoding="utf-8")
    (desk / "note.md").write_bytes(NOTE + b"\nA guest must be able to close a locker.\n")
    second = draft(desk, Request(("note.md",), update=True))
    assert "# mine" in written(desk, second)
    assert (second.by.provider, second.by.why) == ("offline", "no key is set")
    assert "+    text: A guest must be able to close a locker." in (second.difference or "")
    assert (desk / ".specflow/drafts/lockers.yaml").read_bytes() == kept, "what `eval harvest` compares with is the first draft"
    assert errors(desk, second.spec_path) == []


# spec: note-to-spec/FR-01
def test_what_people_made_contradictory_is_told_and_not_written_over(desk: Path) -> None:
    first = draft(desk, Request(("note.md",)))
    text = written(desk, first)
    lines = ["requirements:"]
    for id_, title, after in (("FR-90", "Short", "30 minutes"), ("FR-91", "Long", "2 hours")):
        lines.append(f"  - {{id: {id_}, title: {title}, text: A session must end after {after}.}}")
    mine = text.replace("requirements:\n", "\n".join([*lines, ""]), 1)
    (desk / first.spec_path).write_text(mine, encoding="utf-8")
    second = draft(desk, Request(("note.md",), update=True))
    assert [one.code for one in second.findings if one.severity is Severity.ERROR] == ["SF301"]
    assert "FR-91" in written(desk, second)


# spec: note-to-spec/FR-01
def test_a_page_that_no_encoding_holds_is_written_all_the_same(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(drafting, "html_of", lambda *_: "<!doctype html>\ud800</html>\n")
    assert said(desk, Request(("note.md",))) == "specs/lockers/spec.yaml"
    assert (desk / "specs/lockers/spec.html").read_text(encoding="utf-8") == "<!doctype html>?</html>\n"


# spec: note-to-spec/FR-01
def test_what_comes_out_can_be_edited_by_hand(desk: Path) -> None:
    made = draft(desk, Request(("note.md",)))
    text = written(desk, made)
    edits = (("title: Lockers", "title: Doors # mine"), ("  - id: NFR-01\n", "  # a word\n\n  - id: NFR-01\n"), ("\n", "\r\n"))
    for old, new in edits:
        assert old in text
        (desk / made.spec_path).write_text(text.replace(old, new), encoding="utf-8", newline="")
        assert errors(desk, made.spec_path) == [], new
