"""Where definitions of brace languages end: matching brackets over lexed code."""

from __future__ import annotations

import re

from specflow.parse.code.structure import line_end, line_start

_BRACKETS = re.compile(r"[()\[\]{}]")
_SIGNS = re.compile(r"[({\[;=\n})\]]")
_QUICK = re.compile(r"[^(){};=\n\[]*+(?:\([^(){}\[\];]*+\)[^(){};=\n\[]*+)?\{")
MOST_OF_A_HEAD = 3_000
_SEMICOLONS = frozenset({"c", "cpp", "java", "csharp", "rust", "php", "dart"})
_TYPED = frozenset({"typescript", "javascript"})
_SPACE = re.compile(r"\s*+")
_GOES_ON = re.compile(r"\s*+(?:[{:=.?&|<>+*)\]},]|->|(?:where|throws|extends|implements|with|by|rethrows|async|uses?)\b)")
_OPEN_ENDED = re.compile(r"(?:[=,:|&(<+*?.\[{-]|=>|->|\bextends|\bimplements|\bwhere|\bwith)[ \t]*\Z")
_CONDITIONAL = re.compile(r"\n[ \t]*+#[ \t]*+(if|el|endif)\w*+")


class Extents:
    """The matching brackets of one text."""

    def __init__(self, code: str, language: str) -> None:
        self.code, self.language = code, language
        self.opens = list[int]()
        """Where braces open, in order."""
        self.closes = dict[int, int]()
        """Where each of them closes; the end of the text where it does not."""
        self.around = dict[int, int]()
        """The open brace around each of them; -1 at the top."""
        self._steps = 20_000 + len(code) // 2
        stack, closes, around = [-1], self.closes, self.around
        skipped = self._alternatives() if language in ("c", "cpp", "csharp") and "#el" in code.replace(" ", "") else []
        opened, closed, find = code.find("{"), code.find("}"), code.find
        while opened >= 0 or closed >= 0:
            at = opened if closed < 0 or 0 <= opened < closed else closed
            counts = not skipped or not any(first <= at < last for first, last in skipped)
            if at == opened:
                if counts:
                    self.opens.append(at)
                    around[at] = stack[-1]
                    stack.append(at)
                opened = find("{", at + 1)
            else:
                if counts and len(stack) > 1:
                    closes[stack.pop()] = at
                closed = find("}", at + 1)
        closes.update((at, len(code) - 1) for at in stack[1:])

    def _alternatives(self) -> list[tuple[int, int]]:
        """The `#else` parts whose `#if` part leaves braces open: only one of the two is ever compiled."""
        found, stack = list[tuple[int, int]](), list[list[int]]()
        for line in _CONDITIONAL.finditer(self.code):
            if line[1] == "if":
                stack.append([line.end(), -1])
            elif not stack:
                continue
            elif line[1] == "el":
                first, _ = stack[-1]
                part = self.code[first : line.start()]
                if stack[-1][1] < 0 and part.count("{") != part.count("}"):
                    stack[-1][1] = line.start()
            else:
                _, start = stack.pop()
                if start >= 0:
                    found.append((start, line.start()))
        return found

    def close(self, at: int) -> int:
        """One past the bracket that closes the one at `at`."""
        code, depth = self.code, 0
        sign = _BRACKETS.search(code, at)
        while sign and self._spend():
            if sign[0] == "{" and sign.start() in self.closes:
                after = self.closes[sign.start()] + 1
                if not depth:
                    return after
            else:
                depth += 1 if sign[0] in "([{" else -1
                after = sign.end()
                if depth <= 0:
                    return after
            sign = _BRACKETS.search(code, after)
        return len(code) if sign is None else at + 1

    def _spend(self) -> bool:
        """Whether another step may be taken: a text of brackets that never close must not be walked over and over."""
        self._steps -= 1
        return self._steps > 0

    def of(self, at: int, first: int, group: str) -> tuple[int, int]:
        """Where the body starts (-1 without one) and where the definition ends, for a head that was read up to `at`."""
        if group in ("var", "var2"):
            return self._assigned(at)
        quick = _QUICK.match(self.code, at)
        if quick is not None:
            opened = quick.end() - 1
            if not self._is_type(opened, at):
                return opened + 1, self.closes[opened] + 1 if opened in self.closes else len(self.code)
        return self._walk(at, first)

    def _walk(self, at: int, first: int) -> tuple[int, int]:
        """The body of a head that is not simple, bracket by bracket."""
        code, begin, stop = self.code, at, at + MOST_OF_A_HEAD
        while self._spend() and (sign := _SIGNS.search(code, at, stop)):
            mark, here = sign[0], sign.start()
            if mark == "{" and not self._is_type(here, begin):
                return here + 1, self.closes.get(here, len(code) - 1) + 1
            if mark in "({[":
                at = self.close(here)
            elif mark == ";" or mark in "})]":
                return -1, here + (mark == ";")
            elif mark == "=" and code[here + 1] != "=" and self.language not in _TYPED:
                return self._expression(here, first)
            elif mark == "\n" and self.language not in _SEMICOLONS and not self._continues(here):
                return -1, here
            else:
                at = self._past(here)
        return -1, line_end(code, begin)

    def _expression(self, at: int, first: int) -> tuple[int, int]:
        """A definition by `=`: to its semicolon, or to the next line that is not indented deeper."""
        if self.language in _SEMICOLONS:
            return self._to_semicolon(at)
        width = first - line_start(self.code, first)
        while self._spend() and (sign := _SIGNS.search(self.code, at + 1)):
            at = sign.start()
            if sign[0] in "({[":
                at = self.close(at) - 1
            elif sign[0] in ")}]":
                break
            elif sign[0] == "\n":
                rest = self.code[at + 1 : at + 400].split("\n", 1)[0]
                if rest.strip() and len(rest) - len(rest.lstrip()) <= width and not rest.lstrip().startswith((".", "?", "}")):
                    break
                if rest.strip().startswith("}"):
                    break
        else:
            at = len(self.code)
        end = len(self.code[:at].rstrip()) if at - first < 100_000 else at
        return self.code.find("=", first, end) + 1, end

    def _to_semicolon(self, at: int) -> tuple[int, int]:
        begin = at
        while self._spend() and (sign := _SIGNS.search(self.code, at + 1)):
            at = sign.start()
            if sign[0] in "({[":
                at = self.close(at) - 1
            elif sign[0] in ";)}]":
                return begin + 1, at + (sign[0] == ";")
        return begin + 1, len(self.code)

    def _assigned(self, at: int) -> tuple[int, int]:
        """A function that a name is given: to the end of the statement."""
        code, body = self.code, -1
        while self._spend() and (sign := _SIGNS.search(code, at)):
            mark, here = sign[0], sign.start()
            if mark in "({[":
                if mark == "{" and body < 0 and not self._is_type(here, at, arrow=True):
                    body = here + 1
                at = self.close(here)
                if body < 0 and mark == "(" and code.find("{", here, at) >= 0 and not code[at:].lstrip().startswith(("=>", ":")):
                    body = code.find("{", here, at) + 1
            elif mark == ";" or mark in "})]":
                return (body if body >= 0 else at), here + (mark == ";")
            elif mark == "\n" and not self._continues(here):
                return (body if body >= 0 else at), here
            else:
                at = self._past(here)
                if mark == "=" and code[at : at + 1] == ">" and body < 0:
                    after = len(code[at + 1 : at + 200]) - len(code[at + 1 : at + 200].lstrip())
                    if code[at + 1 + after : at + 2 + after] not in ("{", ""):
                        body = at + 1
        return body, len(code)

    def _past(self, at: int) -> int:
        """One past the sign at `at`; for a line break, past the blank lines behind it too."""
        space = _SPACE.match(self.code, at)
        return max(at + 1, space.end() if space else at)

    def _continues(self, at: int) -> bool:
        """Whether a statement goes on after the line break at `at`."""
        return _GOES_ON.match(self.code, at) is not None or _OPEN_ENDED.search(self.code, max(0, at - 40), at) is not None

    def _is_type(self, at: int, begin: int, *, arrow: bool = False) -> bool:
        """Whether the brace at `at` opens a type, not a body; its head goes on from `begin`."""
        if self.language not in _TYPED and self.language != "go":
            return False
        before = self.code[at - 60 if at > 60 else 0 : at].rstrip()
        if self.language == "go":
            return before.endswith(("interface", "struct")) and not _GO_TYPE.search(before)
        if before.endswith((":", "|", "&", "<", ",")) or (before.endswith("=>") and not arrow):
            return True
        if arrow or at - begin > MOST_OF_A_HEAD or self.code.find("<", begin, at) < 0:
            return False
        head = self.code[begin:at]
        return head.count("<") > head.count(">") - head.count("=>")


_GO_TYPE = re.compile(r"(?:\n|\btype )[ \t]*\w+(?:\[[^\]\n]*\])?[ \t]+(?:=[ \t]*)?(?:struct|interface)\Z")
