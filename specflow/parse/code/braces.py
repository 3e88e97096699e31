"""Definitions of languages with braces: heads by pattern, extents by matching brackets, methods by what stands before `{`."""

# ruff: noqa: E501 - a pattern or a table row reads better whole

from __future__ import annotations

import re

from specflow.parse.code.extents import Extents
from specflow.parse.code.heads import annotation_marks, family, heads
from specflow.parse.code.lexer import Lexed
from specflow.parse.code.members import members
from specflow.parse.code.structure import CLASS, FUNCTION, TEST, TYPE, Found, line_start
from specflow.parse.code.titles import title

_TEST_MARK = {
    "rust": re.compile(r"#\[(?:[\w:]*\btest\b|rstest|test_case|proptest|wasm_bindgen_test|quickcheck)"),
    "java": re.compile(r"@(?:\w+\.)*(?:Test|ParameterizedTest|RepeatedTest|TestFactory|TestTemplate|Property|Theory)\b"),
    "kotlin": re.compile(r"@(?:\w+\.)*(?:Test|ParameterizedTest|RepeatedTest|TestFactory)\b"),
    "csharp": re.compile(r"\[(?:\w+\.)*(?:Fact|Theory|Test|TestCase|TestCaseSource|TestMethod|DataTestMethod|Property)\b"),
    "swift": re.compile(r"@Test\b"),
    "scala": re.compile(r"@Test\b"),
    "php": re.compile(r"#\[(?:\\?\w+\\)*Test\b"),
}
_SKIP_MARK = re.compile(
    r"#\[ignore|@(?:\w+\.)*(?:Ignore|Ignored|Disabled|DisabledIf\w*)\b|\bSkip\s*=|\[(?:Ignore|Explicit)\b|\.disabled\(|"
    r"\.(?:skip|todo|skipIf|fails|failing)\b|^(?:xit|xtest|xdescribe)\b|\bignore\b(?=\()"
)
_GROUPS = re.compile(r"(?:[fx]?describe|suite|context|group|feature|QUnit\.module)\b")
_EXPORTED = (
    ("\nexport {", re.compile(r"\nexport[ \t]*\{([^}]*)\}")),
    ("\nexport{", re.compile(r"\nexport[ \t]*\{([^}]*)\}")),
    ("export default ", re.compile(r"export[ \t]+default[ \t]+([\w$]+)")),
    ("module.exports", re.compile(r"module\.exports[ \t]*=[ \t]*(?:\{([^}]*)\}|([\w$]+))")),
    ("exports.", re.compile(r"exports\.([\w$]+)[ \t]*=")),
)
"""How a JavaScript module hands out names apart from where they are defined: a cheap sign, and the pattern."""
_HANDS_OUT = re.compile(r"export(?:[ \t]*\{|[ \t]+default[ \t]|s(?:\.|[ \t]*=))")
"""One of them may be there: a single quick pass, for most modules have none."""
_IMPL = re.compile(r"impl\s*(?:<(?:[^<>]|<[^<>]*>)*>)?\s*(?:!?[\w:]+(?:<(?:[^<>]|<[^<>]*>)*>)?\s+for\s+)?&?(?:mut\s+|dyn\s+)?(?:\w+::)*(\w+)")
_RECEIVER = re.compile(r"(\w+)(?:\[[^\]]*\])?\s*$")
_FN, _CLS, _TYP = ("fn", "var", "var2", "fn2"), ("cls", "cls2"), ("typ", "typ2")


def definitions(lexed: Lexed, language: str) -> list[Found]:
    """Every definition, in order of its head."""
    code, extents = lexed.code, Extents(lexed.code, language)
    marked = _annotated(code, language, extents)
    exported = _exported(code) if family(language) == "javascript" else frozenset[str]()
    found, containers = list[Found](), dict[int, str]()
    for head in heads(language).finditer(code):
        one = _headed(head, lexed, language, extents, marked, exported, containers)
        if one is not None:
            found.append(one)
    found += members(code, language, extents, containers, _is_test, _is_skipped)
    return found


def _headed(
    head: re.Match[str], lexed: Lexed, language: str, extents: Extents, marked: dict[int, int], exported: frozenset[str],
    containers: dict[int, str],
) -> Found | None:  # fmt: skip
    """The definition that a head pattern found; what holds methods is noted in `containers` by its open brace."""
    code, group = lexed.code, head.lastgroup or ""
    first = head.start("mods")
    start = marked.get(first, first) if marked else first
    if group == "test":
        return _titled(head, lexed, extents, start)
    body, end = extents.of(head.end(), first, group)
    if group == "ns":
        containers[body - 1] = ""
        return None
    name, at, parent = _named(head, group, language)
    if not name or (group in _FN and body < 0 and group in ("var", "var2")):
        return None
    marks = code[start : head.start(group)]
    kind = CLASS if group in _CLS or group == "impl" else TYPE if group in _TYP else FUNCTION
    if kind == CLASS and body >= 0:
        containers[body - 1] = name
    elif kind != TYPE and _is_test(name, marks, code, head.end(), language):
        kind = TEST
    public = _is_public(name, head["mods"], language, exported, at, code)
    return Found(start, at, body, end, end, name.strip("`"), kind, public, _is_skipped(marks), False, parent)


