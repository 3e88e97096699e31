"""Python that never runs, or holds whatever the code does: an assertion there cannot fail.

Statements behind a `return` or `raise`, branches of a constant condition, inner functions that nobody names, assertions
that are true by their form, and assertions whose failure is caught and dropped. In doubt a statement runs.
"""

from __future__ import annotations

import ast
import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence

_LEAVES = (ast.Return, ast.Continue, ast.Break)
_NESTED = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
_HEADER = "async def f():"
_SWALLOWED = frozenset(("AssertionError", "Exception", "BaseException"))
_LOOSE = frozenset(("locals", "vars", "eval", "exec"))
_TRIVIAL = (ast.Pass, ast.Continue, ast.Break, ast.Return)
_NAME = re.compile(r"(?:not )?([A-Za-z_]\w*)")
_CONSTANT = frozenset("0123456789-\"'TFN")
_MOCKS = frozenset(("Mock", "MagicMock", "AsyncMock"))
_ESCAPE = re.compile(r"\\[^\n]")
_HINTS = (
    "return", "raise", "except", "suppress", "def ", "class ", "continue", "break", "False", "True", "TYPE_CHECKING",
    " 0", "None:", "[]:", "():", "assert (", "assert(", "assert '", 'assert "',
    "lambda", "Mock(",
)  # fmt: skip
"""Words without which nothing of all this is there; looking for them is much cheaper than parsing."""


def could_be(code: str, start: int, end: int) -> bool:
    """Whether `code[start:end]` is worth a parse."""
    return any(code.find(word, start, end) >= 0 for word in _HINTS) or _asserts_a_constant(code, start, end)


def _asserts_a_constant(code: str, start: int, end: int) -> bool:
    """Whether the first name of an assertion may stand for a constant."""
    at = code.find("assert ", start, end)
    while at >= 0:
        name = _NAME.match(code, at + 7, end)
        given = code.find(f"{name[1]} = ", start, at) if name else -1
        if name and given >= 0 and code[given + len(name[1]) + 3] in _CONSTANT:
            return True
        at = code.find("assert ", at + 7, end)
    return False


def without(body: str) -> str:
    """A function's body with everything blanked that cannot fail; as it is where it is no Python that can be read."""
    body = _ESCAPE.sub("__", body)  # or a parse would warn of those it does not know
    try:
        tree = ast.parse(_HEADER + body)
        dead = list(_dead(tree))
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return body
    return _blanked(body, dead) if dead else body


def _blanked(body: str, dead: Sequence[ast.stmt]) -> str:
    """Positions of a parse are lines and UTF-8 bytes."""
    lines = [bytearray(line.encode("utf-8", "surrogatepass")) for line in (_HEADER + body).split("\n")]
    for one in dead:
        last = one.end_lineno or one.lineno
        for number in range(one.lineno, last + 1):
            line = lines[number - 1]
            first = one.col_offset if number == one.lineno else 0
            end = (one.end_col_offset or len(line)) if number == last else len(line)
            line[first:end] = b" " * (end - first)
    return b"\n".join(map(bytes, lines)).decode("utf-8", "surrogatepass")[len(_HEADER) :]


def _dead(tree: ast.Module) -> Iterator[ast.stmt]:
    unnamed, made_here, constants = _unnamed(tree), *_made_here(tree)
    yield from _constant(tree, made_here | constants)
    for node in ast.walk(tree):
        for block in _blocks(node):
            yield from _behind(block)
        if isinstance(node, (ast.If, ast.While)):
            yield from _branches(node)
        elif isinstance(node, (ast.For, ast.AsyncFor)) and isinstance(node.iter, (ast.List, ast.Tuple)) and not node.iter.elts:
            yield from node.body
        elif isinstance(node, ast.Assert) and (_holds(node.test) or _same(node.test) or _loads(node.test, made_here)):
            yield node
        elif isinstance(node, (ast.Try, ast.With)) and _is_dropped(node):
            yield from _asserted(node.body)
        elif isinstance(node, _NESTED) and node in unnamed:
            yield node


def _blocks(node: ast.AST) -> Iterator[list[ast.stmt]]:
    for name in ("body", "orelse", "finalbody"):
        block = getattr(node, name, None)
        if isinstance(block, list):
            yield block


def _behind(block: Sequence[ast.stmt]) -> Sequence[ast.stmt]:
    """What follows a statement that leaves the block for certain."""
    return next((block[at + 1 :] for at, one in enumerate(block) if isinstance(one, ast.Raise) or _leaves(one)), ())


