from __future__ import annotations

import gzip
import sqlite3
from pathlib import Path

from specflow.adapters.stores import contents


def test_databases_are_read_value_by_value_and_with_their_journal(tmp_path: Path) -> None:
    word = "canary" + "x" * 20_000 + "end"
    database = sqlite3.connect(tmp_path / "a.db")
    database.execute('CREATE TABLE "odd ""name" (words TEXT, more BLOB)')
    database.execute('INSERT INTO "odd ""name" VALUES (?, ?)', (word, b"\x00raw\xff"))
    database.commit()
    found = contents(tmp_path, ["*.db"])["a.db"]
    assert word.encode() in found, "a long value lies torn over pages"
    assert b"\x00raw\xff" in found
    database.execute("PRAGMA journal_mode=WAL")
    database.execute('INSERT INTO "odd ""name" VALUES (?, ?)', ("only in the journal", b""))
    database.commit()
    assert any(b"only in the journal" in data for data in contents(tmp_path, ["*.db"]).values())
    database.close()


def test_compressed_logs_are_unpacked_and_broken_ones_are_read_as_they_are(tmp_path: Path) -> None:
    (tmp_path / "a.log.gz").write_bytes(gzip.compress(b"asked for canary"))
    (tmp_path / "b.log.gz").write_bytes(b"\x1f\x8bno gzip at all")
    (tmp_path / "c.db").write_bytes(b"SQLite format 3\0 and then nothing of the kind: canary")
    found = contents(tmp_path, ["*"])
    assert b"asked for canary" in found["a.log.gz"]
    assert b"no gzip" in found["b.log.gz"]
    assert b"canary" in found["c.db"]


def test_nothing_outside_of_the_folder_is_read(tmp_path: Path) -> None:
    root = tmp_path / "root"
    root.mkdir()
    (tmp_path / "secret").write_text("secret", encoding="utf-8")
    (root / "link").symlink_to(tmp_path / "secret")
    assert contents(root, ["../*", "link", str(tmp_path / "secret"), "**", ""]) == {}
