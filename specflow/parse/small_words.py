"""Small words of English that hold a sentence together: auxiliaries, relative pronouns, what breaks or hangs on a clause."""

from __future__ import annotations

MODALS = frozenset(("must", "shall", "should", "will", "would", "can", "could", "may", "might", "cannot"))
NEGATED = {
    "can't": "can", "cannot": "can", "won't": "will", "shouldn't": "should", "mustn't": "must", "couldn't": "could",
    "wouldn't": "would", "don't": "do", "doesn't": "do", "didn't": "did", "isn't": "be", "aren't": "be", "wasn't": "was",
    "weren't": "was", "shan't": "shall", "mayn't": "may", "hasn't": "have", "haven't": "have", "needn't": "need",
}  # fmt: skip
BE = {"is": "be", "are": "be", "am": "be", "was": "was", "were": "was"}
RELATIVE = frozenset(("who", "that", "which", "whose", "whoever", "what", "whatever", "whichever", "whom"))
BREAKS = frozenset((",", ";", ":", "and", "but", "or", "so", "because", "(", "–", "—", "-"))
WE = frozenset(("we", "you", "they", "i", "who"))
MANY = frozenset(("people", "everyone", "anybody", "staff", "reception", "support", "children", "others", "nobody"))
PARTICLES = frozenset(("out", "up", "off", "down", "on", "in", "ahead", "away", "back"))
WHEN = frozenset(("when", "whenever", "once", "if", "unless", "although", "because"))
BOUNDS = frozenset(("most", "least", "than", "exactly", "maximum", "minimum", "max", "min", "only", "to"))
BEFORE_MONTHS = frozenset("in since until till by from of last next this early late mid through during before after to".split())
SPEAKERS = frozenset(("we", "they", "you", "i", "he", "she"))
SOMEONE = SPEAKERS | frozenset(("someone", "somebody", "anyone", "anybody"))
HANGING = frozenset(("until", "unless", "because", "although", "whereas"))
ASKED = frozenset(("when", "where", "how", "why", "whether"))
TIMES = frozenset(("after", "when", "whenever", "once", "before"))
APART = (*RELATIVE, ",", ";", ":", "(")
STAYING = frozenset(("stays", "remains", "becomes"))