def _named(head: re.Match[str], group: str, language: str) -> tuple[str, int, str]:
    """Name, its offset, and a parent named in the head itself."""
    name, at = head[group], head.start(group)
    if group == "impl":
        spoken = _IMPL.match(name)
        return (spoken[1], at + spoken.start(1), "") if spoken else ("", at, "")
    if group == "fn" and not name:
        return ("default" if "default" in head["mods"] else ""), head.start("fn") - 1, ""
    receiver = head["recv"] if language == "go" else None
    typed = _RECEIVER.search(receiver) if receiver else None
    return name, at, typed[1] if typed else ""


def _titled(head: re.Match[str], lexed: Lexed, extents: Extents, start: int) -> Found | None:
    """A test or a group of tests that a call names by its title."""
    call, at = head["test"], head.end()
    named, opened = title(lexed, at, extents)
    if named is None or opened < 0:
        return None
    end = extents.close(opened)
    body = lexed.code.find("{", opened, end)
    kind = CLASS if _GROUPS.match(call) else TEST
    return Found(start, head.start("test"), body + 1 if body >= 0 else opened + 1, end, end, named, kind, True,
                 _SKIP_MARK.search(call) is not None, True)  # fmt: skip


def _is_test(name: str, marks: str, code: str, at: int, language: str) -> bool:
    """Whether a function is a test, by its annotations, its name or what it takes."""
    mark = _TEST_MARK.get(language)
    if mark is not None and ("@" in marks or "[" in marks) and mark.search(marks):
        return True
    if language == "go":
        return name.startswith(("Test", "Benchmark", "Fuzz", "Example")) and (name[0] == "E" or "*testing." in code[at : at + 80])
    if language in ("swift", "php"):
        return name.startswith("test")
    return language in ("c", "cpp") and name.startswith("test_")


def _is_skipped(marks: str) -> bool:
    return ("@" in marks or "[" in marks) and _SKIP_MARK.search(marks) is not None


def _is_public(name: str, mods: str, language: str, exported: frozenset[str], at: int, code: str) -> bool:
    words = mods.split()
    if language == "go":
        return name[:1].isupper()
    if language in ("typescript", "javascript"):
        return "export" in words or name in exported
    if language == "rust":
        return "pub" in words or code.startswith("impl", line_start(code, at))
    if language in ("java", "csharp"):
        return "public" in words
    return not {"private", "fileprivate", "internal", "protected", "static" if language == "c" else "private"} & set(words) and name[:1] != "_"


def _exported(code: str) -> frozenset[str]:
    """The names that a module hands out by list."""
    names = set[str]()
    if _HANDS_OUT.search(code) is None:
        return frozenset()
    for sign, pattern in _EXPORTED:
        if sign in code:
            names.update(word for found in pattern.finditer(code) for part in found.groups() if part for word in re.findall(r"[\w$]+", part))
    return frozenset(names)


_GAP = re.compile(r"(?:\s++|//[^\n]*+)*+")
_WORD = re.compile(r"@[\w.:]+(?:<[^<>\n]*>)?[ \t]*")


def _annotated(code: str, language: str, extents: Extents) -> dict[int, int]:
    """Where the first annotation of a definition starts, by where its own words start."""
    pattern, found, done = annotation_marks(language), dict[int, int](), 0
    if pattern is None:
        return found
    for mark in pattern.finditer(code):
        if mark.start() < done:
            continue
        at = first = mark.start("mark")
        while (after := _annotation_end(code, at, extents)) > at:
            gap = _GAP.match(code, after)
            at = gap.end() if gap else after
        done = at
        found[at] = first
    return found


def _annotation_end(code: str, at: int, extents: Extents) -> int:
    """The end of the annotation at `at`; `at` itself where there is none."""
    if code.startswith(("#[", "[[", "["), at):
        return extents.close(at + 1 if code[at] == "#" else at)
    if code.startswith("template", at):
        return _template_end(code, at, extents)
    word = _WORD.match(code, at)
    if word is None or code.startswith("@interface", at):
        return at
    end = word.end()
    return extents.close(end) if code.startswith("(", end) else end


_ANGLES = re.compile(r"[<>;{(]")


def _template_end(code: str, at: int, extents: Extents) -> int:
    """The end of C++'s `template<…>`; `at` itself where it has none."""
    depth, here = 0, at
    while sign := _ANGLES.search(code, here, at + 1_000):
        here = extents.close(sign.start()) if sign[0] == "(" else sign.end()
        depth += {"<": 1, ">": -1}.get(sign[0], 0)
        if sign[0] in ";{":
            break
        if sign[0] == ">" and depth <= 0:
            return here
    return at
