"""Two browsers and an editor on the same file: two hundred random edits, and nobody's words are lost."""

from __future__ import annotations

import random
import re
from typing import Any

import pytest
from playwright.sync_api import expect

from specflow.parse.spec import read_spec
from specflow.parse.yaml_edit import set_value
from tests.browser.reviewing import Reviewing, foot, reviewing

pytestmark = [pytest.mark.browser, pytest.mark.soak]
__all__ = ["reviewing"]
IDS = ("FR-01", "FR-02", "EC-01")
EDITS = 200


def editor(reviewing: Reviewing, id_: str, token: str) -> None:
    """An editor saves: it appends a word to a line's text."""
    text = reviewing.text()
    spec = read_spec("spec.yaml", text).spec
    assert spec is not None
    old = next(one.text for one in spec.requirements if one.id == id_)
    beside = reviewing.spec.with_name(".from-an-editor")
    beside.write_text(set_value(text, ["requirements", id_, "text"], f"{old} {token}"), encoding="utf-8")
    beside.replace(reviewing.spec)


def begin(page: Any, id_: str, token: str) -> None:
    """Somebody opens a line and appends a word, without saving."""
    foot(page, id_)
    page.locator(f"#{id_} .do-edit").click()
    area = page.locator(f"#{id_} .form textarea").first
    area.fill(f"{area.input_value()} {token}")


def end(page: Any, id_: str) -> bool:
    """They save; a conflict is settled by keeping every word of both. Whether there was one."""
    page.locator(f"#{id_} .form textarea").first.press("Control+Enter")
    clashed = False
    form, dialog = page.locator(f"#{id_} .form"), page.locator("dialog[open]")
    for _ in range(200):
        if dialog.count():
            clashed = True
            mine, theirs = (page.locator(f"dialog .ver.{side} p").inner_text() for side in ("mine", "theirs"))
            new = [word for word in re.findall(r"w\d+", mine) if word not in theirs]
            page.locator("dialog textarea").fill(" ".join([theirs, *new]))
            page.locator("dialog").get_by_role("button", name="Save this").click()
            expect(dialog).to_have_count(0)
        if not form.count():
            return clashed
        page.wait_for_timeout(50)
    raise AssertionError(f"{id_} was never saved: {page.locator('.problem').all_inner_texts()}")


def shown(page: Any) -> str:
    """The page without what only this browser adds or remembers."""
    page.wait_for_timeout(1500)
    return str(page.evaluate("""() => { const all = document.querySelector('main').cloneNode(true);
        all.querySelectorAll('[data-rv]').forEach(one => one.remove());
        const skip = ['open', 'data-was', 'data-read', 'data-busy', 'tabindex', 'style'];
        const told = node => node.nodeType === 3 ? node.data.trim() : node.nodeType !== 1 ? '' : `<${node.nodeName} ${
            [...node.attributes].filter(a => !skip.includes(a.name)).map(a => a.name + '=' + a.value).sort().join(' ')}>${
            [...node.childNodes].map(told).join('')}`;
        return told(all) }"""))


def test_nobody_s_words_are_lost(reviewing: Reviewing) -> None:
    rng = random.Random(2026)  # noqa: S311 - a seed, so that a failure comes again
    pages = [reviewing.page(), reviewing.page()]
    for page in pages:
        page.set_default_timeout(15_000)
    writing: list[str | None] = [None, None]
    count = clashes = 0
    while count < EDITS:
        actor = rng.randrange(3)
        if actor == 2:
            count += 1
            editor(reviewing, rng.choice(IDS), f"w{count}")
        elif writing[actor] is None:
            count += 1
            writing[actor] = rng.choice(IDS)
            begin(pages[actor], str(writing[actor]), f"w{count}")
        else:
            clashes += end(pages[actor], str(writing[actor]))
            writing[actor] = None
    for actor, id_ in enumerate(writing):
        if id_ is not None:
            clashes += end(pages[actor], id_)
    spec = read_spec("spec.yaml", reviewing.text()).spec
    assert spec is not None
    words = re.findall(r"w\d+", " ".join(one.text for one in spec.requirements))
    assert sorted(words, key=lambda word: int(word[1:])) == [f"w{n}" for n in range(1, EDITS + 1)]
    assert clashes > 10
    assert "# the first thing it does" in reviewing.text()
    fresh = reviewing.page()
    for page in pages:
        expect(page.locator("#FR-01 .stmt")).to_have_text(next(one.text for one in spec.requirements if one.id == "FR-01"))
        assert shown(page) == shown(fresh)
