"""The results of evals as text, Markdown, JSON and JUnit."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from xml.sax.saxutils import escape, quoteattr

from specflow.model.evals import SCORES, Report, Result
from specflow.report.text import clean

_MOST_SHORT = 6


def _verdict(one: Result) -> str:
    if one.error:
        return "did not run"
    if one.regressed:
        return "regressed"
    return "passed" if one.passed else "failed" if one.must_pass else "below"


def text(report: Report) -> str:
    """For people: a table, then what fell short."""
    names = " ".join(f"{name[:9]:>9}" for name in SCORES)
    head = f"{'case':30} {'result':11} {names} {'passes':>7} {'time':>8} {'cost':>9}"
    return "\n".join([head, *map(_row, report.results), _means(report), *_short(report), "", summary(report)])


def _row(one: Result) -> str:
    scores = " ".join(f"{one.scores[name]:>9.2f}" for name in SCORES)
    cost = f"${one.cost}" if one.cost else "free"
    passes = f"{one.passes}/{one.repeats}"
    return f"{one.suite + '/' + one.case:30.30} {_verdict(one):11} {scores} {passes:>7} {one.seconds:>6.1f}s {cost:>9}"


def _means(report: Report) -> str:
    return f"{'mean':30} {'':11} " + " ".join(f"{report.means.get(name, 0):>9.2f}" for name in SCORES)


def _short(report: Report) -> Iterator[str]:
    for one in report.results:
        words = [*([one.error] if one.error else []), *one.regressed, *one.short]
        if words:
            yield ""
            yield f"{one.suite}/{one.case}"
            yield from (f"  {clean(word)}" for word in words[:_MOST_SHORT])
            if len(words) > _MOST_SHORT:
                yield f"  and {len(words) - _MOST_SHORT} more"


def summary(report: Report) -> str:
    """One line."""
    good = sum(one.passed for one in report.results)
    broken = sum(bool(one.error) for one in report.results)
    behind = sum(bool(one.regressed) for one in report.results)
    words = f"{good} of {len(report.results)} cases passed with the provider `{report.provider}`"
    words += f", {behind} behind the baseline" if behind else ""
    return words + (f", {broken} did not run" if broken else "") + "."


def markdown(report: Report) -> str:
    """For a pull request."""
    lines = [f"### Evals: {summary(report)}", "", f"| case | result | {' | '.join(SCORES)} | cost |", f"|---|---|{'---:|' * 7}"]
    for one in report.results:
        scores = " | ".join(f"{one.scores[name]:.2f}" for name in SCORES)
        lines.append(f"| {one.suite}/{one.case} | {_verdict(one)} | {scores} | {'$' + one.cost if one.cost else 'free'} |")
    notes = [
        f"- **{one.suite}/{one.case}**: {_inert(word)}" for one in report.results for word in (*one.regressed, *one.short)[:3]
    ]
    return "\n".join([*lines, *(["", *notes] if notes else [])])


def _inert(words: str) -> str:
    return "".join(f"&#{ord(sign)};" if sign in "<>[]|`@*_" else sign for sign in clean(words))


def as_json(report: Report) -> str:
    """For programs."""
    cases = [{**one.__dict__, "scores": dict(one.scores), "result": _verdict(one)} for one in report.results]
    data = {"schema": "specflow/eval-report/v1", "provider": report.provider, "means": dict(report.means), "cases": cases}
    return json.dumps(data, ensure_ascii=False, indent=1)


def junit(report: Report) -> str:
    """For CI systems: a test case a case."""
    failing, broken = len(report.failed), sum(bool(one.error) for one in report.results)
    head = f'<testsuite name="specflow eval" tests="{len(report.results)}" failures="{failing}" errors="{broken}" skipped="0">'
    lines = ['<?xml version="1.0" encoding="utf-8"?>', head]
    for one in report.results:
        opened = f"<testcase classname={quoteattr(_xml(one.suite))} name={quoteattr(one.case)} time=\"{one.seconds:.3f}\""
        words = "\n".join((*one.regressed, *one.short)) or "below what is asked"
        if one.error:
            lines.append(f"{opened}><error message={quoteattr(_xml(one.error))}/></testcase>")
        elif one in report.failed:
            first = quoteattr(_xml(words.splitlines()[0]))
            lines.append(f"{opened}><failure message={first}>{escape(_xml(words))}</failure></testcase>")
        else:
            lines.append(f"{opened}/>")
    return "\n".join([*lines, "</testsuite>"])


def _xml(words: str) -> str:
    return "\n".join(clean(line) for line in words.split("\n"))


FORMATS: Mapping[str, Callable[[Report], str]] = {"text": text, "json": as_json, "junit": junit, "markdown": markdown}
