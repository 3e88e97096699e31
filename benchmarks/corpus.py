"""Draft every note of some folders, and hostile notes made here, and print what came of each.

    python benchmarks/corpus.py [FOLDER]... [--json]

A FOLDER holds notes (`*.md`) or cases (folders with `note.md` and the two context files). Each note is drafted by the
installed command in an empty workspace of its own. A row fails when a traceback appears, when the spec is not valid, or
when a quote does not stand at the line it cites; a clean refusal (exit 2 and a message) is shown as such.
Exits 1 when a row fails.
"""

from __future__ import annotations

import argparse
import json
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

import yaml

KINDS = ("FR", "NFR", "EC", "BR")
CONTEXTS = ("product_area_context.md", "code_context.md")
SPECFLOW = (sys.executable, "-m", "specflow")
NEIGHBOURS = Path(__file__).resolve().parents[2] / "shared" / "corpus"
MOST_LINES = 12  # a quote may run on over this many lines


@dataclass
class Row:
    """What became of one note."""

    note: str
    kinds: dict[str, int] = field(default_factory=dict)
    metrics: int = 0
    out_of_scope: int = 0
    set_aside: int = 0
    questions: int = 0
    contradictions: int = 0
    quotes: int = 0
    grounded: int = 0
    seconds: float = 0.0
    exit: int = 0
    failed: str = ""


# ---------------------------------------------------------------- the notes


def hostile_notes() -> dict[str, bytes]:
    """Notes nobody would write, and some that somebody will."""
    page = "The clerk opens a case, adds up to 12 documents and closes it within 3 working days.\n"
    script = (
        "# <script>alert(1)</script> Import\n\nThe user must see </script><img src=x onerror=alert(2)> at once.\n"
        "A link [here](javascript:alert(3)) must open in 2 seconds. {{ 7*7 }} {% raw %} ${x} must stay text.\n"
        "<style>body{display:none}</style> The system must not show \u202eevil\u202c text.\n"
    )
    german = (
        "# Rechnungen teilen\n\nKundinnen und Kunden müssen eine Rechnung innerhalb von 2 Sekunden öffnen können. "
        "Das System darf Entwürfe niemals anzeigen. Offen ist, ob Gutschriften dazugehören.\n"
    )
    japanese = "# 通知\n\n利用者は通知を三日間まで延期できる。通知は夜間に送信してはならない。\n"
    digits = "# Rooms\n\nThe list must show ① rooms of 5 m² in ½ of the cases, within ٣ seconds, 10⁹ times, rated Ⅳ or 五.\n"
    return {
        "empty.md": b"",
        "only-blank-lines.md": b"\n \n\t\n",
        "one-line.md": b"Users must be able to undo a deletion for 30 days.\n",
        "no-full-stop.md": b"undo",
        "thirty-pages.md": ("# Long\n\n" + "".join(f"## Part {n}\n\n{page * 12}\n" for n in range(60))).encode(),
        "one-long-line.md": ("The system must answer " + "and answer again " * 20_000).encode(),
        "html-and-scripts.md": script.encode(),
        "german.md": german.encode(),
        "japanese.md": japanese.encode(),
        "digits-that-are-none.md": digits.encode(),
        "deep-list.md": "".join("  " * n + f"- level {n} must work\n" for n in range(400)).encode(),
        "table.md": ("| Who | What |\n|---|---|\n" + "| admin | must see {it} |\n" * 500).encode(),
        "yaml-inside.md": b"---\ntitle: *anchor\n---\n\n# key: value\n\n- id: FR-01\n  text: 'must not break'\n",
        "crlf-and-bom.md": "\ufeff# Windows\r\n\r\nThe user must see a notice.\r\n".encode(),
        "not-utf8.md": "# Zurück\n\nDer Kunde muß eine Quittung sehen.\n".encode("latin-1"),
        "binary.md": bytes(range(256)) * 64,
        "nul-bytes.md": b"# A\x00B\n\nThe user must\x00 see it.\n",
    }


def prepare(folder: Path, given: list[Path]) -> Iterator[tuple[str, Path]]:
    """(name, workspace) for each note; a workspace holds `note.md` and perhaps the two contexts."""
    for source in given:
        notes = sorted(source.glob("*.md")) or sorted(source.glob("*/note.md"))
        for number, note in enumerate(notes):
            name = note.parent.name if note.name == "note.md" else note.name
            home = folder / f"{source.name}-{number:02d}"
            home.mkdir()
            shutil.copyfile(note, home / "note.md")
            if note.name == "note.md":
                for context in CONTEXTS:
                    if (note.parent / context).exists():
                        shutil.copyfile(note.parent / context, home / context)
            yield f"{source.name}/{name}", home
    for name, content in hostile_notes().items():
        home = folder / f"hostile-{name}"
        home.mkdir()
        (home / "note.md").write_bytes(content)
        yield f"hostile/{name}", home


# ---------------------------------------------------------------- one run


