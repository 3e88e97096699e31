"""Mutants of Python code: small, telling ways to spoil a definition, each as a change of its text.

What looks equivalent is left alone: docstrings, annotations, logging, the words of an exception, assertions, `TYPE_CHECKING`,
`None` in place of another nothing, calls that give back what they were given, and lines that say `# no mutate`.
"""

from __future__ import annotations

import ast
import builtins
from itertools import islice

from specflow.analysis.prove.operators import BOUNDS, QUIET, SIGNS, SQL, SQL_BOUND, SQL_SWAP, is_text, near, root_of, written
from specflow.analysis.prove.spots import Spots
from specflow.model.proof import Mutant

MOST = 400
_FIXED = ast.Starred | ast.Constant
MOST_CHARACTERS = 2_000_000


def mutants(
    path: str, text: str, symbol: str, first: int, last: int, same: frozenset[str] = frozenset()
) -> tuple[Mutant, ...]:
    """The mutants of the definition on lines `first` to `last`; none for code that does not parse.

    Calls of a name in `same` give back their argument.
    """
    if len(text) > MOST_CHARACTERS:
        return ()
    try:
        tree = ast.parse(text)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return ()
    finder = _Finder(path, text, symbol, first, last)
    finder.same = same
    try:
        finder.visit(tree)
    except RecursionError:
        return ()
    seen = {(one.start, one.end, one.new): one for one in reversed(finder.found) if one.new != one.old}
    return tuple(islice((one for _, one in sorted(seen.items()) if _parses(text, one)), MOST))


def _parses(text: str, one: Mutant) -> bool:
    try:
        compile(spoilt(text, one), one.path, "exec", dont_inherit=True)
    except (SyntaxError, ValueError):
        return False
    return True


def spoilt(text: str, mutant: Mutant) -> str:
    """The file with the mutant in it."""
    return text[: mutant.start] + mutant.new + text[mutant.end :]


