"""Tags in the text of a comment (contract, section 4), and what was probably meant to be one."""

# ruff: noqa: E501 - a pattern or a table row reads better whole

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from specflow.model.code import Scope, TagId
from specflow.model.ids import ID, KINDS, SLUG

MOST_IDS = 500


class FoundTag(NamedTuple):
    """A tag before anybody knows whose it is; offsets count in the text it was found in."""

    scope: Scope
    ids: tuple[TagId, ...]
    """With their columns still 0."""
    spans: tuple[tuple[int, int], ...]
    prose: str
    start: int
    end: int


class FoundMiss(NamedTuple):
    """What looks like a tag and is none."""

    start: int
    end: int
    meant: str


_FULL = rf"(?:{SLUG}/)?{ID}(?![\w/-])"
_END = r"[ \t\r]*(?:\*+/|-->|-\}|\*\)|#>|\|#|\]\]|\}\})?[ \t\r]*(?=\n|\Z)"
_TAG = re.compile(
    rf"(?P<word>spec(?:-impl|-test|-file)?):[ \t]*(?P<ids>{_FULL}(?:[ \t]*,[ \t]*{_FULL})*+)(?:[ \t]+-[ \t]+(?P<prose>\S[^\n]*?))?{_END}"
    rf"|(?P<ignore>spec-ignore):[ \t]*(?P<reason>\S[^\n]*?){_END}"
)
_ONE = re.compile(rf"(?:(?P<feature>{SLUG})/)?(?P<id>{ID})")
WORD = re.compile(r"(?<![\w`\"'.@])(?<!\w[/-])@?(?:[sS][pP][eE][cC]|sepc|spce|psec|speec|sppec|spc)")
"""How a tag or a near miss starts."""
_KINDS = "|".join((*KINDS, "RF", "NRF"))
_LOOSE = (
    r"(?:(?P<feature>[A-Za-z0-9][\w.-]*)[/:#])?"
    rf"(?P<kind>(?i:{_KINDS}))(?P<gap>[-_. \u2010-\u2015]?)(?P<number>[0-9]+)(?![\w/-]|\.[0-9])"
)
_MISS = (
    r"@?(?P<word>[sS][pP][eE][cC][sS]?|sepc|spce|psec|speec|sppec|specc|spc)(?P<suffix>[-_ ]?(?:impl\w*|tests?|files?|ignored?|verifies))?"
    rf"(?P<colon>[ \t]*[:=][ \t]*|[ \t]+)[\[(<\"'`]?{_LOOSE}"
)
_SCOPES = {scope.value: scope for scope in Scope}
_ROOMY = ("FR", "NFR", "EC", "BR")


@cache
def _pattern(words: str) -> re.Pattern[str]:
    """Compiled by the first near miss: most files have none."""
    return re.compile(words)


def tags_in(text: str, start: int, end: int) -> Iterator[FoundTag | FoundMiss]:
    """Every tag and near miss in the comment `text[start:end]`, in order; its marker may stand in front."""
    at = start
    while word := WORD.search(text, at, end):
        found = _one(text, word.start(), end, leading=_leading(text, start, word.start()))
        if found is not None:
            yield found
        at = found.end if found is not None else word.end()


def _leading(text: str, start: int, at: int) -> bool:
    """Whether nothing but comment markers stands before it, on its line of the comment."""
    before = text[max(text.rfind("\n", start, at) + 1, start) : at]
    return not before.strip(" \t*/#;%!<({['\"|:-+REMrem") or before.rstrip().endswith(("#", "//", "--"))


def _one(text: str, at: int, end: int, *, leading: bool) -> FoundTag | FoundMiss | None:
    """The tag or near miss that starts at `at`."""
    exact = _TAG.match(text, at, end)
    if exact and leading:
        return _tag(exact)
    missed = _pattern(_MISS).match(text, at, end)
    if missed is None or not _serious(missed, leading=leading) or not (leading or exact or missed["word"] != "spec"):
        return None
    line = text.find("\n", at, end)
    return _miss(text, missed, line if line >= 0 else end)


