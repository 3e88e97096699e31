"""What a source may hold that should not leave the machine, and what in it speaks to a machine rather than of a product."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from specflow.analysis.guard import IN_DOCUMENTS, KEY_BLOCK, LONGEST, SECRETS, covered, secret_in
from specflow.draft.value import Source
from specflow.model.spec import Spec
from specflow.parse.markdown import lines_of

SECRET_MARK = re.compile(r"\bSECRET-[0-9a-f]{4}-\d{1,4}\b")
_PERSONAL: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("e-mail address", re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@(?:[A-Za-z0-9-]{1,63}\.){1,5}[A-Za-z]{2,24}\b")),
    ("account number", re.compile(r"\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,4})?\b")),
    ("card number", re.compile(r"\b\d(?:[ -]?\d){12,18}\b")),
    ("telephone number", re.compile(r"(?<![\w.+-])\+\d{1,3}[ .-]?(?:\(\d{1,4}\)[ .-]?)?\d(?:[ .-]?\d){6,11}\b")),
)
_WORTH_A_LOOK = re.compile(
    r"[@\d]|[prs]k[-_]|A[KS]IA|gh[pousr]_|_pat_|glpat|AIza|xox|://|eyJ|passw|pwd|secret|token|key|credential", re.IGNORECASE
)
_SHORTEST = 8


@dataclass(frozen=True)
class Sensitive:
    """Something that is masked before it leaves the machine; its words are not repeated here."""

    path: str
    line: int
    kind: str
    secret: bool


@dataclass(frozen=True)
class Suspect:
    """A line that reads as if it were addressed to a model."""

    path: str
    line: int
    why: str


@dataclass(frozen=True)
class Masked:
    """Sources as they may be sent, what was found in them, and the way back for what is personal but no secret."""

    sources: tuple[Source, ...]
    found: tuple[Sensitive, ...] = ()
    back: Mapping[str, str] = field(default_factory=dict)
    placeholders: tuple[str, ...] = ()
    hidden: Mapping[str, str] = field(default_factory=dict, repr=False)

    def restored(self, text: str) -> str:
        """Personal data as the source has it; a secret stays masked."""
        for placeholder, original in self.back.items():
            if placeholder in text:
                text = text.replace(placeholder, original)
        return text

    def quotable(self, quote: str) -> str:
        """The same for a quote; where a secret stood, the longest piece without it."""
        quote = self.restored(quote)
        for placeholder in self.placeholders:
            if placeholder in quote:
                quote = max((piece.strip() for piece in quote.split(placeholder)), key=len)
        return quote


def masked(sources: Sequence[Source]) -> Masked:
    """Secrets and personal data replaced by names, lines kept in number and order."""
    tag = hashlib.sha256("\0".join(source.text for source in sources).encode("utf-8", "replace")).hexdigest()[:4]
    masking = _Masking(tag)
    texts = [masking.text(source) for source in sources]
    changed = tuple(Source(source.path, text, source.role, source.sha256) for source, text in zip(sources, texts, strict=True))
    return Masked(changed, tuple(masking.found), masking.back, tuple(masking.secrets), masking.hidden)


class _Masking:
    def __init__(self, tag: str) -> None:
        self.tag = tag
        self.found: list[Sensitive] = []
        self.back: dict[str, str] = {}
        self.secrets: list[str] = []
        self._names: dict[str, str] = {}

    @property
    def hidden(self) -> dict[str, str]:
        """Everything masked by its placeholder, longest words first."""
        return {name: words for words, name in sorted(self._names.items(), key=lambda one: (-len(one[0]), one[1]))}

    def text(self, source: Source) -> str:
        out, inside = [], False
        for number, line in enumerate(lines_of(source.text), 1):
            mark = KEY_BLOCK.search(line[:LONGEST])
            if mark or inside:
                inside = mark[1] == "BEGIN" if mark else inside
                out.append(self._name(line, "private key", True, source.path, number))
            else:
                out.append(self._line(line, source.path, number))
        return "\n".join(out)

    def _line(self, line: str, path: str, number: int) -> str:
        if len(line) < _SHORTEST or not _WORTH_A_LOOK.search(line):
            return line
        for kind, pattern in SECRETS:
            line = pattern.sub(lambda found, kind=kind: self._secret(found, kind, path, number), line)  # type: ignore[misc]
        for kind, pattern in _PERSONAL:
            line = pattern.sub(lambda found, kind=kind: self._person(found, kind, path, number), line)  # type: ignore[misc]
        return line

    def _secret(self, found: re.Match[str], kind: str, path: str, number: int) -> str:
        secret = secret_in(found)
        if SECRET_MARK.fullmatch(secret):
            return found[0]
        return covered(found, self._name(secret, kind, True, path, number))

    def _person(self, found: re.Match[str], kind: str, path: str, number: int) -> str:
        if SECRET_MARK.search(found[0]):
            return found[0]
        digits = [int(sign) for sign in found[0] if sign.isdigit()]
        if (kind == "card number" and not _luhn(digits)) or (kind == "account number" and not _iban(found[0])):
            return found[0]
        return self._name(found[0], kind, False, path, number)

    def _name(self, words: str, kind: str, secret: bool, path: str, line: int) -> str:
        self.found.append(Sensitive(path, line, kind, secret))
        if words not in self._names:
            short = "SECRET" if secret else kind.split()[0].upper().replace("-", "")
            name = f"{short}-{self.tag}-{len(self._names) + 1}"
            self._names[words] = name
            if secret:
                self.secrets.append(name)
            else:
                self.back[name] = words
        return self._names[words]


def without_secrets(spec: Spec, hidden: Masked) -> Spec:
    """A spec that repeats no secret of its sources: their names stand in its texts, and quotes stop short of them."""
    secrets = {name: hidden.hidden[name] for name in hidden.placeholders}
    if not secrets:
        return spec

    def walked(value: Any, key: str = "") -> Any:
        if isinstance(value, dict):
            return {name: walked(one, name) for name, one in value.items()}
        if isinstance(value, list):
            return [walked(one, key) for one in value]
        if isinstance(value, str):
            for name, words in secrets.items():
                value = value.replace(words, name)
            return hidden.quotable(value) if key == "quote" else value
        return value

    return Spec.model_validate(walked(spec.model_dump(mode="json", by_alias=True)))


def _luhn(digits: Sequence[int]) -> bool:
    doubled = [digit if at % 2 == 0 else digit * 2 - 9 * (digit > 4) for at, digit in enumerate(reversed(digits))]
    return sum(doubled) % 10 == 0 and len(set(digits)) > 1


def _iban(text: str) -> bool:
    bare = text.replace(" ", "")
    turned = "".join(str(int(sign, 36)) for sign in bare[4:] + bare[:4])
    return 15 <= len(bare) <= 34 and int(turned) % 97 == 1


def suspects(sources: Iterable[Source]) -> tuple[Suspect, ...]:
    """The lines that speak to a model, each with the first reason."""
    found = []
    for source in sources:
        for number, line in enumerate(lines_of(source.text), 1):
            why = next((why for why, pattern in IN_DOCUMENTS if pattern.search(line[:LONGEST])), None)
            if why:
                found.append(Suspect(source.path, number, why))
    return tuple(found)
