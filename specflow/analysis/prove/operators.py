"""What may take the place of what: operators, numbers, and which calls are nobody's business."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

BOUNDS: dict[type[ast.cmpop], tuple[str, ...]] = {
    ast.GtE: (">", "<"), ast.Gt: (">=", "<="), ast.LtE: ("<", ">"), ast.Lt: ("<=", ">="), ast.Eq: ("!=",), ast.NotEq: ("==",),
    ast.In: ("not in",), ast.NotIn: ("in",), ast.Is: ("is not",), ast.IsNot: ("is",),
}  # fmt: skip
SIGNS: dict[type[ast.operator], tuple[str, str]] = {
    ast.Add: ("+", "-"), ast.Sub: ("-", "+"), ast.Mult: ("*", "/"), ast.Div: ("/", "*"), ast.FloorDiv: ("//", "*"),
    ast.Mod: ("%", "*"), ast.BitOr: ("|", "&"), ast.BitAnd: ("&", "|"),
}  # fmt: skip
QUIET = frozenset({"log", "logger", "logging", "_log", "_logger", "warnings", "print"})
SQL = re.compile(r"\s*(?:SELECT|INSERT|UPDATE|DELETE|WITH)\b", re.IGNORECASE)
SQL_BOUND = re.compile(r"<=|>=|<(?![>=])|(?<![<])>(?!=)")
SQL_SWAP = {"<=": "<", ">=": ">", "<": "<=", ">": ">="}
EXCUSED = re.compile(r"#[^\n]*\bno mutate\b")


def written(operator: ast.cmpop) -> str:
    """A comparison as it stands in code."""
    names: dict[type[ast.cmpop], str] = {
        ast.GtE: ">=", ast.Gt: ">", ast.LtE: "<=", ast.Lt: "<", ast.Eq: "==", ast.NotEq: "!=", ast.In: "in", ast.NotIn: "not in",
        ast.Is: "is", ast.IsNot: "is not",
    }  # fmt: skip
    return names[type(operator)]


def root_of(node: ast.expr) -> str:
    """`log` of `log.info`, `gate` of `gate`, `x` of `x.y.z`."""
    while isinstance(node, ast.Attribute):
        node = node.value
    return node.id if isinstance(node, ast.Name) else ""


def is_text(node: ast.expr) -> bool:
    """Whether `+` and `%` on it have to do with text."""
    return isinstance(node, ast.JoinedStr) or (isinstance(node, ast.Constant) and isinstance(node.value, str | bytes))


def near(value: int | float) -> Iterator[str]:
    """The next numbers on both sides: 0.75 -> 0.76 and 0.74."""
    if isinstance(value, int):
        yield str(value + 1)
        if value > 0:
            yield str(value - 1)
        return
    _, _, decimals = repr(value).partition(".")
    if not decimals.isdecimal() or len(decimals) > 12:
        yield f"({value!r} * 1.01 + 0.01)"
        return
    step = 10.0 ** -len(decimals)
    for new in (value + step, value - step):
        yield repr(round(new, len(decimals)))