def _leaves(one: ast.stmt) -> bool:
    if isinstance(one, ast.If):
        return all(any(_leaves(inner) or isinstance(inner, ast.Raise) for inner in way) for way in (one.body, one.orelse))
    if isinstance(one, (ast.With, ast.AsyncWith)):  # which may swallow what is raised in it
        return any(map(_leaves, one.body))
    return isinstance(one, _LEAVES)


def _branches(node: ast.If | ast.While) -> Sequence[ast.stmt]:
    if _fails(node.test):
        return node.body
    return node.orelse if isinstance(node, ast.If) and _holds(node.test) else ()


def _fails(test: ast.expr) -> bool:
    """Whether a condition is false by its form."""
    if isinstance(test, ast.BoolOp) and isinstance(test.op, ast.And):
        return any(map(_fails, test.values))
    if isinstance(test, ast.UnaryOp) and isinstance(test.op, ast.Not):
        return _holds(test.operand)
    named = test.attr if isinstance(test, ast.Attribute) else test.id if isinstance(test, ast.Name) else ""
    return named == "TYPE_CHECKING" or (isinstance(test, ast.Constant) and not test.value)


def _holds(test: ast.expr) -> bool:
    """Whether a condition is true by its form; a tuple of condition and message is a well-known slip."""
    if isinstance(test, ast.BoolOp) and isinstance(test.op, ast.Or):
        return any(map(_holds, test.values))
    if isinstance(test, ast.UnaryOp) and isinstance(test.op, ast.Not):
        return _fails(test.operand)
    if isinstance(test, ast.Tuple):
        return bool(test.elts) and not any(isinstance(one, ast.Starred) for one in test.elts)
    return isinstance(test, ast.Lambda) or (isinstance(test, ast.Constant) and bool(test.value) and test.value is not ...)


def _same(test: ast.expr) -> bool:
    """`x == x`: a name or a value compared with itself."""
    if not isinstance(test, ast.Compare) or not all(isinstance(op, (ast.Eq, ast.Is, ast.LtE, ast.GtE)) for op in test.ops):
        return False
    plain = {ast.dump(one) for one in (test.left, *test.comparators) if _is_plain(one)}
    return len(plain) == 1 and all(map(_is_plain, test.comparators)) and _is_plain(test.left)


def _loads(test: ast.expr, names: Collection[str]) -> bool:
    """Whether an assertion reads names, and none but these."""
    read = {one.id for one in ast.walk(test) if isinstance(one, ast.Name)}
    return bool(read) and read.issubset(names)


def _constant(tree: ast.Module, names: Collection[str]) -> Iterator[ast.stmt]:
    """Assertions over constants that run whenever the test does: it passed, so they hold. Under a condition one may be meant to
    fail."""
    for one in getattr(tree.body[0], "body", ()):
        if isinstance(one, ast.Assert) and _loads(one.test, names):
            yield one


def _made_here(tree: ast.Module) -> tuple[frozenset[str], frozenset[str]]:
    """What the test makes up from nothing but constants: functions and mocks that it only calls, such as one put in the place of
    what it should try (`gate = lambda: 3`), and values that nothing changes. Whatever the code does, they are the same; a
    function that is handed on may come back changed."""
    functions: dict[str, ast.AST] = {}
    constants: set[str] = set()
    handed: set[str] = set()
    called = {id(one.func) for one in ast.walk(tree) if isinstance(one, ast.Call)}
    bound = Counter(name for node in ast.walk(tree.body[0]) if node is not tree.body[0] for name in _bound(node))
    for node in ast.walk(tree.body[0]):
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load) and id(node) not in called:
            handed.add(node.id)
        elif isinstance(node, ast.FunctionDef) and node is not tree.body[0] and not node.decorator_list:
            functions[node.name] = node
        elif isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            if isinstance(node.value, ast.Lambda) or _is_mock(node.value):
                functions[node.targets[0].id] = node.value
            elif _is_constant(node.value):
                constants.add(node.targets[0].id)
    made = {name for name, one in functions.items() if name not in handed and (_is_mock(one) or _is_closed(one))}
    return frozenset(name for name in made if bound[name] == 1), frozenset(name for name in constants if bound[name] == 1)


