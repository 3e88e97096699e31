"""Specs for the page's tests: a realistic one of every kind of thing, a long one, and a hostile one."""

from __future__ import annotations

import struct
import zlib
from pathlib import Path
from typing import Any

from specflow.model.finding import Finding, Related, Severity
from specflow.model.location import Location
from specflow.model.spec import Spec
from specflow.render.page import PAGE_TEMPLATES, PageInput, Picture, RequirementState

ROOT = Path(__file__).parents[2]
NOTE = "specs/find-by-asking/note.md"
PATH = "specs/find-by-asking/spec.yaml"
DIGEST = "5f" * 32


def templates() -> dict[str, str]:
    """The page's templates as they stand in the repository."""
    return {name: (ROOT / "templates" / name).read_text(encoding="utf-8") for name in PAGE_TEMPLATES}


def source(line: int, quote: str, path: str = NOTE) -> dict[str, Any]:
    """A source reference."""
    return {"path": path, "line": line, "quote": quote}


def requirement(id_: str, title: str, text: str, status: str = "final", **more: Any) -> dict[str, Any]:
    """A requirement as it stands in YAML."""
    return {"id": id_, "title": title, "text": text, "status": status, **more}


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
<svg xmlns="http://www.w3.org/2000/svg" width="240" height="160" viewBox="0 0 240 160"><rect width="240" height="160" fill="#eef"/>
<rect x="12" y="12" width="216" height="56" rx="8" fill="#fff" stroke="#99a"/><text x="24" y="44" font-family="sans-serif" font-size="14">Skyline Deck</text>
<rect x="12" y="80" width="216" height="56" rx="8" fill="#fff" stroke="#99a"/><text x="24" y="112" font-family="sans-serif" font-size="14">Copper Still</text></svg>
"""


def png(width: int, height: int) -> bytes:
    """A grey picture."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    rows = zlib.compress((b"\0" + b"\xd8" * width) * height)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def _requirements() -> list[dict[str, Any]]:
    thin = source(14, "two honest answers are worth more than ten that happen to be open")
    return [
        requirement("FR-01", "Ask in plain words", "The system must accept a question of up to {max_question} as typed text.",
                    source=source(6, "people should just be able to ask"), story="US-01"),
        requirement("FR-02", "Ask aloud", "The system must accept a spoken question and show the words it heard before it answers.",
                    source=source(7, "also by voice, hands are often full"), story="US-01",
                    scenarios=[{"given": "a spoken question", "when": "the visitor stops talking", "then": "the words are shown before any place"}]),
        requirement("FR-03", "Start from here", "The system must search around the visitor’s confirmed position unless the question names another place.",
                    source=source(8, "start from where I am standing")),
        requirement("FR-04", "Enough places, not too many", "The system must return at least {min_results} and at most {max_results} for each question.",
                    "review", source=source(11, "three is the least that feels like an answer"),
                    rationale="Fewer than three feels broken; more than ten is a list again.",
                    scenarios=[{"given": "forty matches", "when": "the visitor asks", "then": "{max_results} are shown"},
                               {"given": "no match at all", "then": "the empty state is shown"}]),
        requirement("FR-05", "What every answer shows", "Each answer must show ① the place’s name, ② its distance, ③ one reason written for this question, and ④ a way to go there.",
                    source=source(12, "name, distance, why, and a button"), mockup="mockups/answer.svg"),
        requirement("FR-06", "Ask a follow-up", "The system must keep the context of the last question for {session_ttl}.", depends_on=["FR-01"],
                    source=source(13, "I want to say 'and cheaper?' without starting over"), priority="should"),
        requirement("FR-07", "Admit a thin answer", "When no match reaches a confidence of {min_confidence}, the system must show the limited-results state.",
                    "review", source=thin, mockup="mockups/limited.yaml", rationale="A wrong terrace costs more trust than an honest “I found two”.",
                    depends_on=["FR-04"], story="US-02"),
        requirement("FR-08", "The order of answers", "Answers must be ordered by [to be decided: distance or fit].", "placeholder",
                    source=source(15, "the best ones first, obviously")),
        requirement("FR-09", "Say what is missing", "The system must name the part of the question it could not use.", "placeholder", proposed=True,
                    source=source(14, "two honest answers are worth more than ten that happen to be open"), priority="could"),
        requirement("NFR-01", "Speed", "Half of all answers must arrive within 1 s and 99 of 100 within {max_latency}.",
                    source=source(18, "under two seconds, really"), rung="proven",
                    checks=[{"metric": {"report": "evidence/load.json", "below": "{max_latency.value}"}}]),
        requirement("NFR-02", "Load", "The system must serve 10,000 questions at the same time.", source=source(19, "ten thousand at once")),
        requirement("NFR-03", "Forget the question", "The system must not keep the text of a question longer than {session_ttl} without consent.",
                    source=source(20, "we don’t keep what people ask"), waivers=[{"code": "SF402", "reason": "The load rig arrives in January", "owner": "lead@example.org", "until": "2027-01-31"}]),
        requirement("EC-01", "No position", "Without a confirmed position, the system must ask for a place and must not use an old one.",
                    source=source(23, "never guess where someone is")),
        requirement("EC-02", "Nothing nearby", "When nothing matches within {radius}, the system must widen the search to {radius_wide} and say so.", "review",
                    source=source(24, "widen, but tell me")),
        requirement("EC-03", "Across the border", "When the wider search crosses a city line, the system must group the answers by city.", "review",
                    source=source(25, "do not mix two cities"), proposed=True, mockup="mockups/city.png"),
        requirement("EC-04", "No connection", "Without a connection, the system must [not decided: refuse, or search saved places].", "placeholder"),
        requirement("BR-01", "Rating floor", "The system must not recommend a place rated below {rating_floor} unless the question asks for it.",
                    source=source(3, "We never recommend below 3.5.", "product_area_context.md")),
        requirement("BR-02", "No bookings here", "The system must hand over to the booking partner and must not take a payment.", "review",
                    source=source(5, "Bookings belong to the partner.", "product_area_context.md")),
    ]  # fmt: skip


