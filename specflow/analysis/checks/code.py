"""The code check: ast-grep patterns over tagged definitions or whole files, seen to fail on spoilt copies."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from specflow.model.checks import CodeCheck, Judged, not_run, settled
from specflow.model.evidence import Outcome

LANGUAGES = frozenset(
    "bash c cpp csharp css elixir go haskell html java javascript json kotlin lua php python ruby rust scala solidity swift tsx "
    "typescript yaml".split()
)
"""What the engine is known to take: it ends the process over others."""
MOST_FILES = 5_000
SPOILT = "spoilt_on_purpose"


class Region(NamedTuple):
    """Code that is looked at: a whole file, or the lines `start` to `end` of it."""

    path: str
    text: str
    start: int = 1
    end: int = 0

    @property
    def code(self) -> str:
        """The text of the region, dedented enough to parse."""
        if not self.end:
            return self.text
        lines = self.text.split("\n")[self.start - 1 : self.end]
        indent = min((len(line) - len(line.lstrip()) for line in lines if line.strip()), default=0)
        return "\n".join(line[indent:] for line in lines)


class Match(NamedTuple):
    """A match in a region, in characters of its code and in lines of its file."""

    start: int
    end: int
    line: int
    text: str


def judge(check: CodeCheck, regions: Sequence[Region]) -> Judged:
    """Whether the code matches what it must, and nothing that it must not."""
    if check.language not in LANGUAGES:
        why = f"`{check.language}` is no language that code checks know; {', '.join(sorted(LANGUAGES))} are"
        return Judged(Outcome.ERROR, why, slug="broken")
    try:
        import ast_grep_py  # noqa: F401 - the engine, or none
    except ImportError:
        return not_run("code checks need the package ast-grep-py: install `specflow-sdd[code]`", "no-engine")
    if not regions:
        where = "no code is tagged with it" if check.in_ == ("tagged",) else f"no file matches {', '.join(check.in_)}"
        return not_run(f"{where}, so nothing was looked into", "no-report")
    pattern = check.must_match or check.must_not_match
    try:
        if isinstance(pattern, str) and _broken(pattern, check.language):
            return Judged(Outcome.ERROR, f"`{_short(pattern)}` is no {check.language}", slug="broken")
        return _must(check, regions) if check.must_match is not None else _must_not(check, regions)
    except (RuntimeError, ValueError, TypeError) as problem:
        return Judged(Outcome.ERROR, f"the engine cannot use this rule: {_first(str(problem))}", slug="broken")


def _must(check: CodeCheck, regions: Sequence[Region]) -> Judged:
    rule = check.must_match
    found = [(region, match) for region in regions for match in matches(rule, check.language, region)]
    where = ", ".join(sorted({region.path for region in regions})[:3])
    if not found:
        return Judged(Outcome.FAILED, f"{where} has nothing like `{_said(rule)}`", "red", slug="failed")
    region, match = found[0]
    escaped = None
    for one in dict.fromkeys(region for region, _ in found):
        spoilt = without(rule, check.language, one)
        if any(True for _ in matches(rule, check.language, spoilt)):
            escaped = f"{one.path} without `{_short(match.text)}`"
    return settled(Outcome.PASSED, f"{region.path}:{match.line} `{_short(match.text)}`", escaped)


def _must_not(check: CodeCheck, regions: Sequence[Region]) -> Judged:
    rule = check.must_not_match
    found = [(region, match) for region in regions for match in matches(rule, check.language, region)]
    examples = [check.example] if check.example else list(examples_of(str(rule)))
    unseen = [code for code in examples if not any(True for _ in matches(rule, check.language, Region("spoilt", code)))]
    escaped = f"`{_short(unseen[0])}`" if len(unseen) == len(examples) else None
    open_ = tuple(f"`{_short(code)}` is not found" for code in unseen) if escaped is None else ()
    if found:
        region, match = found[0]
        more = f" (and {len(found) - 1} more)" if len(found) > 1 else ""
        return settled(Outcome.FAILED, f"{region.path}:{match.line} `{_short(match.text)}`{more}", escaped, open=open_)
    files = len({region.path for region in regions})
    return settled(Outcome.PASSED, f"nothing like `{_said(rule)}` in {files} file{'s' if files > 1 else ''}", escaped, open=open_)


def matches(rule: Any, language: str, region: Region) -> Iterator[Match]:
    """Every match of a pattern, or of a rule as ast-grep writes it."""
    from ast_grep_py import SgRoot

    root = SgRoot(region.code, language).root()
    config = None if isinstance(rule, str) else rule if "rule" in rule else {"rule": rule}
    nodes = root.find_all(pattern=rule) if config is None else root.find_all(config)  # type: ignore[arg-type]
    for node in nodes:
        span = node.range()
        yield Match(span.start.index, span.end.index, region.start + span.start.line, node.text())


def without(rule: Any, language: str, region: Region) -> Region:
    """A copy with every match replaced by something that says nothing."""
    code = region.code
    last = len(code) + 1
    for match in sorted(matches(rule, language, region), key=lambda one: (-one.start, one.end)):
        if match.end <= last:
            code = code[: match.start] + SPOILT + code[match.end :]
            last = match.start
    return Region(region.path, code)


def examples_of(pattern: str) -> Iterator[str]:
    """Code that a pattern has to find: placeholders become plain names, `$$$` one argument, then none."""
    for filler in dict.fromkeys(("more", "") if "$$$" in pattern else ("",)):
        names = iter(f"spoilt_{number}" for number in range(1, 1000))
        code = re.sub(r"\$\$\$\w*", filler, pattern)
        code = re.sub(r"\$(?:_\w*|[A-Z]\w*)", lambda _, names=names: next(names), code)  # type: ignore[misc]
        code = re.sub(r"([(\[{])\s*(?:,\s*)+", r"\1", code)
        yield re.sub(r"(?:,\s*)+([)\]}])", r"\1", re.sub(r"(?:,\s*){2,}", ", ", code))


def _broken(pattern: str, language: str) -> bool:
    """Whether a pattern is certainly no code; languages that know no expressions at the top of a file cannot be asked so."""
    from ast_grep_py import SgRoot

    if language not in ("python", "javascript", "typescript", "tsx", "ruby"):
        return False
    return SgRoot(next(examples_of(pattern)), language).root().find(kind="ERROR") is not None


def _first(said: str) -> str:
    """The engine's words without its stack."""
    return " ".join(said.partition("Stack backtrace")[0].split())[:200]


def _said(rule: Any) -> str:
    """A pattern as it stands; of a rule what it begins with."""
    if isinstance(rule, str):
        return _short(rule)
    first = next((rule[key] for key in ("pattern", "kind", "regex") if isinstance(rule.get(key), str)), ", ".join(map(str, rule)))
    return f"{_short(first)} …" if len(rule) > 1 else _short(first)


def _short(text: str) -> str:
    plain = " ".join(text.split())
    return plain if len(plain) <= 80 else plain[:77] + "…"
