"""The list of specs to review, where a workspace has several."""

from __future__ import annotations

from collections.abc import Mapping

from specflow.render.escape import Html, attr, esc

_STYLE = (
    "body{font:17px/1.6 system-ui,sans-serif;max-width:42em;margin:10vh auto;padding:0 24px;color-scheme:light dark}"
    "ul{padding:0;list-style:none}li{margin:18px 0}small{display:block;opacity:.8}"
)


def list_of_specs(found: Mapping[str, tuple[str, str]], nonce: str, token: str) -> Html:
    """A page of links. `found`: feature -> title and path."""
    rows = [
        f'<li><a href="/{attr(feature)}?token={attr(token)}"><bdi>{esc(title)}</bdi></a><small>{esc(path)}</small></li>'
        for feature, (title, path) in found.items()
    ]
    return Html(
        '<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">'
        f'<title>Specs to review</title><style nonce="{attr(nonce)}">{_STYLE}</style></head>'
        f"<body><main><h1>Specs to review</h1><ul>{''.join(rows)}</ul></main></body></html>"
    )
