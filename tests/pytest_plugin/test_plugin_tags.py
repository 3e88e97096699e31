"""Tag comments in Python test files: the right owner, and no decoy."""

from __future__ import annotations

import textwrap
from pathlib import Path

import pytest

from specflow.model import ids
from specflow.pytest_plugin import tags
from specflow.pytest_plugin.tags import owned_tags, tags_of


def owned(text: str) -> dict[str, list[str]]:
    return owned_tags(textwrap.dedent(text))


def test_above_inside_and_at_the_end_of_the_line() -> None:
    assert owned("""\
        # spec: ask-maps/FR-01, EC-02 - why it matters
        def test_above(): ...

        def test_inside():
            # spec: FR-02
            assert True
            # spec: FR-03

        async def test_end(): ...  # spec: FR-04

        def test_in_the_body():
            assert True  # spec: FR-05
    """) == {
        "test_above": ["ask-maps/FR-01", "ask-maps/EC-02"],
        "test_inside": ["FR-02", "FR-03"],
        "test_end": ["FR-04"],
        "test_in_the_body": ["FR-05"],
    }  # fmt: skip


def test_through_decorators_blank_lines_and_other_comments() -> None:
    assert owned("""\
        # spec: FR-01
        # Another word about it.

        @pytest.mark.parametrize(
            "n",
            [1, 2],
        )  # spec: FR-02
        # spec-test: FR-03
        @other
        def test_a(n): ...
    """) == {"test_a": ["FR-01", "FR-02", "FR-03"]}


def test_classes_methods_and_what_stands_inside_a_test() -> None:
    assert owned("""\
        # spec: FR-01
        class TestGate:
            # spec: FR-02
            def test_a(self):
                def helper():
                    pass  # spec: FR-03
                assert helper() is None

            class TestInner:
                # spec: FR-04
                def test_b(self): ...

        # spec: FR-05
        def test_c(): ...
    """) == {
        "TestGate": ["FR-01"],
        "TestGate.test_a": ["FR-02", "FR-03"],
        "TestGate.TestInner.test_b": ["FR-04"],
        "test_c": ["FR-05"],
    }  # fmt: skip


def test_a_comment_deeper_than_what_follows_belongs_to_what_it_stands_in() -> None:
    assert owned("""\
        class TestA:
            def test_a(self):
                assert 1
                # spec: FR-01

            def test_b(self):
                assert 2
            # spec: FR-02

        def test_c(): ...
    """) == {"TestA.test_a": ["FR-01"], "TestA": ["FR-02"]}


def test_decoys_claim_nothing() -> None:
    assert owned('''\
        """
        # spec: FR-01
        def test_decoy(): ...
        """
        TEXT = "# spec: FR-02"; OTHER = '\\'# spec: FR-03'
        def test_a():
            """A docstring with

            # spec: FR-04
            """
            text = """
        # spec: FR-05
        """
            assert text  # see spec: FR-06
            # spec: FR-7
            # spec FR-08
            # sepc: FR-09
            # spec-impl: FR-10
            # spec: FR-11 and more
        # spec: FR-12
        VALUE = 1
    ''') == {}


def test_a_tag_for_the_file_and_no_owner_at_all() -> None:
    assert owned("# spec-file: ask-maps/FR-01\n\n# spec: FR-02\nimport os\n") == {"": ["ask-maps/FR-01"]}


def test_continued_strings_do_not_hide_what_follows() -> None:
    assert owned('X = "a \\\n# spec: FR-01"\n# spec: FR-02\ndef test_a(): ...\n') == {"test_a": ["FR-02"]}


@pytest.mark.parametrize("text", ['"""', "'''\\", '"\\', "#", "# spec: FR-01", "@x\n# spec: FR-01", "\f# spec: FR-01\n  def"])
def test_broken_text_is_read_without_complaint(text: str) -> None:
    assert owned_tags(text) == {}


def test_files_with_other_line_ends_or_none_at_all(tmp_path: Path) -> None:
    file = tmp_path / "test_a.py"
    file.write_bytes(b"\xef\xbb\xbf# spec: FR-01\r\ndef test_a(): ...\r\n\xff")
    assert tags_of(str(file)) == {"test_a": ["FR-01"]}
    assert tags_of(str(tmp_path / "gone.py")) == {}


def test_the_plugin_and_the_model_agree_on_ids() -> None:
    for kind in ids.KINDS:
        assert f"|{kind}|" in tags.ID.replace("(?:", "|").replace(")", "|")


SAMPLE = '''\
# spec: FR-01
class TestGate:
    # spec: FR-02, ask-maps/EC-02 - why
    @pytest.mark.parametrize(
        "n", [1, 2],
    )
    def test_a(self, n):
        """# spec: FR-90"""
        text = "# spec: FR-91"
        def helper():
            pass  # spec: FR-03
        # spec: FR-04

    class TestInner:
        async def test_b(self): ...  # spec: FR-05

# A word first.
# spec-test: FR-06

def test_c():
    if True:
        # spec: FR-07
        assert f"{'# spec: FR-92'}"
    # spec-impl: FR-93

# spec: FR-08
VALUE = 1
'''


def test_the_plugin_and_the_scanner_agree_on_owners() -> None:
    from specflow.model.code import Scope
    from specflow.parse.code.scan import scan

    scanned: dict[str, list[str]] = {}
    file = scan("tests/test_gate.py", SAMPLE, definitions=True)
    functions = {one.name for one in file.definitions if one.kind in ("function", "method", "test")}
    for tag in file.tags:
        if tag.scope in (Scope.PLACE, Scope.TEST) and tag.owner and tag.owner.kind != "value":
            around = [name for name in functions if f"{tag.owner.name}.".startswith(f"{name}.")]
            scanned.setdefault(min(around, default=tag.owner.name, key=len), []).extend(map(str, tag.ids))
    assert scanned == owned_tags(SAMPLE)
    assert set(scanned) == {"TestGate", "TestGate.test_a", "TestGate.TestInner.test_b", "test_c"}
