"""ReqIF, the way in: a document type or an entity is refused before it could expand."""

from __future__ import annotations

import json
from typing import Any
from xml.parsers import expat

from pydantic import ValidationError

from specflow.errors import UnreadableInput
from specflow.model.ids import REQUIREMENT_KINDS, kind_of
from specflow.model.spec import Spec
from specflow.parse.interop.common import Building, Imported, said

MOST_DEPTH = 200
MOST_OBJECTS = 100_000


class _Object:
    """A SPEC-OBJECT or SPECIFICATION on its way in."""

    def __init__(self, attributes: dict[str, str]) -> None:
        self.id = attributes.get("IDENTIFIER", "")
        self.name = attributes.get("LONG-NAME", "")
        self.description = attributes.get("DESC", "")
        self.values: dict[str, str] = {}
        self.line = 1


class _Reader:
    """Reads with expat, event by event: whatever declares a document type or an entity is refused before it is expanded."""

    def __init__(self) -> None:
        self.objects: dict[str, _Object] = {}
        self.specification = _Object({})
        self.relations: list[tuple[str, str]] = []
        self.order: list[str] = []
        self.names: dict[str, str] = {}
        self._open: list[str] = []
        self._current: _Object | None = None
        self._value: tuple[str, list[str]] | None = None
        self._text: list[str] = []
        self._definition = ""
        self._ends = {"SOURCE": "", "TARGET": ""}

    def read(self, text: str) -> None:
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.StartElementHandler = lambda name, attributes: self._start(
            name.rpartition(" ")[2], attributes, parser.CurrentLineNumber
        )
        parser.EndElementHandler = lambda name: self._end(name.rpartition(" ")[2])
        parser.CharacterDataHandler = self._text.append
        parser.StartDoctypeDeclHandler = self._refuse
        parser.EntityDeclHandler = self._refuse
        parser.Parse(text.encode("utf-8", "replace"), True)

    def _refuse(self, *_: object) -> None:
        raise UnreadableInput("the file declares a document type or an entity, which ReqIF does not need", slug="reqif",
                              hint="Export it again without one.")  # fmt: skip

    def _start(self, name: str, attributes: dict[str, str], line: int) -> None:
        self._open.append(name)
        if len(self._open) > MOST_DEPTH or len(self.objects) > MOST_OBJECTS:
            raise UnreadableInput("the file is deeper or larger than any set of requirements", slug="reqif", hint="Split it.")
        if name in ("SPEC-OBJECT", "SPECIFICATION"):
            self._current = _Object(attributes)
            self._current.line = line
        elif name.startswith("ATTRIBUTE-DEFINITION-") and not name.endswith("-REF"):
            self.names[attributes.get("IDENTIFIER", "")] = attributes.get("LONG-NAME", "")
        elif name.startswith("ATTRIBUTE-VALUE-"):
            self._value = (attributes.get("THE-VALUE", ""), [])
            self._definition = ""
        elif name == "THE-VALUE" or name.endswith("-REF"):
            self._text.clear()

    def _end(self, name: str) -> None:
        self._open.pop()
        text = "".join(self._text).strip()
        if name.endswith("-REF"):
            self._reference(name, text)
            self._text.clear()
        elif name == "THE-VALUE" and self._value is not None:
            self._value[1].append(" ".join(text.split()))
        elif name.startswith("ATTRIBUTE-VALUE-") and self._value is not None and self._current is not None:
            self._current.values[self._definition] = self._value[0] or "\n".join(self._value[1])
            self._value = None
        elif name == "SPEC-OBJECT" and self._current is not None:
            self.objects[self._current.id] = self._current
            self._current = None
        elif name == "SPECIFICATION" and self._current is not None:
            self.specification, self._current = self._current, None
        elif name == "SPEC-RELATION":
            self.relations.append((self._ends["SOURCE"], self._ends["TARGET"]))

    def _reference(self, name: str, text: str) -> None:
        above = self._open[-1] if self._open else ""
        if name.startswith("ATTRIBUTE-DEFINITION-") and above == "DEFINITION":
            self._definition = text
        elif name == "SPEC-OBJECT-REF" and above in self._ends:
            self._ends[above] = text
        elif name == "SPEC-OBJECT-REF" and above == "OBJECT":
            self.order.append(text)


