"""What does not fit the spec's model, in words for people: where, what is there, what may be there, what to do."""

from __future__ import annotations

import re
from typing import Any

from specflow.model.finding import Edit as TextEdit
from specflow.model.finding import Fix, Problem
from specflow.model.ids import ID_RE, KINDS, SLUG_RE, slugify
from specflow.model.location import Location
from specflow.parse.spec_complaints import MEANT, Complaint, Error, Steps, known_keys, look, nearest
from specflow.parse.yaml import YamlDocument


def key_path(steps: Steps) -> str:
    """`requirements[3].status`."""
    return "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in steps).lstrip(".")


class Describer:
    """Turns complaints about one file into problems."""

    def __init__(self, document: YamlDocument, data: Any) -> None:
        self.document = document
        self.data = data
        feature = data.get("feature")
        self._feature = feature if isinstance(feature, str) and SLUG_RE.fullmatch(feature) else None

    def problem(self, one: Complaint) -> Problem:
        """The complaint with its place, its requirement and, where one is safe, a fix."""
        tell = {
            "unknown-key": self._unknown_key, "missing-field": self._missing, "malformed-id": self._malformed_id,
            "wrong-type": self._wrong_type, "invalid-value": self._invalid_value,
        }[one.kind]  # fmt: skip
        message, help_, fix = tell(one)
        return Problem(one.kind, message, self._at(one), help_, self._requirement(one.steps), (), fix)

    def _at(self, one: Complaint) -> Location:
        locator = self.document.locator
        if one.kind == "unknown-key" or one.about_key:
            return locator.key(*one.steps)
        if one.present and one.value is not None:
            return locator.at(*one.steps)
        if one.present:
            return locator.key(*one.steps)
        around = one.steps[:-1]
        if not around:
            return Location.on_line(self.document.path, 1)
        return locator.at(*around, "id") if locator.node(*around, "id") is not None else locator.at(*around)

    def _requirement(self, steps: Steps) -> str | None:
        if len(steps) < 2 or not isinstance(steps[1], int) or self._feature is None:
            return None
        present, id_ = look(self.data, (*steps[:2], "id"))
        return f"{self._feature}/{id_}" if present and isinstance(id_, str) and ID_RE.fullmatch(id_) else None

    def _replace(self, title: str, at: Location, steps: Steps, text: str, *, key: bool = False) -> Fix | None:
        locator = self.document.locator
        entry = locator.entry(*steps) if key else None
        node = entry[0] if entry else locator.node(*steps)
        if node is None or at.line != at.end_line:
            return None
        start = node.start_mark.index + locator.source.shift
        return Fix(title, (TextEdit(self.document.path, start, locator.source.end(node), text),))

    def _unknown_key(self, one: Complaint) -> tuple[str, str, Fix | None]:
        around, name = one.steps[:-1], str(one.steps[-1])
        known = known_keys(around)
        there = look(self.data, around)[1]
        meant = nearest(name, known)
        where = f"`{key_path(around)}`" if around else "A spec"
        message = f"{where} has no key `{name}`." if not around else f"`{name}` is no key of {where}."
        if meant is None:
            return message, f"Remove it, or use one of: {', '.join(known)}.", None
        message = f"{message} Did you mean `{meant}`?"
        if meant in there:
            return message, f"`{meant}` stands there already: merge the two.", None
        fix = self._replace(f"Rename `{name}` to `{meant}`", self._at(one), one.steps, meant, key=True)
        return message, f"Rename it to `{meant}`.", fix

    def _missing(self, one: Complaint) -> tuple[str, str, Fix | None]:
        name = str(one.steps[-1])
        if one.present:
            return f"`{key_path(one.steps)}` is empty.", f"Say what `{name}` is.", None
        where = f"`{key_path(one.steps[:-1])}`" if len(one.steps) > 1 else "The spec"
        return f"{where} has no `{name}`.", f"Add a line `{name}: …`.", None

    def _malformed_id(self, one: Complaint) -> tuple[str, str, Fix | None]:
        written = str(one.value)
        pattern = next(e["ctx"]["pattern"] for e in one.errors if "pattern" in e.get("ctx", {}))
        kinds = re.findall(r"[A-Z]+", pattern.partition("-")[0])
        names = " or ".join(f"`{kind}-01`" for kind in kinds) if len(kinds) < 5 else "`FR-01`"
        message = f"`{key_path(one.steps)}` says `{_short(written)}`, which is no id."
        form = f"Here an id looks like {names}, with two digits or more."
        meant = _as_id(written)
        if meant.partition("-")[0] not in kinds:
            return f"{message} {form}", f"{', '.join(f'{k}: {KINDS[k]}' for k in kinds[:4])}.", None
        if self._said(meant) > 1:
            return f"{message} {form}", f"`{meant}` stands there already: give this one a number of its own.", None
        return f"{message} {form}", f"Write `{meant}`.", self._replace(f"Write `{meant}`", self._at(one), one.steps, meant)

    def _said(self, id_: str) -> int:
        """How many items call themselves so, well written or not, or did before they were retired."""
        sections = self.data.values() if isinstance(self.data, dict) else ()
        items = [item for section in sections if isinstance(section, list) for item in section if isinstance(item, dict)]
        return sum(_as_id(str(item.get("id"))) == id_ for item in items)

    def _wrong_type(self, one: Complaint) -> tuple[str, str, Fix | None]:
        meant = " or ".join(dict.fromkeys(MEANT[e["type"]] for e in one.errors if e["type"] in MEANT))
        path, raw = key_path(one.steps), self._raw(one.steps)
        if meant == "text" and raw is not None:
            return self._unquoted(one, path, raw)
        if meant == "`true` or `false`" and str(one.value).lower() in ("yes", "no", "on", "off"):
            right = "true" if str(one.value).lower() in ("yes", "on") else "false"
            message = f"`{path}` says `{one.value}`; YAML knows only `true` and `false` here."
            return message, f"Write `{right}`.", self._replace(f"Write `{right}`", self._at(one), one.steps, right)
        return f"`{path}` is {_kind(one.value)}; {meant} is meant.", f"Write {meant} here.", None

    def _raw(self, steps: Steps) -> str | None:
        """The characters of a one-line value, None when it runs over lines."""
        locator = self.document.locator
        node = locator.node(*steps)
        if node is None:
            return None
        written = locator.source.text[node.start_mark.index + locator.source.shift : locator.source.end(node)]
        return written if written and not re.search(r"[\r\n]", written) else None

    def _unquoted(self, one: Complaint, path: str, raw: str) -> tuple[str, str, Fix | None]:
        quoted = '"' + raw.replace("\\", "\\\\").replace('"', '\\"') + '"'
        if isinstance(one.value, dict | list):
            message = f"`{path}` is text that YAML reads as {_kind(one.value)}: `{_short(raw)}`."
        elif str(one.value) == raw:
            message = f"`{path}` says `{raw}`, which YAML reads as {_kind(one.value)}; text is meant."
        else:
            message = f"`{path}` says `{raw}`, which YAML reads as {_kind(one.value)} and would give back as `{one.value}`."
        fix = self._replace("Put it in quotes", self._at(one), one.steps, quoted)
        return message, f"Put it in quotes: `{_short(quoted)}`.", fix

    def _invalid_value(self, one: Complaint) -> tuple[str, str, Fix | None]:
        path, error = key_path(one.steps), one.errors[0]
        context = error.get("ctx", {})
        said = f"`{path}` says `{_short(str(one.value))}`"
        if one.about_key:
            return f"`{_short(str(one.steps[-1]))}` under `{key_path(one.steps[:-1])}` is no name for a value.", _NAME_HELP, None
        if error["type"] == "literal_error":
            return self._not_one_of(one, said, re.findall(r"'([^']*)'", str(context.get("expected", ""))))
        if one.steps == ("feature",):
            slug = slugify(str(one.value))
            fix = self._replace(f"Write `{slug}`", self._at(one), one.steps, slug) if slug else None
            help_ = f"Write `{slug or 'my-feature'}`."
            return f"{said}; a feature's name has lower-case letters, digits and hyphens.", help_, fix
        if "\\d{4}" in str(context.get("pattern", "")):
            return f"{said}; a date is meant.", "Write it like `2027-01-31`.", None
        return f"`{path}`: {_plain(error)}.", "Change the value so that it fits.", None

    def _not_one_of(self, one: Complaint, said: str, allowed: list[str]) -> tuple[str, str, Fix | None]:
        if one.steps == ("schema",):
            help_ = f"Write `{allowed[0]}`; a file of a later format needs a later specflow."
            return f"{said}; this version reads `{allowed[0]}`.", help_, None
        meant = nearest(str(one.value), allowed)
        message = f"{said}; it may be {', '.join(f'`{word}`' for word in allowed)}."
        if meant is None:
            return message, "Use one of these words.", None
        return message, f"Did you mean `{meant}`?", self._replace(f"Write `{meant}`", self._at(one), one.steps, meant)


