"""What goes into a plan besides the spec, and what comes out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from specflow.model.plan import Plan


@dataclass(frozen=True)
class Layout:
    """Where a repository keeps code and tests, and in which language most of it is written."""

    source: str = "src"
    tests: str = "tests"
    extension: str = "py"
    folder: str = ""
    """The feature's own folder, where its contracts stand."""
    existing: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """requirement -> files that answer for it already"""
    tested: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """requirement -> files whose tests claim it already"""

    near: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """requirement that nothing answers for -> files that speak of the same, or that the code context names"""

    planned: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """requirement -> files that its task named when it was planned before: code, then tests"""

    def everywhere(self, feature: str) -> str:
        """What a quality of the whole feature may touch."""
        return f"{self.source}/{self._folder(feature)}/**"

    def code(self, feature: str, stem: str) -> str:
        """The file that a piece of behaviour would go to."""
        return f"{self.source}/{self._folder(feature)}/{self._named(stem)}.{self.extension}"

    def test(self, feature: str, stem: str) -> str:
        """The file that its tests would go to, named as the language's runners want it."""
        folder = f"{self.tests}/{self._folder(feature)}"
        if self.extension in ("ts", "tsx", "js", "jsx", "mjs"):
            return f"{folder}/{self._named(stem)}.test.{self.extension}"
        if self.extension in ("go", "rb", "dart", "ex"):
            return f"{folder}/{stem}_test.{'exs' if self.extension == 'ex' else self.extension}"
        if self.extension in ("java", "kt", "cs", "swift", "scala", "php"):
            return f"{folder}/{self._named(stem)}Test{'s' if self.extension in ('cs', 'swift') else ''}.{self.extension}"
        return f"{folder}/test_{stem}.{self.extension}"

    def _folder(self, feature: str) -> str:
        return feature.replace("-", "_") if self.extension in ("py", "rb", "go", "rs") else feature

    def _named(self, stem: str) -> str:
        if self.extension in ("java", "kt", "cs", "swift", "scala", "php"):
            return "".join(word.capitalize() for word in stem.split("_"))
        return stem.replace("_", "-") if self.extension in ("ts", "tsx", "js", "jsx", "mjs") else stem


@dataclass(frozen=True)
class Planned:
    """A fresh plan, and the JSON Schemas of its contracts by path relative to the feature's folder."""

    plan: Plan
    schemas: Mapping[str, str] = field(default_factory=dict)
