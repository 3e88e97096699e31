"""Specs for the page's tests: a realistic one of every kind of thing, a long one, and a hostile one."""

from __future__ import annotations

import json
import struct
import zlib
from dataclasses import replace
from pathlib import Path
from typing import Any

from specflow.model.finding import Finding, Related, Severity
from specflow.model.location import Location
from specflow.model.spec import Spec
from specflow.parse.yaml import YamlDocument, read_yaml
from specflow.render.page import PAGE_TEMPLATES, PageInput, Picture, RequirementState

ROOT = Path(__file__).parents[2]
NOTE = "specs/find-by-asking/note.md"
PATH = "specs/find-by-asking/spec.yaml"
DIGEST = "5f" * 32


def templates() -> dict[str, str]:
    """The page's templates as they stand in the repository."""
    return {name: (ROOT / "templates" / name).read_text(encoding="utf-8") for name in PAGE_TEMPLATES}


WIREFRAME = b"""\
phone:
  - bar: rooftop, quiet, after ten
  - banner: [Only two places are a good match, "We left out the rest."]
  - row: {title: Skyline Deck, text: 1.2 km, button: Go, callout: 1}
  - separator: ""
  - row: {title: Copper Still, text: 3.4 km, button: Go}
  - button: {text: Search a wider area, quiet: true}
"""

SVG = b"""\
<svg xmlns="http://www.w3.org/2000/svg" width="240" height="160" viewBox="0 0 240 160" font-family="sans-serif" font-size="14">
<rect width="240" height="160" fill="#eef"/>
<rect x="12" y="12" width="216" height="56" rx="8" fill="#fff" stroke="#99a"/><text x="24" y="44">Skyline Deck</text>
<rect x="12" y="80" width="216" height="56" rx="8" fill="#fff" stroke="#99a"/><text x="24" y="112">Copper Still</text>
</svg>
"""


