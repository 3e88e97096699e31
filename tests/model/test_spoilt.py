"""Records, prices, keys and addresses that are not what they should be: each is named, or passed over, and nothing falls over."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from decimal import Decimal
from pathlib import Path

import pytest

from specflow.adapters import spend, traces
from specflow.adapters.traces import Recorder
from specflow.draft.staged.guard import Sensitive
from specflow.errors import UnreadableInput
from specflow.flows.model_draft import sensitive_said
from tests.model.loopback import serving
from tests.model.scripted import model
from tests.run import Ran, specflow

SPAN = (
    '{"resourceSpans":[{"scopeSpans":[{"spans":[{"traceId":"a","spanId":"b","name":"x\\u001b[2J","startTimeUnixNano":"START",'
    '"endTimeUnixNano":"END","attributes":[{"key":"gen_ai.usage.input_tokens","value":{"stringValue":"many"}},'
    '{"key":"gen_ai.usage.cache_read.input_tokens","value":{}},{"key":"specflow.cost.usd","value":{"doubleValue":"nan"}}]}]}]}]}'
)
TRACES = {
    "noise": os.urandom(50_000),
    "an end that no clock shows": SPAN.replace("START", "1").replace("END", "1" + "0" * 400).encode(),
    "a beginning before time": SPAN.replace("START", "-1").replace("END", "5").encode(),
    "figures that are words": SPAN.replace("START", "1").replace("END", "5").encode(),
    "a list": b"[]\n{}\n3\n",
    "nothing": b"",
}


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    (tmp_path / "specflow.toml").touch()
    (tmp_path / "note.md").write_text("# Pay\n\nA guest must be able to pay by card.\n", encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize("name", TRACES)
def test_a_spoilt_trace_is_listed_shown_and_exported(name: str, desk: Path) -> None:
    (desk / traces.FOLDER).mkdir(parents=True)
    (desk / traces.FOLDER / "20260101-000000-aaaa.jsonl").write_bytes(TRACES[name])
    for arguments in (["list"], ["list", "--format", "json"], ["show"], ["show", "--format", "json"], ["export"]):
        ran = specflow(desk, "runs", *arguments)
        assert ran.code == 0, ran.err
        assert "\x1b" not in ran.out


def test_one_trace_that_is_too_large_hides_no_other(desk: Path) -> None:
    with Recorder(desk).span("draft good"):
        pass
    with (desk / traces.FOLDER / "19990101-000000-aaaa.jsonl").open("wb") as file:
        file.truncate(traces.MOST_BYTES + 1)
    rows = json.loads(specflow(desk, "runs", "--format", "json").out)["runs"]
    assert [(row["what"], row["outcome"]) for row in rows] == [("draft good", "ok"), ("?", "too-large")]
    assert specflow(desk, "runs", "show", "1999").code == 2


def test_a_name_of_a_trace_cannot_drive_the_terminal(desk: Path) -> None:
    (desk / traces.FOLDER).mkdir(parents=True)
    (desk / traces.FOLDER / "\x1b[2Jevil.jsonl").touch()
    for arguments in (["list"], ["show"]):
        assert "\x1b[2J" not in specflow(desk, "runs", *arguments, env={**os.environ, "FORCE_COLOR": "1"}).out


def test_a_long_record_of_money_is_added_up(desk: Path) -> None:
    (desk / spend.FILE).parent.mkdir()
    many, last = b'{"stage": "draft", "cost": "0.5"}\n' * 200_000, b'\n{"stage": "x", "cost": "1"}\n'
    (desk / spend.FILE).write_bytes(many + b"x" * 3_000_000 + last)
    found = json.loads(specflow(desk, "cost", "--format", "json").out)["total"]
    assert (found["calls"], Decimal(found["cost"])) == (200_001, Decimal(100_001))


def test_amounts_beyond_reason_are_no_amounts(desk: Path) -> None:
    (desk / spend.FILE).parent.mkdir()
    costs = ("1e999999", "NaN", "-1")
    lines = [json.dumps({"stage": "a", "cost": cost, "made": [[1], {"a": 2}]}) for cost in costs]
    (desk / spend.FILE).write_text("\n".join(lines), encoding="utf-8")
    ran = specflow(desk, "cost")
    assert (ran.code, "$0.0000 for 3 calls (3 without a price)" in ran.out) == (0, True), ran.out
    assert "By requirement" not in ran.out


@pytest.mark.skipif(os.name == "nt", reason="symlinks")
def test_records_are_not_written_through_links_that_lead_out(desk: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    outside = tmp_path_factory.mktemp("outside")
    (desk / ".specflow").mkdir()
    (desk / spend.FILE).symlink_to(outside / "profile")
    (desk / traces.FOLDER).symlink_to(outside)
    with pytest.raises(UnreadableInput, match="outside"):
        spend.append(desk, {"a": 1})
    with pytest.raises(UnreadableInput, match="outside"), Recorder(desk).span("draft"):
        pass
    assert list(outside.iterdir()) == []


def draft(desk: Path, *more: str, config: str = "", **env: str) -> Ran:
    home = desk / "home/specflow"
    home.mkdir(parents=True)
    (home / "config.toml").write_text(config, encoding="utf-8")
    environment = {**os.environ, "XDG_CONFIG_HOME": str(home.parent), "ANTHROPIC_API_KEY": "k",
                   "ANTHROPIC_BASE_URL": "http://127.0.0.1:9", **env}  # fmt: skip
    ran = specflow(desk, "draft", "note.md", "--provider", "anthropic", *more, env=environment)
    assert not (desk / "specs").exists()
    assert list(spend.entries(desk)) == [], "nothing was asked"
    return ran


@pytest.mark.parametrize("given", ["-1", "NaN", "inf", "1e9", "1e400", "", "0x10", "0,50", "1_000", "١", ".", "99999999"])
def test_what_is_no_budget(given: str, desk: Path) -> None:
    ran = draft(desk, "--budget", given)
    assert (ran.code, "is no budget" in ran.err) == (2, True), ran.err


BUDGETS = [
    ("", "budget = 900", "$900.00"), ("budget = 0.0001", "budget = 900", "$0.0001"),
    ("budget = 900", "budget = 0.0002", "$0.0002"), ('budget = "none"', "budget = 0.0003", "$0.0003"),
]  # fmt: skip


@pytest.mark.parametrize(("own", "workspace", "limit"), BUDGETS)
def test_a_workspace_spends_no_more_than_the_user_allows(own: str, workspace: str, limit: str, desk: Path) -> None:
    (desk / "specflow.toml").write_text(f"[model]\n{workspace}\nroles = {{classify = 'nobody-knows'}}\n", encoding="utf-8")
    ran = draft(desk, config=f"[model]\n{own}\n")
    assert (ran.code, f"the budget of {limit} could not be held" in ran.err) == (2, True), ran.err


@pytest.mark.parametrize("key", ["ключ", "a\nb", "a b", " ", "k" * 2_000])
def test_what_is_no_key(key: str, desk: Path) -> None:
    ran = draft(desk, ANTHROPIC_API_KEY=key)
    assert (ran.code, "signs that no key has" in ran.err) == (2, True), ran.err
    assert key not in ran.err or not key.strip()


ADDRESSES = ["nonsense", "file:///etc", "http://", "http://[::1", "ftp://x", "http://a b", "http://x:999999", "http://a\nb"]


@pytest.mark.parametrize("address", ADDRESSES)
def test_what_is_no_address(address: str, desk: Path) -> None:
    ran = draft(desk, ANTHROPIC_BASE_URL=address)
    assert (ran.code, "is no http address" in ran.err) == (2, True), ran.err


CONFIGURATIONS = {
    "no table": "model = 3", "no TOML": "[[", "prices are no table": "[model]\nprices = 3",
    "a price is no table": "[model.prices]\nx = 3",
    "no number": '[model.prices.x]\ninput = "cheap"\noutput = 1', "no end": "[model.prices.x]\ninput = nan\noutput = inf",
    "tiers that shrink": "[model.prices.x]\ntiers = [{input = 1, output = 1}, {input = 2, output = 2}]",
    "no budget": "[model]\nbudget = nan",
    "nobody's role": '[model]\nroles = {boss = "x"}', "no model": '[model]\nroles = {draft = " "}',
}  # fmt: skip


@pytest.mark.parametrize("name", CONFIGURATIONS)
def test_a_configuration_that_cannot_be_meant(name: str, desk: Path) -> None:
    ran = draft(desk, config=CONFIGURATIONS[name])
    assert (ran.code, "→" in ran.err) == (2, True), ran.err


def test_many_places_are_counted() -> None:
    (said,) = sensitive_said(Sensitive("note.md", at, "e-mail address", False) for at in range(1, 501))
    assert said.endswith("note.md:12 and 488 more lines")


def test_children_of_the_tests_reach_no_network_either() -> None:
    script = "import urllib.request; urllib.request.urlopen('http://192.0.2.1/', timeout=20)"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False, timeout=15)
    assert done.returncode == 1
    assert "refused" in done.stderr


def asked(desk: Path, *more: str, config: str = "") -> tuple[Ran, int]:
    """A draft by a model on loopback, and how often it was asked."""
    (desk / "specflow.toml").write_text(config, encoding="utf-8")
    with serving(model()) as server:
        env = {**os.environ, "ANTHROPIC_BASE_URL": server.url, "ANTHROPIC_API_KEY": "test-key"}
        ran = specflow(desk, "draft", "note.md", "--provider", "anthropic", "--no-ask", *more, env=env)
    return ran, len(server.requests)


PLACES = (".specflow", ".specflow/traces", ".specflow/cache", ".specflow/cache/model", ".specflow/locks")


@pytest.mark.parametrize("place", PLACES)
def test_where_nothing_can_be_kept_nothing_is_asked(place: str, desk: Path) -> None:
    (desk / place).parent.mkdir(parents=True, exist_ok=True)
    (desk / place).touch()
    ran, calls = asked(desk)
    assert (ran.code, calls) == (2, 0), ran.err
    assert "→" in ran.err


@pytest.mark.skipif(os.name == "nt", reason="pipes and links")
@pytest.mark.parametrize("what", ["folder", "pipe", "endless", "full"])
def test_a_record_of_money_that_is_no_file(what: str, desk: Path) -> None:
    place = desk / spend.FILE
    place.parent.mkdir()
    if what == "folder":
        place.mkdir()
    elif what == "pipe":
        os.mkfifo(place)
    else:
        place.symlink_to("/dev/zero" if what == "endless" else "/dev/full")
    ran, calls = asked(desk)
    assert (ran.code, calls) == (2, 0), ran.err
    assert "→" in ran.err
    assert specflow(desk, "cost").code == 2


def test_a_line_that_was_cut_short_costs_no_other(desk: Path) -> None:
    (desk / spend.FILE).parent.mkdir()
    (desk / spend.FILE).write_text('{"stage": "draft", "co', encoding="utf-8")
    spend.append(desk, {"stage": "draft", "cost": "0.5"})
    assert [line["cost"] for line in spend.entries(desk)] == ["0.5"]


def test_a_trace_that_stops_being_written_costs_no_answer(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    recorder = Recorder(desk)
    with recorder.span("draft"), recorder.span("chat"):
        recorder.path.mkdir()
    assert "cannot be written" in recorder.lost


def test_a_misspelt_budget_is_told_where_money_is_spent(desk: Path) -> None:
    ran, _ = asked(desk, config="[model]\nbudgett = 0.01\n")
    said = "specflow.toml:2: `budgett` is no key of `[model]`. Did you mean `budget`?"
    assert (ran.code, said in ran.err) == (0, True), ran.err


def test_calls_without_a_price_are_told_beside_the_cost(desk: Path) -> None:
    ran, _ = asked(desk, "--budget", "none", config="[model]\nroles = {draft = 'nobody-knows'}\n")
    assert (ran.code, "the cost leaves out 1 call of models without a price" in ran.out) == (0, True), ran.out
