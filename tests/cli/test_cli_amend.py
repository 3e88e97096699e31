"""A defect is walked into the spec, what it touches is listed, and finished work comes back with a prompt."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from tests.plan_build import sign
from tests.run import specflow

EXAMPLE = Path(__file__).parents[2] / "examples" / "parcel-lockers"
CODE = "# spec: keep-my-parcel/FR-03\ndef price(days: int) -> float:\n    return max(0, days - 1) * 1.5\n"


@pytest.fixture
def lockers(workspace: Path) -> Path:
    """A copy of an example; its feature's folder is given back."""
    shutil.copytree(EXAMPLE, workspace, dirs_exist_ok=True)
    return workspace / "specs" / "keep-my-parcel"


@pytest.mark.parametrize(
    ("defect", "nearest", "text"),
    [
        ("the page shows the phone number", "BR-04", "The page must not show the phone number."),
        ("the confirmation is not sent when support extends", "BR-03", "The confirmation must be sent when support extends."),
        ("results from another city near a boundary", None,
         "The system must not offer results from another city near a boundary."),
        ("the refund should start at once", "EC-05", "The refund should start at once."),
    ],
)  # fmt: skip
def test_a_defect_finds_its_requirement_or_none_and_is_turned_round(
    defect: str, nearest: str | None, text: str, lockers: Path
) -> None:
    before = (lockers / "spec.yaml").read_bytes()
    done = specflow(lockers.parents[1], "amend", "keep-my-parcel", defect, "--dry-run", "--format", "json")
    data = json.loads(done.out)
    assert (data["id"], data["text"], data["silent"]) == ("EC-07", text, nearest is None)
    if nearest:
        assert data["near"][0]["requirement"] == nearest
    assert (lockers / "spec.yaml").read_bytes() == before
    assert not (lockers / "defects.md").exists()


GARBLED = {
    "The extension page offers defect lockers": "It must not happen that the extension page offers defect lockers.",
    "A code opened the wrong locker": "It must not happen that a code opened the wrong locker.",
    "Nobody got the code": "It must not happen that nobody got the code.",
    "It crashes when the phone has no clock": "It must not happen that it crashes when the phone has no clock.",
    "SMS arrive late": "SMS must not arrive late.",
    "Missing confirmation after payment": "There must be no missing confirmation after payment.",
    "Recipients are told twice": "Recipients must not be told twice.",
}


@pytest.mark.parametrize("defect", GARBLED)
def test_what_is_said_against_a_defect_is_a_sentence(defect: str, lockers: Path) -> None:
    done = specflow(lockers.parents[1], "amend", "keep-my-parcel", defect, "--dry-run", "--format", "json")
    assert json.loads(done.out)["text"] == GARBLED[defect]


def test_what_is_written_lints_quotes_its_defect_and_is_in_review(lockers: Path) -> None:
    root = lockers.parents[1]
    done = specflow(root, "amend", "keep-my-parcel", "-", stdin=b"the page shows\nthe phone number of the recipient")
    assert done.code == 0, done.err
    assert "BR-04" in done.out
    text = (lockers / "spec.yaml").read_text(encoding="utf-8")
    assert "# Requirements: FR functional" in text, "comments stay"
    log = (lockers / "defects.md").read_text(encoding="utf-8").splitlines()
    assert log[4] == "- the page shows the phone number of the recipient"
    data = json.loads(specflow(root, "lint", "--format", "json").out)
    new = next(one for one in data["requirements"] if one["id"] == "keep-my-parcel/EC-07")
    assert new["status"] == "review"
    assert [one for one in data["findings"] if one["code"] in ("SF112", "SF107") or one["severity"] == "error"] == []


def test_replacing_retires_and_references_follow(lockers: Path) -> None:
    root = lockers.parents[1]
    words = "An extension must cost {day_price} for every day."
    done = specflow(root, "amend", "keep-my-parcel", "nobody understands the free day", "--replaces", "FR-03", "--text", words)
    assert done.code == 0, done.err
    text = (lockers / "spec.yaml").read_text(encoding="utf-8")
    assert "id: FR-10" in text
    assert "{id: FR-03, why: Replaced by FR-10}" in text
    assert "depends_on: [FR-10]" in text
    assert specflow(root, "lint", "--fail-on", "error").code == 0


def test_mending_in_place_keeps_the_id_and_voids_what_was_signed(lockers: Path) -> None:
    root = lockers.parents[1]
    sign(lockers)
    words = "An extension must be free for the first {free_days} only."
    assert specflow(root, "amend", "keep-my-parcel", "it is unclear", "--change", "FR-03", "--text", words).code == 0
    text = (lockers / "spec.yaml").read_text(encoding="utf-8")
    assert words in text
    findings = json.loads(specflow(root, "check", "--format", "json").out)["findings"]
    assert ("SF602", "keep-my-parcel/FR-03") in {(one["code"], one["requirement"]) for one in findings}
    wrong = specflow(root, "amend", "keep-my-parcel", "x", "--change", "FR-33")
    assert (wrong.code, "there is no requirement `FR-33`" in wrong.err) == (2, True)


def test_from_a_defect_to_the_rework_prompt(lockers: Path) -> None:
    root = lockers.parents[1]
    sign(lockers)
    (root / "src").mkdir()
    (root / "src" / "price.py").write_text(CODE, encoding="utf-8")
    specflow(root, "plan", "keep-my-parcel")
    tasks = json.loads(specflow(root, "tasks", "--format", "json").out)["tasks"]
    id_ = next(one["id"] for one in tasks if one["requirements"] == ["FR-03"])
    specflow(root, "tasks", "--set", f"{id_}=done")
    touched = json.loads(specflow(root, "impact", "FR-03", "--format", "json").out)
    assert {"requirement", "design", "task", "code", "approval"} <= {one["kind"] for one in touched["touched"]}
    assert ("code", "src/price.py::price") in {(one["kind"], one["name"]) for one in touched["touched"]}
    assert touched["prompts"] == [f"specflow prompt keep-my-parcel {id_}"]

    words = "An extension must be free for the first {free_days} only."
    specflow(root, "amend", "keep-my-parcel", "the price is unclear", "--change", "FR-03", "--text", words)
    sign(lockers, "FR-03")
    done = specflow(root, "plan", "keep-my-parcel", "--update")
    assert f"to rework: {id_} What an extension costs (FR-03)" in done.out
    assert f"specflow prompt keep-my-parcel {id_}" in done.out
    prompt = specflow(root, "prompt", "keep-my-parcel", id_).out
    assert "## What changed" in prompt
    assert "free for the first 1 day and cost 1.50 euros" in prompt.partition("said before")[2].partition("It says now")[0]
    assert "> An extension must be free for the first 1 day only." in prompt
    assert "def price(days: int)" in prompt


def test_impact_of_another_feature_that_names_it(lockers: Path) -> None:
    root = lockers.parents[1]
    other = root / "specs" / "depot" / "spec.yaml"
    other.parent.mkdir()
    other.write_text(
        "schema: specflow/v1\nfeature: depot\ntitle: Depot\ngoal: Empty lockers.\nrequirements:\n"
        "  - {id: FR-01, title: Wait, text: The courier must wait as keep-my-parcel/FR-03 says.}\n",
        encoding="utf-8",
    )
    found = specflow(root, "impact", "keep-my-parcel/FR-03")
    assert "depot/FR-01" in found.out
    assert specflow(root, "impact", "FR-77").code == 2


def test_settled_words_are_final_at_once_and_need_words(workspace: Path) -> None:
    folder = workspace / "specs" / "depot"
    folder.mkdir(parents=True)
    (folder / "spec.yaml").write_text(
        "schema: specflow/v1\nfeature: depot\ntitle: Depot\ngoal: Empty lockers.\nrequirements:\n"
        "  - {id: FR-01, title: Lists, text: A courier must get a list at 5:00., status: final}\n",
        encoding="utf-8",
    )
    refused = specflow(workspace, "amend", "depot", "the list is late", "--final")
    assert (refused.code, "needs the words" in refused.err) == (2, True)
    made = specflow(workspace, "amend", "depot", "the list is late", "--replaces", "FR-01", "--final", "--text",
                    "A courier must get a list before 5:00.")  # fmt: skip
    assert "FR-02 is new, final (specs/depot/spec.yaml:" in made.out
    assert "specflow approve depot FR-02 FR-01 --as product" in made.out
    text = (folder / "spec.yaml").read_text(encoding="utf-8")
    assert "title: Lists" in text
    assert "status: final" in text


def test_the_rework_prompt_names_the_tags_of_what_was_replaced_and_impact_the_line_of_each_signature(lockers: Path) -> None:
    root = lockers.parents[1]
    sign(lockers)
    (root / "src").mkdir()
    (root / "src" / "price.py").write_text(CODE, encoding="utf-8")
    specflow(root, "plan", "keep-my-parcel")
    words = "An extension must cost {day_price} for every day."
    specflow(root, "amend", "keep-my-parcel", "nobody understands it", "--replaces", "FR-03", "--text", words, "--final")
    signed = json.loads(specflow(root, "impact", "FR-10", "--format", "json").out)["touched"]
    lines = (lockers / "approvals.yaml").read_text(encoding="utf-8").splitlines()
    for one in (one for one in signed if one["kind"] == "approval"):
        assert f'"role": "{one["name"]}", "subject": "FR-03"' in lines[one["line"] - 1]
    sign(lockers)
    specflow(root, "plan", "keep-my-parcel", "--update")
    tasks = json.loads(specflow(root, "tasks", "--format", "json").out)["tasks"]
    id_ = next(one["id"] for one in tasks if one["requirements"] == ["FR-10"])
    tags = specflow(root, "prompt", "keep-my-parcel", id_).out.partition("## Tags")[2].partition("## Done")[0]
    assert "`keep-my-parcel/FR-03` was retired and replaced by `FR-10`; name that instead in `src/price.py:1`." in tags


@pytest.mark.parametrize("there", [True, False])
def test_the_name_of_a_file_is_no_defect(lockers: Path, there: bool) -> None:
    root, before = lockers.parents[1], (lockers / "spec.yaml").read_bytes()
    if there:
        (root / "bug.md").write_text("The page shows the phone number.\n", encoding="utf-8")
    refused = specflow(root, "amend", "keep-my-parcel", "bug.md")
    assert (refused.code, "`bug.md` is the name of a file" in refused.err) == (2, True)
    assert "specflow amend keep-my-parcel - < bug.md" in refused.err
    assert (lockers / "spec.yaml").read_bytes() == before
    assert not (lockers / "defects.md").exists()


def test_one_long_word_is_a_defect(lockers: Path) -> None:
    assert specflow(lockers.parents[1], "amend", "keep-my-parcel", "x" * 5_000, "--dry-run").code == 0
