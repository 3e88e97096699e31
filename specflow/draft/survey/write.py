"""The facts as a `code_context.md`: sections in one order, every line with its path, and room for what only people know."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from specflow.draft.survey.facts import DELIVERY, ENTRIES, FRAMEWORKS, SECTIONS, Fact, by_path, by_text, languages
from specflow.draft.survey.known import LIBRARIES, ORDER, TEST
from specflow.draft.survey.manifests import Manifest, is_manifest, read_manifest

HEAD = """# Technical reality

<!--
Drafted by `specflow context scaffold` from the files of this repository. Owned by engineering from now on: correct it,
shorten it, and add what no file says. `specflow lint` reports what this file names and the repository no longer has.
-->
"""
TAIL = """## What is slow, missing or fragile

<!-- Only people know: what takes long, what is often wrong, what nobody dares to touch. One fact a line. -->
"""


def wants(path: str) -> bool:
    """Whether the survey reads the content of a file by this name."""
    from specflow.draft.survey.facts import wants_text

    return is_manifest(path) or wants_text(path)


def survey(files: Sequence[str], sources: Sequence[str], tests: Sequence[str], texts: Mapping[str, str]) -> str:
    """The context. `files` are all paths, `sources` and `tests` those of code and tests, `texts` what was read of them."""
    manifests = [read_manifest(path, texts[path]) for path in sorted(texts) if is_manifest(path)]
    code = {path: text for path, text in texts.items() if path not in set(tests) and not is_manifest(path)}
    facts = [*languages([*sources, *tests]), *_libraries(manifests), *_commands(manifests)]
    facts += [*by_path(files, tests), *by_text(code)]
    return HEAD + "".join(_section(name, facts) for name in SECTIONS) + "\n" + TAIL


def _section(name: str, facts: Sequence[Fact]) -> str:
    lines = [fact.text for fact in facts if fact.section == name]
    return f"\n## {name}\n\n" + "".join(f"- {line}\n" for line in dict.fromkeys(lines)) if lines else ""


def _libraries(manifests: Sequence[Manifest]) -> list[Fact]:
    found = []
    for manifest in manifests:
        for use in ORDER:
            names = [name for name in manifest.needs if LIBRARIES.get(name) == use]
            if names:
                words = ", ".join(f"`{name}`" for name in names)
                section = DELIVERY if use == TEST else FRAMEWORKS
                found.append(Fact(section, f"{words} {_plural(use, len(names))} (`{manifest.path}`)."))
    return found


def _plural(use: str, number: int) -> str:
    """`serves HTTP` of one library, `serve HTTP` of two."""
    verb, _, rest = use.partition(" ")
    return use if number == 1 else f"{verb.removesuffix('s')} {rest}"


def _commands(manifests: Sequence[Manifest]) -> list[Fact]:
    found = []
    for manifest in manifests:
        for name, target in manifest.commands[:12]:
            said = f"`{name}` runs `{target}`" if name else f"`{target}` is where it starts"
            found.append(Fact(ENTRIES, f"{said} (`{manifest.path}`)."))
    return found
