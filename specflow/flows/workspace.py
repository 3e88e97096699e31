"""The workspace: find its root, read its configuration, load the specs a command asks for."""

from __future__ import annotations

import operator
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from specflow import __version__
from specflow.adapters import disk, git
from specflow.errors import ConfigurationProblem, SpecflowError, UnreadableInput, UsageProblem
from specflow.flows.ahead import FILE as FILE
from specflow.flows.ahead import configured_by
from specflow.model.config import Config
from specflow.model.finding import Problem
from specflow.model.project import Project, SpecFile
from specflow.model.spec import Spec
from specflow.parse.config import read_config
from specflow.parse.decode import decode

PROOFS = ".specflow/proof"
"""Where `specflow prove` keeps what it found, under the root."""


@dataclass(frozen=True)
class Workspace:
    """A root folder with its configuration; `problems` are settings that could not be understood."""

    root: Path
    config: Config
    problems: tuple[Problem, ...] = ()

    def relative(self, path: Path) -> str:
        """`path` from the root, with `/`; from the outside it goes up with `..`."""
        import os

        return Path(os.path.relpath(path.resolve(), self.root)).as_posix()

    def spec_path(self, feature: str) -> str:
        """Where the spec of `feature` stands."""
        return f"{self.config.specs}/{feature}/spec.yaml"


def find(start: Path) -> Workspace:
    """The workspace that `start` lies in. Raises `ConfigurationProblem` when its configuration cannot be used."""
    file, table = configured_by(start)
    if file is None:
        return Workspace(git.top(start.resolve()) or start.resolve(), Config())
    if file.is_dir():
        raise ConfigurationProblem(f"{file} is a folder", slug="configuration", hint="It has to be a file.")
    return _configured(file.parent, file, table)


def _configured(root: Path, file: Path, table: str | None) -> Workspace:
    text = decode(file.name, disk.read_bytes(file))
    if isinstance(text, Problem):
        raise ConfigurationProblem(f"{text.at}: {text.message}", slug="configuration", hint=text.help)
    config, problems = read_config(file.name, text, table=table)
    broken = [problem for problem in problems if problem.kind == "configuration"]
    if broken:
        raise ConfigurationProblem(f"{broken[0].at}: {broken[0].message}", slug="configuration", hint=broken[0].help)
    _require_version(config, file.name)
    if disk.inside(root, config.specs) is None:
        message = f"{file.name}: `specs` leads out of the workspace: {config.specs}"
        raise ConfigurationProblem(message, slug="configuration", hint="Name a folder inside it.")
    return Workspace(root, config, tuple(replace(problem, kind="configuration") for problem in problems))


def _require_version(config: Config, file: str) -> None:
    for clause in (config.required_version or "").split(","):
        found = re.fullmatch(r"\s*(>=|<=|==|!=|>|<)\s*(\d+(?:\.\d+)*)\s*", clause)
        if not clause.strip():
            continue
        if not found:
            message = f"{file}: `required-version` has no meaning: {clause!r}"
            raise ConfigurationProblem(message, slug="configuration", hint='Write it as ">=0.1" or ">=0.1,<2".')
        if not _COMPARE[found[1]](_numbers(__version__), _numbers(found[2])):
            message = f"this workspace wants specflow {clause.strip()}; this is {__version__}"
            raise ConfigurationProblem(message, slug="required-version", hint="Install that version.")


_COMPARE = {">=": operator.ge, "<=": operator.le, "==": operator.eq, "!=": operator.ne, ">": operator.gt, "<": operator.lt}


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in [*re.findall(r"\d+", version), 0, 0, 0][:3])


def all_specs(workspace: Workspace) -> tuple[str, ...]:
    """Every `spec.yaml` under the specs folder, root-relative, in order. Raises `UnreadableInput` where it may not be listed."""
    top = disk.inside(workspace.root, workspace.config.specs)
    if top is None or not top.is_dir():
        return ()
    # One that is no file or may not be read is listed too: reading it says what is wrong, leaving it out would look like a pass.
    paths = (folder / "spec.yaml" for folder in disk.folders(top))
    return tuple(sorted(workspace.relative(path) for path in paths if disk.may_hold(path)))


def chosen(workspace: Workspace, names: Sequence[str], cwd: Path) -> tuple[str, ...]:
    """The specs that `names` (features, files or folders; none: all) stand for, root-relative.

    Raises `UnreadableInput` for a name that is nothing of the kind, with the nearest feature.
    """
    if not names:
        return all_specs(workspace)
    paths: list[str] = []
    for name in names:
        paths += [path for path in _meant(workspace, name, cwd) if path not in paths]
    return tuple(paths)


def _meant(workspace: Workspace, name: str, cwd: Path) -> Iterable[str]:
    target = cwd / name
    try:
        if target.is_file():
            return [workspace.relative(target)]
        if target.is_dir():
            found = sorted({*target.glob("spec.yaml"), *target.glob("*/spec.yaml"), *target.glob("*/*/spec.yaml")})
            if found:
                return [workspace.relative(path) for path in found]
            raise UnreadableInput(f"there is no spec.yaml in {name}", slug="no-spec", hint="`specflow draft note.md` makes one.")
        if re.fullmatch(r"[a-z0-9-]+", name) and (workspace.root / workspace.spec_path(name)).exists():
            return [workspace.spec_path(name)]
    except (OSError, ValueError):
        pass
    raise _unknown(workspace, name)


