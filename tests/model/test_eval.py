"""`specflow eval`: the suite of the repository, cases that have to go red, the baseline, live and replayed answers."""

from __future__ import annotations

import json
import os
import shutil
import xml.etree.ElementTree as ET
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from specflow.adapters import spend
from specflow.analysis.scoring import score, spans_short
from specflow.model.evals import SCORES, Case, SpanRule
from specflow.model.spec import Spec
from specflow.model.telemetry import Span
from tests.model.loopback import Server, serving
from tests.model.scripted import Answer, Sent, model
from tests.run import Ran, specflow

ROOT = Path(__file__).parents[2]
CASE = """id: shop
input:
  note: |
    # Shop
    A guest must be able to pay by phone. A receipt must arrive within 2 minutes.
expect:
  must_cover:
    - {key: pay, any_of: ["pay by phone"]}
    - {key: receipt, any_of: ["receipt & 2 minutes"]}
"""


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    (tmp_path / "evals/own").mkdir(parents=True)
    (tmp_path / "evals/own/shop.yaml").write_text(CASE, encoding="utf-8")
    return tmp_path


def evals(desk: Path, *arguments: str, server: Server | None = None) -> Ran:
    more = {"ANTHROPIC_BASE_URL": server.url, "ANTHROPIC_API_KEY": "test-key"} if server else {}
    return specflow(desk, "eval", *arguments, env={**os.environ, **more})


def test_the_suite_of_this_repository_passes_and_keeps_its_baseline() -> None:
    ran = evals(ROOT, "--provider", "offline", "--format", "json")
    report = json.loads(ran.out)
    assert ran.code == 0, ran.out
    assert len(report["cases"]) >= 8
    assert (ROOT / "evals/offline/baseline.json").is_file()


RED = {
    "something is not covered": (CASE.replace("pay by phone\"", "pay by cheque\""), "misses pay"),
    "something forbidden is said": (CASE + "  must_not: [by phone]\n", "says “by phone”"),
    "a question is not asked": (CASE + "  questions: [colour]\n", "does not ask about colour"),
}


@pytest.mark.parametrize("name", RED)
def test_a_case_goes_red(name: str, desk: Path) -> None:
    case, words = RED[name]
    (desk / "evals/own/shop.yaml").write_text(case, encoding="utf-8")
    ran = evals(desk)
    assert (ran.code, words in ran.out) == (1, True), ran.out
    assert evals(desk, "--format", "junit").out.count("<failure") == 1
    (desk / "evals/own/shop.yaml").write_text(case + "must_pass: false\n", encoding="utf-8")
    assert evals(desk).code == 0


def test_a_regression_fails_although_the_case_still_passes(desk: Path) -> None:
    path = desk / "evals/own/shop.yaml"
    path.write_text(CASE + "  at_least: 0.5\n", encoding="utf-8")
    assert evals(desk, "--write-baseline").code == 0
    path.write_text(CASE.replace("2 minutes", "9 minutes", 1) + "  at_least: 0.5\n", encoding="utf-8")
    ran = evals(desk)
    assert ran.code == 1
    assert "coverage fell from 1.00 to 0.50" in ran.out
    assert "regressed" in ran.out
    assert evals(desk, "--write-baseline").code == 0
    assert evals(desk).code == 0


BAD = {
    "no YAML": ("id: [", 2),
    "an unknown field": (CASE + "colour: red\n", 2),
    "no note": ("id: x\ninput: {}\n", 2),
    "an id that is none": (CASE.replace("id: shop", "id: ../x"), 2),
    "a list": ("- 1\n", 2),
}


@pytest.mark.parametrize("name", BAD)
def test_a_case_that_cannot_be_read_is_no_failing_case(name: str, desk: Path) -> None:
    text, code = BAD[name]
    (desk / "evals/own/shop.yaml").write_text(text, encoding="utf-8")
    ran = evals(desk)
    assert (ran.code, "shop.yaml" in ran.err) == (code, True), ran.err


