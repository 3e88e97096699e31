"""Turns of speech that say the same as a plain word: `may wish to`, `are encouraged to`, `In addition, …`."""

from __future__ import annotations

import re

from specflow.draft.patterns import Later
from specflow.parse.grammar import Grammar
from specflow.parse.tokens import tokens_of

_LINKS = re.compile(
    r"^(?:first(?:ly)?,? (?=we need to\b)"
    r"|(?:in addition|additionally|furthermore|moreover|however|besides|similarly|likewise|also),\s+"
    r"|(?:in (?:the )?future|from now on|from then on)(?:,|(?= \w))\s+"
    r"|so,? (?!that\b|far\b|long\b|on\b|what\b)(?=[a-z]+ [a-z]+)"
    r"|this means(?: that)? (?=(?:we|you|they) (?:need|must|have|should)\b)"
    r"|(?:usage|(?:the )?(?:idea|rule|logic|flow|principle|concept|plan)) is (?:very |quite )?"
    r"(?:simple|easy|straightforward):\s+)(?=\S)",
    re.IGNORECASE,
)
_TURNS: tuple[tuple[re.Pattern[str] | Later, str], ...] = (
    (re.compile(r"\b(may|might|can) (?:wish|want|like) to (?=\w)"), r"\1 "),
    (re.compile(r"\b(?:is|are) (?:strongly |highly )?(?:encouraged|advised|recommended|urged) to (?=\w)"), "should "),
    (re.compile(r"^(?:the|our|my) (?:general )?(?:recommendation|advice|suggestion) is to (?=\w)", re.IGNORECASE), "we should "),
    (re.compile(r"\b(?:shall|must|should|will|may) can (?=[a-z])"), "can "),
    (re.compile(r"\b(less|more|fewer|better|worse|later|earlier) as (?=\d)"), r"\1 than "),
    (re.compile(r"^[Mm]aximal(?:ly)? (?=\d)"), "at most "),
    (re.compile(r"^[Mm]inimal(?:ly)? (?=\d)"), "at least "),
    (re.compile(r"^(?:(?:lol|haha|hmm?|yep|yeah|ok(?:ay)?)[,!:]? ){1,2}(?=[a-z]+ )", re.IGNORECASE), ""),
    (re.compile(r"^(?:please|pls|plz),? (?=[a-z])", re.IGNORECASE), ""),
    (re.compile(r",? (?:pls|plz)\b"), ""),
    (re.compile(r"\b(?:is|are) (?:a|an absolute) must(?:[- ]have)?\b"), "must be there"),
    (re.compile(r"\b(must|should|can|may) to (?=[a-z])"), r"\1 "),
    (re.compile(r"^(If|When|Unless|Whenever|In case) ([^:,]{4,120}): (?=[a-z])"), r"\1 \2, "),
    (re.compile(r"^[Ww]hat (?:must|should|may|can) (?:not|never) happen(?: is)?,?:? (?:is )?that (?=\w)"),
     "it must not happen that "),
    (re.compile(r"^(?:I|[Ww]e)(?: would|['’]d) (?:like|love) (?P<what>[^,;]{2,60}?) to (?=[a-z])"), r"\g<what> should "),
    (re.compile(r"(?:['’]ve|['’]s|\bhave|\bhas) got to (?=\w)"), " must "),
    (re.compile(r"^[Ii]t['’]s (?=(?:only|own|main|sole) \w+ (?:is|are)\b)"), "Its "),
    (re.compile(r"\band neither (?:do|does|can|may) (?=\w)"), "and neither must "),
    (re.compile(r"\b(longer|more|earlier|later|sooner) than (?:we|they|it) (?:have|has|need|needs) to\b"), r"\1 than needed"),
    (re.compile(r"(?<!\w)w/ (?=\w)"), "with "),
    (re.compile(r"\bwill be able to (?=\w)"), "can "),
    (Later(r"^(?P<who>(?:(?!\b(?:if|when|while|until|unless|once|that|which|who|must|can|may|should|will|to|and|but|or|not)\b)"
           r"[\w' -]){3,80}?) (?:stays?|remains?) (?=(?:open|closed|on|off|visible|hidden|valid|active|available|public|private|"
           r"locked|free|the same)\b)", "stay", "remain"), r"\g<who> must stay "),
    (re.compile(r"^[Nn]o (?P<what>(?!one\b|more\b|longer\b|matter\b|later\b)[\w-]+ (?:(?!can |may |must )[\w-]*[^s\W] )?)"
                r"(?=(?:while|when|if|unless|once|until) )"), r"there must be no \g<what>"),
    (re.compile(r"\bpermits (?=(?:the |an? |all |every )?(?!go |belong |appl|come |get |have |need |are |is |must |can )"
                r"\w+ to [a-z])"), "allows "),
    (Later(r"\b(?:is|are)(?: not|n['’]t) (?:supposed|meant|allowed) to (?=\w)", "supposed", "meant", "allowed"), "must not "),
    (Later(r"^(?:I|we)(?: would|['’]d) (?:rather|prefer(?: it)? if) (?P<who>(?!we\b|I\b)[^,;]{2,40}?) "
           r"(?:did(?: not|n['’]t)|do(?:es)?(?: not|n['’]t)) (?=[a-z])", "rather", "prefer"), r"\g<who> should not "),
    (Later(r"^what (?:I|we)(?:['’]d| would) (?:really )?(?:love|like) is (?:that|if|when) (?=\w)", "what "), ""),
    (Later(r"^(?:we|they|you)(?:['’]re| are) only allowed (?:to have )?(?=\d)", "only allowed"), "at most "),
    (Later(r", (?:what|say|let['’]s say|er+m?|um+|uh|hm+|like),? (?=(?:about |around )?\d)", ", "), " "),
    (Later(r"^((?:Before|After|Once|When|If|Until|As soon as) (?:it|they|we|this) "
           r"(?:goes|go|is|are|gets|get) (?:live|out|public|online|down|wrong|over|ready)) (?=[A-Za-z])",
           " live", " out", "public", "online", " down", "wrong", " over", "ready"), r"\1, "),
    (Later(r",? (?:that|this|which)(?:['’]s| is) (?:enough|fine|plenty|okay|ok)"
           r"(?:,? (?:I|we) (?:think|guess|suppose|hope))?(?=\W*$)",
           "enough", "fine", "plenty", "ok"), ""),
    (Later(r",? (?:and )?(?:that|this|which)(?:['’]s| is) (?:really |very |so |absolutely )?"
           r"(?:important|crucial|essential|vital|key)(?: (?:to|for) (?:us|me|them))?(?=\W*$)",
           "important", "crucial", "essential", "vital", " key"), ""),
)  # fmt: skip
_FORBIDDEN = re.compile(
    r"^(?:it(?: is|['’]s)|it must be) (?:strictly |absolutely )?(?:forbidden|prohibited|not (?:allowed|permitted)) to (?=[a-z])",
    re.IGNORECASE,
)
_SHOUTED = re.compile(  # the keywords of a standard in the middle of a sentence; what is quoted speaks of them
    r"(?<![\"“'`\w])(?:MUST|SHALL|SHOULD|MAY|CAN|WILL)(?: NOT)?(?= [a-z])"
)
_PROPOSED = re.compile(r"(?P<what>[^,;:]{3,120}?) (?:is|are) (?:hereby )?(?:proposed|suggested)$", re.IGNORECASE)
_FINE = re.compile(
    r"(?P<what>[^,;:]{3,80}?) (?:is|are) (?:also |perfectly |totally )?(?:fine|okay|ok|acceptable|all right)"
    r"(?P<rest>(?: (?:for|in|on|at|with|when|if|as|until)\b[^,;]*)?)$",
    re.IGNORECASE,
)
_NO_NAME = frozenset("it this that these those they everything all nothing none who which what".split())
_DANGLING = re.compile(r"\b(?:with|as|like|of|in)\.$")
_FOLLOWS = re.compile(r"\b(?:as follows|the following)\.$")
_ORDER = re.compile(r",? (?P<first>also|still|now) (?P<modal>must|should) (?!not\b)(?=[a-z])")
_RELATIVE = re.compile(r"\b(?:who|that|which|whose|what)\b")