def _serious(missed: re.Match[str], *, leading: bool) -> bool:
    """Whether it looks enough like a tag to speak of it: prose about other specs must stay quiet."""
    kind, gap = missed["kind"].upper(), missed["gap"]
    if gap in ("", " ", ".") and (kind not in _ROOMY or (kind == "EC" and not gap)):
        return False
    if gap in ("", " ", ".") and missed["kind"] != kind:
        return False
    named = ":" in missed["colon"] or "=" in missed["colon"]
    return named if not leading or gap in ("", " ", ".") else True


def _tag(found: re.Match[str]) -> FoundTag:
    if found["ignore"]:
        return FoundTag(Scope.IGNORE, (), (), found["reason"], found.start(), found.end("reason"))
    text, (first, last) = found.string, found.span("ids")
    stop = found.end("prose") if found["prose"] else last
    if text.find(",", first, last) < 0:  # nearly always
        slash = text.find("/", first, last)
        one = TagId(text[first:slash] if slash >= 0 else "", text[slash + 1 if slash >= 0 else first : last], 0, 0)
        return FoundTag(_SCOPES[found["word"]], (one,), ((first, last),), found["prose"] or "", found.start(), stop)
    ids, spans, feature = list[TagId](), list[tuple[int, int]](), ""
    for each in _ONE.finditer(text, first, last):
        feature = each["feature"] or feature
        ids.append(TagId(feature, each["id"], 0, 0))
        spans.append(each.span())
        if len(ids) == MOST_IDS:
            break
    return FoundTag(_SCOPES[found["word"]], tuple(ids), tuple(spans), found["prose"] or "", found.start(), stop)


_NEXT = re.compile(r"[ \t]*[,;&+][ \t]*(?:and[ \t]+)?|[ \t]+(?:and[ \t]+)?")
_TRAILER = re.compile(r"[ \t\r]*(?:\*+/|-->|-\}|\*\)|#>|\|#|\]\]|\}\})?[ \t\r]*\Z")


def nearly(words: str) -> str:
    """The id that `words` are a slip of, such as `FR-07` of `fr 7`; empty where they look like none."""
    found = _pattern(_LOOSE).fullmatch(words.strip())
    return _proper(found) if found else ""


def _miss(text: str, missed: re.Match[str], stop: int) -> FoundMiss:
    """What was written, and how it should be."""
    ids, end = list[str](), missed.end("number")
    at = missed.start("feature") if missed["feature"] else missed.start("kind")
    while one := _pattern(_LOOSE).match(text, at, stop):
        ids.append(_proper(one))
        end = one.end()
        more = _NEXT.match(text, end, stop)
        if more is None or len(ids) == MOST_IDS:
            break
        at = more.end()
    meant = f"{_keyword(missed['suffix'] or '')}: {', '.join(ids)}"
    rest = _TRAILER.sub("", text[end:stop])
    if text[missed.start() : end] == meant and rest:
        prose = rest.strip(" \t.,:;-\u2010\u2011\u2012\u2013\u2014\u2015")
        return FoundMiss(missed.start(), end + len(rest), f"{meant} - {prose}" if prose else meant)
    return FoundMiss(missed.start(), end, meant)


def _keyword(suffix: str) -> str:
    suffix = suffix.strip("-_ ").lower()
    for name in ("impl", "test", "file"):
        if suffix.startswith(name):
            return f"spec-{name}"
    return "spec-test" if suffix == "verifies" else "spec"


def _proper(one: re.Match[str]) -> str:
    kind = {"RF": "FR", "NRF": "NFR"}.get(one["kind"].upper(), one["kind"].upper())
    feature = re.sub(r"[^a-z0-9]+", "-", (one["feature"] or "").lower()).strip("-")
    return f"{feature}/{kind}-{one['number'].zfill(2)}" if feature else f"{kind}-{one['number'].zfill(2)}"
