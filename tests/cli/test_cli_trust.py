"""Opening, linting or rendering a workspace executes and sends nothing that the workspace chose (contract, section 9)."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from tests.build import HEAD
from tests.run import specflow, unprivileged

SPEC = HEAD + """
requirements:
  - id: FR-01
    title: Ask
    text: A visitor must be able to ask.
    mockup: mockups/out.svg
    source: {path: ../secret.md, line: 1, quote: top}
"""


@pytest.fixture
def hostile(tmp_path: Path) -> Path:
    root = tmp_path / "repo"
    folder = root / "specs/ask-maps"
    (folder / "mockups").mkdir(parents=True)
    (folder / "spec.yaml").write_text(SPEC, encoding="utf-8")
    (tmp_path / "secret.md").write_text("top secret\n", encoding="utf-8")
    (folder / "mockups/out.svg").symlink_to(tmp_path / "secret.md")
    (root / "note.md").write_text("# Ask\n\nA visitor must be able to ask.\n", encoding="utf-8")
    return root


# spec: note-to-spec/FR-19
def test_a_template_of_the_workspace_runs_nothing(hostile: Path) -> None:
    marker = hostile / "ran"
    attack = "{{ cycler.__init__.__globals__.os.system('touch " + str(marker) + "') }}"
    own = hostile / "templates/specflow/page"
    own.mkdir(parents=True)
    (own / "page.html").write_text(attack, encoding="utf-8")
    ran = specflow(hostile, "render")
    assert not marker.exists()
    assert ran.code in (0, 2)


def test_git_configuration_of_the_workspace_runs_nothing(hostile: Path) -> None:
    marker = hostile / "ran"
    specflow(hostile, "lint")
    (hostile / ".git").mkdir()
    (hostile / ".git/config").write_text(f'[core]\n\tfsmonitor = "touch {marker}"\n', encoding="utf-8")
    (hostile / ".git/HEAD").write_text("ref: refs/heads/main\n", encoding="utf-8")
    (hostile / ".git/objects").mkdir()
    (hostile / ".git/refs").mkdir()
    for command in (["lint"], ["render"], ["check", "--enforce", "none"]):
        specflow(hostile, *command)
    assert not marker.exists()


def test_nothing_outside_the_workspace_is_read(hostile: Path) -> None:
    (hostile / "specflow.toml").write_text("", encoding="utf-8")
    ran = specflow(hostile, "lint")
    assert "`../secret.md` cannot be found in the workspace" in ran.out
    assert "mockups/out.svg" in ran.out
    specflow(hostile, "render")
    assert "top secret" not in (hostile / "specs/ask-maps/spec.html").read_text(encoding="utf-8")


def test_a_context_that_points_outside_is_not_read(hostile: Path) -> None:
    (hostile / "specflow.toml").write_text('context = {product = "../secret.md"}\n', encoding="utf-8")
    specflow(hostile, "draft", "note.md")
    assert "top secret" not in (hostile / "specs/ask/spec.yaml").read_text(encoding="utf-8")


def test_a_folder_that_cannot_be_written_says_so(hostile: Path) -> None:
    folder = hostile / "specs/ask-maps"
    folder.chmod(stat.S_IREAD | stat.S_IEXEC)
    ran = unprivileged(hostile, "render")
    folder.chmod(stat.S_IRWXU)
    assert (ran.code, "cannot be written" in ran.err) == (2, True), ran.err


@pytest.mark.parametrize(("place", "said"), [
    ("specs", "specs cannot be listed"), ("specs/ask-maps", "specs/ask-maps/spec.yaml cannot be read"),
    ("specs/ask-maps/spec.yaml", "specs/ask-maps/spec.yaml cannot be read"),
])  # fmt: skip
@pytest.mark.parametrize("command", ["check", "lint"])
def test_a_spec_that_may_not_be_read_is_never_passed_over(hostile: Path, place: str, said: str, command: str) -> None:
    other = hostile / "specs/other"
    other.mkdir()
    (other / "spec.yaml").write_text(SPEC.replace("ask-maps", "other"), encoding="utf-8")
    (hostile / place).chmod(0)
    ran = unprivileged(hostile, command)
    (hostile / place).chmod(stat.S_IRWXU)
    assert (ran.code, said in ran.err) == (2, True), ran.err


LINKS = {
    "a page": ("specs/ask-maps/spec.html", ["render"]),
    "a spec": ("specs/ask-maps/spec.yaml", ["questions", "ask-maps", "--answer", "Q-01=yes", "--by", "me"]),
    "an ignore file": (".gitignore", ["init"]),
}


@pytest.mark.parametrize("name", LINKS)
def test_a_link_out_of_the_workspace_is_never_written_through(name: str, hostile: Path) -> None:
    place, arguments = LINKS[name]
    (hostile / "specflow.toml").write_text("", encoding="utf-8")
    outside = hostile.parent / "outside"
    question = "questions:\n  - {id: Q-01, text: Who?, suggested: The page must say who.}\n"
    text = SPEC.replace("    mockup: mockups/out.svg\n", "")
    text = text.replace("../secret.md", "note.md").replace("quote: top", "quote: Ask")
    outside.write_text(text + question, encoding="utf-8")
    before = outside.read_bytes()
    target = hostile / place
    target.unlink(missing_ok=True)
    target.symlink_to(outside)
    ran = specflow(hostile, *arguments)
    assert outside.read_bytes() == before
    assert (ran.code, "outside" in ran.err) == (2, True)


def test_a_specs_folder_outside_the_workspace_is_refused(hostile: Path) -> None:
    (hostile / "specflow.toml").write_text('specs = "../elsewhere"\n', encoding="utf-8")
    ran = specflow(hostile, "draft", "note.md")
    assert (ran.code, "leads out of the workspace" in ran.err) == (2, True)
    assert not (hostile.parent / "elsewhere").exists()


def test_a_spec_that_is_a_folder_is_no_pass(hostile: Path) -> None:
    (hostile / "specs/ask-maps/spec.yaml").unlink()
    (hostile / "specs/ask-maps/spec.yaml").mkdir()
    ran = specflow(hostile, "lint")
    assert (ran.code, "is a folder" in ran.err) == (2, True)
