"""A spec from the cache is the spec that its text says, whatever happened to the text or to the cache in between."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from specflow.adapters import cachefile
from specflow.flows import specs_kept
from specflow.flows.specs_kept import Remembering
from specflow.model.project import SpecFile
from specflow.parse import spec_kept
from specflow.parse.spec import read_spec

ITEM = """  - id: FR-{n:02d}
    title: Gate {n}
    text: "The system must gate {n} within {{limit}}."
    status: final
    scenarios:
      - {{given: "no", when: a visitor asks, then: they wait 0.5 s}}
"""
HEAD = """schema: specflow/v1
feature: ask
title: Ask
goal: To ask.
parameters: {limit: 30 s, rate: 0.75, on: "true"}
requirements:
"""
KEY = "specs/ask/spec.yaml"


def said(file: SpecFile) -> tuple[object, ...]:
    """All that a run can learn from a file, places included."""
    count = len(file.spec.requirements) if file.spec else 0
    places = [file.at("requirements", at, key) for at in range(count) for key in ("id", "text", "nothing")]
    words = [file.locator.words(4, 10, "requirements", at, "text") for at in range(count)]
    return file.path, file.text, file.spec, file.problems, file.positions, places, words, file.locator.key("goal")


def test_remembered_is_read_over_random_edits(tmp_path: Path) -> None:
    draw = random.Random(7)  # noqa: S311 - nothing secret
    items = [ITEM.format(n=n) for n in range(1, 6)]
    for step in range(60):
        deed = draw.randrange(6)
        if deed == 0:
            items.append(ITEM.format(n=draw.randrange(1, 99)))
        elif deed == 1 and items:
            items.pop(draw.randrange(len(items)))
        elif deed == 2 and items:
            at = draw.randrange(len(items))
            items[at] = items[at].replace("Gate", draw.choice(["Gaet", "Gate: x", "&a Gate", "Gate\ttab", "Tür 😀"]))
        elif deed == 3 and items:
            items[draw.randrange(len(items))] = draw.choice(["  - id: FR-1\n", "  - {}\n", "  - [\n", "  # a remark\n"])
        elif deed == 4 and (kept := tmp_path / cachefile.FOLDER / specs_kept.FILE).is_file():
            data = bytearray(kept.read_bytes())
            data[draw.randrange(len(data))] ^= 1
            kept.write_bytes(bytes(data))
        text = HEAD + "".join(items) if step % 9 else ""
        remembering = Remembering(tmp_path)
        assert said(remembering(KEY, text)) == said(read_spec(KEY, text))
        remembering.save()


def test_the_second_run_does_not_read_yaml(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = HEAD + ITEM.format(n=1)
    first = Remembering(tmp_path)
    first(KEY, text)
    first.save()
    monkeypatch.setattr(spec_kept, "pack", lambda *_: pytest.fail("it was read again"))
    assert Remembering(tmp_path)(KEY, text).spec == read_spec(KEY, text).spec


def test_what_has_a_complaint_is_read_again(tmp_path: Path) -> None:
    text = HEAD + ITEM.format(n=1) + "colour: red\n"
    for _ in range(2):
        remembering = Remembering(tmp_path)
        assert [one.kind for one in remembering(KEY, text).problems] == ["unknown-key"]
        remembering.save()


@pytest.mark.parametrize("line", ["", "[]", "{", '{"schema": 1}', "[" * 100_000, "null"])
def test_a_line_that_is_no_spec_is_none(line: str) -> None:
    assert spec_kept.unpack(KEY, "", line) is None
