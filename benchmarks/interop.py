"""Import real corpora of other tools, count what came in, write it back out, and let the other tool judge it.

    python benchmarks/interop.py OPENSPEC_REPOSITORY SPEC_KIT_REPOSITORY [KIRO_REPOSITORY...]

Nothing of the corpora is kept. OpenSpec's own validator is used where `npx` finds it (or where $OPENSPEC names it).
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]


def specflow(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """The command as a person starts it."""
    line = [sys.executable, "-m", "specflow", *words]
    env = {**os.environ, "PYTHONPATH": str(ROOT), "NO_COLOR": "1"}
    return subprocess.run(line, cwd=folder, env=env, capture_output=True, text=True, encoding="utf-8", check=False)


def measure(name: str, form: str, corpus: Path) -> None:
    """Copy the corpus' specs, import them, lint them, export and import them again, and print one line of counts."""
    with tempfile.TemporaryDirectory(prefix="specflow-interop-") as temporary:
        folder = Path(temporary)
        for inner in ("openspec/specs", "specs", ".kiro/specs"):
            if (corpus / inner).is_dir():
                shutil.copytree(corpus / inner, folder / inner)
        subprocess.run(["git", "init", "--quiet"], cwd=folder, check=True)
        started = time.perf_counter()
        done = specflow(folder, "import", "--from", form, "--format", "json")
        seconds = time.perf_counter() - started
        assert done.returncode == 0, done.stderr
        imported = json.loads(done.stdout)["imported"]
        lint = json.loads(specflow(folder, "lint", "--format", "json").stdout)
        same, scenarios = again(folder, form, imported)
        formal = [one for one in lint["findings"] if one["severity"] == "error" and one["code"].startswith("SF1")]
        clashes = [one for one in lint["findings"] if one["severity"] == "error" and not one["code"].startswith("SF1")]
        print(
            f"{name:22} {form:9} {len(imported):3} specs imported  {lint['summary']['requirements']:4} requirements  "
            f"{scenarios:4} scenarios  {same:3} the same there and back  {len(formal)} errors of form  "
            f"{len(clashes)} contradictions  {seconds:.1f} s"
        )
        if form == "openspec":
            print(f"{'':22} openspec validate --specs --strict: {judged(folder)}")


def again(folder: Path, form: str, imported: list[dict[str, Any]]) -> tuple[int, int]:
    """Write every spec back out over its source and read it again: how many say the same, and how many scenarios there are."""
    from specflow.flows.importing import _READERS
    from specflow.flows.workspace import understood

    same = scenarios = 0
    for one in imported:
        spec = understood(one["path"], (folder / one["path"]).read_bytes()).spec
        assert spec is not None
        scenarios += sum(len(requirement.scenarios) for requirement in spec.requirements)
        out = specflow(folder, "export", spec.feature, "--as", form, "--out", one["source"], "--force")
        assert out.returncode == 0, out.stderr
        text = (folder / one["source"]).read_text(encoding="utf-8")
        back = _READERS[form](spec.feature, one["source"], text, None).spec
        told = [[(r.id, r.title, r.text, r.scenarios) for r in s.requirements] for s in (spec, back)]
        same += sorted(map(str, told[0])) == sorted(map(str, told[1]))
    return same, scenarios


def judged(folder: Path) -> str:
    """What OpenSpec's own validator says of what specflow wrote."""
    tool = os.environ.get("OPENSPEC")
    line = [tool] if tool else ["npx", "--yes", "@fission-ai/openspec"]
    try:
        words = [*line, "validate", "--specs", "--strict", "--json", "--no-interactive"]
        done = subprocess.run(words, cwd=folder, capture_output=True, text=True, encoding="utf-8", check=False, timeout=300)
        totals = json.loads(done.stdout)["summary"]["totals"]
    except (OSError, ValueError, KeyError, subprocess.TimeoutExpired) as problem:
        return f"not run ({type(problem).__name__})"
    return f"{totals['passed']} of {totals['items']} pass"


def main(paths: list[str]) -> int:
    """The three tools, in the order they are named."""
    if len(paths) < 2:
        print(__doc__)
        return 2
    forms = ["openspec", "spec-kit", *["kiro"] * (len(paths) - 2)]
    for form, path in zip(forms, paths, strict=True):
        measure(Path(path).name[:22], form, Path(path))
    return 0


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    raise SystemExit(main(sys.argv[1:]))
