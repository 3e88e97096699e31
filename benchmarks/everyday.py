"""Contradictions in plain words: pairs of sentences and whole notes, each written before it was run, by set.

    python benchmarks/everyday.py [--sets DIR] [--missed SET] [--json]

Every set holds as many pairs that cannot both hold as near misses that can: another actor, state, thing, place or time, an
exception that is named, a bound inside a bound. A pair is run three times: as two requirements of a spec, as two lines of one
note, and as a line of a note against a business rule, where more is asked about. A note comes with its two context files, planted
contradictions and decoys; what else is asked about it is counted too. The sets called `worked-on` were read while the rules were
written, after their first run; the set `aside` never was, so its figures are the ones to expect of a stranger's text. The notes
called `consistent` hold no contradiction at all; a few of their lines were mended for.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from specflow.analysis.consistency.claims.baseline import as_asked
from specflow.analysis.consistency.claims.claim import claims_of
from specflow.analysis.consistency.engine import compared
from specflow.analysis.consistency.sources import find_source_conflicts

SETS = Path(__file__).with_name("sets")
FILES = (("note.md", "note"), ("product_area_context.md", "product"), ("code_context.md", "code"))
Place = frozenset[tuple[str, int]]


def in_a_spec(one: str, other: str) -> bool:
    """Whether two requirements are reported."""
    claims = [as_asked(claim, "product") for owner, text in enumerate((one, other)) for claim in claims_of(owner, text)]
    return any(clash.code < "SF310" for clash in compared(claims, {}))


def in_a_note(one: str, other: str) -> bool:
    """Whether two lines of a note are asked about."""
    text = f"# Note\n\nWhat we talked about.\n\n{one}\n\nThe weather was good yesterday.\n\n{other}\n"
    return bool(find_source_conflicts([("note.md", "note", text)]))


def against_a_rule(one: str, other: str) -> bool:
    """Whether a line of a note is asked about because of a business rule."""
    wanted, ruled = ("note.md", "note", f"# Note\n\n{one}\n"), ("product_area_context.md", "product", f"# Rules\n\n- {other}\n")
    return bool(find_source_conflicts([wanted, ruled]))


WAYS: dict[str, Callable[[str, str], bool]] = {"spec": in_a_spec, "note": in_a_note, "rule": against_a_rule}


def of_pairs(path: Path) -> dict[str, Any]:
    """A set of pairs: how many of each kind are reported, by way and by type, and which ones are missed or false in a spec."""
    pairs = json.loads(path.read_text("utf-8"))
    clashing = [pair for pair in pairs if pair["clash"]]
    consistent = [pair for pair in pairs if not pair["clash"]]
    found = {way: [pair for pair in clashing if run(pair["a"], pair["b"])] for way, run in WAYS.items()}
    false = {way: [pair for pair in consistent if run(pair["a"], pair["b"])] for way, run in WAYS.items()}
    types, reported = Counter(pair["type"] for pair in clashing), Counter(pair["type"] for pair in found["spec"])
    return {
        "set": path.stem, "contradictions": len(clashing), "consistent": len(consistent),
        "found": {way: len(some) for way, some in found.items()}, "false": {way: len(some) for way, some in false.items()},
        "types": {kind: [reported[kind], types[kind]] for kind in sorted(types)},
        "missed": [f"{pair['a']} / {pair['b']}" for pair in clashing if pair not in found["spec"]],
        "wrong": [f"{pair['a']} / {pair['b']}" for pair in false["spec"]],
    }  # fmt: skip


def of_note(folder: Path) -> dict[str, Any]:
    """A note with its context: how many of the planted contradictions are asked about, and what else is."""
    sources = [(name, role, (folder / name).read_text("utf-8")) for name, role in FILES]
    asked = [frozenset((ref.path, ref.line) for ref in conflict.refs) for conflict in find_source_conflicts(sources)]
    key = json.loads((folder / "key.json").read_text("utf-8"))
    planted, decoys = [place_of(one) for one in key["contradictions"]], [place_of(one) for one in key["decoys"]]
    return {
        "set": folder.name.rpartition("-")[0], "note": folder.name, "planted": len(planted),
        "found": sum(place in asked for place in planted), "others": sum(place not in planted for place in asked),
        "decoys hit": sum(place in asked for place in decoys), "decoys": len(decoys),
    }  # fmt: skip


def place_of(pair: dict[str, Any]) -> Place:
    """The two lines that a planted pair names."""
    return frozenset((pair[side]["file"], pair[side]["line"]) for side in ("one", "other"))


def table(title: str, heads: Sequence[str], rows: Sequence[Sequence[object]]) -> Iterator[str]:
    """Lines of a table below its title."""
    cells = [heads, *([str(cell) for cell in row] for row in rows)]
    widths = [max(len(str(row[at])) for row in cells) for at in range(len(heads))]
    yield f"\n{title}"
    for row in cells:
        yield "  " + "  ".join(str(cell).ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()


def printed(figures: dict[str, Any], missed: str) -> Iterator[str]:
    """The figures as people read them."""
    ways = tuple(WAYS)
    heads = ("set", "contradictions", *(f"found: {way}" for way in ways), "consistent", *(f"false: {way}" for way in ways))
    rows = [
        (one["set"], one["contradictions"], *one["found"].values(), one["consistent"], *one["false"].values())
        for one in figures["pairs"]
    ]
    yield from table("Pairs of sentences: as requirements, in one note, against a rule", heads, rows)
    kinds = sorted({kind for one in figures["pairs"] for kind in one["types"]})
    by_kind = [
        (kind, *("/".join(str(count) for count in one["types"].get(kind, ("-",))) for one in figures["pairs"])) for kind in kinds
    ]
    yield from table("… by type, found as requirements", ("type", *(one["set"] for one in figures["pairs"])), by_kind)
    counted = ("planted", "found", "others", "decoys hit", "decoys")
    names = sorted({one["set"] for one in figures["notes"]})
    held = {name: [one for one in figures["notes"] if one["set"] == name] for name in names}
    rows = [(name, len(some), *(sum(one[what] for one in some) for what in counted)) for name, some in held.items()]
    yield from table("Whole notes with their context files", ("set", "notes", *counted), rows)
    for one in figures["pairs"]:
        if one["set"] == missed:
            yield from (f"  missed: {pair}" for pair in one["missed"])
            yield from (f"  wrong: {pair}" for pair in one["wrong"])


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sets", type=Path, default=SETS, metavar="DIR")
    parser.add_argument("--missed", default="", metavar="SET", help="list what is missed and wrong in a set of pairs")
    parser.add_argument("--json", action="store_true", help="print the figures as JSON")
    options = parser.parse_args()
    figures = {
        "pairs": [of_pairs(path) for path in sorted(options.sets.glob("*.json"))],
        "notes": [of_note(folder) for folder in sorted((options.sets / "notes").iterdir())],
    }
    print(json.dumps(figures, indent=2, ensure_ascii=False) if options.json else "\n".join(printed(figures, options.missed)))


if __name__ == "__main__":
    main()
