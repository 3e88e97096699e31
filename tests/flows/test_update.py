"""A second draft put into a spec that people have worked on: what is new is added, the rest stays as it stands, byte for byte."""

from __future__ import annotations

from dataclasses import replace

from specflow.errors import WouldLoseWork
from specflow.flows.update import merged
from specflow.model.project import SpecFile
from specflow.model.spec import Spec
from specflow.parse.spec import read_spec
from tests.build import HEAD

NOTE = "notes/ask.md"
OLD = HEAD + """\
sources:
  - {path: notes/ask.md, sha256: "0"}

# how we ask
requirements:
  - id: FR-01   # the first
    title: Ask
    text: A visitor must be able to ask, in our own words.
    status: final
    source: {path: notes/ask.md, line: 1, quote: A visitor must be able to ask.}

out_of_scope:
  - {id: OS-01, text: Bookings}
"""
NEW = HEAD + """\
sources:
  - {path: notes/ask.md, sha256: "1"}
requirements:
  - id: FR-01
    title: Ask
    text: A visitor must be able to ask.
    source: {path: notes/ask.md, line: 3, quote: A visitor must be able to ask.}
  - id: FR-02
    title: Answer
    text: The system must answer.
    source: {path: notes/ask.md, line: 5, quote: The system must answer.}
"""
TEXTS = {NOTE: "# Ask\n\nA visitor must be able to ask.\n\nThe system must answer.\n"}
BLANK = " "
DIFFERENCE = f"""\
--- specs/ask-maps/spec.yaml
+++ specs/ask-maps/spec.yaml (updated)
@@ -14,4 +14,9 @@
     source: {{path: notes/ask.md, line: 3, quote: A visitor must be able to ask.}}
{BLANK}
+  - id: FR-02
+    title: Answer
+    text: The system must answer.
+    source: {{path: notes/ask.md, line: 5, quote: The system must answer.}}
+
 out_of_scope:
   - {{id: OS-01, text: Bookings}}
"""


def file_of(text: str) -> SpecFile:
    return read_spec("specs/ask-maps/spec.yaml", text)


def spec_of(text: str) -> Spec:
    spec = file_of(text).spec
    assert spec is not None
    return spec


def refused(existing: SpecFile) -> str:
    """What merging into such a spec is refused with; nothing when it is done."""
    try:
        merged(existing, spec_of(NEW), TEXTS)
    except WouldLoseWork as problem:
        return f"{problem.message} {problem.hint}"
    return ""


# spec: note-to-spec/FR-08
def test_what_is_new_is_added_and_what_moved_is_followed() -> None:
    text, difference, remarks = merged(file_of(OLD), spec_of(NEW), TEXTS)
    followed = OLD.replace("line: 1,", "line: 3,").replace('sha256: "0"', 'sha256: "1"')
    assert difference == DIFFERENCE
    added = [line[1:] for line in DIFFERENCE.splitlines(keepends=True)[3:] if line.startswith("+")]
    assert text == followed.replace("\nout_of_scope", "\n" + "".join(added) + "out_of_scope")
    assert remarks == ("1 quote has moved to another line; the spec follows",)


# spec: note-to-spec/FR-08
def test_what_is_merged_is_not_merged_twice() -> None:
    text, _, _ = merged(file_of(OLD), spec_of(NEW), TEXTS)
    assert merged(file_of(text), spec_of(NEW), TEXTS) == (text, "", ())


# spec: note-to-spec/FR-08
def test_a_spec_that_cannot_be_read_is_left_alone() -> None:
    mend = "the spec has to be mended before it can be updated:"
    see = "See `specflow lint specs/ask-maps/spec.yaml`."
    good = file_of(OLD)
    broken = file_of("schema: [\n")
    assert refused(good) == ""
    assert broken.spec is None
    assert refused(broken) == f"{mend} {broken.problems[0].at}: {broken.problems[0].message} {see}"
    several = file_of(OLD + "stray: 1\nout_of_scope: []\n")
    first, second = several.problems[0], replace(broken.problems[0], message="another")
    half = replace(good, problems=(first, second))
    assert refused(half) == f"{mend} {first.at}: {first.message} {see}"
    assert refused(replace(good, spec=None, problems=())) == f"{mend} specs/ask-maps/spec.yaml {see}"
