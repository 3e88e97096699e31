"""Claims: which result of which report belongs to which claiming test. Ambiguity is never guessed away."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from specflow.analysis.trace.links import defined
from specflow.analysis.trace.modules import rightful
from specflow.analysis.trace.resolve import Register, resolve
from specflow.analysis.trace.titles import Titles, is_gone, is_title, targets_of
from specflow.model.code import CodeFile, Precision, Relation, TagId
from specflow.model.evidence import Freshness, Outcome, Report, Result, worst
from specflow.model.ids import FULL_ID_RE
from specflow.model.trace import Claim, Link, Standing

Judge = Callable[[Report, Result, Link], Freshness]


class Unresolved(NamedTuple):
    """An id that a result names and no spec has."""

    report: Report
    result: Result
    id: str
    why: str
    meant: str


class Ambiguous(NamedTuple):
    """A claiming test whose name several results of different places carry."""

    link: Link
    report: Report
    names: tuple[str, ...]


@dataclass(frozen=True)
class Joined:
    """Claims by requirement, and what could not be joined."""

    claims: tuple[Claim, ...]
    unresolved: tuple[Unresolved, ...]
    ambiguous: tuple[Ambiguous, ...]
    unmatched: tuple[Report, ...]
    """Reports in which no result belongs to any claim, though tests claim."""
    idle: int = 0
    """How many reports belong to no claim, whether any test claims or not."""


_Told = tuple[str, str, str]
"""A requirement, and path and name of a result that counts for it."""
_Named = tuple[str, Result]
"""A result and the name of its test without parameters."""


class _Index:
    """The results of one report by path and by last name, so that joining is linear."""

    def __init__(self, report: Report) -> None:
        self.report = report
        self._paths: dict[str, list[Result]] = {}
        for result in report.results:
            if result.path in self._paths:
                self._paths[result.path].append(result)
            else:
                self._paths[result.path] = [result]
        self._here: dict[str, list[_Named]] = {}
        self._names: dict[str, list[_Named]] | None = None
        self._titles: Titles | None = None

    def of_title(self, symbol: str, path: str) -> list[Result]:
        """The results of a test that goes by a title."""
        if self._titles is None:
            self._titles = Titles(self._paths)
        return self._titles.of(symbol, path)

    def of_path(self, path: str) -> list[_Named]:
        """The results that say they came from this file."""
        if path not in self._here:
            self._here[path] = [(_plain(result.symbol or result.name), result) for result in self._paths.get(path, ())]
        return self._here[path]

    def of_name(self, name: str) -> list[_Named]:
        """The results whose last name this is."""
        if self._names is None:
            self._names = {}
            for result in self.report.results:
                own = _plain(result.symbol or result.name)
                self._names.setdefault(own.rpartition(".")[2], []).append((own, result))
        return self._names.get(name, [])


def join(
    links: Sequence[Link], reports: Sequence[Report], register: Register, judge: Judge,
    files: Mapping[str, CodeFile] | None = None,
) -> Joined:  # fmt: skip
    """Join claiming tests with results. A test without any result gets one claim that says it did not run."""
    claims: list[Claim] = []
    ambiguous: list[Ambiguous] = []
    matched: set[str] = set()
    told: set[_Told] = set()
    indexes = [_Index(report) for report in reports]
    verifies, at_definition = Relation.VERIFIES, Precision.DEFINITION
    claiming = [link for link in links if link.relation is verifies]
    for link in claiming:
        found: list[tuple[Report, list[Result]]] = []
        for index in indexes:
            results = _results_of(link, index, files or {})
            told.update((link.requirement, one.path, one.name) for one in results if one.requirements)
            if len(results) > 1 and link.precision is at_definition and _several(results):
                ambiguous.append(Ambiguous(link, index.report, tuple(sorted({result.name for result in results}))))
                matched.add(index.report.path)
            elif results:
                found.append((index.report, results))
                matched.add(index.report.path)
        claims.append(_claim(link, found, judge))
    marked, unresolved = _marked(indexes, told, register, _of_present({link.target for link in claiming}, judge), files or {})
    claims += marked
    matched.update(claim.report for claim in marked)
    idle = tuple(report for report in reports if report.path not in matched)
    return Joined(tuple(claims), tuple(unresolved), tuple(ambiguous), idle if claiming else (), len(idle))


def _of_present(targets: Collection[str], judge: Judge) -> Judge:
    """A judge of claims that results make themselves: one whose test is no longer there proves nothing, also where the
    report does not say which file it was in."""
    stamped: dict[str, dict[str, list[str]]] = {}

    def judged(report: Report, result: Result, link: Link) -> Freshness:
        if not result.path and report.digests:
            if report.path not in stamped:
                stamped[report.path] = targets_of(report)
            if is_gone(result, stamped[report.path], targets):
                return Freshness.STALE
        return judge(report, result, link)

    return judged


def _results_of(link: Link, index: _Index, files: Mapping[str, CodeFile]) -> list[Result]:
    here = index.of_path(link.path)
    if not link.symbol:
        return [result for _, result in here] if link.precision is Precision.FILE else []
    if link.definition and link.definition.kind in ("class", "type"):
        pool = [result for _, result in here] or index.report.results
        return [result for result in pool if link.symbol in _parts(result)]
    if is_title(link.symbol) and (titled := index.of_title(link.symbol, link.path)):
        return titled
    named = here or index.of_name(_last(link.symbol))
    alike = [one for one in named if _is(one[0], link.symbol) and (not one[1].path or one[1].path == link.path)]
    return _narrowed(rightful(alike, link, _Names(files.get(link.path))), link)


class _Names:
    """The names of a file's definitions, which are made only when somebody asks."""

    def __init__(self, file: CodeFile | None) -> None:
        self._file = file

    def __contains__(self, name: object) -> bool:
        return self._file is not None and any(one.name == name for one in self._file.definitions)


