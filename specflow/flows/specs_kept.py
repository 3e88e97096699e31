"""The specs of a workspace as a run before understood the same texts: values only, under the digest of the whole text."""

from __future__ import annotations

import json
from hashlib import blake2b
from pathlib import Path

from specflow.adapters import cachefile
from specflow.model.project import SpecFile
from specflow.parse import spec_kept

FILE = "specs.json"


class Remembering:
    """A reader of specs (`workspace.Reader`) that remembers; `save` keeps what it learnt."""

    def __init__(self, root: Path) -> None:
        self._root, self._key = root, f"{spec_kept.FORMAT}"
        self._known, self._kept = _load(root, self._key), dict[str, list[str]]()

    def __call__(self, path: str, text: str) -> SpecFile:
        """What `read_spec` says of the text."""
        digest = blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()
        before, line = self._known.get(path, ("", ""))
        file = spec_kept.unpack(path, text, line) if before == digest else None
        if file is None:
            file, line = spec_kept.pack(path, text)
        if line:
            self._kept[path] = [digest, line]
        return file

    def save(self) -> None:
        """Keep what was read, where that is not what was known."""
        if self._kept != self._known:
            cachefile.save(self._root, FILE, self._key, json.dumps(self._kept, separators=(",", ":")).encode())


def _load(root: Path, key: str) -> dict[str, list[str]]:
    body = cachefile.load(root, FILE, key)
    try:
        known = json.loads(body) if body is not None else {}
        return {path: [digest, line] for path, (digest, line) in known.items()}
    except (ValueError, TypeError, AttributeError, RecursionError):
        return {}
