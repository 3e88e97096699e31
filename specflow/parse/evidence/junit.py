"""JUnit XML of any runner: Surefire, pytest, jest-junit, Vitest, node:test, nextest, gotestsum, and their kin.

Expat is used directly: it gives line numbers, keeps no tree, and lets a document type be refused before an entity can grow.
"""

from __future__ import annotations

from xml.parsers import expat

from specflow.model.evidence import Outcome, Report, Result, worst
from specflow.model.finding import Problem
from specflow.parse.evidence.common import (
    MOST_IDS,
    MOST_TESTS,
    claimed_in,
    listed_ids,
    looks_like_source,
    once,
    relative,
    seconds,
    symbol_of,
    unreadable,
)

MOST_DEPTH = 100
MOST_NAMES = 100_000_000
"""Characters of all names together: nested suites repeat their titles in every test."""
_OTHERS = {
    "TestRun": "a Visual Studio TRX file", "assemblies": "xUnit.net's own XML", "test-run": "NUnit's own XML",
    "test-results": "NUnit's own XML", "testng-results": "TestNG's own XML", "coverage": "a coverage report",
    "html": "a web page",
}  # fmt: skip
_CHILDREN = {"failure": Outcome.FAILED, "error": Outcome.ERROR, "skipped": Outcome.SKIPPED, "disabled": Outcome.NOT_RUN}
_RETRIES = frozenset({"rerunFailure", "rerunError", "flakyFailure", "flakyError"})
_STATUS = {"notrun": Outcome.NOT_RUN, "disabled": Outcome.NOT_RUN, "skipped": Outcome.SKIPPED, "suppressed": Outcome.NOT_RUN,
           "ignored": Outcome.SKIPPED, "pending": Outcome.SKIPPED, "todo": Outcome.SKIPPED, "inconclusive": Outcome.SKIPPED,
           "fail": Outcome.FAILED, "failed": Outcome.FAILED, "failure": Outcome.FAILED, "error": Outcome.ERROR,
           "broken": Outcome.ERROR, "timeout": Outcome.ERROR, "aborted": Outcome.ERROR, "crashed": Outcome.ERROR}  # fmt: skip

Attributes = dict[str, str]


class _Refused(Exception):
    """The file is well-formed and still not what it should be."""


def read_junit(path: str, data: bytes, root: str = "") -> Report | Problem:
    """The report, or the problem with its line. The file's own `file` attributes are made relative to `root`."""
    reader = _Reader(root)
    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = _refuse_document_type
    parser.StartElementHandler = reader.start
    parser.EndElementHandler = reader.end
    parser.CharacterDataHandler = reader.text
    parser.buffer_text = True
    try:
        parser.Parse(data, True)
    except _Refused as problem:
        return unreadable(path, str(problem), parser.CurrentLineNumber)
    except expat.ExpatError as problem:
        return unreadable(path, _explained(problem, reader), problem.lineno)
    except (ValueError, LookupError):
        return unreadable(path, "its encoding is not known; UTF-8 is what every runner can write")
    return Report(path, "junit", "", {}, once(reader.results))


def _refuse_document_type(*_: object) -> None:
    raise _Refused("it has a document type (<!DOCTYPE), which no runner writes; it is not read")


def _explained(problem: expat.ExpatError, reader: _Reader) -> str:
    words = expat.ErrorString(problem.code) or "not well-formed"
    if problem.code in (expat.errors.codes[expat.errors.XML_ERROR_NO_ELEMENTS], expat.errors.codes["unclosed token"]):
        return f"the file ends in the middle of <{reader.path[-1]}>" if reader.path else "the file ends before it begins"
    return f"it is no XML: {words} in line {problem.lineno}"


class _Suite:
    """A suite around a test: its title, the file it names, and what it claims for all its tests."""

    def __init__(self, attributes: Attributes, root: str) -> None:
        self.title = attributes.get("name", "")
        given = attributes.get("file") or attributes.get("filepath") or (self.title if looks_like_source(self.title) else "")
        self.file = relative(given, root)
        self.claimed = list(claimed_in(self.title))[:MOST_IDS]
        self.ids: list[str] = []