def _several(results: Sequence[Result]) -> bool:
    """Results of one name from different suites, none of which says which file it came from."""
    return len({_parent(one) for one in results}) > 1 and not any(one.path for one in results)


def _narrowed(results: list[Result], link: Link) -> list[Result]:
    """Among results without a path, those whose class or suite names the file, if any does."""
    if any(result.path for result in results):
        return results
    module = link.path.rpartition(".")[0].replace("/", ".")
    stem = module.rpartition(".")[2]
    named = [one for one in results if stem in _parts(one)[:-1] or module in _parent(one)]
    return named or results


def _is(own: str, symbol: str) -> bool:
    if own == symbol:
        return True
    if len(own) < len(symbol):
        return symbol.endswith(own) and symbol.endswith(f".{own}")
    return own.endswith(symbol) and own.endswith((f".{symbol}", f" {symbol}"))


def _plain(name: str) -> str:
    """A test's name without its parameters: `test_gate[0.75]` -> `test_gate`."""
    return name.partition("[")[0].strip().replace("::", ".") if not name.startswith("[") else name


def _last(name: str) -> str:
    return _plain(name).rpartition(".")[2]


def _parts(result: Result) -> list[str]:
    return _plain(result.name).replace("/", ".").split(".")


def _parent(result: Result) -> str:
    return _plain(result.name).rpartition(".")[0]


def _claim(link: Link, found: Sequence[tuple[Report, list[Result]]], judge: Judge) -> Claim:
    if not found:
        return Claim(link, Outcome.NOT_RUN, Freshness.UNKNOWN)
    judged = [(judge(report, result, link), report, result) for report, results in found for result in results]
    fresh = [one for one in judged if one[0] is not Freshness.STALE]
    if not fresh:
        return Claim(link, Outcome.STALE, Freshness.STALE, judged[0][1].path)
    outcome = worst([result.outcome for _, _, result in fresh]) if len(fresh) > 1 else fresh[0][2].outcome
    freshness = Freshness.FRESH if all(one[0] is Freshness.FRESH for one in fresh) else Freshness.UNKNOWN
    reached = tuple(sorted({target for _, _, result in fresh for target in result.reached}))
    return Claim(link, outcome, freshness, fresh[0][1].path, reached)


def _marked(
    indexes: Sequence[_Index], told: set[_Told], register: Register, judge: Judge, files: Mapping[str, CodeFile]
) -> tuple[list[Claim], list[Unresolved]]:
    """Claims that the tests made themselves: markers, properties, ids in titles. Those in `told` a link has made already."""
    if not any(result.requirements for index in indexes for result in index.report.results):
        return [], []
    groups: dict[tuple[str, str, str], tuple[Link, list[tuple[Report, list[Result]]]]] = {}
    unresolved: list[Unresolved] = []
    for index in indexes:
        for result in index.report.results:
            for id_, standing, meant, why in _named(result, register):
                if standing is not Standing.RESOLVED:
                    unresolved.append(Unresolved(index.report, result, id_, why, meant))
                elif (meant, result.path, result.name) not in told:
                    key = (meant, result.path, _plain(result.symbol or result.name))
                    link = _link(meant, result, index.report, key[2], files)
                    groups.setdefault(key, (link, []))[1].append((index.report, [result]))
    return [_claim(link, found, judge) for link, found in groups.values()], unresolved


def _link(requirement: str, result: Result, report: Report, symbol: str, files: Mapping[str, CodeFile]) -> Link:
    """The claim of a test that names its requirement itself, with its definition where the file is known."""
    file = files.get(result.path)
    definition = defined(file, symbol) if file else None
    line = definition.line if definition else max(1, result.line)
    path = result.path or report.path
    return Link(requirement, Relation.VERIFIES, path, line, symbol, Precision.DEFINITION, "marker", definition)


def _named(result: Result, register: Register) -> Iterator[tuple[str, Standing, str, str]]:
    for id_ in result.requirements:
        found = FULL_ID_RE.fullmatch(id_)
        if found is None:
            yield id_, Standing.UNKNOWN, register.nearest("", id_), "it is no id"
        else:
            standing, meant, why = resolve(TagId(found["feature"] or "", found["id"], 1, 1), result.path, register, proves=True)
            yield id_, standing, meant, why
