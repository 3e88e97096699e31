"""What the tests import from elsewhere: brought in once, before the runs begin."""

from __future__ import annotations

import contextlib
import importlib
import os
import sys

PROTECTED = ("pytest", "_pytest", "pluggy")


def outside(root: str) -> list[str]:
    """Modules from outside of the workspace that are loaded, in the order they came."""
    root = os.path.realpath(root) + os.sep
    guarded = _plugins()
    names = []
    for name, module in list(sys.modules.items()):
        file = getattr(module, "__file__", None)
        top = name.partition(".")[0]
        if file and top not in guarded and not top.startswith("pytest"):
            real = os.path.realpath(file)
            if not real.startswith(root) or f"{os.sep}site-packages{os.sep}" in real:
                names.append(name)
    return names


def preload(names: list[str], warm: set[str]) -> None:
    """Import what every run would import anyway, once (`warm` remembers); what does not want to come alone is left."""
    for name in names:
        if name not in sys.modules and name not in warm and name != "__main__":
            warm.add(name)
            with contextlib.suppress(BaseException):
                importlib.import_module(name)


def loaded() -> set[str]:
    """The files of the modules that are loaded."""
    return {os.path.realpath(file) for module in list(sys.modules.values()) if (file := getattr(module, "__file__", None))}


def _plugins() -> frozenset[str]:
    """Packages that bring a pytest plugin: pytest has to import these itself, to rewrite their assertions."""
    import importlib.metadata

    names = set(PROTECTED)
    for distribution in importlib.metadata.distributions():
        entries = [one for one in distribution.entry_points if one.group == "pytest11"]
        names |= {one.value.partition(":")[0].partition(".")[0] for one in entries}
        if entries:
            names |= {str(file).partition("/")[0].removesuffix(".py") for file in distribution.files or ()}
    return frozenset(names)
