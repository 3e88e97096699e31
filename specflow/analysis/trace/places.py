"""Which files are code, which are tests, and which are neither (contract, section 9)."""

from __future__ import annotations

import enum
import re
from collections.abc import Callable
from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from specflow.analysis.trace.globs import matcher

if TYPE_CHECKING:
    from specflow.model.config import Config


class Place(enum.Enum):
    """What a file is to a trace."""

    SOURCE = "source"
    TEST = "test"
    NEITHER = "neither"


USUAL = "\0usual"
"""Among configured patterns: and whatever the usual names say."""
_TEST_FOLDER = re.compile(r"(?:^|/)(?:tests?|spec|specs?|__tests__|testing|e2e|src/test)/", re.IGNORECASE)
_TEST_NAME = re.compile(
    r"(?:test_[^/]*|[^/]*_test|[^/]*[._-](?:test|spec)s?|[^/]*Tests?|[^/]*IT|conftest)\.[A-Za-z]+$"
)
_OTHER_FOLDER = re.compile(
    r"(?:^|/)(?:docs?|documentation|examples?|samples?|fixtures?|testdata|vendor|third_party|node_modules|dist|build|target|"
    r"\.[^/]+|site-packages|__pycache__|evidence|mockups|migrations)/",
    re.IGNORECASE,
)
_NO_CODE = frozenset(
    "md markdown rst txt adoc pdf png jpg jpeg gif svg webp ico csv tsv json jsonl lock sum xml log map snap po pot ipynb "
    "woff woff2 ttf eot zip gz whl jar class pyc so dll exe bin toml ini cfg yaml yml properties license".split()
)

_PROSE = frozenset(("LICENSE", "NOTICE", "CODEOWNERS"))


class Layout(NamedTuple):
    """What of a configuration says where code lies: patterns of `[trace]`, and the folder of specs."""

    source: tuple[str, ...] = ()
    tests: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    specs: str = "specs"


def layout(config: Config) -> Layout:
    """The layout of a configuration."""
    return Layout(config.trace.source, config.trace.tests, config.trace.exclude, config.specs)


def placing(config: Config) -> Callable[[str], Place]:
    """A function from root-relative paths to places, as configured; without configuration the usual names decide."""
    return placed(layout(config))


@lru_cache(maxsize=8)
def placed(there: Layout) -> Callable[[str], Place]:
    """The same function for the same layout: it remembers, and a run asks for every file more than once."""
    of_source, of_tests, of_nothing, specs = *there[:3], there.specs.rstrip("/") + "/"
    source, tests = matcher(of_source), matcher(of_tests)
    excluded = matcher(of_nothing) if of_nothing else None

    @cache
    def place(path: str) -> Place:
        if excluded and excluded(path):
            return Place.NEITHER
        if of_tests and tests(path):
            return Place.TEST
        if of_source and source(path):
            return Place.SOURCE
        if path.startswith(specs):
            return Place.NEITHER
        usual = _usual(path)
        given = of_tests if usual is Place.TEST else of_source
        return usual if not given or USUAL in given else Place.NEITHER

    return place


def _usual(path: str) -> Place:
    folder, _, name = path.rpartition("/")
    inside = _of_folder(folder + "/") if folder else Place.SOURCE
    _, dot, ending = name.rpartition(".")
    if inside is Place.NEITHER or (ending.lower() in _NO_CODE if dot else name.upper() in _PROSE):
        return Place.NEITHER
    if inside is Place.TEST:
        return inside
    likely = "est" in name or "pec" in name or "IT." in name  # a part of every name that the pattern knows
    return Place.TEST if likely and _TEST_NAME.match(name) else Place.SOURCE


@lru_cache(maxsize=50_000)
def _of_folder(folder: str) -> Place:
    if _OTHER_FOLDER.search(folder):
        return Place.NEITHER
    return Place.TEST if _TEST_FOLDER.search(folder) else Place.SOURCE
