"""Fingerprints of both sides of a link: a definition's code and a requirement's text (contract, section 7; `algo: 1`)."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping

from specflow.model.code import Definition
from specflow.model.spec import Parameter, Requirement
from specflow.model.text import filled
from specflow.parse.code.lexer import tokens

NESTED = frozenset(("rust", "kotlin", "swift", "scala", "dart"))
"""Languages whose block comments nest."""
LENGTH = 16
"""Hexadecimal digits of a fingerprint: 64 bits tell two versions of one definition apart."""


def fingerprint(text: str, definition: Definition, language: str) -> str:
    """Of the definition's span, without comments and without blanks outside strings, so that laying it out anew moves nothing."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").removeprefix("\ufeff").split("\n")
    span = "\n" + "\n".join(lines[definition.start - 1 : definition.end])
    return _digest("".join(_kept(span, language)))


def _kept(span: str, language: str) -> list[str]:
    out: list[str] = []
    at = 0
    for kind, start, end in tokens(span, language, nested=language in NESTED, every=True):
        out.append("".join(span[at:start].split()))
        if kind != "c":
            out.append(span[start:end])
        at = end
    out.append("".join(span[at:].split()))
    return out


def text_digest(requirement: Requirement, parameters: Mapping[str, Parameter]) -> str:
    """Of what a requirement says: its text and scenarios with parameters filled in, blanks folded. Not its title or status."""
    said = [filled(requirement.text, parameters)]
    said += [
        "\0".join(filled(part or "", parameters) for part in (one.given, one.when, one.then)) for one in requirement.scenarios
    ]
    return _digest(json.dumps([" ".join(one.split(" ")) for one in map(_folded, said)], ensure_ascii=False))


def _folded(text: str) -> str:
    return "\0".join(" ".join(part.split()) for part in text.split("\0"))


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:LENGTH]
