"""Cobertura XML, as coverage.py, gcovr, Coverlet, Istanbul, PHPUnit and Cobertura itself write it.

Its usual document type names a DTD on the web: it is passed over, and nothing is fetched. A document that declares entities
is refused before one can grow. The format knows no tests: what ran, ran in the run.
"""

from __future__ import annotations

from xml.parsers import expat

from specflow.model.reach import Coverage
from specflow.parse.reach.common import Gathered, Unreadable, count, number

MOST_DEPTH = 100
MOST_SOURCES = 100


def read_cobertura(path: str, data: bytes) -> Coverage:
    """The report. Raises `Unreadable`."""
    reader = _Reader()
    parser = expat.ParserCreate()
    parser.EntityDeclHandler = _refuse_entities
    parser.StartElementHandler = lambda name, attributes: reader.start(name, attributes, parser.CurrentLineNumber)
    parser.EndElementHandler = reader.end
    parser.CharacterDataHandler = reader.text
    parser.buffer_text = True
    try:
        parser.Parse(data, True)
    except expat.ExpatError as problem:
        raise Unreadable(f"it is no XML: {expat.ErrorString(problem.code)}", problem.lineno) from None
    except (ValueError, LookupError):
        raise Unreadable("its encoding is not known; UTF-8 is what every tool can write") from None
    return Coverage(path, "cobertura", reader.found.result())


def _refuse_entities(*_: object) -> None:
    raise Unreadable("it declares entities, which no coverage tool writes; it is not read")


class _Reader:
    """The lines of one class element at a time; lines of a method also say whether it was called."""

    def __init__(self) -> None:
        self.found = Gathered()
        self.stack: list[str] = []
        self.sources: list[str] = []
        self.words = ""
        self.path = ""
        self.method: tuple[int, bool] | None = None

    def start(self, name: str, attributes: dict[str, str], line: int) -> None:
        if not self.stack and name != "coverage":
            raise Unreadable(f"it begins with <{name[:40]}> and not with <coverage>", line)
        self.stack.append(name)
        if len(self.stack) > MOST_DEPTH:
            raise Unreadable(f"its elements are nested more than {MOST_DEPTH} deep", line)
        if name == "source":
            self.words = ""
        elif name == "class":
            self.path = self._placed(attributes.get("filename", ""))
            if self.path:
                self.found.file("", self.path)
        elif name == "line" and self.path:
            self._line(attributes, line)

    def end(self, name: str) -> None:
        self.stack.pop()
        if name == "source" and len(self.sources) < MOST_SOURCES:
            self.sources.append(self.words.strip().replace("\\", "/").rstrip("/"))
        elif name == "class":
            self.path = ""
        elif name == "method" and self.method:
            self.found.function("", self.path, *self.method)
            self.method = None

    def text(self, words: str) -> None:
        if self.stack and self.stack[-1] == "source":
            self.words = (self.words + words)[:1_000]

    def _placed(self, name: str) -> str:
        """Under the only source folder, where there is one: with several, nobody says which is meant."""
        name = name.replace("\\", "/")
        alone = len(self.sources) == 1 and self.sources[0] not in ("", ".") and not name.startswith("/")
        return f"{self.sources[0]}/{name}" if alone and name else name

    def _line(self, attributes: dict[str, str], line: int) -> None:
        at, hit = number(attributes.get("number", ""), line), count(attributes.get("hits", "0"), line)
        if "method" in self.stack:
            first, called = self.method or (at, False)
            self.method = (min(first, at), called or hit)
        if hit:
            self.found.ran("", self.path, at, at)