def spec_data() -> dict[str, Any]:
    """A spec with every section filled."""
    return {
        "schema": "specflow/v1", "feature": "find-by-asking", "title": "Find by asking", "version": "1.1-draft", "updated": "2026-11-18",
        "goal": "Let visitors discover places by asking in their own words, and say honestly when the answer is thin.",
        "job": "Find a place you did not know existed, by asking. Planning a whole day is another product and is out of this one.",
        "owners": {"product": "Ines Okafor", "engineering": "Jon Lind"},
        "sources": [{"path": NOTE, "sha256": "ab" * 32}, {"path": "product_area_context.md"}, {"path": "code_context.md"}],
        "scope": ["src/ask/**", "tests/ask/**"],
        "parameters": {
            "max_question": {"value": 500, "unit": "characters"}, "min_results": 3,
            "max_results": {"value": 10, "unit": "places", "why": "More than ten is a list again"}, "min_confidence": 0.75,
            "session_ttl": {"value": 30, "unit": "minutes"}, "radius": {"value": 10, "unit": "km"}, "radius_wide": {"value": 25, "unit": "km"},
            "max_latency": {"value": 2, "unit": "s"}, "rating_floor": 3.5,
        },
        "metrics": [
            {"id": "SM-01", "text": "Share of answers rated helpful", "target": "> 80 %", "source": source(28, "four in five happy")},
            {"id": "SM-02", "text": "Mean time to the first answer", "target": "< 2 s on average", "source": source(29, "fast on average")},
        ],
        "stories": [
            {"id": "US-01", "as": "a visitor", "want": "to ask in my own words", "so": "I find places that filters hide"},
            {"id": "US-02", "as": "a visitor", "want": "to be told when the answer is thin", "so": "I can trust the rest"},
            {"id": "US-03", "as": "a place owner", "want": "to see why I was suggested"},
        ],
        "requirements": _requirements(),
        "constraints": [
            {"id": "TC-01", "text": "The index answers with 20 candidates at most.", "source": source(4, "index: 20 candidates max", "code_context.md")},
            {"id": "TC-02", "text": "Sessions live in a cache that forgets after {session_ttl}.", "source": source(6, "cache, no store", "code_context.md")},
        ],
        "out_of_scope": [
            {"id": "OS-01", "text": "Table bookings", "source": source(31, "no bookings in this one")},
            {"id": "OS-02", "text": "Routes with several stops"},
        ],
        "assumptions": ["Visitors have a position at street accuracy", "Questions are in English at first"],
        "terms": {"thin answer": "fewer than three matches above the bar", "confirmed position": "one the visitor has seen on the map"},
        "decisions": [
            {"id": "DN-01", "question": "How sure must an answer be before it is shown?", "kind": "slider", "sets": ["min_confidence"], "serves": ["SM-01"],
             "options": {"min": 0.5, "max": 0.95, "step": 0.05}},
            {"id": "DN-02", "question": "What matters most when answers are ordered?", "kind": "ranking", "serves": ["FR-08"],
             "options": ["Fit to the question", "Open on arrival", "Distance"]},
            {"id": "DN-03", "question": "How long may the last question be remembered?", "kind": "choice", "sets": ["session_ttl"], "by": "Ines Okafor",
             "date": "2026-11-12", "why": "Long enough for a follow-up on the way; short enough that nothing needs consent.",
             "options": [{"option": "15 minutes", "for": "least stored"}, {"option": "30 minutes", "for": "a follow-up on the way"}]},
        ],
        "resolutions": [{"between": ["FR-03", "EC-01"], "why": "EC-01 applies only without a position.", "by": "Ines Okafor", "date": "2026-11-18"}],
        "questions": [
            {"id": "Q-01", "text": "Does voice ship in the first release?", "suggested": "Yes, behind a switch", "source": source(7, "also by voice")},
            {"id": "Q-02", "text": "Who may see the questions people ask?"},
            {"id": "Q-03", "text": "Is English enough at first?", "suggested": "yes", "answer": "yes", "by": "Ines Okafor", "date": "2026-11-14"},
        ],
        "set_aside": [
            {"source": source(2, "Last year we tried filters and nobody used them."), "why": "background, nothing to build"},
            {"source": source(30, "Thanks to everyone at the offsite!"), "why": "a greeting"},
        ],
        "declined": [{"text": "Support offline maps", "by": "Ines Okafor", "date": "2026-11-18", "source": source(9, "on the go")}],
        "retired": [{"id": "FR-10", "date": "2026-11-02", "why": "Merged into FR-02"}],
    }  # fmt: skip


