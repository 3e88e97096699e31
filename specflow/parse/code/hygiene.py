"""What a body does, read off its words: nothing, skip itself, assert. Reads lexed code, so words in strings do not count."""

# ruff: noqa: E501 - a pattern or a table row reads better whole

from __future__ import annotations

import re
from functools import cache

from specflow.parse.code import unreached

_EMPTY = {
    "python": r"(?:\s++|#[^\n]*+|pass\b|\.\.\.|;|[rRuU]?\"[^\"\n]*\"|[rRuU]?'[^'\n]*'|[rRuU]?\"[\s]*\"|[rRuU]?'[\s]*')*+\Z",
    "ruby": r"(?:\s++|#[^\n]*+|nil\b|;|\bend\b|\([^()\n]*+\)|\|[^|\n]*\|)*+\Z",
    "": r"(?:\s++|//[^\n]*+|[{};,()]|=>|return\b(?=\s*;)|--[^\n]*+|\bend\b)*+\Z",
}
_SKIP = {
    "python": r"\bpytest\.(?:skip|xfail)\(|\bself\.skipTest\(|\braise\s+(?:unittest\.)?SkipTest\b",
    "go": r"\b\w+\.Skip(?:f|Now)?\(",
    "javascript": r"\b(?:this|t|ctx|context)\.(?:skip|todo)\(",
    "swift": r"\bthrow\s+XCTSkip\b",
    "ruby": r"(?m:^\s*(?:skip|pending)\b)",
    "php": r"\bmarkTest(?:Skipped|Incomplete)\(",
    "csharp": r"\bAssert\.(?:Ignore|Inconclusive)\(",
    "cpp": r"\bGTEST_SKIP\(",
    "java": r"\b(?:assumeTrue\(\s*false|assumeFalse\(\s*true|abort\()",
}
_HELPER = r"(?:assert|check|expect|verify|ensure|require|must|should)(?:_\w*|[A-Z]\w*)?!?\s*[(<]"
_MEMBER = r"\.(?:should|must|to(?:Be|Equal|Throw|Match|Have|Contain)|rejects|resolves|verify|expect|Should)\w*"
_THROWN = r"throw\s+(?:new\s+)?[\w.:]{0,80}?(?:Error|Failure|Failed|Exception|error)\w{0,40}\s*[({]"
"""A test that raises an error itself where something is wrong: no library is needed to fail."""
_QUICK = {
    "python": ("assert", "pytest.raises", ".fail("),
    "go": (".Fatal", ".Error", ".Fail", "assert.", "require."),
    "rust": ("assert", "panic!", "unwrap_err"),
    "java": ("assert", "verify", "fail("),
    "c": ("assert", "ASSERT", "EXPECT", "REQUIRE", "CHECK"),
    "csharp": ("Assert", ".Should"),
    "kotlin": ("assert", "should", "verify"),
    "swift": ("XCT", "#expect", "#require"),
    "ruby": ("assert", "expect", ".should"),
    "php": ("assert", "expect"),
    "elixir": ("assert", "refute"),
    "javascript": ("expect", "assert"),
}
"""Words that open an assertion; found first because a plain search is fast."""
_WORDS = {
    "python": r"pytest\.(?:warns|deprecated_call|fail)\(|raise\s+(?:AssertionError|self\.failureException)\b|raises\(|should\w*\b|expect\w*\(",
    "go": r"t\.Errorf?\(|(?:is|qt|c|g|gomega|cmp|must)\.\w+\(|panic\(|Assert\w*\(|Output:",
    "rust": r"unreachable!|prop_assert|insta|should_panic|\.(?:unwrap|expect|expect_err)\(|matches!|\)\?;",
    "java": r"(?:then|given|andExpect|expectThrows)\w*\s*\(|expected\s*=",
    "c": r"(?:ck_|TEST_ASSERT|FAIL|munit_|cr_|mu_|abort|exit)\w*\s*\(",
    "csharp": r"\.(?:Verify|Received|Must|Throws|Expect)\w*|(?:Check|Verify|Expect|Should)\w*\s*[.(]|ExpectedException",
    "kotlin": r"(?:coVerify|fail|require|error)\w*\s*[({<]|is(?:EqualTo|True|False|Null)\w*\(",
    "swift": r"(?:Issue\.record|precondition|fatalError)\w*\s*\(",
    "ruby": r"(?:refute|wont|must|raise_error|is_expected|flunk|fail)\w*\b|\.(?:to|not_to)\b",
    "php": r"->(?:should|expect|shouldReceive)\w*|fail\(",
    "scala": r"(?:intercept|assume|shouldBe|mustBe|should|must)\w*\b",
    "lua": r"(?:luaunit|lu)\.\w+",
    "elixir": r"(?:catch_|flunk)\w*",
    "javascript": r"(?:t|tap|test)\.(?:is|not|deepEqual|throws|true|false|truthy|falsy|equal|same|ok|pass|fail|like|regex|plan)\w*\(|should\b",
}
MOST_OF_A_START = 300
"""Characters: a test that skips itself does so in its first lines."""
MOST_OF_A_BODY = 50_000
_MARKER = {"python": "#", "ruby": "#", "elixir": "#", "lua": "--"}
_LIKE = {"typescript": "javascript", "cpp": "c"}