def refuse_namesakes(workspace: Workspace, path: str) -> None:
    """Raise `UsageProblem` when another spec goes by the feature of this one: what is signed or planned would be of either."""
    mine = _FEATURE.search(disk.read_bytes(workspace.root / path))
    for other in all_specs(workspace) if mine else ():
        found = _FEATURE.search(disk.read_bytes(workspace.root / other)) if other != path else None
        if mine and found and found[1] == mine[1]:
            name = mine[1].decode("ascii", "replace")
            raise UsageProblem(f"two specs are called `{name}`: {path} and {other}", slug="feature-clash",
                               hint="Give one of them a name of its own (its `feature:` and its folder).")  # fmt: skip


_FEATURE = re.compile(rb"""^feature:[ \t]*["']?([a-z0-9-]+)["']?[ \t]*(?:#.*)?\r?$""", re.MULTILINE)


def _unknown(workspace: Workspace, name: str) -> SpecflowError:
    import difflib

    features = [Path(path).parent.name for path in all_specs(workspace)]
    near = difflib.get_close_matches(name, features, 1, 0.5)
    hint = f"Did you mean `{near[0]}`?" if near else "Features here: " + (", ".join(features) or "none yet") + "."
    return UnreadableInput(f"`{name}` is no feature, file or folder with a spec", slug="no-such-spec", hint=hint)


Reader = Callable[[str, str], SpecFile]
"""(path, text) -> what the text says."""


def load_spec(workspace: Workspace, path: str, read: Reader | None = None) -> SpecFile:
    """One spec with everything that could be understood of it; a broken one is not an error but full of problems."""
    file = workspace.root / path
    return with_page(workspace, understood(path, disk.read_bytes(file), read))


def spec_in(file: SpecFile) -> Spec:
    """What could be understood of a spec. Raises `UnreadableInput` when nothing could: leaving it out would look like a pass."""
    if file.spec is None:
        first = file.problems[0]
        hint = first.help or f"See `specflow lint {file.path}`."
        raise UnreadableInput(f"{first.at}: {first.message}", slug="unparsable", hint=hint)
    return file.spec


def refuse_unreadable(files: Iterable[SpecFile]) -> None:
    """Raise `UnreadableInput` for the first spec of which nothing could be understood."""
    for file in files:
        spec_in(file)


def understood(path: str, data: bytes, read: Reader | None = None) -> SpecFile:
    """What the bytes of a `spec.yaml` say; `read` may be a reader that remembers the last time."""
    text = decode(path, data)
    if read is None or isinstance(text, Problem):
        from specflow.parse.spec import read_spec

        if isinstance(text, Problem):
            return replace(read_spec(path, ""), text="", spec=None, problems=(text,))
        read = read_spec
    return read(path, text)


def with_page(workspace: Workspace, file: SpecFile) -> SpecFile:
    """The same with the digest that the page beside it carries, if there is a page."""
    page = workspace.root / file.folder / "spec.html"
    try:
        with page.open("rb") as opened:
            head = opened.read(16_384)
    except OSError:
        return file
    found = re.search(rb'name="specflow-spec" content="sha256:([0-9a-f]{64})"', head)
    return replace(file, page_digest=found[1].decode() if found else "")


def load(
    workspace: Workspace, paths: Sequence[str], needs: frozenset[str] = frozenset({"sources", "files"}),
    read: Reader | None = None,
) -> Project:  # fmt: skip
    """The project that rules look at: the specs at `paths` and whatever `needs` names."""
    return project_of(workspace, tuple(load_spec(workspace, path, read) for path in paths), needs)


def project_of(workspace: Workspace, specs: tuple[SpecFile, ...], needs: frozenset[str]) -> Project:
    """The same for specs that are read already."""
    sources = _sources(workspace, specs) if "sources" in needs else {}
    files = _pictures(workspace, specs) if "files" in needs else frozenset()
    return Project(workspace.config, specs, sources, files, workspace.problems)


def _sources(workspace: Workspace, specs: Iterable[SpecFile]) -> dict[str, str | None]:
    texts: dict[str, str | None] = {}
    for file in specs:
        if file.spec is None:
            continue
        refs = [ref.path for _, _, item in file.spec.items() for ref in getattr(item, "source", ())]
        refs += [aside.source.path for aside in file.spec.set_aside]
        for path in refs:
            if path not in texts:
                texts[path] = source_text(workspace, path)
    return texts


def source_text(workspace: Workspace, path: str) -> str | None:
    """The text of a quoted source, or None when it cannot be read or lies outside the workspace."""
    target = disk.inside(workspace.root, path)
    if target is None:
        return None
    try:
        return as_text(disk.read_bytes(target))
    except SpecflowError:
        return None


def as_text(data: bytes) -> str:
    """Foreign prose as text: a byte order mark decides, else UTF-8, and what is neither is replaced."""
    for mark, encoding in ((b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"), (b"\xef\xbb\xbf", "utf-8-sig")):
        if data.startswith(mark):
            return data.decode(encoding, "replace")
    return data.decode("utf-8", "replace")


def _pictures(workspace: Workspace, specs: Iterable[SpecFile]) -> frozenset[str]:
    found: set[str] = set()
    for file in specs:
        for requirement in file.spec.requirements if file.spec else ():
            if requirement.mockup:
                relative = f"{file.folder}/{requirement.mockup}".lstrip("/")
                folder = disk.inside(workspace.root, file.folder or ".")
                target = disk.inside(folder, requirement.mockup) if folder else None
                if target is not None and target.is_file():
                    found.add(relative)
    return frozenset(found)


