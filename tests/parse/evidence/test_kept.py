"""A kept report is the report again, whatever it says."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from specflow.model.evidence import Outcome, Report, Result
from specflow.parse.evidence.kept import packed, unpacked

words = st.text(max_size=12)
results = st.builds(
    Result, words, words, words, st.integers(0, 10**6), st.sampled_from(Outcome), st.tuples(words), st.floats(0, 1e6), words,
    st.tuples(words, words), st.booleans(),
)  # fmt: skip
reports = st.builds(
    Report, words, words, words, st.dictionaries(words, words, max_size=3), st.tuples(results, results),
    tracked=st.just(False), dirty=st.booleans(), exit=st.integers(0, 255), rerun=st.booleans(),
)  # fmt: skip


@given(reports)
def test_what_is_kept_comes_back(report: Report) -> None:
    kept = packed(report)
    assert b"\n" not in kept
    assert unpacked(report.path, kept) == report
    assert all(isinstance(one.outcome, Outcome) for one in unpacked(report.path, kept).results)