class _Reader:
    """Collects results while the parser walks over the elements."""

    def __init__(self, root: str) -> None:
        self.root = root
        self.results: list[Result] = []
        self.names = 0
        self.path: list[str] = []
        self.suites: list[_Suite] = []
        self.test: Attributes | None = None
        self.outcome = Outcome.PASSED
        self.flaky = False
        self.ids: list[str] = []
        self.value: str | None = None

    def start(self, name: str, attributes: Attributes) -> None:
        """An element begins."""
        name = name.rpartition(":")[2]
        if not self.path and name not in ("testsuites", "testsuite"):
            raise _Refused(f"its root is <{name}>{_known(name)}, not <testsuites> or <testsuite>")
        self.path.append(name)
        if len(self.path) > MOST_DEPTH:
            raise _Refused(f"its elements are nested more than {MOST_DEPTH} deep")
        if name == "testsuite":
            self.suites.append(_Suite(attributes, self.root))
        elif name == "testcase" and self.test is None:
            self._begin(attributes)
        elif name == "property" and attributes.get("name") == "requirement":
            self._claim(attributes.get("value", ""))
            self.value = None if "value" in attributes else ""
        elif self.test is not None and self.path[-2] == "testcase":
            self._ended(name, attributes)

    def text(self, words: str) -> None:
        """`<property name="requirement">FR-07</property>`; all other text is left alone."""
        if self.value is not None and len(self.value) < 1_000:
            self.value += words

    def end(self, name: str) -> None:
        """An element ends."""
        name = name.rpartition(":")[2]
        self.path.pop()
        if name == "property" and self.value is not None:
            self._claim(self.value)
            self.value = None
        elif name == "testcase" and "testcase" not in self.path and self.test is not None:
            self._add(self.test)
            self.test = None
        elif name == "testsuite":
            self.suites.pop()

    def _begin(self, attributes: Attributes) -> None:
        self.test, self.flaky, self.ids = attributes, False, []
        said = _STATUS.get(attributes.get("status", "").lower()) or _STATUS.get(attributes.get("result", "").lower())
        self.outcome = said or Outcome.PASSED

    def _ended(self, name: str, attributes: Attributes) -> None:
        if name in _RETRIES:
            self.flaky = True
        elif name in _CHILDREN:
            expected = name == "skipped" and attributes.get("type") == "pytest.xfail"
            outcome = Outcome.XFAILED if expected else _CHILDREN[name]
            said_nothing = self.outcome is Outcome.PASSED
            self.outcome = outcome if said_nothing else worst((self.outcome, outcome))

    def _claim(self, words: str) -> None:
        ids = self.ids if self.test is not None else self.suites[-1].ids if self.suites else []
        if len(ids) >= MOST_IDS:
            raise _Refused(f"a test or suite claims more than {MOST_IDS} requirements")
        ids += _ids_or_words(words)

    def _add(self, test: Attributes) -> None:
        if len(self.results) >= MOST_TESTS:
            raise _Refused(f"it holds more than {MOST_TESTS:,} tests")
        title, group = test.get("name", ""), test.get("classname") or test.get("class") or ""
        if not title and not group:
            raise _Refused("a <testcase> has no name")
        titles = [suite.title for suite in self.suites]
        claimed = [*claimed_in(group), *claimed_in(title)] if "[" in group or "[" in title else ()
        inherited = [id_ for suite in self.suites for id_ in (*suite.ids, *suite.claimed)]
        name = f"{_group(group, titles)}::{title}"
        self.names += len(name)
        if self.names > MOST_NAMES:
            raise _Refused("the names of its tests are too long")
        self.results.append(
            Result(
                name, self._file(test, group), symbol_of(title), _line(test, titles), self.outcome,
                tuple(dict.fromkeys([*self.ids, *inherited, *claimed])), seconds(test.get("time", 0)), flaky=self.flaky,
            )
        )  # fmt: skip

    def _file(self, test: Attributes, group: str) -> str:
        given = relative(test.get("file", ""), self.root)
        if not given and looks_like_source(group):
            given = relative(group, self.root)
        return given or next((suite.file for suite in reversed(self.suites) if suite.file), "")


def _group(group: str, titles: list[str]) -> str:
    """node:test gives every test the class `test` and says by nested suites where it belongs."""
    return group if group not in ("", "test") else " > ".join(title for title in titles if title) or group


def _ids_or_words(words: str) -> list[str]:
    """The ids of a property; a value that holds none is kept as it is, so that the check can complain of it."""
    return list(listed_ids(words)) or [words.strip()[:200]] * bool(words.strip())


def _line(test: Attributes, titles: list[str]) -> int:
    words = test.get("line") or test.get("lineno") or ""
    line = int(words) if words.isascii() and words.isdigit() and len(words) < 8 else 0
    # pytest counts lines from 0.
    return line + 1 if words and titles[-1:] == ["pytest"] else line


def _known(name: str) -> str:
    return f" ({_OTHERS[name]})" if name in _OTHERS else ""
