"""One check after another: read what it is judged by, and judge it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from specflow.adapters import disk, tree
from specflow.errors import SpecflowError
from specflow.flows import workspace as ws
from specflow.flows.kept import git_tracked, written
from specflow.model.checks import CodeCheck, ContractCheck, EvalCheck, Judged, MetricCheck, not_run
from specflow.model.code import Relation
from specflow.model.evidence import Outcome
from specflow.model.project import SpecFile
from specflow.model.spec import Spec
from specflow.model.trace import Link
from specflow.parse.checks.definitions import Defined
from specflow.parse.checks.measured import Unreadable
from specflow.parse.checks.results import Kept, digest_of

MOST_PAYLOADS = 2_000
MOST_REPORT = 200_000_000


class Seen(NamedTuple):
    """What tracing knows that checks ask for: links, and the bytes of source files."""

    links: Sequence[Link]
    source: Callable[[str], str]
    """The text of a file, by its root-relative path."""
    sources: Sequence[str]
    """Every source file that tracing looked into."""


class Judge:
    """Judges the checks of one spec, reading what they need once."""

    def __init__(self, workspace: ws.Workspace, file: SpecFile, spec: Spec, seen: Seen) -> None:
        self.workspace = workspace
        self.root = workspace.root
        self.file = file
        self.spec = spec
        self.seen = seen
        self._read: dict[str, Any] = {}
        self._stamp: str | None = None

    def static(self, one: Defined) -> Judged:
        """A check that executes nothing."""
        check = one.check
        try:
            if isinstance(check, ContractCheck):
                return self._contract(check, one.owner)
            if isinstance(check, CodeCheck):
                return self._code(check, one.owner)
            if isinstance(check, MetricCheck | EvalCheck):
                return self._report(check, one.owner)
        except SpecflowError as problem:
            return not_run(problem.message, "no-report")
        except Unreadable as problem:
            return not_run(str(problem), "no-report")
        return not_run("`specflow verify` runs it", "not-verified")

    def kept(self, one: Defined, kept: Sequence[Kept]) -> Judged:
        """What `verify` found out about a check that executes something, if it still speaks of this check and this code."""
        digest = digest_of(one.check)
        last = next((row for row in kept if row.owner == one.owner and row.check == digest), None)
        if last is None:
            return not_run("it has not been run as it stands here: `specflow verify` runs it", "not-verified")
        if last.code != self.stamp:
            return Judged(Outcome.STALE, "code of the feature changed since `specflow verify` ran it", slug="stale")
        return last.judged

    @property
    def stamp(self) -> str:
        """One fingerprint over the code that the feature answers for: a run speaks of that code only."""
        if self._stamp is None:
            whole = hashlib.sha256()
            for path in self._own_sources():
                text = self.seen.source(path).encode("utf-8", "replace")
                whole.update(f"{path}\0{hashlib.sha256(text).hexdigest()}\n".encode())
            self._stamp = whole.hexdigest()[:32]
        return self._stamp

    def _own_sources(self) -> list[str]:
        from specflow.analysis.trace.globs import matcher

        tagged = {link.path for link in self.seen.links if link.requirement.startswith(f"{self.spec.feature}/")}
        inside = matcher(self.spec.scope)
        return sorted(path for path in self.seen.sources if path in tagged or inside(path))

    # ------------------------------------------------------------ contract

    def _contract(self, check: ContractCheck, owner: str) -> Judged:
        from specflow.analysis.checks import contract

        documents = self._documents(check.contract)
        schema = documents.get(check.contract)
        if schema is None:
            return not_run(f"{check.contract} is not there, or is no JSON", "no-report")
        paths = [path for pattern in check.payloads for path in self._matching(pattern)][:MOST_PAYLOADS]
        refused = self._counts(paths, owner, check.fresh)
        if refused:
            return refused
        payloads = [payload for path in paths for payload in self._payloads(path, check)]
        document = None
        missing = f"there is no {' or '.join(check.payloads)}" if check.payloads and not payloads else ""
        if check.openapi is not None:
            document = self._data(check.openapi.document)
            missing = missing if document is not None else f"{check.openapi.document} is not there, or cannot be read"
        return contract.judge(check, owner, contract.Inputs(schema, documents, payloads, document, missing))

    def _documents(self, wanted: str) -> dict[str, Any]:
        """The contract and the JSON files beside it, which its references may name; paths are relative to the feature."""
        folder = wanted.rpartition("/")[0]
        base = f"{self.file.folder}/{folder}".strip("/")
        found: dict[str, Any] = {}
        for path in self._matching(f"{base}/*.json" if base else "*.json"):
            name = Path(path).name
            data = self._data(path)
            if data is not None:
                found[f"{folder}/{name}".lstrip("/")] = data
        return found

    def _payloads(self, path: str, check: ContractCheck) -> Iterator[Any]:
        from specflow.parse.checks.payloads import read_payloads

        wanted = check.openapi
        data = disk.read_bytes(self.root / path, MOST_REPORT)
        yield from read_payloads(path, data, wanted.operation if wanted else "", wanted.response if wanted else "")

    def _data(self, path: str) -> Any:
        """A JSON or YAML file as plain data; None when it is not there or is neither."""
        if path not in self._read:
            self._read[path] = self._parsed(path)
        return self._read[path]

    def _parsed(self, path: str) -> Any:
        target = disk.inside(self.root, path)
        if target is None or not target.is_file():
            return None
        data = disk.read_bytes(target)
        if path.endswith((".yaml", ".yml")):
            from specflow.parse.yaml import read_yaml

            return read_yaml(path, ws.as_text(data)).data
        try:
            return json.loads(data)
        except (ValueError, RecursionError):
            return None

    # ------------------------------------------------------------ code

    def _code(self, check: CodeCheck, owner: str) -> Judged:
        from specflow.analysis.checks import code

        return code.judge(check, list(self._regions(check, owner)))

    def _regions(self, check: CodeCheck, owner: str) -> Iterator[Any]:
        from specflow.analysis.checks.code import MOST_FILES, Region
        from specflow.analysis.trace.globs import matcher
        from specflow.parse.code.languages import language_of

        fits = {"tsx": "typescript", "html": "html"}.get(check.language, check.language)
        if "tagged" in check.in_:
            for link in self._implementing(owner):
                if language_of(link.path).name == fits:
                    span = (link.definition.start, link.definition.end) if link.definition else (1, 0)
                    yield Region(link.path, self.seen.source(link.path), *span)
        inside = matcher([pattern for pattern in check.in_ if pattern != "tagged"])
        paths = [path for path in tree.list_files(self.root) if inside(path) and language_of(path).name == fits]
        for path in paths[:MOST_FILES]:
            yield Region(path, self.seen.source(path))

    def _implementing(self, owner: str) -> list[Link]:
        return [link for link in self.seen.links if link.requirement == owner and link.relation is Relation.IMPLEMENTS]

    # ------------------------------------------------------------ reports

    def _report(self, check: MetricCheck | EvalCheck, owner: str) -> Judged:
        from specflow.analysis.checks import evaluation, metric
        from specflow.parse.checks.measured import read_measured
        from specflow.parse.checks.scores import read_scores

        target = disk.inside(self.root, check.report)
        if target is None or not target.is_file():
            return not_run(f"{check.report} is not there", "no-report")
        refused = self._counts([check.report], owner, check.fresh)
        if refused:
            return refused
        data = disk.read_bytes(target, MOST_REPORT)
        if isinstance(check, MetricCheck):
            return metric.judge(check, read_measured(check, data))
        return evaluation.judge(check, read_scores(check, data))

    def _counts(self, paths: Sequence[str], owner: str, fresh: str) -> Judged | None:
        """Why recorded files do not count: git tracks them, or they are older than the code that they speak of."""
        tracked = git_tracked(self.root, paths)
        if tracked:
            return not_run(f"{tracked[0]} is tracked by git: whoever can push can write it, so it never counts", "no-report")
        if fresh == "any":
            return None
        newest = max((written(self.root / link.path) for link in self._implementing(owner)), default=0)
        old = [path for path in paths if written(self.root / path) < newest]
        if old:
            return Judged(Outcome.STALE, f"{old[0]} is older than the code it speaks of: record it again", slug="stale")
        return None

    def _matching(self, pattern: str) -> list[str]:
        from specflow.flows.evidence import matching

        return sorted(self.workspace.relative(path) for path in matching(self.root, pattern))
