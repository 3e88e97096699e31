"""ReqIF 1.2: the exchange format of requirements tools, the way out. `reqif_in` is the way back."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from xml.sax.saxutils import escape, quoteattr

from specflow.model.spec import Requirement, Spec
from specflow.parse.interop.common import said

NAMESPACE = "http://www.omg.org/spec/ReqIF/20110401/reqif.xsd"
NEVER = "1970-01-01T00:00:00Z"
"""Files that say the same are the same: no time of writing."""
ATTRIBUTES = (
    "ReqIF.ForeignID",
    "ReqIF.Name",
    "ReqIF.Text",
    "specflow.Kind",
    "specflow.Status",
    "specflow.Priority",
    "specflow.Item",
)
_BAD = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def write_reqif(spec: Spec) -> str:
    """The spec as one ReqIF file. `specflow.Item` holds each item whole, so that nothing is lost on the way back."""
    objects = [line for one in spec.requirements for line in _object(spec, one)]
    lines = [
        *_header(spec),
        "  <CORE-CONTENT>",
        "    <REQ-IF-CONTENT>",
        *_types(),
        "      <SPEC-OBJECTS>",
        *objects,
        "      </SPEC-OBJECTS>",
        "      <SPEC-RELATIONS>",
        *_relations(spec),
        "      </SPEC-RELATIONS>",
        *_specification(spec),
        "    </REQ-IF-CONTENT>",
        "  </CORE-CONTENT>",
        "</REQ-IF>",
    ]
    return "\n".join(lines) + "\n"


def _header(spec: Spec) -> Iterator[str]:
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield f'<REQ-IF xmlns="{NAMESPACE}">'
    yield "  <THE-HEADER>"
    yield f'    <REQ-IF-HEADER IDENTIFIER="specflow-{spec.feature}">'
    yield f"      <CREATION-TIME>{NEVER}</CREATION-TIME>"
    for name, text in (("REPOSITORY-ID", "specflow"), ("REQ-IF-TOOL-ID", "specflow"), ("REQ-IF-VERSION", "1.0")):
        yield f"      <{name}>{text}</{name}>"
    yield "      <SOURCE-TOOL-ID>specflow</SOURCE-TOOL-ID>"
    yield f"      <TITLE>{_text(spec.title)}</TITLE>"
    yield "    </REQ-IF-HEADER>"
    yield "  </THE-HEADER>"


def _types() -> Iterator[str]:
    last = f'LAST-CHANGE="{NEVER}"'
    yield "      <DATATYPES>"
    yield f'        <DATATYPE-DEFINITION-STRING IDENTIFIER="dt-text" {last} LONG-NAME="Text" MAX-LENGTH="1000000"/>'
    yield "      </DATATYPES>"
    yield "      <SPEC-TYPES>"
    yield f'        <SPEC-OBJECT-TYPE IDENTIFIER="type-requirement" {last} LONG-NAME="Requirement">'
    yield from _attributes(ATTRIBUTES, last)
    yield "        </SPEC-OBJECT-TYPE>"
    yield f'        <SPEC-RELATION-TYPE IDENTIFIER="type-depends" {last} LONG-NAME="depends on"/>'
    yield f'        <SPECIFICATION-TYPE IDENTIFIER="type-spec" {last} LONG-NAME="Specification">'
    yield from _attributes(("specflow.Spec",), last)
    yield "        </SPECIFICATION-TYPE>"
    yield "      </SPEC-TYPES>"


def _attributes(names: tuple[str, ...], last: str) -> Iterator[str]:
    yield "          <SPEC-ATTRIBUTES>"
    for name in names:
        yield f'            <ATTRIBUTE-DEFINITION-STRING IDENTIFIER="ad-{name}" {last} LONG-NAME="{name}">'
        yield "              <TYPE><DATATYPE-DEFINITION-STRING-REF>dt-text</DATATYPE-DEFINITION-STRING-REF></TYPE>"
        yield "            </ATTRIBUTE-DEFINITION-STRING>"
    yield "          </SPEC-ATTRIBUTES>"


def _object(spec: Spec, one: Requirement) -> Iterator[str]:
    item = json.dumps(one.model_dump(mode="json", by_alias=True, exclude_defaults=True), ensure_ascii=False, sort_keys=True)
    values = (one.id, one.title, said(spec, one.text), one.kind, one.status, one.priority, item)
    yield f'        <SPEC-OBJECT IDENTIFIER="{one.id}" LAST-CHANGE="{NEVER}" LONG-NAME={_attribute(one.title)}>'
    yield "          <TYPE><SPEC-OBJECT-TYPE-REF>type-requirement</SPEC-OBJECT-TYPE-REF></TYPE>"
    yield "          <VALUES>"
    yield from (_value(name, value) for name, value in zip(ATTRIBUTES, values, strict=True))
    yield "          </VALUES>"
    yield "        </SPEC-OBJECT>"


def _value(name: str, value: str) -> str:
    definition = f"<DEFINITION><ATTRIBUTE-DEFINITION-STRING-REF>ad-{name}</ATTRIBUTE-DEFINITION-STRING-REF></DEFINITION>"
    return f"            <ATTRIBUTE-VALUE-STRING THE-VALUE={_attribute(value)}>{definition}</ATTRIBUTE-VALUE-STRING>"


def _relations(spec: Spec) -> Iterator[str]:
    known = {one.id for one in spec.requirements}
    for one in spec.requirements:
        for other in one.depends_on:
            if other in known:
                yield f'        <SPEC-RELATION IDENTIFIER="{one.id}-depends-on-{other}" LAST-CHANGE="{NEVER}">'
                yield "          <TYPE><SPEC-RELATION-TYPE-REF>type-depends</SPEC-RELATION-TYPE-REF></TYPE>"
                yield f"          <SOURCE><SPEC-OBJECT-REF>{one.id}</SPEC-OBJECT-REF></SOURCE>"
                yield f"          <TARGET><SPEC-OBJECT-REF>{other}</SPEC-OBJECT-REF></TARGET>"
                yield "        </SPEC-RELATION>"


def _specification(spec: Spec) -> Iterator[str]:
    rest = spec.model_dump(mode="json", by_alias=True, exclude_defaults=True, exclude={"requirements"})
    item = json.dumps({"schema": spec.schema_, **rest}, ensure_ascii=False, sort_keys=True)
    yield "      <SPECIFICATIONS>"
    name = f"LONG-NAME={_attribute(spec.title)} DESC={_attribute(said(spec, spec.goal))}"
    yield f'        <SPECIFICATION IDENTIFIER="spec-{spec.feature}" LAST-CHANGE="{NEVER}" {name}>'
    yield "          <TYPE><SPECIFICATION-TYPE-REF>type-spec</SPECIFICATION-TYPE-REF></TYPE>"
    yield "          <VALUES>"
    yield _value("specflow.Spec", item)
    yield "          </VALUES>"
    yield "          <CHILDREN>"
    for one in spec.requirements:
        yield f'            <SPEC-HIERARCHY IDENTIFIER="h-{one.id}" LAST-CHANGE="{NEVER}">'
        yield f"              <OBJECT><SPEC-OBJECT-REF>{one.id}</SPEC-OBJECT-REF></OBJECT>"
        yield "            </SPEC-HIERARCHY>"
    yield "          </CHILDREN>"
    yield "        </SPECIFICATION>"
    yield "      </SPECIFICATIONS>"


def _text(text: str) -> str:
    return escape(_BAD.sub("�", text))


def _attribute(text: str) -> str:
    return quoteattr(_BAD.sub("�", text), {"\n": "&#10;", "\t": "&#9;", "\r": "&#13;"})
