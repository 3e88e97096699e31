"""The one search path for templates: a workspace's own `templates/specflow/…`, then those that specflow brings."""

from __future__ import annotations

from pathlib import Path

from specflow.adapters.disk import inside, read_bytes

_PACKED = Path(__file__).resolve().parent.parent / "_templates"
_CHECKOUT = Path(__file__).resolve().parent.parent.parent / "templates"
OWN = "templates/specflow"


def shipped() -> Path:
    """The folder of the templates that specflow brings."""
    return _PACKED if _PACKED.is_dir() else _CHECKOUT


def folder(name: str, root: Path | None = None) -> dict[str, str]:
    """Every template under `name`, by its path in there; the workspace's own override file by file."""
    texts = _under(shipped() / name)
    if root is not None:
        own = inside(root, f"{OWN}/{name}")
        if own is not None and own.is_dir():
            texts.update(_under(own))
    return texts


def _under(top: Path) -> dict[str, str]:
    files = sorted(path for path in top.rglob("*") if path.is_file())
    real = Path(top.resolve())
    return {
        path.relative_to(top).as_posix(): read_bytes(path).decode("utf-8", "replace")
        for path in files
        if path.resolve().is_relative_to(real)
    }