_NAME_HELP = "Use lower-case letters, digits and `_`, starting with a letter, such as `max_results`."


def _kind(value: object) -> str:
    kinds: tuple[tuple[type, str], ...] = (
        (bool, "a truth value"), (int, "a number"), (float, "a number"), (str, "text"), (list, "a list"), (dict, "a mapping"),
    )  # fmt: skip
    return next((name for type_, name in kinds if isinstance(value, type_)), "nothing")


def _short(text: str) -> str:
    return text if len(text) <= 60 else text[:57] + "…"


def _plain(error: Error) -> str:
    context = error.get("ctx", {})
    known = {
        "string_too_long": f"the text is longer than {context.get('max_length')} characters",
        "greater_than_equal": f"the number must be {context.get('ge')} or more",
        "too_long": f"the list may have {context.get('max_length')} entries",
        "missing": "the list has too few entries",
        "too_short": f"the list must have {context.get('min_length')} entries",
        "string_pattern_mismatch": "the value has not the form that is meant here",
    }
    return known.get(error["type"], str(error["msg"]))


def _as_id(written: str) -> str:
    """`FR-01` of `fr1`; empty when it is nothing like an id."""
    found = re.fullmatch(r"([A-Za-z]{1,3})[-_ ]?([0-9]{1,9})", written)
    return f"{found[1].upper()}-{int(found[2]):02d}" if found else ""