def plainly(text: str) -> str:
    """A clause without what only links it to the one before, and with plain words for turns of speech."""
    said = _SHOUTED.sub(lambda found: found[0].lower(), _LINKS.sub("", text, count=1))
    for pattern, word in _TURNS:
        said = " ".join(pattern.sub(word, said).split()) if pattern.search(said) else said
    return said


def told_apart(text: str) -> str:
    """`It is forbidden to show names` as whom it binds, before anybody looks for what `it` may mean."""
    return _FORBIDDEN.sub("the system must not ", text)


def offered(main: str, modal: str, grammar: Grammar) -> str:
    """`A second gate is proposed`, `partial payments are fine` as what there must be, or must be allowed; else empty."""
    if found := _PROPOSED.fullmatch(main):
        return "" if found["what"].lower() in _NO_NAME else f"there {modal} be {_small(found['what'])}"
    found = _FINE.fullmatch(main)
    if found and found["what"].split()[0].lower() not in _NO_NAME and grammar.finite(tokens_of(found["what"])) is None:
        return f"the system {modal} allow {_small(found['what'])}{found['rest']}"
    return ""


def in_order(said: str) -> str:
    """`also must have` as `must also have`."""
    found = _ORDER.search(said)
    if found is None or _RELATIVE.search(said[: found.start()]):
        return said
    return f"{said[: found.start()]} {found['modal']} {found['first']} {said[found.end() :]}"


def pointed(said: str) -> str:
    """A sentence whose end is an example in the note (`responds with:`), with words that point there."""
    if _FOLLOWS.search(said):
        return f"{said[:-1]} (see the note)."
    return f"{said[:-1]} what the note shows." if _DANGLING.search(said) else said


def _small(text: str) -> str:
    first = text.split(" ", 1)[0]
    return text if any(letter.isupper() for letter in first[1:]) else text[:1].lower() + text[1:]