def test_nothing_to_evaluate_is_no_success(tmp_path: Path) -> None:
    assert evals(tmp_path).code == 2
    assert evals(ROOT, "nonsense").code == 2
    assert evals(ROOT, "--live", "--replay", "x").code == 2


def test_a_spoilt_baseline_is_named(desk: Path) -> None:
    (desk / "evals/own/baseline.json").write_text("[]", encoding="utf-8")
    assert "baseline.json" in evals(desk).err


@pytest.mark.parametrize("form", ["text", "json", "junit", "markdown"])
def test_reports(form: str, desk: Path) -> None:
    ran = evals(desk, "--format", form, "--output", "report")
    text = (desk / "report").read_text(encoding="utf-8")
    assert ran.out.strip() == "1 of 1 cases passed with the provider `offline`."
    assert "shop" in text
    if form == "json":
        assert json.loads(text)["means"] == dict.fromkeys(SCORES, 1.0)
    if form == "junit":
        assert ET.fromstring(text).attrib["tests"] == "1"  # noqa: S314 - our own


def test_live_answers_are_recorded_and_replayed_without_a_server(desk: Path) -> None:
    with serving(model()) as server:
        live = evals(desk, "--live", "--record", "answers", "--format", "json", server=server)
        assert live.code == 0, live.out + live.err
    cost = Decimal(json.loads(live.out)["cases"][0]["cost"])
    spent = sum((Decimal(one["cost"]) for one in spend.entries(desk) if "stage" in one), Decimal(0))
    assert cost == spent.quantize(Decimal("0.0001"))
    replayed = evals(desk, "--replay", "answers", "--format", "json")
    assert replayed.code == 0, replayed.err
    case = json.loads(replayed.out)["cases"][0]
    assert (case["cost"], case["scores"]) == ("0.0000", json.loads(live.out)["cases"][0]["scores"])


def test_the_recorded_suite_of_this_repository_replays_without_a_key(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "evals", tmp_path / "evals")
    ran = evals(tmp_path, "--replay", "--format", "json")
    assert ran.code == 0, ran.out + ran.err
    report = json.loads(ran.out)
    assert {case["case"]: case["cost"] for case in report["cases"]} == {"careful": "0.0000", "careless": "0.0000"}
    assert (ROOT / "evals/staged/baseline-replay.json").is_file()
    assert (tmp_path / "evals/staged/recorded").is_dir()
    answers = sorted(path.name for path in (tmp_path / "evals/staged/recorded").iterdir())
    assert answers == sorted(path.name for path in (ROOT / "evals/staged/recorded").iterdir()), "replaying records nothing"


def test_a_recording_outlives_another_prompt_and_says_so(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "evals", tmp_path / "evals")
    own = tmp_path / "templates/specflow/model"
    own.mkdir(parents=True)
    prompt = (ROOT / "templates/model/draft.md").read_text(encoding="utf-8")
    (own / "draft.md").write_text(prompt.replace("Now the requirements", "Now, please, the requirements"), encoding="utf-8")
    ran = evals(tmp_path, "--replay")
    assert ran.code == 0, ran.out
    assert "answered from the recording of an older question: draft" in ran.out


def test_nothing_recorded_is_said(desk: Path) -> None:
    ran = evals(desk, "--replay")
    assert (ran.code, "no answers are recorded here" in ran.err) == (2, True)
    assert evals(desk, "--live", "--batch", "--record", "").code == 2


def test_a_recording_that_was_cut_off_is_no_answer(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "evals", tmp_path / "evals")
    for path in (tmp_path / "evals/staged/recorded").iterdir():
        path.write_bytes(path.read_bytes()[:-40])
    ran = evals(tmp_path, "--replay")
    assert (ran.code, "no answer is recorded for the stage `align`" in ran.out) == (3, True), ran.out


def test_a_case_may_be_for_some_providers_only(desk: Path) -> None:
    (desk / "evals/own/shop.yaml").write_text(CASE + "providers: [replay]\n", encoding="utf-8")
    ran = evals(desk, "own")
    assert (ran.code, "no case of `own` is for the provider `offline`" in ran.err) == (2, True)


