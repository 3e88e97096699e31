"""The page of a review, as it is served."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field

from specflow.adapters import templates
from specflow.flows import page
from specflow.flows.review import Desk, Snapshot
from specflow.render.page import Live

SCRIPTS = ("live.js", "decide.js", "edit.js", "talk.js", "sign.js")
STYLES = ("review.css",)


@dataclass
class Pages:
    """The last page of every spec; a page is made once for a state, and only its nonce differs from answer to answer."""

    mark: str = field(default_factory=lambda: secrets.token_urlsafe(24))
    _made: dict[tuple[str, str, bool], str] = field(default_factory=dict)

    def html(self, desk: Desk, now: Snapshot, nonce: str) -> str:
        """The page of that state, with what lint has said so far: the next page brings the rest."""
        key = (desk.path, now.etag, desk.linted(now))
        if key not in self._made:
            while len(self._made) >= 4:
                self._made.pop(next(iter(self._made)))
            found = desk.findings_so_far(now)
            texts = templates.folder("review")
            live = Live(self.mark, "\n".join(texts[name] for name in STYLES), "\n".join(texts[name] for name in SCRIPTS))
            self._made[key] = page.html_of(desk.workspace, now.file, now.spec, found, live=live)
        return self._made[key].replace(self.mark, nonce)
