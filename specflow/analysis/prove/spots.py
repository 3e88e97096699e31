"""Where the nodes of a syntax tree stand in their text, and the mutants noted there."""

from __future__ import annotations

import ast
import re

from specflow.analysis.prove.operators import EXCUSED
from specflow.model.proof import Mutant


class Spots:
    """The text of one definition, with the ways to spoil it that were found so far."""

    def __init__(self, path: str, text: str, symbol: str, first: int, last: int) -> None:
        self.path, self.text, self.symbol, self.first, self.last = path, text, symbol, first, last
        self.found: list[Mutant] = []
        self.lines = text.splitlines(keepends=True)
        self.starts = [0]
        for line in self.lines:
            self.starts.append(self.starts[-1] + len(line))
        self.excused = {number for number, line in enumerate(self.lines, 1) if EXCUSED.search(line)}

    def at(self, line: int, column: int) -> int:
        """The character at a byte column."""
        words = self.lines[line - 1] if line <= len(self.lines) else ""
        if not words.isascii():
            column = len(words.encode()[:column].decode("utf-8", "ignore"))
        return self.starts[line - 1] + column

    def span(self, node: ast.AST) -> tuple[int, int]:
        """The characters of a node."""
        return (
            self.at(node.lineno, node.col_offset),  # type: ignore[attr-defined]
            self.at(node.end_lineno, node.end_col_offset),  # type: ignore[attr-defined]
        )

    def add(self, kind: str, start: int, end: int, new: str, line: int) -> None:
        """Note a mutant inside of the definition."""
        if self.first <= line <= self.last and line not in self.excused:
            self.found.append(Mutant(self.path, self.symbol, line, start, end, self.text[start:end], new, kind))

    def put(self, kind: str, node: ast.AST, new: str) -> None:
        """Note a mutant that takes a node's place."""
        start, end = self.span(node)
        self.add(kind, start, end, new, node.lineno)  # type: ignore[attr-defined]

    def source(self, node: ast.AST) -> str:
        """The text of a node."""
        start, end = self.span(node)
        return self.text[start:end]

    def between(self, kind: str, left: ast.AST, right: ast.AST, old: str, new: str) -> None:
        """Note a mutant of an operator that stands between two nodes."""
        start, end = self.span(left)[1], self.span(right)[0]
        words = re.escape(old).replace("\\ ", r"\s+")
        found = re.search(rf"(?<![\w<>=!]){words}(?![\w<>=])" if old.isascii() else words, self.text[start:end])
        if found:
            line = self.text.count("\n", 0, start + found.start()) + 1
            self.add(kind, start + found.start(), start + found.end(), new, line)