def png(width: int, height: int) -> bytes:
    """A grey picture."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    rows = zlib.compress((b"\0" + b"\xd8" * width) * height)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def _document() -> YamlDocument:
    path = Path(__file__).with_name("find-by-asking.yaml")
    return read_yaml(PATH, path.read_text(encoding="utf-8"))


def spec_data() -> dict[str, Any]:
    """A spec with every section filled, as it stands in its file."""
    data = _document().data
    assert isinstance(data, dict)
    return data


def findings() -> tuple[Finding, ...]:
    """Two contradictions inside the spec, one against the context, and a note on wording."""

    def clash(code: str, left: tuple[str, int], right: tuple[str | None, int, str], message: str, way_out: str) -> Finding:
        path = PATH if right[0] else "code_context.md"
        other = Related(right[2], Location.on_line(path, right[1]), right[0] and f"find-by-asking/{right[0]}")
        at = Location.on_line(PATH, left[1])
        return Finding(code, "contradiction", Severity.ERROR, message, at, f"find-by-asking/{left[0]}", (other,), way_out)

    wording = Finding("SF203", "vague-word", Severity.WARNING, "“obviously” says nothing that a test could check",
                      Location.on_line(PATH, 72), "find-by-asking/FR-08")  # fmt: skip
    return (
        clash("SF301", ("FR-04", 53), ("FR-07", 67, "the limited state shows fewer"),
              "At least 3 places always, or fewer when the answer is thin: a question with two good matches breaks one of these.",
              "Let FR-07 be the exception, or raise the floor."),
        clash("SF301", ("NFR-01", 78), ("SM-02", 27, "2 s on average"),
              "2 s for 99 of 100, and 2 s on average: the second lets half of all answers be slower.", "Keep one of the two."),
        clash("SF309", ("FR-04", 53), (None, 3, "index: 20 candidates max"),
              "The index gives 20 candidates within 5 km, the spec searches 10 km.", "Ask engineering."),
        wording,
    )  # fmt: skip


def page_input(**changes: Any) -> PageInput:
    """The realistic spec as a page input."""
    data = spec_data() | changes.pop("spec", {})
    locator = _document().locator
    lines = {item["id"]: locator.at("requirements", n).line for n, item in enumerate(data["requirements"])}
    values: dict[str, Any] = {
        "lines": lines,
        "findings": findings(),
        "pictures": {"mockups/limited.yaml": Picture("limited.yaml", WIREFRAME),
                     "mockups/answer.svg": Picture("answer.svg", SVG),
                     "mockups/city.png": Picture("city.png", png(300, 200))},
        "context": {"product": "# Places\n\nWe never recommend below 3.5.\n\nBookings belong to the partner.\n",
                    "code": "# Search\n\n- The index answers within 5 km, 20 candidates max.\n- index: 20 candidates max\n"},
    } | changes  # fmt: skip
    return PageInput(Spec.model_validate(data), PATH, DIGEST, **values)


def with_states() -> dict[str, RequirementState]:
    """Evidence for two requirements."""
    return {
        "FR-01": RequirementState(
            "verified", "verified", ("src/ask/read.py:4 read",), (("tests/ask/test_read.py:9", "passed"),),
            (("contract", "passed: 3 payloads"),),
            {"src/ask/read.py:4 read": "def read(text):\n    return text", "contract passed: 3 payloads": "- contract: a.json"},
        ),
        "FR-02": RequirementState("implemented", "verified", ("src/ask/voice.py:8 hear",)),
    }


def large_spec(count: int, finals: int = 3) -> Spec:
    """`count` requirements of four kinds; `finals` of every four are final."""
    kinds = ("FR", "FR", "FR", "NFR", "EC")
    words = "When a visitor asks for the {n}th time, the system must answer within {{limit}} and must not repeat place {n}."
    items = []
    for n in range(1, count + 1):
        status = "final" if n % 4 < finals else "review" if n % 3 else "placeholder"
        text = words.format(n=n) if status != "placeholder" else f"The system must [to be decided, case {n}]."
        quote = {"path": NOTE, "line": n, "quote": f"case {n} should be quick and must not repeat itself"}
        items.append({"id": f"{kinds[n % 5]}-{n:02d}", "title": f"The behaviour of case number {n}", "text": text,
                      "status": status, "source": quote})  # fmt: skip
    return Spec.model_validate(
        {"schema": "specflow/v1", "feature": "long", "title": "A long spec", "goal": "To be long.", "requirements": items,
         "parameters": {"limit": {"value": 2, "unit": "s"}}}
    )  # fmt: skip


PAYLOADS = (
    "</script><script>window.hacked=1</script>", "<img src=x onerror=window.hacked=1>",
    "</style><style>*{display:none}</style>",
    "\" onmouseover=\"window.hacked=1\" autofocus onfocus=\"window.hacked=1", "' onclick='window.hacked=1' x='", "<!-- ]]> --!>",
    "<svg/onload=window.hacked=1>", "javascript:window.hacked=1", "[x](javascript:window.hacked=1)", "</title></textarea></pre>",
    "{{ 7*7 }}{% for x in ().__class__.__mro__ %}{{ x }}{% endfor %}{# gone #}", "**<b onclick=window.hacked=1>**",
    "{min_results}{min_results.value}{nobody}[to <i>write</i>]\u2460", "\u202etxet desrever\u2066\u200f",
    "\u2028\u2029\x00\x1b[31m",
    "\U000e0041", "<meta http-equiv=refresh content=0;url=https://example.org>", "<base href=https://example.org>", "`${1}\\",
)  # fmt: skip
HOSTILE = " ".join(PAYLOADS)
_TEXTS = frozenset(
    "title goal job text rationale given when then quote path why by date question target as want so suggested answer reason "
    "owner unit version updated product engineering option for sha256".split()
)


def poisoned(value: Any, poison: str, key: str = "") -> Any:
    """Every free text of spec data with `poison` behind it; ids, names and statuses stay."""
    if isinstance(value, dict):
        return {name: poisoned(one, poison, name) for name, one in value.items()}
    if isinstance(value, list):
        return [poisoned(one, poison, key) for one in value]
    free = key in _TEXTS or key in {"scope", "assumptions", "terms", "options"} or " " in str(value)
    return f"{value} {poison}" if isinstance(value, str) and free and key != "mockup" else value


def hostile_page(poison: str = HOSTILE) -> PageInput:
    """A page input whose every text is `poison`, findings, contexts and pictures included."""
    found = tuple(
        replace(one, message=poison, help=poison, related=tuple(replace(other, message=poison) for other in one.related))
        for one in findings()
    )
    text = "".join(char for char in poison if " " <= char <= "~")  # what a YAML file may hold as it stands
    blocks: list[object] = [{"bar": text}, {"row": {"title": text, "button": text}}, {text: text}]
    active = SVG.replace(b"<rect", b"<script>parent.hacked=1</script><rect", 1)
    pictures = {
        "mockups/limited.yaml": Picture("limited.yaml", json.dumps({"phone": blocks}).encode()),
        "mockups/answer.svg": Picture("answer.svg", active),
    }
    states = {"FR-01": RequirementState("verified", None, (poison,), ((poison, poison),), ((poison, poison),), {poison: poison})}
    spec = poisoned(spec_data(), poison)
    spec["terms"] = {f"{term} {poison}": meaning for term, meaning in spec["terms"].items()}
    context = {"product": f"{poison}\ud800", "code": poison}
    return page_input(spec=spec, findings=found, pictures=pictures, context=context, states=states)
