"""A pull request from start to end, with what GitHub would show: clean, broken, mended, in a temporary repository.

    python benchmarks/rehearsal.py [--keep FOLDER]

It runs what the action runs (`.github/action/check.sh`) as GitHub would for a pull request, and prints the annotations, the
job summary and the SARIF results of each stage. Exit code 1 when a stage ends otherwise than it should. Nothing leaves the
machine; with `--keep` the SARIF files are kept for a validator.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from tests.cli import test_cli_check as clean  # noqa: E402 - the checkout first
from tests.run import specflow  # noqa: E402


def describe(repo: Path) -> None:
    """A change that touches nothing that is specified."""
    (repo / "README.md").write_text("Ask Maps\n", encoding="utf-8")


def spoil(repo: Path) -> None:
    """A careless change: a threshold is lowered in code, a helper answers to nothing, and an id is misspelt."""
    clean.edit(repo, "src/ask.py", "bar: float = 0.75", "bar: float = 0.65")
    clean.edit(repo, "src/ask.py", "# spec: ask-maps/FR-01", "# spec: ask-maps/FR-10")
    with (repo / "src/ask.py").open("a", encoding="utf-8") as file:
        file.write("\n\ndef boost(places: list[float]) -> list[float]:\n    return places[::-1]\n")
    clean.run_tests(repo)


def mend(repo: Path) -> None:
    """What the findings said: the near id by `--fix`, the threshold and the helper by hand."""
    specflow(repo, "check", "--fix")
    clean.edit(repo, "src/ask.py", "bar: float = 0.65", "bar: float = 0.75")
    clean.edit(repo, "src/ask.py", "\n\ndef boost(places: list[float]) -> list[float]:\n    return places[::-1]\n", "")
    (repo / "README.md").write_text("# Ask Maps\n", encoding="utf-8")
    clean.run_tests(repo)


STAGES: tuple[tuple[str, Callable[[Path], None], int], ...] = (
    ("a clean change", describe, 0),
    ("a broken change", spoil, 1),
    ("the change mended", mend, 0),
)


def action(repo: Path, runner: Path) -> tuple[int, str, str, list[str]]:
    """(exit code, annotations, summary, SARIF results) of the action for a pull request against main."""
    runner.mkdir(parents=True)
    base = clean.git(repo, "rev-parse", "main").strip()
    command = runner / "specflow"
    command.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m specflow "$@"\n', encoding="utf-8")
    command.chmod(0o755)
    names = {"SPECFLOW": "specflow", "RUNNER_TEMP": ".", "GITHUB_STEP_SUMMARY": "summary.md", "GITHUB_OUTPUT": "output",
             "SARIF": "specflow.sarif"}  # fmt: skip
    environment = {**os.environ, **{key: str(runner / name) for key, name in names.items()}}
    environment |= {"EVENT": "pull_request", "BASE_SHA": base, "DIFF": "auto", "GITHUB_ACTIONS": "true", "CI": "true"}
    script = ROOT / ".github" / "action" / "check.sh"
    done = subprocess.run(["bash", script], cwd=repo, env=environment, capture_output=True, text=True, check=False)
    sarif = json.loads((runner / "specflow.sarif").read_text(encoding="utf-8"))
    return done.returncode, done.stdout + done.stderr, (runner / "summary.md").read_text(encoding="utf-8"), _results(sarif)


def _results(sarif: dict[str, list[dict[str, list[dict[str, object]]]]]) -> list[str]:
    found = []
    for result in sarif["runs"][0]["results"]:
        place = json.loads(json.dumps(result["locations"]))[0]["physicalLocation"]
        where = f"{place['artifactLocation']['uri']}:{place['region']['startLine']}"
        found.append(f"{result['level']} {result['ruleId']} {where}")
    return found


def rehearse(kept: Path) -> bool:
    """Every stage in turn; whether all ended as they should."""
    good = True
    with tempfile.TemporaryDirectory(prefix="specflow-rehearsal-") as folder:
        repo = clean.made(Path(folder))
        clean.git(repo, "checkout", "-qb", "change")
        for number, (name, change, expected) in enumerate(STAGES, 1):
            change(repo)
            clean.git(repo, "add", "-A")
            clean.git(repo, "commit", "-qm", name)
            clean.run_tests(repo)
            code, said, summary, results = action(repo, kept / f"{number}")
            good &= code == expected
            print(f"===== {number}. {name}: exit code {code}{'' if code == expected else f', not {expected}'}")
            print(f"--- annotations\n{said.rstrip()}\n--- job summary\n{summary.rstrip()}\n--- SARIF: {len(results)} results")
            print("\n".join(results), end="\n\n")
    return good


def main() -> int:
    """Rehearse and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--keep", type=Path, metavar="FOLDER", help="where the reports of the stages are kept")
    asked = parser.parse_args()
    who = {f"GIT_{role}_{what}": value for role in ("AUTHOR", "COMMITTER")
           for what, value in (("NAME", "A"), ("EMAIL", "a@example.org"))}  # fmt: skip
    os.environ |= {**who, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
    if asked.keep:
        return 0 if rehearse(asked.keep.resolve()) else 1
    with tempfile.TemporaryDirectory(prefix="specflow-reports-") as kept:
        return 0 if rehearse(Path(kept)) else 1


if __name__ == "__main__":
    sys.exit(main())