def findings() -> tuple[Finding, ...]:
    """Two contradictions inside the spec, one against the context, and a note on wording."""

    def clash(code: str, name: str, left: tuple[str, int], right: tuple[str | None, int, str], message: str, way_out: str) -> Finding:
        path = PATH if right[0] else "code_context.md"
        other = Related(right[2], Location.on_line(path, right[1]), right[0] and f"find-by-asking/{right[0]}")
        at = Location.on_line(PATH, left[1])
        return Finding(code, name, Severity.ERROR, message, at, f"find-by-asking/{left[0]}", (other,), way_out)

    wording = Finding("SF203", "vague-word", Severity.WARNING, "“obviously” says nothing that a test could check",
                      Location.on_line(PATH, 72), "find-by-asking/FR-08")  # fmt: skip
    return (
        clash("SF301", "numeric-contradiction", ("FR-04", 53), ("FR-07", 67, "the limited state shows fewer"),
              "At least 3 places always, or fewer when the answer is thin: a question with two good matches breaks one of these.",
              "Let FR-07 be the exception, or raise the floor."),
        clash("SF301", "numeric-contradiction", ("NFR-01", 78), ("SM-02", 27, "2 s on average"),
              "2 s for 99 of 100, and 2 s on average: the second lets half of all answers be slower.", "Keep one of the two."),
        clash("SF309", "contradicts-context", ("FR-04", 53), (None, 3, "index: 20 candidates max"),
              "The index gives 20 candidates within 5 km, the spec searches 10 km.", "Ask engineering."),
        wording,
    )  # fmt: skip


def page_input(**changes: Any) -> PageInput:
    """The realistic spec as a page input."""
    data = spec_data() | changes.pop("spec", {})
    lines = {item["id"]: 41 + 4 * n for n, item in enumerate(data["requirements"])}
    values: dict[str, Any] = {
        "lines": lines,
        "findings": findings(),
        "pictures": {"mockups/limited.yaml": Picture("limited.yaml", WIREFRAME), "mockups/answer.svg": Picture("answer.svg", SVG),
                     "mockups/city.png": Picture("city.png", png(300, 200))},
        "context": {"product": "# Places\n\nWe never recommend below 3.5.\n\nBookings belong to the partner.\n",
                    "code": "# Search\n\n- The index answers within 5 km, 20 candidates max.\n- index: 20 candidates max\n"},
    } | changes  # fmt: skip
    return PageInput(Spec.model_validate(data), PATH, DIGEST, **values)


def with_states() -> dict[str, RequirementState]:
    """Evidence for two requirements."""
    return {
        "FR-01": RequirementState("verified", "verified", ("src/ask/read.py:4 read",), (("tests/ask/test_read.py:9", "passed"),)),
        "FR-02": RequirementState("implemented", "verified", ("src/ask/voice.py:8 hear",)),
    }


def large_spec(count: int, finals: int = 3) -> Spec:
    """`count` requirements of four kinds; `finals` of every four are final."""
    kinds = ("FR", "FR", "FR", "NFR", "EC")
    words = "When a visitor asks for the {n}th time, the system must answer within {{limit}} and must not repeat place number {n}."
    items = []
    for n in range(1, count + 1):
        status = "final" if n % 4 < finals else "review" if n % 3 else "placeholder"
        text = words.format(n=n) if status != "placeholder" else f"The system must [to be decided, case {n}]."
        items.append(requirement(f"{kinds[n % 5]}-{n:02d}", f"The behaviour of case number {n}", text, status,
                                 source=source(n, f"case {n} should be quick and must not repeat itself")))  # fmt: skip
    return Spec.model_validate(
        {"schema": "specflow/v1", "feature": "long", "title": "A long spec", "goal": "To be long.", "requirements": items,
         "parameters": {"limit": {"value": 2, "unit": "s"}}}
    )  # fmt: skip