def test_every_live_repeat_asks_anew(desk: Path) -> None:
    with serving(model()) as server:
        assert evals(desk, "--live", "--repeat", "2", server=server).code == 0
    stages = [one["stage"] for one in spend.entries(desk) if "stage" in one]
    assert stages.count("draft") == 2


def test_an_engine_that_does_not_run_is_told_apart(desk: Path) -> None:
    ran = evals(desk, "--replay", "nowhere")
    assert (ran.code, "did not run" in ran.out) == (3, True)
    with serving(model()) as server:
        ran = evals(desk, "--live", "--budget", "0.005", server=server)
    assert (ran.code, "budget" in ran.out) == (3, True)


def test_spans_have_bounds(desk: Path) -> None:
    case = CASE + "spans:\n  - {name: chat, where: {role: draft}, max_count: 0}\n"
    (desk / "evals/own/shop.yaml").write_text(case, encoding="utf-8")
    with serving(model()) as server:
        ran = evals(desk, "--live", server=server)
    assert (ran.code, "bound: 1 spans `chat`, at most 0" in ran.out) == (1, True), ran.out
    spans = [Span("t", "s", "", "chat x", 0, 3_000_000_000, {"cost": 0.5, "role": "draft"})]
    assert list(spans_short([SpanRule(name="chat", max_cost_usd=0.4, max_seconds=2)], spans)) == [
        "`chat` cost $0.5000, at most $0.4", "`chat` took 3.0 s, at most 2 s",
    ]  # fmt: skip
    assert list(spans_short([SpanRule(name="chat", where={"specflow.role": "judge"}, max_count=0)], spans)) == []


def test_a_judge_reads_what_passes(desk: Path) -> None:
    def harsh(stage: str, answer: Answer, sent: Sent) -> Answer:
        if stage == "judge":
            shown = {**sent.quote("x"), "quote": "no such words"}
            if "reading number 1" not in sent.instruction:
                shown = sent.quote("A receipt must arrive")
            answer["verdicts"][0] = {"question": "faithful", "verdict": "bad", "reason": "no", "quotes": [shown]}
        return answer

    with serving(model(harsh)) as server:
        ran = evals(desk, "--judge", "3", server=server)
    assert ran.code == 0, ran.err
    assert len(server.requests) == 3
    assert "judge: 0.67 (faithful 0.0, complete 1.0, clear 1.0)" in ran.out
    (desk / "evals/own/shop.yaml").write_text(CASE + "  judge_at_least: 0.9\n", encoding="utf-8")
    with serving(model(harsh)) as server:
        assert evals(desk, "--judge", "1", server=server).code == 1
    assert evals(desk, "--judge", "1").code == 2, "no key"


def spec(**more: Any) -> Spec:
    base: dict[str, Any] = {"schema": "specflow/v1", "feature": "x", "title": "X", "goal": "G.", "requirements": []}
    return Spec.model_validate({**base, **more})


def test_scores_see_a_false_quote_and_an_invented_number() -> None:
    case = Case.model_validate({"id": "x", "input": {"note": "n"}})
    quote = {"path": "note.md", "line": 1, "quote": "two days"}
    good = {"id": "FR-01", "title": "T", "text": "It must take 2 days.", "source": quote}
    texts = {"note.md": "It takes two days.\nAnd more."}
    assert score(case, spec(requirements=[good]), texts, 0).scores == dict.fromkeys(SCORES, 1.0)
    invented = {**good, "text": "It must take 3 days."}
    assert score(case, spec(requirements=[invented]), texts, 0).scores["numbers"] == 0
    wrong: list[Any] = [{**quote, "line": 2}, {**quote, "path": "no.md"}, []]
    for source in wrong:
        assert score(case, spec(requirements=[{**good, "source": source}]), texts, 0).scores["grounding"] < 1
    assert score(case, spec(), texts, 2).scores["schema"] == 0
