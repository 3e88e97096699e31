"""The lines of code that say what must hold: test titles, validations, constants, error messages, operations of an API."""

# ruff: noqa: E501 - a pattern or a table row reads better whole

from __future__ import annotations

import re
from collections.abc import Iterator

from specflow.draft.from_code.value import Code, Kind, Shown
from specflow.model.code import Definition

_LONGEST_LINE = 400
_MESSAGE = re.compile(
    r"(?:\braise\s+[\w.]+\(|\bthrow\s+(?:new\s+)?[\w.]+\(|\babort\(|\bHTTPException\(|\berrors\.New\(|\bfmt\.Errorf\(|\bpanic!?\(|\bErr\([\w:]*\(?|\bfail!?\(|\.add_error\()"
    r"[^\"'`]{0,80}(?P<mark>[\"'`])(?P<words>(?:(?!(?P=mark))[^\\]|\\.){4,200})(?P=mark)"
)
_ASSERTED = re.compile(r"^\s*assert\b[^,#]{3,160},\s*f?(?P<mark>[\"'])(?P<words>(?:(?!(?P=mark)).){4,200})(?P=mark)\s*$")
_GUARD = re.compile(r"^\s*(?:\}\s*)?(?:el)?(?:se )?if\s*(.{2,160}?)\s*[:{]?\s*$")
_ONE_LINE_GUARD = re.compile(r"^\s*(?:el)?(?:se )?if\s*(\(.{1,120}?\)|[^:{]{2,120}[:{])\s*(?:throw|raise|return|panic|abort)")
_CONSTANT = re.compile(
    r"^(?:export\s+)?(?:pub(?:lic)?\s+)?(?:static\s+|private\s+|internal\s+)*(?:const|final|let|readonly)?\s*(?:(?:int|long|double|float|String|string|decimal|u\d+|i\d+|f\d+)\s+)?"
    r"(?P<name>[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+|(?<=const )[A-Za-z]\w*)\s*(?::\s*[\w\[\]&' .]+)?\s*=\s*"
    r"(?P<value>-?\d[\d_]*(?:\.\d+)?|[\"'][^\"'\\\n]{1,60}[\"'])\s*(?P<rest>;|,|#.*|//.*)?\s*$"
)
_FIELD = re.compile(r"^\s*(?P<name>[A-Za-z_]\w*)\s*:\s*[^=\n]{1,120}?=\s*(?:\w+\.)?(?:Field|Query|Path|Body|Form|Header)\((?P<rules>[^\n]{3,300})")
_ANNOTATED = re.compile(r"^\s*(?P<name>[A-Za-z_]\w*)\s*:\s*Annotated\[[^\n]{1,60}?(?:Field|StringConstraints|Query|Path)\((?P<rules>[^\n]{3,240})")
_BOUND = re.compile(r"\b(min_length|max_length|ge|gt|le|lt|minimum|maximum|multiple_of|min_items|max_items)\s*=\s*(-?\d[\d_]*(?:\.\d+)?)\b")
_CHAIN = re.compile(r"^\s*[\"']?(?P<name>[A-Za-z_]\w*)[\"']?\s*:\s*(?:z|yup|Joi|v)\.(?P<rules>[\w.(), \"']{3,240})")
_CHAINED = re.compile(r"\.(min|max|length|positive|email|url|uuid|nonempty)\(\s*(-?\d[\d_]*)?")
_PATH = re.compile(r"^\s{2}[\"']?(/[^\s\"':]*)[\"']?\s*:")
_METHOD = re.compile(r"^\s{4}[\"']?(get|put|post|delete|patch)[\"']?\s*:")
_SUMMARY = re.compile(r"^\s{6}[\"']?(?:summary|description)[\"']?\s*:\s*[\"']?([^\"'\n|>][^\n]{2,160}?)[\"']?,?\s*$")
_API = re.compile(r"(?:^|/)(?:openapi|swagger)[\w.-]*\.(?:ya?ml|json)$")

BOUNDS = {
    "min_length": "at least {} long", "max_length": "at most {} long", "ge": "at least {}", "minimum": "at least {}", "gt": "more than {}",
    "le": "at most {}", "maximum": "at most {}", "lt": "less than {}", "multiple_of": "a multiple of {}", "min_items": "at least {} items",
    "max_items": "at most {} items", "min": "at least {}", "max": "at most {}", "length": "exactly {} long", "positive": "more than 0",
    "email": "an e-mail address", "url": "an address", "uuid": "a UUID", "nonempty": "not empty",
}  # fmt: skip