@cache
def _empty(language: str) -> re.Pattern[str]:
    return re.compile(_EMPTY.get(language) or _EMPTY[""])


@cache
def _skip(language: str) -> re.Pattern[str] | None:
    return re.compile(_SKIP[language]) if language in _SKIP else None


@cache
def _slow(language: str) -> re.Pattern[str]:
    words = _WORDS.get(language)
    return re.compile(rf"(?<![A-Za-z0-9])(?:{words + '|' if words else ''}{_THROWN}|{_HELPER})|{_MEMBER}")


@cache
def _foregone() -> re.Pattern[str]:
    """Assertions over nothing but constants, or of a name with itself: whatever the code does, they hold."""
    return re.compile(
        r"\bassert\s+(?:True|not\s+False|[1-9]\d*+|(?P<one>\d++|True|False|None)\s*(?:==|is)\s*(?P=one))\s*(?=[,;#\n]|\Z)"
        r"|\b(?:assert|assert_|assertTrue|assert_true|ok)!?\(\s*(?:[Tt]rue|1)\s*\)"
        r"|\b(?:assertEquals?|assert_eq|assert_equal)!?\(\s*(?P<two>\d++|[Tt]rue|[Ff]alse)\s*,\s*(?P=two)\s*\)"
        r"|\bexpect\(\s*(?P<three>true|false|\d++)\s*\)\.to(?:Be|Equal|StrictEqual)\(\s*(?P=three)\s*\)"
        r"|\bexpect\(\s*true\s*\)\.toBeTruthy\(\s*\)"
        r"|\bassert\s+\d++\s*(?:[<>]=?|!=)\s*\d++\s*(?=[,;#\n]|\Z)"
        r"|\bassert\s+(?P<four>[A-Za-z_][\w.]*+)\s*(?:==|<=|>=|\bis\b)\s*(?P=four)\s*(?=[,;#\n]|\Z)"
        r"|\bassert(?:\.|_)?(?:[dD]eep)?(?:[sS]trict)?[eE]q(?:uals?|_)?!?\((?:\s*t,)?\s*(?P<five>[A-Za-z_][\w.]*+)\s*,\s*(?P=five)\s*(?=[,)])"
        r"|\bexpect\(\s*(?P<six>[A-Za-z_][\w.]*+)\s*\)\.to(?:Be|Equal|StrictEqual)\(\s*(?P=six)\s*\)"
    )


def _has_foregone(code: str, start: int, end: int) -> bool:
    """Whether there is one; the pattern is tried only where one could begin, which is much faster than searching."""
    for word in ("assert", "expect(", "ok(", "ok!("):
        at = code.find(word, start, end)
        while at >= 0:
            if _foregone().match(code, at, end):
                return True
            at = code.find(word, at + 1, end)
    return False


def is_empty(code: str, start: int, end: int, language: str) -> bool:
    """Whether nothing is done in the body `code[start:end]`."""
    return _empty(language).match(code, start, end) is not None


def skips_itself(code: str, start: int, end: int, language: str) -> bool:
    """Whether the test's first steps skip it: not under a condition."""
    stop = min(end, start + MOST_OF_A_START)
    if not any(code.find(word, start, stop) >= 0 for word in ("kip", "ending", "Ignore", "Incon", "todo", "assume", "xfail")):
        return False
    pattern = _skip(_LIKE.get(language, language))
    found = pattern.search(code, start, stop) if pattern else None
    return found is not None and code.count("\n", start, found.start()) <= 2 and " if " not in code[start : found.start()]


def asserts(code: str, start: int, end: int, language: str) -> bool:
    """Whether something in the body can make the test fail on purpose; what compares constants with each other, or never
    runs (looked into in Python only), cannot."""
    language, end = _LIKE.get(language, language), min(end, start + MOST_OF_A_BODY)
    if not _asserts(code, start, end, language):
        return False
    if language != "python" or not unreached.could_be(code, start, end):
        return True
    alive = unreached.without(code[start:end])
    return _asserts(alive, 0, len(alive), language)


def _asserts(code: str, start: int, end: int, language: str) -> bool:
    marker = _MARKER.get(language, "//")
    if _has_foregone(code, start, end):
        code = _foregone().sub("", code[start:end])
        start, end = 0, len(code)
    for word in _QUICK.get(language, ()):
        at = code.find(word, start, end)
        while at >= 0:
            if (word[0] in ".#" or not code[at - 1].isalnum()) and _counts(code, at, marker):
                return True
            at = code.find(word, at + 1, end)
    return any(_counts(code, found.start(), marker) for found in _slow(language).finditer(code, start, end))


def _counts(code: str, at: int, marker: str) -> bool:
    """Whether the word at `at` is code: harmless comments and strings are still visible in lexed code."""
    before = code[code.rfind("\n", 0, at) + 1 : at]
    return marker not in before and before.count('"') % 2 == 0 and before.count("'") % 2 == 0
