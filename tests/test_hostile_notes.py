"""Notes nobody would write: each becomes a valid spec and page, or is refused in a sentence. Never a traceback."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.bench import NOTE_WORDS, big_spec, note
from benchmarks.corpus import Row, hostile_notes, look, try_note

NOTES = hostile_notes()


@pytest.mark.parametrize("name", NOTES)
def test_hostile_note_is_drafted_or_refused(name: str, tmp_path: Path) -> None:
    (tmp_path / "note.md").write_bytes(NOTES[name])
    row = try_note(name, tmp_path)
    assert row.failed == ""
    assert row.exit in (0, 2)
    assert row.grounded == row.quotes
    assert row.seconds < 20


@pytest.mark.parametrize(
    ("line", "quote", "stands"),
    [
        (1, "The *first* line", 1),
        (1, "first line runs on", 1),
        (2, "The first line", 0),
        (1, "runs on", 0),
        (9, "The first line", 0),
    ],
)
def test_the_corpus_run_notices_a_quote_that_does_not_stand(line: int, quote: str, stands: int, tmp_path: Path) -> None:
    (tmp_path / "note.md").write_text("The first line\nruns on.\n", encoding="utf-8")
    row = Row("note")
    look(row, {"requirements": [{"id": "FR-01", "source": {"path": "note.md", "line": line, "quote": quote}}]}, tmp_path)
    assert (row.quotes, row.grounded, bool(row.failed)) == (1, stands, not stands)


def test_the_bench_measures_what_it_says() -> None:
    assert NOTE_WORDS <= len(note().split()) < NOTE_WORDS + 30
    assert big_spec().count("\n  - id: FR-") == 2_000
    assert 0.8e6 < len(big_spec()) < 1.2e6