def observed(code: Code) -> list[Shown]:
    """Everything one file shows, in the order of its lines."""
    if _API.search(code.path):
        return list(_operations(code))
    if code.test:
        return [_test(code, one) for one in code.file.definitions if one.kind == "test" and not one.empty and not one.skipped]
    return list(_lines(code))


def _test(code: Code, one: Definition) -> Shown:
    line = code.text.split("\n")[one.line - 1].strip()
    return Shown("test", title_of_test(one.name), code.path, one.line, line[:_LONGEST_LINE], one.name, one.name)


def title_of_test(name: str) -> str:
    """`TestAsk.test_rejects_empty_query` and `ask > rejects an empty query` as words."""
    last = name.rpartition(" > ")[2]
    if " " in last:
        return " ".join(last.split())
    last = re.sub(r"^(?:[Tt]est|it|should)(?=_|[A-Z])_?|_?[Tt]est$", "", last.rpartition(".")[2])
    spread = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", " ", last.replace("_", " "))
    return " ".join(word if word.isupper() and len(word) > 1 else word.lower() for word in spread.split())


def _lines(code: Code) -> Iterator[Shown]:
    lines = code.text.split("\n")
    for number, line in enumerate(lines, 1):
        if len(line) > _LONGEST_LINE or line.lstrip().startswith(("#", "//", "*", '"""')):
            continue
        found = _message(line) or _constant(line) or _validation(line)
        if found is not None:
            kind, words, name = found
            guard = _guard(lines, number) if kind == "message" else ""
            yield Shown(kind, words, code.path, number, line.strip(), _within(code, number), name, guard)


def _message(line: str) -> tuple[Kind, str, str] | None:
    found = _MESSAGE.search(line) or _ASSERTED.match(line)
    if found is None or len(found["words"].split()) < 2:
        return None
    return ("message", found["words"], found["words"][:40])


def _constant(line: str) -> tuple[Kind, str, str] | None:
    found = _CONSTANT.match(line)
    return ("constant", f"{found['name']} = {found['value']}", found["name"]) if found else None


def _validation(line: str) -> tuple[Kind, str, str] | None:
    if found := _FIELD.match(line) or _ANNOTATED.match(line):
        bounds = [BOUNDS[name].format(value) for name, value in _BOUND.findall(found["rules"])]
    elif found := _CHAIN.match(line):
        bounds = [BOUNDS[name].format(value) for name, value in _CHAINED.findall("." + found["rules"]) if value or "{}" not in BOUNDS[name]]
    else:
        return None
    return ("validation", f"{found['name']}: {' and '.join(bounds)}", found["name"]) if bounds else None


def _guard(lines: list[str], number: int) -> str:
    """The condition on the line itself or right above it."""
    if found := _ONE_LINE_GUARD.match(lines[number - 1]):
        return found[1].strip(" :{").strip()
    above = lines[number - 2] if number > 1 else ""
    found = _GUARD.match(above) if len(above) <= _LONGEST_LINE else None
    return found[1].strip() if found else ""


def _within(code: Code, number: int) -> str:
    """The innermost definition that holds a line."""
    holding = [one for one in code.file.definitions if one.start <= number <= one.end and one.kind != "test"]
    return max(holding, key=lambda one: (one.start, -one.end)).name if holding else ""


def _operations(code: Code) -> Iterator[Shown]:
    """`POST /ask` with its summary, from the lines of an OpenAPI document."""
    path, lines = "", code.text.split("\n")
    for number, line in enumerate(lines, 1):
        if found := _PATH.match(line[:_LONGEST_LINE]):
            path = found[1]
        elif path and (found := _METHOD.match(line[:_LONGEST_LINE])):
            operation = f"{found[1].upper()} {path}"
            below = range(number, min(len(lines), number + 6))
            at = next((at for at in below if _SUMMARY.match(lines[at][:_LONGEST_LINE])), None)
            said = "" if at is None else re.sub(_SUMMARY, r"\1", lines[at][:_LONGEST_LINE]).strip()
            place = (number, line.strip()) if at is None else (at + 1, lines[at].strip())
            yield Shown("operation", f"{operation}: {said}" if said else operation, code.path, *place, "", path)
