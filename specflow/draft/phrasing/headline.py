"""Headlines: six words that say a whole thing, where a title would otherwise end in the middle of one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from specflow.draft.phrasing.titles import TITLE_WORDS, clean, title_of
from specflow.parse.verbs import third_person

_MODAL = r"(?:must|should|shall|may|can)"
_BOUND = frozenset(
    "to in on at for by with and or but from as than if when per between into about after under over during through within "
    "without via via while that which who whose where because so since".split()
)
"""Words before which a headline may end."""
_HEAD = re.compile(
    r"(?:(?:any|every|each|all|both|no more than|the|an?|two|three|four|its|their|our) )*(?:[\w'’-]+ ){0,2}?(?P<head>[\w'’-]+)"
    r"(?: (?:of|that|which|who|whose|for|in|on|at|with|from|by|to|sent|made|under|over|given|kept|held|shown|paid|taken"
    r"|\w+ed) .+)?$",
    re.IGNORECASE,
)
_BOUNDS = re.compile(r"\bat (?:the )?most(?= \d)")
_NO_HEAD = frozenset("there it they we you he she this that these those one ones anyone everyone nobody somebody people".split())
_LOOSE = frozenset(
    "a an the this these those of to in on at for by with and or but from as than if when per between into about after "
    "before under over during through within without via while that which who whose where because so since until unless "
    "whether not never no only must should shall may can cannot be is are was were has have been both either more less "
    "most least up first last next each every any all its their our your his her it they we you".split()
)
"""Words on which it may not end."""


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    made = {
        "possible": rf"^it {_MODAL} be possible (?:for (?P<who>.{{1,80}}?) )?to (?P<does>.+)$",
        "clause": r"\s*(?:[;:]|\s[–—-]\s|,\s|\s(?:that|which|who|whose|where|because|so that|whatever|as soon as)\s).*$",
        "negated": r"\b(?:not|never|no|nobody|nothing|none|only|neither|cannot|without)\b",
        "order": r"\s(?:before|until|after|if|when|while)\s.*$",
        "exception": r"\b(?:unless|except|other than)\b",
        "adverb": r"^(?:(?:also|still|now|then|additionally|always|automatically)\s)+(?=\w)",
        "core": rf"^(?:the |an? )?(?P<subject>.{{1,120}}?) (?P<modal>{_MODAL})(?P<no> not| never)?(?P<able> be able to)?"
        r" (?P<does>.+)$",
        "article": r"\b(?:the|an?)\s+(?=\w)",
        "passive": rf"\s(?:{_MODAL} (?P<no>not |never )?be|can be|is|are)\s"
        r"(?=(?:not |never |only )?(?:\w+ed|sent|kept|shown|held|made|paid|given)\b)",
        "condition": r"(?:if|when|while|where|once|as soon as|after|before|until|unless|for|with|from|in|on) [^,]{1,200}, (?=.)",
        "related": r"\b(?:who|that|which|whose|where)\b",
        "there": r"^there (?:must|should) be (?=\w+ \w+ (?:between|of|for|in|per|on)\b)",
        "system": r"^(?:the )?(?:system|service|product|app)$",
        "amount": r"\bfor (?=(?:at most|at least|up to|exactly)\b)",
    }  # fmt: skip
    return {name: re.compile(pattern, re.IGNORECASE) for name, pattern in made.items()}


def headline(title: str, said: str) -> str:
    """A title of at most six words.

    `title` is what the author calls it, or says; `said` is the requirement as it was phrased, without its condition where that is
    known. A short title stays as it is; a long one becomes the first shorter form that is whole, and else its beginning.
    """
    plain = title_of(title, said)
    if not _breaks_off(title, plain):
        return plain
    whole, does = _parts(_main(said))
    found = _fitting(_shortened(whole)) if whole else ""
    headed = _headed(_main(said)) if whole and not found else ""
    found = found or (_fitting([headed, _BOUNDS.sub("≤", headed)]) if headed else "")
    found = found or (_fitting([does, _before(does)]) if does else "")
    found = found or (_ended(_before(whole), _subject_of(whole, does)) if whole else "")
    found = found or (_ended(_before(headed), 3) if headed and not _patterns()["order"].search(headed) else "")
    found = found or (_fitting(_shortened(does)) or _ended(_before(does), 1) if does else "")
    return title_of(found) if found else plain


def _breaks_off(text: str, title: str) -> bool:
    """Whether the title ends within something: what follows in the text is no word before which it may end."""
    words, held = re.findall(r"[\w'’%-]+", text.lower()), re.findall(r"[\w'’%-]+", title.lower())
    if len(words) <= TITLE_WORDS or not held or held[-1] not in words:
        return False
    at = words.index(held[-1]) + 1
    paused = any(held[-1] + mark in text.lower() for mark in ",;.:")
    ended = paused or at >= len(words) or (words[at] in _BOUND and words[at] != "by")
    return not ended or not _tells(title)


def _tells(title: str) -> bool:
    """Whether more than a subject is left of a sentence."""
    return not re.search(r"\b(?:able|who has \w+|should \w+ an? \w+|can be \w+)$|\bthat \w+$", title, re.IGNORECASE)


def _main(said: str) -> str:
    """The clause behind a condition that stands in front."""
    text = _patterns()["there"].sub("", clean(said).rstrip("."))
    found = _patterns()["condition"].match(text)
    return text[found.end() :] if found else text


def _parts(main: str) -> tuple[str, str]:
    """The clause with its subject, and without it; empty where that would say something else."""
    use = _patterns()
    possible = use["possible"].match(main)
    if possible:
        main = f"{possible['who']} can {possible['does']}" if possible["who"] else possible["does"]
    core = use["core"].match(main)
    if core is None:
        return main, ""
    subject, does = core["subject"], use["adverb"].sub("", core["does"])
    able = core["able"] or does.startswith("be able to ")
    does = does.removeprefix("be able to ")
    if core["no"]:
        being = does.startswith("be ")
        verb = f"not {does.removeprefix('be ')}" if being else f"{'cannot' if able else 'never'} {does}"
        verb = verb if being or able else f"must not {does}"
    elif able or core["modal"].lower() in ("may", "can"):
        verb = f"can {does}"
    else:
        verb = does.removeprefix("be ") if does.startswith("be ") else _said_of(subject, does)
    told = "" if use["system"].match(subject) or use["related"].search(subject) else f"{subject} {verb}"
    return told, "" if core["no"] or use["negated"].search(f"{subject} {_before(does)}") else does.removeprefix("be ")


def _headed(main: str) -> str:
    """`Change is kept for six years` of `Any change of a shift must be kept …`: the subject by its first noun alone."""
    core = _patterns()["core"].match(main)
    use = _patterns()
    if core is None or core["no"] or use["system"].match(core["subject"]) or use["negated"].search(core["subject"]):
        return ""
    noun = _HEAD.match(core["subject"])
    if noun is None or noun["head"].lower() in _NO_HEAD or "," in core["subject"]:
        return ""
    said = re.sub(r"^always (?=be able)", "", core["does"])
    head, does = noun["head"], said.removeprefix("be able to ")
    if core["able"] or said.startswith("be able to "):
        return f"{head} can {does}"
    if not does.startswith("be "):
        return f"{head} {_said_of(head, does)}"
    done = does.split()[1].endswith("ed") or does.split()[1] in ("kept", "sent", "shown", "held", "made", "paid", "given")
    return f"{head} {'' if done else 'are ' if head.endswith('s') else 'is '}{does.removeprefix('be ')}"


def _subject_of(whole: str, does: str) -> int:
    """How many words of the clause say who: the verb, which differs by an ending at most, comes after them."""
    return max(len(whole.split()) - len(does.split()), 0) + 1 if does else 3


def _fitting(forms: Iterable[str]) -> str:
    """The first form that is short enough and whole."""
    for form in forms:
        words = form.split()
        if 2 <= len(words) <= TITLE_WORDS and words[-1].lower() not in _LOOSE:
            return form
    return ""


def _before(text: str) -> str:
    """The text up to its first clause, list or relative."""
    return _patterns()["clause"].sub("", text, count=1)


def _said_of(subject: str, does: str) -> str:
    """`works` of one, `work` of several."""
    verb, _, rest = does.partition(" ")
    head = re.split(r" (?:of|for|in|on|with|to|from|by) ", subject)[0].split()[-1].lower()
    several = " and " in subject or (head.endswith("s") and not head.endswith(("ss", "us", "is")))
    return does if several or not verb.isalpha() else f"{third_person(verb)} {rest}".strip()


def _shortened(text: str) -> Iterator[str]:
    use = _patterns()
    yield text
    if use["exception"].search(text):
        return
    first = _before(text)
    negated = use["negated"].search(first) is not None
    if negated and use["order"].search(first):
        return  # what must not happen before something may well happen
    shorter = first if negated else use["order"].sub("", first, count=1)
    for one in dict.fromkeys((first, shorter)):
        if len(one.split()) < 2:
            continue
        yield one
        one = use["amount"].sub("", one)
        yield one
        yield (being := use["passive"].sub(lambda found: f" {found['no'] or ''}", one, count=1))
        yield use["article"].sub("", one)
        yield use["article"].sub("", being)


def _ended(text: str, least: int) -> str:
    """The longest beginning of more than `least` words that ends before a word that opens a new phrase."""
    words = text.split()
    for size in range(min(TITLE_WORDS, len(words) - 1), max(least, 2), -1):
        last = words[size - 1].lower()
        bound = last.endswith("ed") and words[size].lower() in ("by", "with", "to", "from", "in")
        if _opens(words[size:]) and not bound and last not in _LOOSE and not last[:1].isdigit():
            return " ".join(words[:size])
    return ""


def _opens(following: list[str]) -> bool:
    """Whether a new phrase begins: with its small word, or with `associated with`."""
    first, second = following[0].lower(), following[1].lower() if len(following) > 1 else ""
    return first in _BOUND or (first.endswith("ed") and second in ("by", "with", "to", "from", "in"))
