"""The program: brings its package in under a name of its own, whatever the interpreter knows of specflow, and does one job."""

from __future__ import annotations

import contextlib
import importlib
import importlib.util
import json
import os
import sys
from pathlib import Path
from typing import Any

NAME = "specflow_proving"


def package() -> None:
    """Make the files beside this one importable as `specflow_proving`."""
    folder = Path(__file__).parent
    spec = importlib.util.spec_from_file_location(NAME, folder / "__init__.py", submodule_search_locations=[str(folder)])
    assert spec is not None  # noqa: S101 - the file is there
    assert spec.loader is not None  # noqa: S101
    module = importlib.util.module_from_spec(spec)
    sys.modules[NAME] = module
    spec.loader.exec_module(module)


def main() -> None:
    """Read the job, do it."""
    job: dict[str, Any] = json.load(sys.stdin)
    out = os.dup(1)
    os.chdir(job["root"])
    package()
    sys.path.insert(0, job["root"])
    sys.pycache_prefix = job["pycache"]
    for module in ("pytest", "_pytest.assertion.util", "_pytest._io.pprint", "difflib", "pprint"):
        with contextlib.suppress(ImportError):
            importlib.import_module(module)  # once, for all children
    importlib.import_module(f"{NAME}.spoil").write_start(Path(job["folder"]) / "site")
    importlib.import_module(f"{NAME}.work").Work(job, out).run()


if __name__ == "__main__":
    main()
