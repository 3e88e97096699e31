"""What code shows as requirements under review: its own words, the line, who implements it and which tests verify it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from specflow.draft.classifying.classify import grammar_of
from specflow.draft.from_code.observe import observed
from specflow.draft.from_code.value import Code, Shown
from specflow.draft.lexicon import Lexicon
from specflow.draft.phrasing.titles import capital, escaped, title_of
from specflow.draft.value import Drafted
from specflow.model.ids import next_id
from specflow.model.spec import Parameter, Requirement, SetAside, SourceFile, SourceRef, Spec
from specflow.parse.tokens import tokens_of

MOST = 200
_GOAL = "To be written: who needs what the code below does, and why."
_MOST_LINKS = 4
_FOLLOWING = frozenset("a an the no its every each all only nothing what when where whether with in for to".split())
_NAME = re.compile(r"[A-Za-z_]\w{2,}")


def draft_from_code(codes: Sequence[Code], feature: str, title: str, scope: Sequence[str], lexicon: Lexicon) -> Drafted:
    """A spec of what `codes` show, module by module; `scope` are the patterns they were chosen by."""
    work = _Work(codes, lexicon)
    shown = [one for code in codes for one in observed(code)]
    for one in sorted(shown, key=lambda one: (group_of(one.path), _ORDER[one.kind], one.path, one.line)):
        work.take(one, group_of(one.path))
    showing = {one.path for one in shown}
    left = max(0, work.found - len(work.requirements))
    remarks = (f"{left} more were left out: choose fewer files with --from-code.",) if left else ()
    spec = Spec(
        schema_="specflow/v1", feature=feature, title=escaped(title), goal=_GOAL,
        sources=tuple(SourceFile(path=code.path, sha256=code.sha256) for code in codes if code.path in showing),
        scope=tuple(scope), parameters=dict(work.parameters), requirements=tuple(work.requirements),
        set_aside=tuple(work.aside),
    )  # fmt: skip
    return Drafted(spec, remarks)


_ORDER = {"operation": 0, "test": 1, "validation": 2, "constant": 3, "message": 4}


def group_of(path: str) -> str:
    """The module a file belongs to: `src/ask/answer.py` and `tests/test_answer.py` are both `answer`."""
    stem = path.rpartition("/")[2].partition(".")[0]
    return re.sub(r"^test_|_test$|Tests?$|_spec$", "", stem) or stem


class _Work:
    """The spec while it grows."""

    def __init__(self, codes: Sequence[Code], lexicon: Lexicon) -> None:
        self.codes, self.lexicon, self.grammar = codes, lexicon, grammar_of(lexicon)
        self.requirements: list[Requirement] = []
        self.parameters: dict[str, Parameter] = {}
        self.aside: list[SetAside] = []
        self.found = 0
        self._said: set[tuple[str, str]] = set()
        self._ids: list[str] = []

    def take(self, one: Shown, group: str) -> None:
        """One requirement, unless the same was said in this module already; a title of one word is set aside."""
        if one.kind == "test" and " " not in one.words:
            self.aside.append(SetAside(source=_ref(one), why="the test's title says too little"))
            return
        text = self._text(one)
        if (group, text) in self._said:
            return
        self._said.add((group, text))
        self.found += 1
        if self.found > MOST:
            return
        kind = "EC" if one.kind == "message" else "FR"
        self._ids.append(next_id(kind, self._ids))
        guard = f"; it is said where `{one.guard}` holds" if one.guard else ""
        why = f"Module {group}: {_WHY[one.kind]}{guard}."
        self.requirements.append(
            Requirement(
                id=self._ids[-1], title=capital(title_of(self._title(one))), text=text, rationale=why,
                source=(_ref(one),),
                implemented_by=tuple(self._code_for(one, group)), verified_by=tuple(self._tests_for(one, group)),
            )
        )  # fmt: skip

    def _title(self, one: Shown) -> str:
        return _spoken(one.name) if one.kind in ("constant", "validation") else one.words

    def _text(self, one: Shown) -> str:
        if one.kind == "test":
            return self._of_test(one.words)
        if one.kind == "constant":
            return self._of_constant(one)
        if one.kind == "validation":
            name, _, bounds = one.words.partition(": ")
            return f"A value of `{name}` must be {escaped(bounds)}."
        if one.kind == "operation":
            operation, _, said = one.words.partition(": ")
            return f"A caller must be able to use `{escaped(operation)}`" + (f": {escaped(said.rstrip('.'))}." if said else ".")
        return f"The system must refuse with the message “{escaped(one.words.rstrip('.'))}”."

    def _of_test(self, title: str) -> str:
        """`rejects an empty query` with a must; any other title stays as its author wrote it."""
        first, _, rest = title.partition(" ")
        plain = self.grammar.verbs.third.get(first.lower())
        if plain and (self.grammar.verbs.certain(first.lower()) or rest.partition(" ")[0] in _FOLLOWING):
            return f"The system must {plain} {escaped(rest)}".rstrip() + "."
        verb = self.grammar.finite(tokens_of(title))
        if verb is not None and verb.kind == "verb" and verb.at > 0 and not verb.negated:
            tokens = tokens_of(title)
            subject, rest = title[: tokens[verb.at].start].strip(), title[tokens[verb.end - 1].end :].strip()
            if not re.search(r"\b(?:and|but|that|which|when|if|who)\b", subject):
                return f"{capital(escaped(subject))} must {verb.word} {escaped(rest)}".rstrip() + "."
        return f"This must hold: {escaped(title)}."

    def _of_constant(self, one: Shown) -> str:
        name, _, value = one.words.partition(" = ")
        key = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", name).lower()
        if self.parameters.setdefault(key, _parameter(value)) != _parameter(value):
            return f"{capital(_spoken(name))} must be {escaped(value)}."
        return f"{capital(_spoken(name))} must be {{{key}}}."

    def _code_for(self, one: Shown, group: str) -> Iterable[str]:
        """The definition a line stands in; of a test, the definitions of its module that its body names."""
        if one.kind == "operation":
            return []
        if one.kind != "test":
            return [f"{one.path}::{one.symbol}" if one.symbol else one.path]
        body = _NAME.findall(self._body(one))
        own = [code for code in self.codes if not code.test and group_of(code.path) == group]
        rest = [code for code in self.codes if not code.test and code not in own]
        for codes in (own, rest):
            found = [
                f"{code.path}::{definition.name}"
                for code in codes
                for definition in code.file.definitions
                if definition.kind != "test" and definition.public and definition.name.rpartition(".")[2] in body
            ]
            if found:
                return found[:_MOST_LINKS]
        return []

    def _body(self, one: Shown) -> str:
        """The lines of the definition that `one` is."""
        code = next(code for code in self.codes if code.path == one.path)
        span = next(found for found in code.file.definitions if found.name == one.symbol)
        return "\n".join(code.text.split("\n")[span.start - 1 : span.end])

    def _tests_for(self, one: Shown, group: str) -> Iterable[str]:
        """The test itself; of a line of code, the tests that name its constant, path or message."""
        if one.kind == "test":
            return [f"{one.path}::{one.symbol}"]
        if one.kind == "validation":
            return []
        named = re.compile(rf"(?<!\w){re.escape(one.name)}(?!\w)")
        found = []
        for code in self.codes:
            lines = code.text.split("\n") if code.test and one.name in code.text else []
            for test in code.file.definitions if lines else ():
                if test.kind == "test" and named.search("\n".join(lines[test.start - 1 : test.end])):
                    found.append(f"{code.path}::{test.name}")
        return found[:_MOST_LINKS]


_WHY = {
    "test": "a test has this title", "validation": "the code declares it", "constant": "the code fixes it",
    "message": "the code says so", "operation": "the API describes it",
}  # fmt: skip


def _ref(one: Shown) -> SourceRef:
    return SourceRef(path=one.path, line=one.line, quote=one.quote)


def _spoken(name: str) -> str:
    """`MAX_RESULTS` and `maxResults` as `max results`."""
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])", " ", name).replace("_", " ").lower().strip()


def _parameter(value: str) -> Parameter:
    bare = value.replace("_", "")
    if re.fullmatch(r"-?\d{1,15}", bare):
        return Parameter(value=int(bare))
    return Parameter(value=float(bare) if re.fullmatch(r"-?\d{1,15}\.\d{1,15}", bare) else value.strip("\"'"))
