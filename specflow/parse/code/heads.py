"""How definitions begin in languages with braces: one pattern a language, tried at the start of each line.

Groups: `fn` function, `cls` class or what holds methods, `typ` type, `var` a name that a function is assigned to, `test` a
titled test call, `impl` what an `impl` or extension speaks of, `recv` a Go receiver, `ns` a namespace, which is no definition.
"""

# ruff: noqa: E501 - a pattern or a table row reads better whole

from __future__ import annotations

import re
from functools import cache

_ANNOTATION = r"@[\w.]+(?:\([^()\n]*+\))?[ \t]++"
_ARROW = (
    r"(?:async\b[ \t]*+)?(?:function\b|class\b|[\w$]++[ \t]*+=>|"
    r"(?:<[^<>()\n]*+>)?\((?:[^()]++|\((?:[^()]++|\([^()]*+\))*+\))*+\)[ \t]*+(?::[^=;\n]++)?=>|"
    r"[\w$.]++(?:<[^<>()\n]*+>)?\([ \t\n]*+(?:async\b[ \t]*+)?(?:function\b|[\w$]++[ \t]*+=>|\([^()]*+\)[ \t]*+(?::[^=;\n]++)?=>))"
)
_JS_TEST = (
    r"(?P<test>(?:describe|test|it|suite|context|specify|bench|fdescribe|fit|xdescribe|xit|xtest|Deno\.test|QUnit\.(?:test|module))"
    r"(?:\.[\w$]++)*+)[ \t]*+(?=[(`<])"
)
_MODIFIERS = {
    "javascript": "export|default|declare|abstract|async|public|private|protected|static|readonly|override",
    "go": "",
    "rust": r"pub(?:\([^()\n]*+\))?|async|unsafe|const|default|extern(?:[ \t]+\"[^\"\n]*\")?",
    "java": "public|protected|private|static|final|abstract|strictfp|sealed|non-sealed",
    "c": "typedef|static|const|extern",
    "cpp": r"typedef|static|const|extern|inline|export|template[ \t]*<[^\n{};]*>",
    "csharp": "public|protected|private|internal|static|sealed|abstract|partial|readonly|unsafe|file|ref|new",
    "kotlin": "public|protected|private|internal|open|abstract|final|override|suspend|inline|operator|infix|tailrec|external|data|sealed|"
    "enum|annotation|inner|value|companion|expect|actual|fun(?=[ \t]+interface)|const|lateinit",
    "swift": r"public|private(?:\(set\))?|fileprivate|internal|open|package|static|class(?=[ \t]+(?:func|var))|final|override|mutating|nonmutating|async|required|"
    "convenience|indirect|nonisolated|isolated|dynamic|optional|lazy|weak|unowned|prefix|postfix",
    "php": "public|protected|private|static|final|abstract|readonly",
    "scala": r"private(?:\[\w+\])?|protected(?:\[\w+\])?|override|final|sealed|abstract|implicit|lazy|case|inline|open|transparent|opaque",
    "dart": "abstract|base|interface|final|sealed|mixin(?=[ \t]+class)|external|static|const",
}
_HEADS = {
    "javascript": r"function\b[ \t]*+\*?[ \t]*+(?P<fn>[\w$]*+)|class[ \t]++(?!extends\b)(?P<cls>[\w$]++)|"
    r"(?:interface|enum|const[ \t]+enum|type(?=[ \t]+[\w$]+[ \t]*[=<]))[ \t]++(?P<typ>[\w$]++)|(?:namespace|module)[ \t]++(?P<cls2>[\w$.]++)[ \t]*+(?=\{)|"
    rf"(?:const|let|var)[ \t]++(?P<var>[\w$]++)[ \t]*+(?::[^=\n]++)?=[ \t\n]*+(?={_ARROW})|"
    rf"(?P<var2>[\w$]++(?:\.[\w$]++)++)[ \t]*+=[ \t\n]*+(?={_ARROW})|{_JS_TEST}",
    "go": r"func[ \t]*+(?:\((?P<recv>[^()\n]*+)\)[ \t]*+)?(?P<fn>\w++)|type[ \t]++(?P<typ>\w++)|(?P<typ2>[A-Za-z_]\w*+)[ \t]++(?:struct|interface)[ \t]*+(?=\{)|"
    r"(?P<test>\w+\.Run)(?=\(\")",
    "rust": r"fn[ \t]++(?P<fn>\w++)|(?:struct|enum|union|type)[ \t]++(?P<typ>\w++)|(?:mod|trait)[ \t]++(?P<cls>\w++)|"
    r"(?P<impl>impl\b(?:[^{;\[]|\[[^\]]*+\])*+)(?=\{)|macro_rules![ \t]*+(?P<fn2>\w++)",
    "java": r"(?:class|interface|enum|record|@interface)[ \t]++(?P<cls>\w++)",
    "c": r"(?:struct|enum|union)[ \t]++(?P<typ>\w++)\s*+(?=\{)",
    "cpp": r"(?:class|struct|union|enum(?:[ \t]+(?:class|struct))?)[ \t]++(?:\[\[[^\]\n]*+\]\][ \t]*+)?(?:[A-Z_]+[ \t]+)?(?P<cls>\w++)(?=[^;(){}=]*+\{)|"
    r"(?P<ns>namespace\b[^;(){}=]*+|\"[^\"\n]*\"[ \t]*+)(?=\{)",
    "csharp": r"(?:class|struct|interface|enum|record(?:[ \t]+(?:class|struct))?)[ \t]++(?P<cls>\w++)|(?P<ns>namespace[ \t]++[\w.]++)\s*+(?=\{)",
    "kotlin": r"fun[ \t]++(?:<[^>\n]*+>[ \t]*+)?(?:[\w<>?., ]+\.)?(?P<fn>`[^`\n]++`|\w++)|(?:class|interface|object)[ \t]++(?P<cls>(?!:)\w++)|"
    r"(?P<ns>object)\b(?=[ \t]*+[:{])|typealias[ \t]++(?P<typ>\w++)",
    "swift": r"func[ \t]++(?P<fn>`[^`\n]++`|[^\s(<]++)|(?:class|struct|enum|protocol|extension|actor)[ \t]++(?P<cls>[\w.]++)|(?P<fn2>init|deinit|subscript)[?!]?(?=[ \t]*+[({<])|"
    r"typealias[ \t]++(?P<typ>\w++)",
    "php": r"function[ \t]++&?(?P<fn>\w++)|(?:class|interface|trait|enum)[ \t]++(?P<cls>\w++)|(?P<test>(?:test|it|describe)(?:->\w++)*+)(?=\()",
    "scala": r"def[ \t]++(?P<fn>`[^`\n]++`|[^\s(\[:=]++)|(?:class|object|trait|enum|package[ \t]+object)[ \t]++(?P<cls>\w++)|type[ \t]++(?P<typ>\w++)|"
    r"(?P<test>(?:test|it|they|describe|feature|scenario|ignore))(?=\()",
    "dart": r"(?:class|mixin|enum|extension(?:[ \t]+type)?)[ \t]++(?P<cls>\w++)|typedef[ \t]++(?P<typ>\w++)|(?P<test>test|testWidgets|group)(?=\()",
}  # fmt: skip
_PLAIN = {"javascript": r"(?!(?:const|let|var|return|if) (?:[^\n>{;]*+;|[^\n>{(]*+(?:\([^\n>{()]*+\)[^\n>{(]*+)*+(?<![=,])\n))"}
"""Statements of one line that define nothing: most lines of most files, so they are set aside first (the quick sign is a
semicolon before anything that opens a body)."""
_INLINE = {"rust": r"#\[[^\]\n]*+\][ \t]*+|", "csharp": r"\[[^\]\n]*+\][ \t]*+|", "php": r"#\[[^\]\n]*+\][ \t]*+|"}


def family(language: str) -> str:
    """TypeScript is read as JavaScript with types."""
    return "javascript" if language == "typescript" else language


@cache
def heads(language: str) -> re.Pattern[str]:
    """The pattern that finds the heads of definitions, from the line break before them."""
    name = family(language)
    inline = _INLINE.get(name, "") + (rf"{_ANNOTATION}|" if name not in ("go", "c", "cpp", "rust", "csharp") else "")
    words = _MODIFIERS[name]
    modifiers = rf"(?P<mods>(?:{inline}(?:{words})(?!\w)[ \t]*+)*+)" if words else "(?P<mods>)"
    return re.compile(rf"\n[ \t]*+{_PLAIN.get(name, '')}{modifiers}(?:{_HEADS[name]})")


@cache
def annotation_marks(language: str) -> re.Pattern[str] | None:
    """Where an annotation, attribute or template line opens, from the line break before it."""
    marks = {"rust": r"#\[", "csharp": r"\[(?=\w)", "php": r"#\[", "cpp": r"\[\[|template[ \t]*<", "go": "", "c": ""}
    mark = marks.get(family(language), "@(?!interface)(?=\\w)")
    return re.compile(rf"\n[ \t]*+(?P<mark>{mark})") if mark else None
