from __future__ import annotations

import json
import subprocess
import sys
import time
from pathlib import Path

import pytest

from specflow.parse import yaml_edit
from specflow.parse.spec import read_spec
from tests.run import specflow

NOTE = """# Ask Maps

People want to find places by asking in plain language. A visitor must be able to type a question of up to 300 characters.
Every answer must show three to five places within 2 seconds. If no place is good enough, say so.

Goal: 70% of answers rated helpful. Booking tables can wait. Open: how sure must we be of a match?
"""
RULES = "# Rules\n\n- A place is called step-free only when its owner confirmed it.\n"


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    (tmp_path / "note.md").write_text(NOTE, encoding="utf-8")
    return tmp_path


def spec_of(folder: Path) -> tuple[Path, str]:
    (path,) = (folder / "specs").glob("*/spec.yaml")
    return path, path.read_text(encoding="utf-8")


# spec: note-to-spec/FR-01, FR-03, FR-06
def test_a_note_becomes_a_spec_and_a_page_in_an_empty_folder(desk: Path) -> None:
    ran = specflow(desk, "draft", "note.md")
    assert ran.code == 0, ran.err
    path, text = spec_of(desk)
    file = read_spec("specs/ask-maps/spec.yaml", text)
    assert path.parent.name == "ask-maps"
    assert file.problems == ()
    assert file.spec is not None
    assert {one.status for one in file.spec.requirements} <= {"review", "placeholder"}
    assert all(one.source for one in file.spec.requirements)
    assert all(one.status == "placeholder" and one.rationale for one in file.spec.requirements if one.proposed)
    page = (path.parent / "spec.html").read_text(encoding="utf-8")
    assert "Ask Maps" in page
    assert "specs/ask-maps/spec.yaml" in ran.out
    assert specflow(desk, "lint").code == 0