def _bound(node: ast.AST) -> Sequence[str]:
    """The names that a node gives a meaning to; one that reaches outside may do so any number of times."""
    if isinstance(node, ast.Name):
        return () if isinstance(node.ctx, ast.Load) else (node.id,)
    if isinstance(node, (ast.Global, ast.Nonlocal)):
        return node.names * 2
    if isinstance(node, ast.MatchMapping):
        return (node.rest or "",)
    if isinstance(node, ast.alias):
        return ((node.asname or node.name).partition(".")[0],)
    if isinstance(node, (*_NESTED, ast.ExceptHandler, ast.MatchAs, ast.MatchStar)):
        return (node.name or "",)
    return ()


def _is_mock(value: ast.AST) -> bool:
    """`Mock(return_value=3)`."""
    if not isinstance(value, ast.Call):
        return False
    named = value.func.attr if isinstance(value.func, ast.Attribute) else getattr(value.func, "id", "")
    return named in _MOCKS and all(map(_is_constant, (*value.args, *(one.value for one in value.keywords))))


def _is_constant(value: ast.expr) -> bool:
    return isinstance(value.operand if isinstance(value, ast.UnaryOp) else value, ast.Constant)


def _is_closed(function: ast.AST) -> bool:
    """Whether a function reads nothing from outside, not even what it imports itself."""
    inside = list(ast.walk(function))
    if any(isinstance(one, (ast.Import, ast.ImportFrom, ast.Global, ast.Nonlocal, ast.Yield, ast.YieldFrom)) for one in inside):
        return False
    own = {one.arg for one in inside if isinstance(one, ast.arg)}
    own |= {one.id for one in inside if isinstance(one, ast.Name) and isinstance(one.ctx, ast.Store)}
    return all(one.id in own for one in inside if isinstance(one, ast.Name))


def _is_plain(one: ast.expr) -> bool:
    while isinstance(one, ast.Attribute):
        one = one.value
    return isinstance(one, (ast.Name, ast.Constant))


def _is_dropped(node: ast.Try | ast.With) -> bool:
    """Whether a failed assertion in the body ends here without a trace."""
    if isinstance(node, ast.With):
        return any(_suppresses(item.context_expr) for item in node.items)
    return any(map(_drops, node.handlers)) or any(isinstance(one, _LEAVES) for one in node.finalbody)


def _drops(handler: ast.ExceptHandler) -> bool:
    return _catches(handler.type) and all(isinstance(one, _TRIVIAL) or _is_words(one) for one in handler.body)


def _catches(kind: ast.expr | None) -> bool:
    if isinstance(kind, ast.Tuple):
        return any(map(_catches, kind.elts))
    return kind is None or (isinstance(kind, ast.Name) and kind.id in _SWALLOWED)


def _is_words(one: ast.stmt) -> bool:
    return isinstance(one, ast.Expr) and isinstance(one.value, ast.Constant)


def _suppresses(call: ast.expr) -> bool:
    if not isinstance(call, ast.Call):
        return False
    named = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
    return named == "suppress" and any(map(_catches, call.args))


def _asserted(block: Sequence[ast.stmt]) -> Iterator[ast.stmt]:
    """The assert statements of a block; what a test framework raises may pass by a handler."""
    return (node for one in block for node in ast.walk(one) if isinstance(node, ast.Assert))


def _unnamed(tree: ast.Module) -> frozenset[ast.stmt]:
    """Inner functions and classes that nothing names outside of themselves; decorators and base classes may take them up."""
    inner = [one for one in ast.walk(tree.body[0]) if isinstance(one, _NESTED) and one is not tree.body[0]]
    taken_up = ("decorator_list", "bases", "keywords")
    plain = {one for one in inner if not any(getattr(one, name, ()) for name in taken_up)}
    members = {one for outer in inner if isinstance(outer, ast.ClassDef) for one in outer.body}
    found: frozenset[ast.stmt] = frozenset()
    while plain:
        more = frozenset(one for one in plain - members if one.name not in _named(tree, (*found, one)))
        if more <= found:
            break
        found |= more
    return found


def _named(tree: ast.AST, without: Sequence[ast.stmt]) -> set[str]:
    """The names that are read outside of some definitions; with `locals()` and its like every name may be."""
    names: set[str] = set()
    left: list[ast.AST] = [tree]
    while left:
        node = left.pop()
        if any(node is one for one in without):
            continue
        if isinstance(node, ast.Name):
            names |= {node.id} if isinstance(node.ctx, ast.Load) else set()
        elif isinstance(node, (ast.Global, ast.Nonlocal)):
            names |= set(node.names)
        left += ast.iter_child_nodes(node)
    return names if not names & _LOOSE else _All(names)


class _All(set[str]):
    """Every name."""

    def __contains__(self, name: object) -> bool:
        return True
