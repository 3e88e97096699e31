"""Which files are worth scanning, and which scans are worth keeping: all that a run needs to know when nothing has changed."""

from __future__ import annotations

from specflow.model.ids import REQUIREMENT_KINDS

SCANNER = 9
"""Goes up whenever the same text may give another result: caches ask for it."""
COMMENTS = (b"spec", b"Spec", b"SPEC", b"sepc", b"spce", b"psec", b"speec", b"sppec", b"spc")
"""A file that holds none of these has neither a tag nor a near miss."""
NEEDLES = (*COMMENTS, *(f"[{kind}-".encode() for kind in REQUIREMENT_KINDS), b"/FR-", b"/NFR-", b"/EC-", b"/BR-")
"""A file that holds none of these claims nothing."""