class _Finder(Spots, ast.NodeVisitor):
    same: frozenset[str] = frozenset()

    def visit(self, node: ast.AST) -> None:
        """Skip what lies outside of the definition."""
        end = getattr(node, "end_lineno", None)
        if end is not None and (end < self.first or getattr(node, "lineno", 0) > self.last):
            return
        super().visit(node)

    def visit_FunctionDef(self, node: ast.FunctionDef | ast.AsyncFunctionDef) -> None:
        for value in (*node.args.defaults, *(one for one in node.args.kw_defaults if one)):
            self.visit(value)
        for statement in node.body:
            self.visit(statement)

    def visit_AsyncFunctionDef(self, node: ast.AsyncFunctionDef) -> None:
        self.visit_FunctionDef(node)

    def visit_ClassDef(self, node: ast.ClassDef) -> None:
        for statement in node.body:
            self.visit(statement)

    def visit_AnnAssign(self, node: ast.AnnAssign) -> None:
        if node.value:
            self.visit(node.value)

    def visit_Assert(self, node: ast.Assert) -> None:
        return

    def visit_Import(self, node: ast.Import) -> None:
        return

    def visit_ImportFrom(self, node: ast.ImportFrom) -> None:
        return

    # ------------------------------------------------------------ statements

    def visit_Expr(self, node: ast.Expr) -> None:
        if isinstance(node.value, ast.Constant):
            return
        call = node.value.value if isinstance(node.value, ast.Await) else node.value
        if isinstance(call, ast.Call):
            if root_of(call.func) in QUIET:
                return
            self.put("call", node, "pass")
        self.generic_visit(node)

    def visit_Raise(self, node: ast.Raise) -> None:
        self.put("refusal", node, "pass")

    def visit_Return(self, node: ast.Return) -> None:
        if node.value is not None:
            if not isinstance(node.value, ast.Constant) or node.value.value:  # `None` for `""`: whoever asks sees no difference
                self.put("result", node, "return None")
            self._bypass(node.value)
        self.generic_visit(node)

    def visit_Assign(self, node: ast.Assign) -> None:
        self._bypass(node.value)
        self.visit(node.value)

    def _bypass(self, value: ast.expr) -> None:
        """`x = gate(y)` without the gate: `x = y`."""
        if isinstance(value, ast.Call) and isinstance(value.func, ast.Name | ast.Attribute) and value.args:
            name = root_of(value.func)
            first = value.args[0]
            if name and name not in self.same and not hasattr(builtins, name) and not isinstance(first, _FIXED):
                self.put("call", value, self.source(first))

    def visit_AugAssign(self, node: ast.AugAssign) -> None:
        sign = SIGNS.get(type(node.op))
        if sign and not is_text(node.value):
            self.between("sign", node.target, node.value, f"{sign[0]}=", f"{sign[1]}=")
        self.visit(node.value)

    def visit_If(self, node: ast.If) -> None:
        if "TYPE_CHECKING" in self.source(node.test):
            for statement in node.orelse:
                self.visit(statement)
            return
        self._negate(node.test)
        self.generic_visit(node)

    def visit_IfExp(self, node: ast.IfExp) -> None:
        self._negate(node.test)
        self.generic_visit(node)

    def _negate(self, test: ast.expr) -> None:
        """Comparisons turn round by their own operators, `not` by leaving it out."""
        if not isinstance(test, ast.Compare | ast.UnaryOp | ast.Constant):
            self.put("logic", test, f"not ({self.source(test)})")

    # ------------------------------------------------------------ expressions

    def visit_comprehension(self, node: ast.comprehension) -> None:
        """A filter that lets everything through."""
        for test in node.ifs:
            self.put("logic", test, "True")
        self.generic_visit(node)

    def visit_Compare(self, node: ast.Compare) -> None:
        sides = [node.left, *node.comparators]
        for number, operator in enumerate(node.ops):
            old = written(operator)
            for new in BOUNDS.get(type(operator), ()):
                self.between("bound" if old[0] in "<>" else "logic", sides[number], sides[number + 1], old, new)
        self.generic_visit(node)

    def visit_BoolOp(self, node: ast.BoolOp) -> None:
        old, new = ("and", "or") if isinstance(node.op, ast.And) else ("or", "and")
        for left, right in zip(node.values, node.values[1:], strict=False):
            self.between("logic", left, right, old, new)
        self.generic_visit(node)

    def visit_UnaryOp(self, node: ast.UnaryOp) -> None:
        if isinstance(node.op, ast.Not):
            self.put("logic", node, f"({self.source(node.operand)})")
        self.generic_visit(node)

    def visit_BinOp(self, node: ast.BinOp) -> None:
        sign = SIGNS.get(type(node.op))
        if sign and not is_text(node.left) and not is_text(node.right):
            self.between("sign", node.left, node.right, *sign)
        self.generic_visit(node)

    def visit_Subscript(self, node: ast.Subscript) -> None:
        if isinstance(node.slice, ast.Slice) and isinstance(node.ctx, ast.Load):
            self.put("slice", node, self.source(node.value))
        self.generic_visit(node)

    def visit_Dict(self, node: ast.Dict) -> None:
        keys = [key for key in node.keys if key is not None]
        named = all(isinstance(key, ast.Constant) and isinstance(key.value, str) for key in keys)
        if named and len(keys) == len(node.keys) > 1:
            self._fields(node, keys)
        for value in node.values:
            self.visit(value)
        if not named:
            for key in keys:
                self.visit(key)

    def _fields(self, node: ast.Dict, keys: list[ast.expr]) -> None:
        """An answer without one of its fields."""
        for number, key in enumerate(keys):
            start = self.span(key)[0]
            if number + 1 < len(keys):
                self.add("field", start, self.span(keys[number + 1])[0], "", key.lineno)
            else:
                before = self.span(node.values[number - 1])[1]
                self.add("field", before, self.span(node.values[number])[1], "", key.lineno)

    def visit_Call(self, node: ast.Call) -> None:
        if root_of(node.func) not in QUIET:
            self.generic_visit(node)

    def visit_JoinedStr(self, node: ast.JoinedStr) -> None:
        for part in node.values:
            if isinstance(part, ast.FormattedValue):
                self.visit(part.value)

    def visit_Constant(self, node: ast.Constant) -> None:
        value = node.value
        if isinstance(value, bool):
            self.put("logic", node, str(not value))
        elif isinstance(value, int | float):
            for new in near(value):
                self.put("number", node, f"({new})" if new.startswith("-") else new)
        elif isinstance(value, str):
            if SQL.match(value):
                self._sql(node)
            else:
                self.put("text", node, repr(f"{value}XX"))

    def _sql(self, node: ast.Constant) -> None:
        """Bounds inside of a query."""
        start, end = self.span(node)
        for found in SQL_BOUND.finditer(self.text, start, end):
            line = self.text.count("\n", 0, found.start()) + 1
            self.add("bound", found.start(), found.end(), SQL_SWAP[found[0]], line)
