"""The page of a review in pieces: a page that is open gets those that changed, a browser that comes anew gets all of them."""

from __future__ import annotations

import secrets
import threading
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from specflow.adapters import templates
from specflow.flows import page
from specflow.flows.review import Desk, Snapshot
from specflow.model.project import SpecFile
from specflow.model.spec import Spec
from specflow.parse.spec_again import lines_of
from specflow.render.kept import Kept
from specflow.render.page import joined, render_pieces

SCRIPTS = ("live.js", "edit.js", "talk.js", "sign.js")
STYLES = ("review.css",)
MOST = 6
"""States of a spec that are remembered; a page that shows an older one gets everything."""


@dataclass(frozen=True)
class Sheet:
    """One state of a review as it is shown: the pieces of the page, and the spec. No two ever made share a stamp."""

    stamp: str
    pieces: Mapping[str, str]
    file: SpecFile
    spec: Spec

    @cached_property
    def lines(self) -> Mapping[str, int]:
        """Where each requirement stands in the file; apart from the pieces, since one new line moves all that follow."""
        return lines_of(self.file)


@dataclass
class Pages:
    """The last states of one spec; each is made once, and only its nonce differs from answer to answer."""

    desk: Desk
    _sheets: dict[str, Sheet] = field(default_factory=dict)
    _count: int = 0
    _kept: Kept = field(default_factory=Kept)
    _lock: threading.Lock = field(default_factory=threading.Lock)
    _place: str = field(default_factory=lambda: secrets.token_urlsafe(24))
    _whole: tuple[str, str] = ("", "")

    def sheet(self, now: Snapshot) -> Sheet:
        """That state, with what lint has said so far: the next one brings the rest."""
        key = f"{now.etag}.{int(self.desk.linted(now))}.{self.desk.shown()}"
        with self._lock:
            if key not in self._sheets:
                while len(self._sheets) >= MOST:
                    self._sheets.pop(next(iter(self._sheets)))
                self._count += 1
                self._sheets[key] = self._made(now, f"{key}.{self._count}")
            return self._sheets[key]

    def _made(self, now: Snapshot, stamp: str) -> Sheet:
        found = self.desk.findings_so_far(now)
        shown = page.page_input(self.desk.workspace, now.file, now.spec, found, places=False)
        return Sheet(stamp, render_pieces(shown, page.page_templates(None), self._kept), now.file, now.spec)

    def html(self, now: Snapshot, nonce: str) -> str:
        """The whole page."""
        sheet = self.sheet(now)
        if self._whole[0] != sheet.stamp:
            own, more = page.page_templates(None), templates.folder("review")
            fixed = {
                "css": "\n".join((own["page/page.css"], *(more[name] for name in STYLES))),
                "script": "\n".join((own["page/page.js"], own["page/decide.js"], *(more[name] for name in SCRIPTS))),
                "boot": own["page/boot.js"], "stamp": sheet.stamp, "nonce": self._place,
            }  # fmt: skip
            self._whole = sheet.stamp, joined({**sheet.pieces, **fixed})
        return self._whole[1].replace(self._place, nonce)

    def news(self, now: Snapshot, since: str, *, items: bool = False) -> dict[str, Any]:
        """What changed since a state that a page shows, everything where that is not known any more. `items`: all of them."""
        from specflow.flows.review_items import items_of

        sheet = self.sheet(now)
        old = next((one for one in list(self._sheets.values()) if one.stamp == since), None)
        pieces = old.pieces if old else {}
        known = items_of(old.spec) if old and not items else {}
        there = items_of(sheet.spec)
        return {
            "stamp": sheet.stamp, "etag": now.etag, "all": not known,
            "pieces": {name: text for name, text in sheet.pieces.items() if pieces.get(name) != text},
            "items": {id_: one for id_, one in there.items() if known.get(id_) != one},
            "lines": sheet.lines if items or not old or old.lines != sheet.lines else {},
            "gone": [id_ for id_ in known if id_ not in there],
        }  # fmt: skip
