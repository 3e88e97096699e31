"""Signing from the terminal: what is refused, what is written, what a change voids, and keys that prove who signed."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from tests.run import Ran, specflow
from tests.web.running import make

DONE = """\
schema: specflow/v1
feature: ask-maps
title: Ask Maps
goal: Visitors find places by asking.
parameters:
  most: {value: 5, unit: places}
requirements:
  - {id: FR-01, title: Ask, text: A visitor must be able to ask., status: final}
  - {id: FR-02, title: Few, text: "An answer must show at most {most}.", status: final, depends_on: [FR-01]}
  - {id: EC-01, title: None, text: "When nothing is found, the system must say so.", status: final}
"""


def approvals(root: Path) -> list[dict[str, object]]:
    """Every record."""
    text = (root / "specs/ask-maps/approvals.yaml").read_text(encoding="utf-8")
    return [json.loads(line[2:]) for line in text.splitlines() if line.startswith("- ")]


def sign(root: Path, *more: str, role: str = "product") -> Ran:
    """Sign in a role, saying that it was read."""
    return specflow(root, "approve", "ask-maps", *more, "--as", role, "--i-have-read")


def edit(root: Path, old: str, new: str) -> None:
    path = root / "specs/ask-maps/spec.yaml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def standing(root: Path) -> dict[str, list[str]]:
    """role -> what is void"""
    shown = json.loads(specflow(root, "approve", "--list", "--format", "json").out)
    return {role["role"]: role["void"] for role in shown["specs"][0]["roles"]}


def held(root: Path) -> list[int]:
    """How much each role has signed."""
    shown = json.loads(specflow(root, "approve", "--list", "--format", "json").out)
    return [len(role["signed"]) for role in shown["specs"][0]["roles"]]


@pytest.mark.parametrize(
    "old, new, why",
    [
        ("status: final}\n  - {id: FR-02", "status: review}\n  - {id: FR-02", "FR-01 still needs review"),
        ("status: final}\n  - {id: FR-02", "status: placeholder}\n  - {id: FR-02", "FR-01 is a placeholder"),
        ("A visitor must be able to ask.", "\"A visitor must [to write].\"", "FR-01 has text to write"),
        ("goal:", "questions: [{id: Q-01, text: Why?}]\ngoal:", "Q-01 nobody has answered"),
        ("goal:", "decisions: [{id: DN-01, question: How?, sets: [most]}]\ngoal:", "DN-01 nobody has decided"),
        ("When nothing is found, the system must say so.", "An answer must show at least 8 places.", "contradicts"),
    ],
)
def test_nothing_open_is_signed(workspace: Path, old: str, new: str, why: str) -> None:
    make(workspace, DONE)
    edit(workspace, old, new)
    done = sign(workspace)
    assert done.code == 1
    assert why in done.out
    assert not (workspace / "specs/ask-maps/approvals.yaml").exists()


def test_what_was_not_read_is_not_signed_unless_the_signer_says_so(workspace: Path) -> None:
    make(workspace, DONE)
    done = specflow(workspace, "approve", "ask-maps", "--as", "product")
    assert done.code == 1
    assert "--i-have-read" in done.out
    assert sign(workspace).code == 0
    assert {record["read"] for record in approvals(workspace)} == {"stated"}
    assert {record["by"] for record in approvals(workspace)} == {"test@example.org"}
    assert "unauthenticated" in sign(workspace, role="engineering").out


def test_a_subset_is_held_up_only_by_what_it_depends_on(workspace: Path) -> None:
    make(workspace, DONE)
    edit(workspace, "goal:", "decisions: [{id: DN-01, question: How many?, sets: [most]}]\ngoal:")
    assert sign(workspace, "EC-01").code == 0
    assert sign(workspace, "FR-01").code == 0
    refused = sign(workspace, "FR-02")
    assert refused.code == 1
    assert "DN-01" in refused.out
    edit(workspace, "ask., status: final", "ask., status: review")
    edit(workspace, "decisions: [{id: DN-01, question: How many?, sets: [most]}]\n", "")
    assert "FR-01 still needs review" in sign(workspace, "FR-02").out


def test_the_record_keeps_the_content_and_signing_twice_adds_nothing(workspace: Path) -> None:
    make(workspace, DONE)
    sign(workspace)
    records = approvals(workspace)
    assert [record["subject"] for record in records] == ["spec", "FR-01", "FR-02", "EC-01"]
    assert records[2]["content"]["text"] == "An answer must show at most 5 places."  # type: ignore[index]
    assert "already" in sign(workspace).out
    assert approvals(workspace) == records


@pytest.mark.parametrize(
    "old, new, product, engineering",
    [
        ("able to ask.", "able to talk.", {"FR-01", "FR-02"}, {"FR-01", "FR-02"}),
        ("value: 5", "value: 6", {"FR-02"}, {"FR-02"}),
        ("title: None", "title: Nothing", {"EC-01"}, {"EC-01"}),
        ("say so.\", status: final", "say so.\", status: final, implemented_by: [src/a.py]", set(), {"EC-01"}),
        ("say so.\", status: final", "say so.\", status: review", set(), set()),
        ("say so.\", status: final", "say so.\", status: final, aliases: [EC-09]", set(), set()),
        ("goal: Visitors", "goal: People", {"spec"}, {"spec"}),
        ("schema:", "# a comment\nschema:", set(), set()),
    ],
)
def test_a_change_voids_what_it_touched_and_what_depends_on_it(
    workspace: Path, old: str, new: str, product: set[str], engineering: set[str]
) -> None:
    make(workspace, DONE)
    sign(workspace)
    sign(workspace, role="engineering")
    edit(workspace, old, new)
    assert {role: set(void) for role, void in standing(workspace).items()} == {"product": product, "engineering": engineering}


def test_only_those_who_hold_a_role_sign_in_it(workspace: Path) -> None:
    make(workspace, DONE)
    roles = '[approve]\nroles = {product = ["pm@example.org"], engineering = []}\n'
    (workspace / "specflow.toml").write_text(roles, encoding="utf-8")
    refused = sign(workspace)
    assert refused.code == 2
    assert "may not sign as product" in refused.err
    assert "pm@example.org" in refused.err
    assert sign(workspace, role="engineering").code == 0


def test_a_broken_record_is_never_written_over(workspace: Path) -> None:
    make(workspace, DONE)
    (workspace / "specs/ask-maps/approvals.yaml").write_text('- {"role": "product", "sub\n', encoding="utf-8")
    assert sign(workspace).code == 2
    assert (workspace / "specs/ask-maps/approvals.yaml").read_text(encoding="utf-8") == '- {"role": "product", "sub\n'


@pytest.fixture
def key(tmp_path: Path) -> Path:
    """A fresh SSH key."""
    path = tmp_path / "key"
    subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", str(path)], check=True)
    return path


def test_a_signature_is_asked_for_made_and_checked(workspace: Path, key: Path) -> None:
    make(workspace, DONE)
    (workspace / "specflow.toml").write_text("[approve]\nrequire-signature = true\n", encoding="utf-8")
    assert "no key is named" in sign(workspace).err
    allowed = workspace / "allowed_signers"
    unlisted = sign(workspace, "--key", str(key))
    assert unlisted.code == 2
    assert "not one that the allowed signers list for test@example.org" in unlisted.err
    assert not (workspace / "specs/ask-maps/approvals.yaml").exists()
    allowed.write_text(f"test@example.org {key.with_suffix('.pub').read_text(encoding='utf-8')}", encoding="utf-8")
    assert "SSH signature" in sign(workspace, "--key", str(key)).out
    assert held(workspace) == [4, 0]
    path = workspace / "specs/ask-maps/approvals.yaml"
    good = path.read_text(encoding="utf-8")
    for old, new in (('"by": "test@example.org"', '"by": "boss@example.org"'), ('"role": "product"', '"role": "engineering"')):
        path.write_text(good.replace(old, new), encoding="utf-8")
        assert held(workspace) == [0, 0]


def rules_of(root: Path) -> list[str]:
    """What `check` says about sign-offs, as code and message."""
    found = json.loads(specflow(root, "check", "--format", "json").out)["findings"]
    return [f"{one['code']} {one['message']}" for one in found if one["code"].startswith("SF6")]


def test_a_signed_line_gates_until_its_retirement_is_signed_by_the_same_roles(workspace: Path) -> None:
    make(workspace, DONE)
    sign(workspace)
    sign(workspace, role="engineering")
    assert rules_of(workspace) == []
    edit(workspace, '  - {id: EC-01, title: None, text: "When nothing is found, the system must say so.", status: final}\n',
         "retired:\n  - {id: EC-01, date: 2026-11-20, why: Nothing is ever found wanting.}\n")  # fmt: skip
    retired = "SF601 `ask-maps/EC-01` was signed and is retired; that is not signed by "
    assert rules_of(workspace) == [f"{retired}product and engineering"]
    assert standing(workspace) == {"product": ["EC-01"], "engineering": ["EC-01"]}
    assert sign(workspace, "EC-01").code == 0
    assert rules_of(workspace) == [f"{retired}engineering"]
    assert sign(workspace, role="engineering").code == 0
    assert rules_of(workspace) == []
    assert approvals(workspace)[-1]["content"] == {"id": "EC-01", "retired": "Nothing is ever found wanting."}
    edit(workspace, "found wanting", "found")
    assert rules_of(workspace) == [f"{retired}product and engineering"]


def test_retiring_what_nobody_signed_voids_nothing(workspace: Path) -> None:
    make(workspace, DONE)
    sign(workspace, "FR-01", "FR-02")
    sign(workspace, "FR-01", "FR-02", role="engineering")
    edit(workspace, '  - {id: EC-01, title: None, text: "When nothing is found, the system must say so.", status: final}\n',
         "retired:\n  - {id: EC-01, why: Never needed.}\n")  # fmt: skip
    assert rules_of(workspace) == []
    assert sign(workspace, "EC-01").code == 2


def test_what_belongs_to_the_whole_gates_once_it_is_signed(workspace: Path) -> None:
    make(workspace, DONE)
    sign(workspace)
    assert [line for line in rules_of(workspace) if "as a whole" in line or "the spec as" in line] == [
        "SF601 the spec as a whole (goal, metrics, scope, decisions) is not signed by engineering"
    ]
    sign(workspace, role="engineering")
    edit(workspace, "Visitors find places by asking.", "Everybody finds everything.")
    assert rules_of(workspace) == [
        f"SF602 the sign-off of {role} on the spec as a whole is void: goal changed since" for role in ("engineering", "product")
    ]
