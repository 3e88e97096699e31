"""By what means a thing is done or kept: with which cipher, in which format, by which provider."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from specflow.analysis.consistency.claims.told import Told, adverb
from specflow.analysis.consistency.words.lexicon import concept, light, people, root
from specflow.analysis.consistency.words.means import means

_LEADS = frozenset("with as in to by through via using on into from over use uses is are at :".split())
_SMALL = frozenset("the a an plain only always never just solely exclusively our".split())
_ALSO = frozenset("also too either additionally alternatively and or plus".split())
# Words for a sort of means, which name none themselves.
_SORTS = frozenset("format file files database server hash cipher compression encryption protocol provider queue".split())
# Verbs that say no more than that it is done by these means.
_BY = (
    "store hold live keep run handle process go use write host make save send ship deliver convert provide render return stay "
    "encode serve build deploy back manage format be export transfer email"
)
_OFFERED = frozenset("export exported exports download downloaded offered available printed print shared saved".split())
_UNKNOWN = -1


@dataclass(frozen=True)
class Means:
    """A thing and its means: `kind` numbers what sort of means it is, -1 for a name that nothing is known of."""

    told: Told
    kind: int
    word: str
    lead: str
    about: frozenset[str]
    sole: bool  # only this one, or for all of them
    offered: bool  # one way of several, where nothing says otherwise


@cache
def by_means() -> frozenset[str]:
    """Concepts of verbs that say no more than that it is done by these means."""
    return frozenset(concept(root(word)) for word in _BY.split())


def means_of(told: Told) -> Iterator[Means]:
    """The means that a statement names; none where there are several, or where they are denied or only possible."""
    claim = told.claim
    if claim.negated or claim.modality == "should" or ((claim.modality == "may" or claim.able) and not claim.only):
        return
    body, known = told.body, means()
    places = [n for n, token in enumerate(body) if n and (token.word in known or token.named or _plain(told, n))]
    if len(places) != 1 or _ALSO & {token.word for token in body[places[0] - 1 : places[0] + 2]}:
        return
    at = places[0]
    lead = at - 1
    while lead > 0 and body[lead].word in _SMALL:
        lead -= 1
    following = body[at + 1] if at + 1 < len(body) else None
    named = body[at].word not in known and not _plain(told, at)
    if body[lead].word not in _LEADS or (named and following is not None and following.concept and following.word not in _SORTS):
        return
    about = frozenset(
        token.concept for n, token in enumerate((*told.lead, *body), -len(told.lead))
        if token.concept and n != at and not adverb(token.word) and not (token.word in _SORTS and abs(n - at) == 1)
    ) - light() - people() - by_means()  # fmt: skip
    sole = claim.only or claim.universal or "always" in told.said
    if about:
        kind = known["txt"] if _plain(told, at) else known.get(body[at].word, _UNKNOWN)
        yield Means(told, kind, body[at].word, body[lead].word, about, sole, bool(_OFFERED & told.said))


def _plain(told: Told, at: int) -> bool:
    """`As plain text`."""
    return told.words[at - 1 : at + 1] == ("plain", "text")