# spec: note-to-spec/FR-09
def test_the_same_input_gives_the_same_bytes(desk: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    other = tmp_path_factory.mktemp("other")
    (other / "note.md").write_text(NOTE, encoding="utf-8")
    for folder in (desk, other):
        assert specflow(folder, "draft", "note.md").code == 0
    assert spec_of(desk)[1] == spec_of(other)[1]
    assert (spec_of(desk)[0].parent / "spec.html").read_bytes() == (spec_of(other)[0].parent / "spec.html").read_bytes()


# spec: note-to-spec/FR-07
def test_drafting_again_refuses_and_leaves_everything(desk: Path) -> None:
    specflow(desk, "draft", "note.md")
    path, text = spec_of(desk)
    path.write_text(text + "# mine\n", encoding="utf-8")
    ran = specflow(desk, "draft", "note.md")
    assert (ran.code, path.read_text(encoding="utf-8")) == (2, text + "# mine\n")
    assert "--update" in ran.err


# spec: note-to-spec/FR-08
def test_update_adds_what_is_new_and_keeps_what_people_wrote(desk: Path) -> None:
    specflow(desk, "draft", "note.md")
    path, text = spec_of(desk)
    edited = text.replace("    title: ", "    title: My own ", 1).replace("requirements:", "# kept\nrequirements:")
    path.write_text(edited, encoding="utf-8")
    (desk / "note.md").write_text("\n" + NOTE + "\nEach place must show a photo of its entrance.\n", encoding="utf-8")
    ran = specflow(desk, "draft", "note.md", "--update")
    assert ran.code == 0, ran.err
    after = path.read_text(encoding="utf-8")
    assert "title: My own " in after
    assert "# kept\n" in after
    assert "photo of its entrance" in after
    assert "+" in ran.out
    assert "moved to another line" in ran.out
    assert specflow(desk, "lint").code == 0
    again = specflow(desk, "draft", "note.md", "--update")
    assert "Nothing new" in again.out
    assert path.read_text(encoding="utf-8") == after


def _without(text: str, word: str) -> tuple[str, str]:
    """The spec's text without the requirement that says `word`, and its id."""
    file = read_spec("x", text)
    assert file.spec is not None
    (number,) = (n for n, one in enumerate(file.spec.requirements) if word in one.text)
    return yaml_edit.remove(text, ["requirements", number]), file.spec.requirements[number].id


# spec: note-to-spec/FR-08
def test_what_people_deleted_or_retired_is_not_brought_back(desk: Path) -> None:
    specflow(desk, "draft", "note.md")
    path, text = spec_of(desk)
    without, id_ = _without(text, "Every answer must show")
    path.write_text(without + f"retired:\n  - {{id: {id_}, why: Not this year.}}\n", encoding="utf-8")
    ran = specflow(desk, "draft", "note.md", "--update")
    assert "Nothing new" in ran.out
    assert "Every answer must show" not in read_requirements(path)
    # What an update added stays deleted as well, and a deleted id is not given to something else.
    path.write_text(without, encoding="utf-8")
    (desk / "note.md").write_text(NOTE + "\nEach place must show a photo of its entrance.\n", encoding="utf-8")
    specflow(desk, "draft", "note.md", "--update")
    assert "photo of its entrance" in read_requirements(path)
    path.write_text(_without(path.read_text(encoding="utf-8"), "photo of its entrance")[0], encoding="utf-8")
    ran = specflow(desk, "draft", "note.md", "--update")
    assert "Nothing new" in ran.out
    assert f"id: {id_}\n" not in path.read_text(encoding="utf-8")


def read_requirements(path: Path) -> str:
    file = read_spec("x", path.read_text(encoding="utf-8"))
    assert file.spec is not None
    return "\n".join(one.text for one in file.spec.requirements)


# spec: note-to-spec/FR-08
def test_a_note_with_another_title_is_still_the_same_note(desk: Path) -> None:
    specflow(desk, "draft", "note.md")
    (desk / "note.md").write_text(NOTE.replace("# Ask Maps", "# Find by asking"), encoding="utf-8")
    ran = specflow(desk, "draft", "note.md", "--update")
    assert ran.code == 0, ran.err
    assert spec_of(desk)[0].parent.name == "ask-maps"


# spec: note-to-spec/FR-08
def test_a_reworded_sentence_is_reported_and_not_added_again(desk: Path) -> None:
    specflow(desk, "draft", "note.md")
    before = read_requirements(spec_of(desk)[0])
    (desk / "note.md").write_text(NOTE.replace("of up to 300 characters", "of up to 400 characters"), encoding="utf-8")
    ran = specflow(desk, "draft", "note.md", "--update")
    assert "reads differently now" in ran.out and "400 characters" in ran.out
    assert read_requirements(spec_of(desk)[0]) == before


def test_a_sentence_that_is_gone_is_reported_and_its_requirement_stays(desk: Path) -> None:
    specflow(desk, "draft", "note.md")
    gone = "A visitor must be able to type a question of up to 300 characters."
    (desk / "note.md").write_text(NOTE.replace(gone, ""), encoding="utf-8")
    ran = specflow(desk, "draft", "note.md", "--update")
    assert "no longer stands in note.md" in ran.out
    assert "300" in spec_of(desk)[1]


def test_context_files_are_read_when_they_are_there_or_named(desk: Path) -> None:
    (desk / "product_area_context.md").write_text(RULES, encoding="utf-8")
    made = json.loads(specflow(desk, "draft", "note.md", "--format", "json").out)
    assert any("step-free" in entry["quote"] for entry in made["set_aside"]) or made["requirements"].get("BR")
    (desk / "elsewhere.md").write_text(RULES.replace("step-free", "quiet"), encoding="utf-8")
    specflow(desk, "draft", "note.md", "--feature", "named", "--context", "product=elsewhere.md")
    text = (desk / "specs/named/spec.yaml").read_text(encoding="utf-8")
    assert "elsewhere.md" in text
    assert "product_area_context.md" not in text


def test_standard_input_is_kept_beside_the_spec(tmp_path: Path) -> None:
    ran = specflow(tmp_path, "draft", "-", "--format", "json", stdin=NOTE.encode())
    assert ran.code == 0, ran.err
    assert (tmp_path / "specs/ask-maps/note.md").read_text(encoding="utf-8") == NOTE
    assert json.loads(ran.out)["copied"] == ["specs/ask-maps/note.md"]
    assert specflow(tmp_path, "lint").code == 0


def test_a_note_from_outside_is_copied_and_never_over_another_one(tmp_path: Path) -> None:
    (tmp_path / "repo/.git").mkdir(parents=True)
    (tmp_path / "plans.md").write_text(NOTE, encoding="utf-8")
    assert specflow(tmp_path / "repo", "draft", "../plans.md").code == 0
    copy = tmp_path / "repo/specs/plans/plans.md"
    assert copy.read_text(encoding="utf-8") == NOTE
    (tmp_path / "repo/specs/plans/spec.yaml").unlink()
    copy.write_text("something else\n", encoding="utf-8")
    ran = specflow(tmp_path / "repo", "draft", "../plans.md")
    assert ran.code == 2
    assert copy.read_text(encoding="utf-8") == "something else\n"
    assert not (tmp_path / "repo/specs/plans/spec.yaml").exists()


def test_out_names_the_folder(desk: Path) -> None:
    assert specflow(desk, "draft", "note.md", "--out", "drafted").code == 0
    assert sorted(path.name for path in (desk / "drafted").iterdir()) == ["spec.html", "spec.yaml"]


BAD = {
    "no such file": (["draft", "missing.md"], "missing.md does not exist"),
    "a folder": (["draft", "."], "is a folder"),
    "a bad name": (["draft", "note.md", "--feature", "Ask Maps!"], "--feature ask-maps"),
    "no note": (["draft"], "NOTE"),
    "an unknown option": (["draft", "note.md", "--uptade"], "--update"),
    "an unknown command": (["drat", "note.md"], "draft"),
    "an out that is a file": (["draft", "note.md", "--out", "note.md"], "note.md"),
    "a context that is not there": (["draft", "note.md", "--context", "product=no.md"], "no.md"),
}


@pytest.mark.parametrize("name", BAD)
def test_bad_input_says_what_is_wrong_and_what_to_do(name: str, desk: Path) -> None:
    arguments, words = BAD[name]
    ran = specflow(desk, *arguments)
    assert ran.code == 2
    assert words in ran.err
    assert not list(desk.glob("specs/**/spec.yaml"))


ODD = {
    "empty": b"",
    "blank": b"\n \n\t\n",
    "one line": b"Let people pay with their phone.",
    "no final newline and crlf": b"# Pay\r\n\r\nPeople must be able to pay by phone.\r\nIt must take 2 seconds at most.",
    "bom": b"\xef\xbb\xbf# Pay\n\nPeople must be able to pay by phone.\n",
    "utf-16": "# Pay\n\nPeople must be able to pay by phone.\n".encode("utf-16"),
    "latin-1": "# Caf\xe9\n\nA guest must be able to pay \xe0 la carte.\n".encode("latin-1"),
    "binary": bytes(range(256)) * 40,
    "nul": b"# Pay\n\nPeople must\0 be able to pay.\n",
    "html": b"<script>alert(1)</script>\n<img src=x onerror=alert(1)>\n\n<p>A guest must be able to pay.</p>\n",
    "braces": b"# {{ 7*7 }} {% raw %}\n\nThe page must show {name} and {{ config }} and {user.name}.\n",
    "yaml-like": b"---\ntitle: no\n---\n- yes: no\n- must be 1.10\n\nThe version must be 1.10 and `on`.\n",
    "another language": "# Zahlen\n\nGäste müssen mit dem Telefon bezahlen können. Das dauert höchstens 2 Sekunden.\n".encode(),
    "no Latin letter": "# 支払い\n\n客は電話で支払えること。\n".encode(),
    "bidi": "# Pay\n\nA guest must \u202eevil\u202c pay \u2066x\u2069 and \u200bzero width.\n".encode(),
    "a huge line": b"A guest must be able to pay. " * 4000,
}


# spec: note-to-spec/FR-02
@pytest.mark.parametrize("name", ODD)
def test_every_note_gives_a_valid_spec_and_page(name: str, tmp_path: Path) -> None:
    (tmp_path / "odd.md").write_bytes(ODD[name])
    ran = specflow(tmp_path, "draft", "odd.md")
    assert ran.code == 0, ran.err
    lint = json.loads(specflow(tmp_path, "lint", "--format", "json").out)
    assert [one for one in lint["findings"] if one["severity"] == "error"] == []
    assert (tmp_path / "specs/odd/spec.html").stat().st_size > 10_000


# spec: note-to-spec/FR-11
def test_killed_at_any_moment_it_leaves_a_whole_file_or_none(desk: Path) -> None:
    """It is killed as soon as its folder has changed once, twice, and so on; the last time it may come to its end."""
    specflow(desk, "draft", "note.md", "--feature", "whole")
    whole = (desk / "specs/whole/spec.yaml").read_text(encoding="utf-8").replace("feature: whole", "feature: {}")
    seen: list[bool] = []
    for changes in (1, 1, 1, 2, 2, 3, 3, 4, 5, 6, 1000):
        feature = f"killed-{len(seen)}"
        spec, page = (desk / f"specs/{feature}" / name for name in ("spec.yaml", "spec.html"))
        _killed_after(changes, spec.parent, desk, feature)
        seen.append(spec.exists())
        if spec.exists():
            assert spec.read_text(encoding="utf-8").replace(f"feature: {feature}", "feature: {}") == whole
        if page.exists():
            assert page.read_text(encoding="utf-8").rstrip().endswith("</html>")
    assert seen[-1], "who is left alone comes to an end"


def _killed_after(changes: int, folder: Path, desk: Path, feature: str) -> None:
    line = [sys.executable, "-m", "specflow", "draft", "note.md", "--feature", feature]
    process = subprocess.Popen(line, cwd=desk, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    before: set[Path] = set()
    while changes and process.poll() is None:
        now = set(folder.iterdir()) if folder.exists() else set()
        changes -= now != before
        before = now
        time.sleep(0.0005)
    process.kill()
    process.wait()


WORDS = "A guest must be able to pay by phone. We talked about it in spring. Paying takes 2 seconds at most. Cash can wait."


# spec: note-to-spec/FR-04
def test_every_sentence_is_used_or_set_aside(tmp_path: Path) -> None:
    (tmp_path / "pay.md").write_text(f"# Pay\n\n{WORDS}\n", encoding="utf-8")
    specflow(tmp_path, "draft", "pay.md")
    file = read_spec("x", spec_of(tmp_path)[1])
    assert file.spec is not None
    quotes = [ref.quote or "" for _, _, item in file.spec.items() for ref in getattr(item, "source", ())]
    quotes += [one.source.quote or "" for one in file.spec.set_aside]
    for sentence in WORDS.split(". "):
        assert any(sentence.rstrip(".") in quote for quote in quotes), sentence
    assert all(one.why for one in file.spec.set_aside)


# spec: note-to-spec/FR-05
def test_what_the_tool_proposes_says_so_and_why(tmp_path: Path) -> None:
    note = "# Pay\n\nA guest must be able to upload a photo of the bill and pay by phone.\n"
    (tmp_path / "pay.md").write_text(note, encoding="utf-8")
    specflow(tmp_path, "draft", "pay.md")
    file = read_spec("x", spec_of(tmp_path)[1])
    assert file.spec is not None
    proposed = [one for one in file.spec.requirements if one.proposed]
    assert proposed
    for one in proposed:
        assert (one.status, bool(one.rationale), bool(one.source and one.source[0].quote)) == ("placeholder", True, True)


# spec: note-to-spec/FR-10
def test_contradicting_sources_become_a_question_that_names_both(tmp_path: Path) -> None:
    note = "# Logs\n\nThe text of a search must be deleted when the session ends.\n"
    (tmp_path / "note.md").write_text(note, encoding="utf-8")
    (tmp_path / "product_area_context.md").write_text("- The text of a search is kept for 90 days.\n", encoding="utf-8")
    specflow(tmp_path, "draft", "note.md")
    file = read_spec("x", spec_of(tmp_path)[1])
    assert file.spec is not None
    places = [{(ref.path, ref.line) for ref in one.source} for one in file.spec.questions]
    assert {("note.md", 3), ("product_area_context.md", 1)} in places


# spec: note-to-spec/FR-10
def test_a_contradiction_with_the_code_or_a_further_source_is_asked_about_as_what_it_is(tmp_path: Path) -> None:
    note = "# Logs\n\nThe text of a search must be deleted when the session ends. Exports are at most 900 rows long.\n"
    (tmp_path / "note.md").write_text(note, encoding="utf-8")
    (tmp_path / "code_context.md").write_text("- The text of a search is kept for 90 days.\n", encoding="utf-8")
    (tmp_path / "mail.md").write_text("The text of a search is kept for 30 days.\n", encoding="utf-8")
    specflow(tmp_path, "draft", "note.md", "--source", "mail.md")
    file = read_spec("x", spec_of(tmp_path)[1])
    assert file.spec is not None
    asked = {frozenset(ref.path for ref in one.source): one for one in file.spec.questions if len(one.source) == 2}
    with_code, with_mail = (asked[frozenset(("note.md", other))] for other in ("code_context.md", "mail.md"))
    assert "`note.md:3` says" in with_code.text
    assert "engineering changes that first" in (with_code.suggested or "")
    assert "The later line" in (with_mail.suggested or "")


SAYS_NOTHING = {
    "empty": (b"", "thin.md is empty"), "blank": (b"\n  \n", "thin.md is empty"),
    "binary": (b"\x00\x01\xff" * 400, "thin.md is no text"), "headings": (b"# Pay\n\n## Rules\n", "thin.md holds no sentence"),
}  # fmt: skip


@pytest.mark.parametrize("kind", SAYS_NOTHING)
def test_a_note_that_says_nothing_asks_for_words(kind: str, tmp_path: Path) -> None:
    content, seen = SAYS_NOTHING[kind]
    (tmp_path / "thin.md").write_bytes(content)
    ran = specflow(tmp_path, "draft", "thin.md")
    assert ran.code == 0, ran.err
    assert seen in ran.out
    assert "Write in thin.md what people must be able to do" in ran.out and "--update" in ran.out


def test_a_file_that_is_too_large_for_a_note_is_refused_by_the_name_it_was_given(tmp_path: Path) -> None:
    (tmp_path / "huge.md").write_text("A visitor must be able to ask.\n" * 70_000, encoding="utf-8")
    ran = specflow(tmp_path, "draft", "huge.md")
    assert ran.code == 2
    assert ran.err.startswith("specflow: huge.md has 2,170,000 bytes; the most that is read is 2,000,000\n")


def test_a_link_that_leads_out_of_the_workspace_is_no_note(tmp_path: Path) -> None:
    (tmp_path / "private.md").write_text("A visitor must be able to ask.\n", encoding="utf-8")
    desk = tmp_path / "desk"
    desk.mkdir()
    (desk / "specflow.toml").touch()
    (desk / "inside.md").symlink_to(tmp_path / "private.md")
    (desk / "own.md").write_text("A visitor must be able to pay.\n", encoding="utf-8")
    (desk / "again.md").symlink_to(desk / "own.md")
    refused = specflow(desk, "draft", "inside.md")
    assert refused.code == 2
    assert "inside.md is a link that leads out of the workspace" in refused.err and "private.md" in refused.err
    assert not (desk / "specs").exists()
    assert specflow(desk, "draft", "again.md", "--feature", "own").code == 0
    assert specflow(desk, "draft", "../private.md", "--feature", "named").code == 0, "whom its user names may lie anywhere"
