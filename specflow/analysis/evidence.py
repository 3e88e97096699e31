"""Does a test result belong to the text, code and test in front of us (contract, section 7)?"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping

from specflow.model.code import Relation
from specflow.model.evidence import Freshness, Report, Result
from specflow.model.trace import Link

FILE = "file:"
"""Begins the key of a digest over a whole file, which is all that the pytest plugin can stamp by itself."""


def freshness(report: Report, result: Result, current_digests: Mapping[str, str], head_commit: str = "") -> Freshness:
    """Whether `result` was got from what stands here now.

    `current_digests` are the present digests of what the result's proof rests on: the requirement's text by full id, the tagged
    definitions and the test by `path::symbol`, and, where a report may know no better, whole files by `file:path`. `head_commit`
    is the commit that the working tree is equal to, empty when it differs from every commit.

    Stale: something is stamped and differs, or git tracks the report, which then never counts. Fresh: everything is stamped and
    equal, or the run was on this very commit. Unknown: the rest.
    """
    if report.tracked:
        return Freshness.STALE
    if not (report.commit or report.digests or result.digest):
        return Freshness.UNKNOWN
    settled = True
    for key, now in current_digests.items():
        same = _same(report, result, key, now, current_digests)
        if same is False:
            return Freshness.STALE
        settled = settled and same is True
    same_commit = bool(head_commit) and report.commit == head_commit and not report.dirty
    return Freshness.FRESH if same_commit or (settled and _finer(current_digests)) else Freshness.UNKNOWN


Recall = Callable[[Report, str, str], str]
"""(report, key, its fingerprint now) -> its fingerprint when the report was made; empty where nobody knows."""


def judging(
    found: Iterable[Link], texts: Mapping[str, str], more: Mapping[str, str] | None = None, head_commit: str = "",
    recall: Recall | None = None,
) -> Callable[[Report, Result, Link], Freshness]:  # fmt: skip
    """A judge of claims: the proof of a link rests on the requirement's text, on all code that implements it, and on the test.

    `texts` are text digests by full id. `more` holds what no link knows: fingerprints of tests that claim by a mark, by
    `path::symbol`, and digests of whole files by `file:path`. Code that only a whole file answers for is not pinned.
    """
    known = dict(more or {})
    code: dict[str, dict[str, str]] = {}
    for link in found:
        if link.relation is Relation.IMPLEMENTS and link.digest:
            code.setdefault(link.requirement, {})[link.target] = link.digest

    def judge(report: Report, result: Result, link: Link) -> Freshness:
        if not (report.commit or report.digests or result.digest):
            return freshness(report, result, {}, head_commit)  # nothing is stamped, so nothing can be compared
        own = {link.target: link.digest or known.get(link.target, "")}
        if link.definition is None and not own[link.target] and (result.digest or was_there(report, link.target)):
            return Freshness.STALE
        files = {key: known[key] for key in (FILE + link.path, FILE + result.path) if key in known}
        current = {link.requirement: texts.get(link.requirement, ""), **code.get(link.requirement, {}), **own, **files}
        if recall and (report.commit or report.digests):
            missing = {key: now for key, now in current.items() if now and key not in report.digests}
            recovered = {key: then for key, now in missing.items() if (then := once(report, key, now))}
            report = report._replace(digests={**report.digests, **recovered})
        return freshness(report, result, current, head_commit)

    def was_there(report: Report, target: str) -> bool:
        """Whether the run knew the definition of a test that has none today: it was deleted or renamed since."""
        return bool(report.digests.get(target) or (recall and once(report, target, "")))

    recalled: dict[tuple[str, str], str] = {}

    def once(report: Report, key: str, now: str) -> str:
        place = (report.path, key)
        if place not in recalled:
            recalled[place] = recall(report, key, now) if recall else ""
        return recalled[place]

    return judge


def _same(report: Report, result: Result, key: str, now: str, current: Mapping[str, str]) -> bool | None:
    """Equal, different, or None where the report does not say. A key for a whole file only stands in for finer ones."""
    if key.startswith(FILE):
        then = report.digests.get(key, "")
        return then == now if then and key == FILE + result.path and not _stamped(report, result) else True
    if not now:
        return None  # nothing pins it down today either
    own = result.digest if key == f"{result.path}::{result.symbol}" else ""
    then = own or report.digests.get(key, "")
    if then:
        return then == now
    whole = FILE + key.partition("::")[0]
    then = report.digests.get(whole, "")
    return then == current[whole] if then and current.get(whole) else None


def _stamped(report: Report, result: Result) -> bool:
    """The report knows the test itself, so that other changes to its file do not matter."""
    return bool(result.digest or report.digests.get(f"{result.path}::{result.symbol}"))


def _finer(current: Mapping[str, str]) -> bool:
    return any(not key.startswith(FILE) for key in current)


def located(report: Report, files: Collection[str]) -> Report:
    """The report with paths that stand in the workspace: a runner in a sub-folder names `src/a.test.ts` for `web/src/a.test.ts`.

    A path that fits several of `files`, or none, becomes empty: better no place than a wrong one.
    """
    known = frozenset(files)
    wanted = {result.path for result in report.results if result.path and result.path not in known}
    if not wanted:
        return report
    endings: dict[str, list[str]] = {path: [] for path in wanted}
    for file in sorted(known):
        at = file.find("/")
        while at >= 0:
            ending = file[at + 1 :]
            if ending in endings:
                endings[ending].append(file)
            at = file.find("/", at + 1)
    places = {path: found[0] if len(found) == 1 else "" for path, found in endings.items()}
    return report._replace(results=tuple(one._replace(path=places.get(one.path, one.path)) for one in report.results))