def read_reqif(feature: str, path: str, text: str, sha256: str | None = None) -> Imported:
    """The requirements of a ReqIF file. One that specflow wrote comes back whole; of others id, name, text and relations."""
    reader = _Reader()
    try:
        reader.read(text)
    except expat.ExpatError as problem:
        raise UnreadableInput(f"{path}: this is no XML: {problem}", slug="reqif", hint="Export it again.") from None
    whole = _whole(reader)
    if whole is not None:
        return Imported(whole)
    return _foreign(reader, feature, path, sha256)


def _named(reader: _Reader, one: _Object) -> dict[str, str]:
    return {reader.names.get(key, key): value for key, value in one.values.items()}


def _whole(reader: _Reader) -> Spec | None:
    """A spec that specflow wrote; title and text count as somebody else may have edited them."""
    rest = _named(reader, reader.specification).get("specflow.Spec")
    if not rest:
        return None
    try:
        data = json.loads(rest)
        items = []
        for one in _ordered(reader):
            values = _named(reader, one)
            item = json.loads(values.get("specflow.Item", "{}"))
            items.append({**item, "title": values.get("ReqIF.Name", item.get("title"))})
        spec = Spec.model_validate({**data, "requirements": items})
    except (ValueError, ValidationError, TypeError, RecursionError):
        return None
    edited = {one.id: _named(reader, one).get("ReqIF.Text", "") for one in reader.objects.values()}
    kept = [
        one
        if edited.get(one.id, "") in ("", said(spec, one.text))
        else one.model_copy(update={"text": _edited(edited[one.id]), "status": "review"})
        for one in spec.requirements
    ]
    return spec.model_copy(update={"requirements": tuple(kept)})


def _edited(text: str) -> str:
    return text.replace("{", "{{").replace("}", "}}")


def _ordered(reader: _Reader) -> list[_Object]:
    order = dict.fromkeys([*(id_ for id_ in reader.order if id_ in reader.objects), *reader.objects])
    return [reader.objects[id_] for id_ in order]


def _foreign(reader: _Reader, feature: str, path: str, sha256: str | None) -> Imported:
    built = Building(feature, path, sha256)
    built.title = reader.specification.name or feature
    built.goal = reader.specification.description
    ids: dict[str, str] = {}
    for one in _ordered(reader):
        values = _named(reader, one)
        title = values.get("ReqIF.Name") or one.name
        text = values.get("ReqIF.Text") or values.get("Description") or next(iter(values.values()), "") or title
        if not text:
            continue
        written = values.get("ReqIF.ForeignID", "").strip()
        kind = kind_of(written)
        known = kind in REQUIREMENT_KINDS and "/" not in written
        id_, aliases = built.claim(kind, int(written.partition("-")[2]), written) if known else (built.mint("FR"), ())
        more: dict[str, Any] = {"rationale": f"{written} in the ReqIF file"} if written and not known else {}
        ids[one.id] = id_
        built.add("FR", title, text, one.line, id_, aliases=aliases, **more)
    needs: dict[str, list[str]] = {}
    for source, target in reader.relations:
        if source in ids and target in ids and source != target:
            needs.setdefault(ids[source], []).append(ids[target])
    built.requirements = [
        one.model_copy(update={"depends_on": tuple(dict.fromkeys(needs[one.id])), "source": ()}) if one.id in needs
        else one.model_copy(update={"source": ()})
        for one in built.requirements
    ]  # fmt: skip
    return Imported(built.spec(), built.remarks)