def try_note(name: str, home: Path) -> Row:
    """Draft, look, lint."""
    (home / "specflow.toml").write_text("", encoding="utf-8")
    command = [*SPECFLOW, "draft", "note.md", "--feature", "tried", "--provider", "offline", "--no-open"]
    started = time.perf_counter()
    done = run(command, home)
    row = Row(name, seconds=round(time.perf_counter() - started, 2), exit=done.returncode)
    spec_file = home / "specs" / "tried" / "spec.yaml"
    if "Traceback" in done.stderr + done.stdout:
        row.failed = "traceback"
    elif done.returncode == 2:
        row.failed = "" if done.stderr.strip() else "refused without a word"
    elif not spec_file.exists() or not spec_file.with_suffix(".html").exists():
        row.failed = f"no spec or page (exit {done.returncode})"
    else:
        look(row, yaml.safe_load(spec_file.read_text(encoding="utf-8")), home)
        row.failed = row.failed or lint_errors(row, home)
    return row


def run(command: list[str], home: Path) -> subprocess.CompletedProcess[str]:
    """Captured, without a terminal, and never for longer than two minutes."""
    return subprocess.run(
        command, cwd=home, capture_output=True, text=True, encoding="utf-8", errors="replace",
        stdin=subprocess.DEVNULL, timeout=120, check=False,
    )  # fmt: skip


def look(row: Row, spec: dict[str, Any], home: Path) -> None:
    """Count what stands in the spec and check every quote against its line."""
    counts = Counter(str(entry["id"]).partition("-")[0] for entry in spec.get("requirements") or [])
    row.kinds = {kind: counts[kind] for kind in KINDS}
    row.metrics = len(spec.get("metrics") or [])
    row.out_of_scope = len(spec.get("out_of_scope") or [])
    row.set_aside = len(spec.get("set_aside") or [])
    row.questions = len(spec.get("questions") or []) + len(spec.get("decisions") or [])
    for source in sources_in(spec):
        row.quotes += 1
        row.grounded += stands(source, home)
    if row.grounded < row.quotes:
        row.failed = f"{row.quotes - row.grounded} quotes do not stand where they say"


def sources_in(value: object) -> Iterator[dict[str, Any]]:
    """Every {path, line, quote} anywhere in the spec."""
    if isinstance(value, dict):
        if {"path", "line", "quote"} <= value.keys():
            yield value
        for inner in value.values():
            yield from sources_in(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from sources_in(inner)


def stands(source: dict[str, Any], home: Path) -> bool:
    """Whether the quote starts on the cited line, word for word, and at most runs on into the next ones."""
    file = home / source["path"]
    if not file.is_file():
        return False
    lines = re.split(r"\r\n|\r|\n", file.read_bytes().decode("utf-8-sig", errors="replace"))
    first = source["line"] - 1
    here = squeezed(" ".join(lines[first : first + MOST_LINES]))
    start = here.find(squeezed(source["quote"]))
    return first < len(lines) and 0 <= start < len(squeezed(lines[first]))


def squeezed(text: str) -> str:
    """Without white space, emphasis and list marks."""
    return re.sub(r"[\s*_`>#|-]+", "", text)


def lint_errors(row: Row, home: Path) -> str:
    """The first error in the form of the drafted spec; empty when it is valid. Contradictions are the sources' own: counted."""
    done = run([*SPECFLOW, "lint", "--format", "json"], home)
    try:
        report = json.loads(done.stdout)
    except json.JSONDecodeError:
        return f"lint gave no report (exit {done.returncode})"
    errors = [one for one in report["findings"] if one["severity"] == "error"]
    invalid = [f"{one['code']} {one['message']}" for one in errors if not one["code"].startswith("SF3")]
    row.contradictions = len(errors) - len(invalid)
    return f"lint: {invalid[0]}" if invalid else ""


# ---------------------------------------------------------------- the table


def table(rows: list[Row]) -> Iterator[str]:
    """One line a note, and one for all."""
    heads = ("FR", "NFR", "EC", "BR", "SM", "OS", "aside", "asked", "clash", "ground", "sec", "exit")
    yield f"{'note':<60}" + "".join(f"{head:>7}" for head in heads)
    for row in rows:
        grounding = f"{100 * row.grounded / row.quotes:.0f} %" if row.quotes else "-"
        counts = [row.kinds.get(kind, 0) for kind in KINDS]
        asked = [row.metrics, row.out_of_scope, row.set_aside, row.questions, row.contradictions]
        cells = [*counts, *asked, grounding, row.seconds, row.exit]
        note = f"  FAILED: {row.failed}" if row.failed else "  refused" if row.exit == 2 else ""
        yield f"{row.note[:59]:<60}" + "".join(f"{cell!s:>7}" for cell in cells) + note
    quotes, grounded = sum(row.quotes for row in rows), sum(row.grounded for row in rows)
    failed = sum(bool(row.failed) for row in rows)
    yield f"{len(rows)} notes, {failed} failed, {grounded} of {quotes} quotes stand where they say"


def main() -> int:
    """Run everything and say how it went."""
    parser = argparse.ArgumentParser(description="Draft every note of some folders and hostile ones, and print a table.")
    parser.add_argument("folders", nargs="*", type=Path, help="folders of notes or of cases")
    parser.add_argument("--json", action="store_true", help="print the rows as JSON")
    asked = parser.parse_args()
    folders = asked.folders or [at for at in (NEIGHBOURS / "notes", NEIGHBOURS / "cases") if at.is_dir()]
    with tempfile.TemporaryDirectory(prefix="specflow-corpus-") as temporary:
        rows = [try_note(name, home) for name, home in prepare(Path(temporary), folders)]
    print(json.dumps([asdict(row) for row in rows], indent=2) if asked.json else "\n".join(table(rows)))
    return int(any(row.failed for row in rows))


if __name__ == "__main__":
    sys.exit(main())
