"""Spoilt code: the import system gets a text in place of what stands on the disk, here and in programs that a test starts."""

from __future__ import annotations

import importlib
import importlib.machinery
import inspect
import os
import sys
from pathlib import Path
from typing import Any


class Spoiler:
    """Gives the import system one file's text in place of what stands on the disk."""

    def __init__(self, path: str, text: str) -> None:
        self.path, self.text = path, text

    def find_spec(self, name: str, path: Any, target: Any = None) -> Any:
        """The module's spec as everybody else finds it, with the spoilt text when it is the file."""
        for finder in sys.meta_path:
            if finder is self or not hasattr(finder, "find_spec"):
                continue
            spec = finder.find_spec(name, path, target)
            if spec is not None:
                if spec.origin and os.path.realpath(spec.origin) == self.path:
                    spec.loader = _loader(name, spec.origin, self.text)
                    spec.cached = None
                return spec
        return None


CARRIED = "SPOILT_CODE"
"""Tells Python programs that a test starts where the spoilt text lies: a test may look at the code through a process."""
AT_START = """
import importlib, importlib.machinery, os, sys
{code}
text, _, path = os.environ.get({variable!r}, "").partition(os.pathsep)
if path:
    with open(text, encoding="utf-8", newline="") as file:
        sys.meta_path.insert(0, Spoiler(path, file.read()))
here = os.path.dirname(os.path.abspath(__file__))
sys.path[:] = [one for one in sys.path if os.path.abspath(one) != here]
sys.modules.pop("sitecustomize", None)
try:
    import sitecustomize
except ImportError:
    pass
"""


def _loader(name: str, origin: str, text: str) -> importlib.machinery.SourceFileLoader:
    class Loader(importlib.machinery.SourceFileLoader):
        def get_data(self, path: str) -> bytes:
            return text.encode()

        def get_code(self, fullname: str) -> Any:
            return compile(text, origin, "exec", dont_inherit=True)

    return Loader(name, origin)


def spoil(path: str, text: str, folder: Path) -> None:
    """From now on, `path` is imported as `text`, in this process and in those it starts."""
    sys.meta_path.insert(0, Spoiler(path, text))
    file = folder / f"spoilt-{os.getpid()}"
    file.write_text(text, encoding="utf-8", newline="")
    os.environ[CARRIED] = f"{file}{os.pathsep}{path}"
    paths = [str(folder / "site"), os.environ.get("PYTHONPATH", "")]
    os.environ["PYTHONPATH"] = os.pathsep.join(one for one in paths if one)


def write_start(folder: Path) -> None:
    """What Python programs of a test run when they start."""
    folder.mkdir(exist_ok=True)
    code = "from typing import Any\n" + inspect.getsource(Spoiler) + inspect.getsource(_loader)
    (folder / "sitecustomize.py").write_text(AT_START.format(code=code, variable=CARRIED), encoding="utf-8")
