"""The eval check: the mean score of enough cases, each tried often enough, against a bound."""

from __future__ import annotations

from specflow.model.checks import EvalCheck, Judged, not_run, settled
from specflow.model.evidence import Outcome
from specflow.parse.checks.scores import Scores


def judge(check: EvalCheck, scores: Scores) -> Judged:
    """Whether the scores reach the bound. A case that was tried too seldom is an under-sampled run, not a pass."""
    if len(scores) < check.samples_at_least:
        why = f"{check.report} holds {len(scores)} cases; {check.samples_at_least} are needed"
        return not_run(why, "undersampled")
    seldom = next((case for case, values in sorted(scores.items()) if len(values) < check.repeats), None)
    if seldom is not None:
        why = f"the case `{seldom[:60]}` in {check.report} was tried {len(scores[seldom])} times; {check.repeats} are needed"
        return not_run(why, "undersampled")
    means = {case: sum(values) / len(values) for case, values in scores.items()}
    mean = sum(means.values()) / len(means)
    worst = min(sorted(means), key=lambda case: means[case])
    name = check.score or "score"
    detail = f"{name} is {mean:.3f} (at least {check.at_least:g}, {len(scores)} cases, worst `{worst[:60]}` {means[worst]:.2f})"
    lowest = min(min(values) for values in scores.values())
    spoilt = min(0.0, lowest)
    escaped = f"{name} of {spoilt:g} in every case" if spoilt >= check.at_least else None
    return settled(Outcome.PASSED if mean >= check.at_least else Outcome.FAILED, detail, escaped)
