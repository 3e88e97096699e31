from __future__ import annotations

import json
from pathlib import Path

from specflow.flows.init import init
from tests.run import specflow

NAMES = ("specflow.toml", "product_area_context.md", "code_context.md", ".gitignore", ".gitattributes", "specs/")
LINES = {".gitignore": ".specflow/", ".gitattributes": "specs/*/approvals.yaml merge=union"}


def test_an_empty_folder_becomes_a_workspace_that_works(tmp_path: Path) -> None:
    ran = specflow(tmp_path, "init")
    assert ran.code == 0, ran.err
    assert {"specflow.toml", "product_area_context.md", "code_context.md", ".gitignore", ".gitattributes", "specs"} <= {
        path.name for path in tmp_path.iterdir()
    }
    assert "specflow draft note.md" in ran.out
    (tmp_path / "note.md").write_text("# Pay\n\nA guest must be able to pay by phone.\n", encoding="utf-8")
    assert specflow(tmp_path, "draft", "note.md").code == 0
    assert specflow(tmp_path, "lint").code == 0


# spec: note-to-spec/FR-18
def test_nothing_that_exists_is_overwritten(tmp_path: Path) -> None:
    mine = {name: f"mine {name}\n" for name in ("specflow.toml", "product_area_context.md", "code_context.md")}
    mine["specflow.toml"] = "# mine\n"
    for name, text in mine.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    (tmp_path / ".gitignore").write_bytes(b"build/\r\n.specflow/\r\n")
    (tmp_path / ".gitattributes").write_bytes(b"*.png binary")
    ran = specflow(tmp_path, "init", "--format", "json")
    assert ran.code == 0
    assert {name: (tmp_path / name).read_text(encoding="utf-8") for name in mine} == mine
    assert (tmp_path / ".gitignore").read_bytes().startswith(b"build/\r\n.specflow/\r\n")
    assert (tmp_path / ".gitignore").read_bytes().count(b".specflow/") == 1
    assert (tmp_path / ".gitattributes").read_bytes().startswith(b"*.png binary\n")
    did = {one["path"]: one["what"] for one in json.loads(ran.out)["files"]}
    assert did["specflow.toml"] == "kept"
    assert did[".gitattributes"] == "extended"


# spec: note-to-spec/FR-18
def test_ignore_files_gain_only_the_lines_they_lack(tmp_path: Path) -> None:
    (tmp_path / ".gitignore").write_bytes(b"caf\xe9/\n.specflow/\n")
    (tmp_path / ".gitattributes").write_bytes(b"*.png binary")
    did = {one.path: one.what for one in init(tmp_path)}
    heading = b"# specflow: generated pages, cache, traces and evidence\n"
    assert (tmp_path / ".gitignore").read_bytes() == b"caf\xe9/\n.specflow/\n\n" + heading + b"specs/*/spec.html\n"
    attributes = (tmp_path / ".gitattributes").read_text(encoding="utf-8").splitlines()
    assert attributes[:2] == ["*.png binary", ""]
    assert [line.partition(" merge")[0] for line in attributes[3:]] == [
        "specs/*/approvals.yaml", "specs/*/trace.lock", "specs/*/reviews/*.yaml",
    ]  # fmt: skip
    assert (did[".gitignore"], did[".gitattributes"], did["specflow.toml"]) == ("extended", "extended", "created")


# spec: note-to-spec/FR-18
def test_what_is_missing_is_created_and_the_second_time_everything_is_kept(tmp_path: Path) -> None:
    assert {one.path: one.what for one in init(tmp_path)} == dict.fromkeys(NAMES, "created")
    assert (tmp_path / ".gitignore").read_text(encoding="utf-8").endswith("\n.specflow/\nspecs/*/spec.html\n")
    before = {path: path.read_bytes() for path in tmp_path.iterdir() if path.is_file()}
    assert all(before.values())
    assert {one.path: one.what for one in init(tmp_path)} == dict.fromkeys(NAMES, "kept")
    assert {path: path.read_bytes() for path in tmp_path.iterdir() if path.is_file()} == before


# spec: note-to-spec/FR-18
def test_a_link_that_leads_nowhere_is_kept(tmp_path: Path) -> None:
    (tmp_path / "code_context.md").symlink_to("elsewhere.md")
    assert {one.path: one.what for one in init(tmp_path)}["code_context.md"] == "kept"
    assert not (tmp_path / "elsewhere.md").exists()


def test_a_second_time_changes_nothing(tmp_path: Path) -> None:
    specflow(tmp_path, "init")
    before = {path: path.read_bytes() for path in tmp_path.iterdir() if path.is_file()}
    ran = specflow(tmp_path, "init")
    assert "created" not in ran.out
    assert {path: path.read_bytes() for path in tmp_path.iterdir() if path.is_file()} == before


def test_another_folder_can_be_named_and_a_file_cannot(tmp_path: Path) -> None:
    assert specflow(tmp_path, "init", "new/place").code == 0
    assert (tmp_path / "new/place/specflow.toml").is_file()
    (tmp_path / "file").write_text("", encoding="utf-8")
    ran = specflow(tmp_path, "init", "file")
    assert (ran.code, "is a file" in ran.err) == (2, True)
