"""What the manifests of a repository name: dependencies and the commands it installs."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from specflow.draft.survey.known import MANIFESTS

_GO_REQUIRE = re.compile(r"^\s*(?:require\s+)?([\w.-]+\.[a-z]+/[\w./-]+)\s+v[\w.+-]+\s*(//\s*indirect)?", re.MULTILINE)
_GEM = re.compile(r"^\s*gem\s+[\"']([\w-]+)[\"']", re.MULTILINE)
_ARTIFACT = re.compile(r"<artifactId>\s*([\w.-]+)\s*</artifactId>|[\"']([\w.-]+):([\w.-]+)(?::[\w.$-]+)?[\"']")
_PACKAGE = re.compile(r"<PackageReference\s+Include=\"([\w.]+)\"")
_MIX = re.compile(r"\{:(\w+),")
_NAME = re.compile(r"[A-Za-z0-9][\w.-]*")


class Manifest(NamedTuple):
    """A manifest with the names of what it depends on, and the commands it installs with what they run."""

    path: str
    needs: tuple[str, ...]
    commands: tuple[tuple[str, str], ...] = ()


def is_manifest(path: str) -> bool:
    """Whether a file by this name says what a project depends on."""
    name = path.rpartition("/")[2]
    return name in MANIFESTS or name.endswith(".csproj") or bool(re.fullmatch(r"requirements[\w.-]*\.txt", name))


def read_manifest(path: str, text: str) -> Manifest:
    """What one manifest says; one that cannot be read says nothing."""
    name = path.rpartition("/")[2]
    try:
        if name in ("pyproject.toml", "Cargo.toml"):
            return _toml(path, text)
        if name in ("package.json", "composer.json"):
            return _json(path, text)
    except (ValueError, RecursionError):
        return Manifest(path, ())
    return Manifest(path, tuple(dict.fromkeys(_named(name, text))))


def _named(name: str, text: str) -> Iterator[str]:
    """The dependencies of the manifests that are read line by line."""
    if name == "go.mod":
        yield from (found[1] for found in _GO_REQUIRE.finditer(text) if not found[2])
    elif name == "Gemfile":
        yield from _GEM.findall(text)
    elif name == "mix.exs":
        yield from _MIX.findall(text)
    elif name.endswith(".csproj"):
        yield from _PACKAGE.findall(text)
    elif name.endswith(".txt"):
        for line in text.splitlines():
            if found := _NAME.match(line.strip()):
                yield found[0].lower()
    else:
        yield from (one or other for one, _, other in _ARTIFACT.findall(text))


def _toml(path: str, text: str) -> Manifest:
    import tomllib

    data = tomllib.loads(text)
    project, poetry = _table(data, "project"), _table(_table(data, "tool"), "poetry")
    needs = [found[0].lower() for one in _list(project.get("dependencies")) if (found := _NAME.match(str(one)))]
    needs += [str(one).lower() for one in (*_table(poetry, "dependencies"), *_table(data, "dependencies")) if one != "python"]
    scripts = {**_table(project, "scripts"), **_table(poetry, "scripts")}
    commands = [(str(name), target) for name, target in scripts.items() if isinstance(target, str)]
    binaries = [one for one in _list(data.get("bin")) if isinstance(one, dict) and one.get("name")]
    commands += [(str(one["name"]), str(one.get("path", ""))) for one in binaries]
    return Manifest(path, tuple(dict.fromkeys(needs)), tuple(commands))


def _json(path: str, text: str) -> Manifest:
    data = json.loads(text)
    if not isinstance(data, dict):
        return Manifest(path, ())
    needs = [str(one) for key in ("dependencies", "require") for one in _table(data, key)]
    runs = data.get("bin")
    commands = [(str(name), target) for name, target in _table(data, "bin").items() if isinstance(target, str)]
    if isinstance(runs, str):
        commands.append((str(data.get("name", "")), runs))
    if isinstance(main := data.get("main"), str) and not commands:
        commands.append(("", main))
    return Manifest(path, tuple(needs), tuple(commands))


def _table(data: Any, key: str) -> dict[str, Any]:
    found = data.get(key) if isinstance(data, dict) else None
    return found if isinstance(found, dict) else {}


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []
