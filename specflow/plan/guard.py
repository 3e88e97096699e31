"""What goes to an agent: secrets are masked, text that gives orders is named, and length is counted before it is sent."""

from __future__ import annotations

import re
from collections.abc import Iterator

from specflow.parse.interop.markdown import visible

_SECRETS = (
    re.compile(r"-----BEGIN [A-Z ]{0,30}PRIVATE KEY-----[\s\S]{0,8000}?(?:-----END [A-Z ]{0,30}PRIVATE KEY-----|\Z)"),
    re.compile(r"\b(?:AKIA|ASIA)[0-9A-Z]{16}\b"),
    re.compile(r"\b(?:gh[opusr]_[A-Za-z0-9]{20,}|github_pat_[A-Za-z0-9_]{20,}|glpat-[A-Za-z0-9_-]{16,})"),
    re.compile(r"\b(?:sk|pk|rk)[-_](?:[A-Za-z]{2,12}[-_]){0,3}[A-Za-z0-9_-]{16,}"),
    re.compile(r"\bxox[abeoprs]-[A-Za-z0-9-]{10,}"),
    re.compile(r"\bAIza[0-9A-Za-z_-]{30,}"),
    re.compile(r"\beyJ[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]{8,}"),
    re.compile(r"(?<=://)[^/\s:@]{1,80}:[^/\s@]{1,120}(?=@)"),
)
_ASSIGNED = re.compile(
    r"(?P<head>\b[\w-]{0,40}(?:passw(?:or)?d|secret|token|api[_-]?key|private[_-]?key|credential)[\w-]{0,20}[\"']?"
    r"\s{0,3}[:=]\s{0,3}[\"'])"
    r"(?P<value>[^\"'\n]{6,200})(?=[\"'])", re.IGNORECASE,
)  # fmt: skip
MASK = "‹masked secret›"

_ORDERS = re.compile(
    r"\b(?:ignore|disregard|forget|override)\b[^.!?]{0,30}\b(?:instruction|previous|above|prior|rule|prompt|everything)s?\b"
    r"|\byou are (?:now|an? (?:ai|assistant|agent|language model))\b|\bsystem prompt\b|\bdeveloper mode\b"
    r"|\bdo not (?:tell|mention|reveal|inform)\b.{0,30}\b(?:user|anyone|human|reviewer)\b"
    r"|<\|[a-z_]{2,20}\|>|</?(?:system|assistant)>"
    r"|\b(?:curl|wget)\b[^\n|]{0,200}\|\s*(?:ba|z)?sh\b|\b(?:exfiltrate|send|post|upload)\b.{0,40}\b(?:secrets?|tokens?|credentials|env)\b",
    re.IGNORECASE,
)


def masked(text: str) -> tuple[str, int]:
    """The text without what looks like a secret, and how many there were."""
    count = 0
    for pattern in _SECRETS:
        text, hits = pattern.subn(MASK, text)
        count += hits
    text, hits = _ASSIGNED.subn(lambda hit: hit["head"] + MASK, text)
    return visible(text), count + hits


def orders(text: str) -> Iterator[tuple[int, str]]:
    """Lines of a source that read like orders to an agent: (line in the text from 1, the words)."""
    for number, line in enumerate(text.splitlines(), 1):
        if found := _ORDERS.search(line[:2000]):
            yield number, found[0][:80]


_PIECE = re.compile(r"[A-Za-z]+|\d|[^\w\s]|_|[^\x00-\x7f]|\n+")


def tokens(text: str) -> int:
    """About how many tokens a model counts: on the careful side, the same everywhere, without a model's own counter."""
    return sum(1 + (len(piece) - 1) // 6 if piece[0].isascii() and piece[0].isalpha() else 1 for piece in _PIECE.findall(text))
