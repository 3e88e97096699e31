from __future__ import annotations

from specflow.rules.sf402_untested_requirement import RULE
from tests.build import check_clean, check_finds
from tests.trace_build import CODE, traced


def test_a_claiming_test_is_clean() -> None:
    check_clean(RULE, traced())


def test_a_must_without_a_test_is_found_with_its_code() -> None:
    findings = check_finds(RULE, traced(files={"src/ask.py": CODE}), "8: no test claims `ask-maps/FR-01`")
    assert findings[0].related[0].at.path == "src/ask.py"


def test_a_should_needs_no_test_until_release() -> None:
    check_clean(RULE, traced())
    check_finds(RULE, traced(release=True), "9: no test claims `ask-maps/FR-02`")


RUST = """
// spec: FR-01
pub fn ask(text: &str) -> u32 { 1 }

#[cfg(test)]
mod tests {
    // spec: FR-01
    #[test]
    fn asks() { assert_eq!(ask("x"), 1); }
}
"""


def test_a_tag_on_a_test_in_the_codes_own_file_is_named_with_what_to_write() -> None:
    found = check_finds(RULE, traced(files={"src/ask.rs": RUST}), "8: no test claims `ask-maps/FR-01`")
    write = "write `spec-test: ask-maps/FR-01` above it."
    assert found[0].help == f"`tests.asks` (src/ask.rs:8) stands outside the test globs: {write}"
    untagged = RUST.replace("    // spec: FR-01\n", "")
    found = check_finds(RULE, traced(files={"src/ask.rs": untagged}), "8: no test claims `ask-maps/FR-01`")
    assert found[0].help.endswith("in the code's own file `spec-test: ask-maps/FR-01`.")
    check_clean(RULE, traced(files={"src/ask.rs": RUST.replace("    // spec:", "    // spec-test:")}))
