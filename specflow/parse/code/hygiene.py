"""What a body does, read off its words: nothing, skip itself, assert. Reads lexed code, so words in strings do not count."""

from __future__ import annotations

import re
from functools import cache

_EMPTY = {
    "python": re.compile(r"(?:\s++|#[^\n]*+|pass\b|\.\.\.|;|[rRuU]?\"[^\"\n]*\"|[rRuU]?'[^'\n]*'|[rRuU]?\"[\s]*\"|[rRuU]?'[\s]*')*+\Z"),
    "ruby": re.compile(r"(?:\s++|#[^\n]*+|nil\b|;|\bend\b|\([^()\n]*+\)|\|[^|\n]*\|)*+\Z"),
    "": re.compile(r"(?:\s++|//[^\n]*+|[{};,()]|=>|return\b(?=\s*;)|--[^\n]*+|\bend\b)*+\Z"),
}
_SKIP = {
    "python": re.compile(r"\bpytest\.(?:skip|xfail)\(|\bself\.skipTest\(|\braise\s+(?:unittest\.)?SkipTest\b"),
    "go": re.compile(r"\b\w+\.Skip(?:f|Now)?\("),
    "javascript": re.compile(r"\b(?:this|t|ctx|context)\.(?:skip|todo)\("),
    "swift": re.compile(r"\bthrow\s+XCTSkip\b"),
    "ruby": re.compile(r"^\s*(?:skip|pending)\b", re.MULTILINE),
    "php": re.compile(r"\bmarkTest(?:Skipped|Incomplete)\("),
    "csharp": re.compile(r"\bAssert\.(?:Ignore|Inconclusive)\("),
    "cpp": re.compile(r"\bGTEST_SKIP\("),
    "java": re.compile(r"\b(?:assumeTrue\(\s*false|assumeFalse\(\s*true|abort\()"),
}
_HELPER = r"\b(?:assert|check|expect|verify|ensure|require|must|should)(?:[A-Z_]\w*)?!?\s*[(<]"
_MEMBER = r"\.(?:assert\w*|should\w*|must\w*|to(?:Be|Equal|Throw|Match|Have|Contain)\w*|rejects|resolves|verify\w*|expect\w*|Should)\b"
_ASSERTS = {
    "python": (
        r"\bassert\b", r"\b(?:assert|check|expect|verify|ensure)_?\w*\(|\.assert\w*\(|\bpytest\.(?:raises|fail|warns|deprecated_call)\b|"
        r"\.fail\(|\braises\(|\bfail\(|\bshould\b|\.expect\(|expect\(",
    ),
    "go": (
        r"\.(?:Error|Errorf|Fatal|Fatalf|Fail|FailNow)\(", r"\b(?:assert|require|is|qt|c|g|gomega|cmp|check|must|expect|suite|s)"
        r"(?:\.\w+)?\(|\b(?:assert|check|require|must|expect|verify)[A-Z_]\w*\(|\bpanic\(|\.(?:Assert|Should|To|Expect|Require)\w*\(|// Output:",
    ),
    "rust": (
        r"assert", r"\b(?:panic|unreachable|prop_assert\w*|check|insta\w*|expect!)!?\s*[(\[{]|\.(?:unwrap_err|expect_err|expect|unwrap)\(|"
        r"\bcheck_\w*\(|\bverify_\w*\(|\)\?|#\[should_panic|matches!",
    ),
    "java": (r"\bassert", r"\b(?:verify|fail|expect|check|then|given|should|andExpect)\w*\s*\(|\.should\w*\b|\bexpected\s*="),
    "c": (
        r"\b(?:assert|ASSERT|EXPECT|REQUIRE|CHECK)", r"\b(?:ck_|TEST_ASSERT|FAIL|munit_|cr_|mu_|g_assert|cmocka|verify|check|expect|abort|zassert)\w*\s*\(",
    ),
    "csharp": (r"\bAssert", r"\.(?:Should\w*|Verify\w*|Received\w*|Must\w*|Throws\w*|Expect\w*)\b|\b(?:Check|Verify|Expect|Assert|Should)\w*\s*[.(]|ExpectedException"),
    "kotlin": (r"\bassert|\bshould", r"\b(?:verify|expect|check|fail|require|coVerify)\w*\s*[({<]|\bshould\w*\b|\.is\w+\("),
    "swift": (r"\bXCT|#expect|#require", r"\b(?:expect|assert|verify|check|fail|Issue\.record|precondition)\w*\s*\("),
    "ruby": (r"\bassert|\bexpect", r"\b(?:refute|must|should|wont|verify|raise_error|is_expected|check|flunk|fail|eq)\w*\b|\.to\b|\.not_to\b"),
    "php": (r"assert", r"\b(?:expect|verify|fail|should|check)\w*\s*\(|->should\w*|->expect\w*"),
    "scala": (r"\bassert|\bshould|\bmust", r"\b(?:intercept|expect|verify|check|fail|assume)\w*\s*[(\[{]"),
    "dart": (r"\bexpect", r"\b(?:verify|assert|fail|check)\w*\s*\("),
    "lua": (r"\bassert", r"\b(?:expect|luaunit|lu\.|should|check)\b"),
    "elixir": (r"\bassert|\brefute", r"\b(?:catch_|flunk|check|verify|expect)\w*"),
    "javascript": (
        r"\bexpect\b|\bassert", r"\bshould\b|\b(?:t|tap|test)\.(?:is|not|deepEqual|throws|true|false|truthy|falsy|equal|same|ok|pass|fail|like|regex|assert|plan)\w*\(",
    ),
}  # fmt: skip
_MARKER = {"python": "#", "ruby": "#", "elixir": "#", "lua": "--"}
_LIKE = {"typescript": "javascript", "cpp": "c"}


@cache
def _patterns(language: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    quick, rest = _ASSERTS.get(language) or _ASSERTS[_LIKE.get(language, "javascript")]
    return re.compile(quick), re.compile(f"{rest}|{_HELPER}|{_MEMBER}")


def is_empty(code: str, start: int, end: int, language: str) -> bool:
    """Whether nothing is done in the body `code[start:end]`."""
    pattern = _EMPTY.get(language) or _EMPTY[""]
    return pattern.match(code, start, end) is not None


def skips_itself(code: str, start: int, end: int, language: str) -> bool:
    """Whether the test's first steps skip it: not under a condition."""
    pattern = _SKIP.get(_LIKE.get(language, language))
    if pattern is None:
        return False
    found = pattern.search(code, start, end)
    return found is not None and code.count("\n", start, found.start()) <= 2 and " if " not in code[start : found.start()]


def asserts(code: str, start: int, end: int, language: str) -> bool:
    """Whether something in the body can make the test fail on purpose."""
    for pattern in _patterns(language):
        at = start
        while found := pattern.search(code, at, end):
            if _counts(code, found.start(), _MARKER.get(language, "//")):
                return True
            at = found.end()
    return False


def _counts(code: str, at: int, marker: str) -> bool:
    """Whether the word at `at` is code: harmless comments and strings are still visible in lexed code."""
    before = code[code.rfind("\n", 0, at) + 1 : at]
    return marker not in before and before.count('"') % 2 == 0 and before.count("'") % 2 == 0
