"""`specflow draft --from-code`: the files that patterns choose, read and scanned, as a draft."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING

from specflow.adapters import tree
from specflow.analysis.trace.globs import matcher
from specflow.draft.from_code.compose import draft_from_code
from specflow.draft.from_code.value import Code
from specflow.draft.lexicon import Lexicon
from specflow.draft.value import Drafted, Source
from specflow.errors import UsageProblem
from specflow.flows import workspace as ws
from specflow.parse.code.scan import scan

if TYPE_CHECKING:
    from specflow.flows.draft import Patterns

MOST_FILES = 500
_MOST_CHARACTERS = 1_000_000


def drafted(
    workspace: ws.Workspace, cwd: Path, patterns: Patterns, feature: str, lexicon: Lexicon
) -> tuple[Drafted, tuple[Source, ...]]:
    """The draft, and the files it was made from. Raises `UsageProblem` when no file is meant."""
    here = workspace.relative(cwd)
    code, tests = (_rooted(here, globs) for globs in (patterns.code, patterns.tests))
    wants, proves = matcher(code), matcher(tests)
    paths = [path for path in tree.listing(workspace.root).files if wants(path) or proves(path)]
    if not paths:
        raise UsageProblem("no file matches --from-code or --from-tests", slug="no-such-code",
                           hint="Quote the pattern and write it from here, such as --from-code 'src/**'.")  # fmt: skip
    read = [one for path in paths[:MOST_FILES] if (one := _read(workspace.root, path, test=proves(path))) is not None]
    made = draft_from_code(read, feature, feature.replace("-", " ").capitalize(), (*code, *tests), lexicon)
    sources = tuple(Source(one.path, one.text, "code", one.sha256) for one in read)
    more = f"Only the first {MOST_FILES} of {len(paths)} files were read: choose fewer with --from-code."
    return Drafted(made.spec, (*made.remarks, *((more,) if len(paths) > MOST_FILES else ()))), sources


def _rooted(here: str, globs: tuple[str, ...]) -> tuple[str, ...]:
    """Patterns as seen from the root."""
    return tuple(glob if here == "." else f"{here}/{glob}" for glob in (one.removeprefix("./") for one in globs))


def _read(root: Path, path: str, *, test: bool) -> Code | None:
    found = tree.read(str(root), path)
    if not isinstance(found, tree.Source) or len(found.data) > _MOST_CHARACTERS:
        return None
    text = ws.as_text(found.data).replace("\r\n", "\n").replace("\r", "\n")
    file = scan(path, text, definitions=True)
    return None if file.generated else Code(path, text, hashlib.sha256(found.data).hexdigest(), file, test)
