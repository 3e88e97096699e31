from __future__ import annotations

import json
from typing import Any

import pytest

from specflow.analysis.checks import evaluation, metric
from specflow.model.checks import EvalCheck, Judged, MetricCheck
from specflow.model.evidence import Outcome
from specflow.parse.checks.measured import Unreadable, read_measured
from specflow.parse.checks.scores import read_scores


def judged(data: Any, **settings: Any) -> Judged:
    check = MetricCheck.model_validate({"report": "evidence/load.json", **settings})
    raw = data if isinstance(data, bytes) else json.dumps(data).encode()
    return metric.judge(check, read_measured(check, raw))


def locust(slow: int = 0, failures: int = 0, times: int = 400) -> Any:
    return [{"name": "/ask", "method": "POST", "num_requests": times, "num_failures": failures,
             "response_times": {"120": times - slow, "2500": slow}}]  # fmt: skip


BOUND = {"format": "locust", "value": "p99", "unit": "s", "below": 2}


def test_a_bound_that_holds_passes_and_can_fail() -> None:
    one = judged(locust(), **BOUND)
    assert (one.outcome, one.control) == (Outcome.PASSED, "red")
    assert one.detail == "p99 is 0.12 s (below 2 s, 400 samples)"


def test_a_missed_bound_fails() -> None:
    assert judged(locust(slow=4), **BOUND).outcome is Outcome.PASSED
    assert judged(locust(slow=5), **BOUND).outcome is Outcome.FAILED


@pytest.mark.parametrize(("value", "needed"), [("p99", 299), ("p95", 59), ("p50", 5), ("max", 1)])
def test_a_percentile_needs_enough_samples(value: str, needed: int) -> None:
    assert metric.samples_needed(MetricCheck.model_validate({"report": "x", "value": value, "below": 1.0})) == needed
    assert judged([0.1] * needed, value=value, below=1).outcome is Outcome.PASSED
    if needed > 1:
        few = judged([0.1] * (needed - 1), value=value, below=1)
        assert (few.outcome, few.slug) == (Outcome.NOT_RUN, "undersampled")


def test_a_run_with_failures_is_no_evidence() -> None:
    assert judged(locust(failures=1), **BOUND).outcome is Outcome.FAILED


def test_a_bound_that_nothing_can_miss_is_hollow() -> None:
    one = judged(locust(), **{**BOUND, "below": 100_000})
    assert (one.outcome, one.control) == (Outcome.HOLLOW, "green")
    assert one.spoilt == "p99 of 1200 s"


def test_units_of_different_kinds_do_not_compare() -> None:
    assert judged(locust(), **{**BOUND, "unit": "MB"}).outcome is Outcome.ERROR


def test_k6_tells_percentiles_and_failures() -> None:
    new = {"metrics": {"http_req_duration": {"values": {"p(95)": 80.0, "avg": 20}}, "http_reqs": {"values": {"count": 100}},
                       "http_req_failed": {"values": {"rate": 0.0}}}}  # fmt: skip
    old = {"metrics": {"http_req_duration": {"p(95)": 80.0}, "http_reqs": {"count": 100}, "http_req_failed": {"value": 0.02}}}
    wanted = {"format": "k6", "value": "p95", "unit": "ms", "below": 100}
    assert judged(new, **wanted).outcome is Outcome.PASSED
    assert judged(old, **wanted).outcome is Outcome.FAILED
    absent = judged(new, **{**wanted, "value": "p99", "samples_at_least": 10})
    assert (absent.outcome, absent.slug) == (Outcome.NOT_RUN, "no-report"), "p95 is not p99"


def test_pytest_benchmark_samples_are_seconds() -> None:
    stats = {"data": [0.01] * 60, "mean": 0.01, "max": 0.01, "min": 0.01, "median": 0.01, "rounds": 60}
    report = {"benchmarks": [{"name": "test_ask", "stats": stats}]}
    assert judged(report, format="pytest-benchmark", value="p95", unit="ms", below=20).detail.startswith("p95 is 10 ms")


def test_plain_json_and_csv() -> None:
    nested = {"latency": {"p95": 12.5}, "runs": 80}
    told = judged(nested, value="$.latency.p95", samples="$.runs", below=20)
    assert told.outcome is Outcome.PASSED
    assert judged(nested, value="$.latency.p95", below=20).slug == "undersampled", "how many samples is unknown"
    rows = b"name,ms\n" + b"a,5\n" * 60
    assert judged(rows, format="csv", name="ms", value="p95", unit="ms", below=6).outcome is Outcome.PASSED
    stats = b"Type,Name,Request Count,Failure Count,95%\n,Aggregated,100,0,70\n"
    assert judged(stats, format="locust", value="p95", unit="ms", below=80).outcome is Outcome.PASSED


@pytest.mark.parametrize("data", [b"", b"[", b"{}", b'[{"name": 1}]', b'["a"]', b"null", b"[1e999]"])
def test_what_is_no_report_is_told(data: bytes) -> None:
    for form in ("locust", "k6", "pytest-benchmark", "json"):
        check = MetricCheck.model_validate({"report": "x", "format": form, "below": 1})
        with pytest.raises(Unreadable):
            read_measured(check, data)


# ---------------------------------------------------------------- evaluations


def scored(data: Any, **settings: Any) -> Judged:
    check = EvalCheck.model_validate({"report": "evidence/evals.json", "at_least": 0.9, **settings})
    return evaluation.judge(check, read_scores(check, json.dumps(data).encode()))


def rows(score: float, cases: int = 20, repeats: int = 1) -> list[dict[str, Any]]:
    return [{"case": f"c{number}", "score": score} for number in range(cases) for _ in range(repeats)]


def test_scores_that_reach_the_bound_pass() -> None:
    one = scored(rows(0.95))
    assert (one.outcome, one.control) == (Outcome.PASSED, "red")
    assert scored(rows(0.89)).outcome is Outcome.FAILED


def test_too_few_cases_or_repetitions_are_no_evidence() -> None:
    assert scored(rows(1.0, cases=19)).slug == "undersampled"
    assert scored(rows(1.0), repeats=3).slug == "undersampled"
    assert scored(rows(1.0, repeats=3), repeats=3).outcome is Outcome.PASSED


def test_a_bound_of_nothing_is_hollow() -> None:
    assert scored(rows(0.95), at_least=0).outcome is Outcome.HOLLOW


def test_reports_of_evaluation_tools() -> None:
    promptfoo = {"results": {"results": [
        {"testIdx": n, "score": 0.1, "namedScores": {"groundedness": 0.95}} for n in range(20)]}}  # fmt: skip
    assert scored(promptfoo, format="promptfoo", score="groundedness").outcome is Outcome.PASSED
    assert scored(promptfoo, format="promptfoo").outcome is Outcome.FAILED
    deepeval = {"testCases": [{"name": f"t{n}", "metricsData": [{"name": "Faithfulness", "score": 0.93}]} for n in range(20)]}
    assert scored(deepeval, format="deepeval", score="faithfulness").outcome is Outcome.PASSED
    inspect = {"samples": [{"id": n, "epoch": e, "scores": {"match": {"value": "C"}}} for n in range(20) for e in (1, 2)]}
    assert scored(inspect, format="inspect", repeats=2).outcome is Outcome.PASSED
