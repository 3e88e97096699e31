"""What the files of a repository show: entry points, routes, schemas, middleware, deployment; each with its path."""

# ruff: noqa: E501 - a pattern or a table row reads better whole

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from specflow.draft.survey.known import SPOKEN
from specflow.parse.code.languages import language_of

_ENTRY = re.compile(r"(?:^|/)(?:__main__\.py|manage\.py|wsgi\.py|asgi\.py|(?:cmd/[\w-]+/)?main\.(?:go|rs|kt|dart)|src/(?:main|index|server|app)\.[jt]sx?"
                    r"|server\.[jt]s|Program\.cs|config\.ru|artisan)$")  # fmt: skip
_SCHEMA = re.compile(r"(?:^|/)(?:openapi|swagger|asyncapi)[\w.-]*\.(?:ya?ml|json)$|\.(?:proto|graphqls?|avsc|prisma|xsd)$|\.schema\.json$"
                     r"|(?:^|/)(?:schema|structure)\.(?:sql|rb)$")  # fmt: skip
_MIGRATIONS = re.compile(r"^((?:.*/)?(?:migrations|migrate|alembic/versions|db/changelog))/[^/]+\.(?:sql|py|rb|ts|js|xml|ya?ml|exs)$")
_DELIVERY = re.compile(r"(?:^|/)(?:Dockerfile|docker-compose\.ya?ml|compose\.ya?ml|Procfile|serverless\.ya?ml|fly\.toml|Chart\.yaml)$"
                       r"|^\.github/workflows/[^/]+\.ya?ml$|^\.gitlab-ci\.yml$|^Jenkinsfile$")  # fmt: skip
_MIDDLEWARE_PATH = re.compile(r"(?:^|/)(?:middlewares?|interceptors?)(?:/[^/]+)?\.(?:py|[jt]s|go|rb|rs|java|kt|php|cs|ex)$")
_MIDDLEWARE_CLASS = re.compile(r"^\s*(?:export\s+)?(?:public\s+)?class\s+(\w*(?:Middleware|Interceptor))\b", re.MULTILINE)
_ROUTE = re.compile(
    r"@\w+(?:\.\w+)?\.(?:get|post|put|patch|delete|route)\(\s*[rf]?[\"'](/[^\"']{0,120})[\"']"
    r"|\b(?:app|router|api|server|r|e|mux)\.(?:get|post|put|patch|delete|GET|POST|PUT|PATCH|DELETE|HandleFunc)\(\s*[\"'`](/[^\"'`]{0,120})[\"'`]"
    r"|@(?:Get|Post|Put|Patch|Delete|Request)Mapping\(\s*(?:value\s*=\s*)?\"(/[^\"]{0,120})\""
)
_TABLE = re.compile(r"\bcreate\s+table\s+(?:if\s+not\s+exists\s+)?[\"`\[]?([\w.]+)|^\s*create_table\s+[\"':](\w+)|^model\s+(\w+)\s*\{",
                    re.IGNORECASE | re.MULTILINE)  # fmt: skip
_OPERATION = re.compile(r"^ {2,8}[\"']?(get|put|post|delete|patch)[\"']?\s*:", re.MULTILINE)
_MESSAGE = re.compile(r"^\s*(?:message|service)\s+(\w+)\s*\{", re.MULTILINE)
_MODEL = re.compile(r"^class\s+(\w+)\((?:\w+\.)*(?:Model|DeclarativeBase|Base|BaseModel|SQLModel)\b[^)]{0,200}\)\s*:", re.MULTILINE)
_MOST = 8
"""Names in one line; the rest is a number."""


class Fact(NamedTuple):
    """One line of a context: the section it belongs to, and the words, with the paths in backticks."""

    section: str
    text: str


LANGUAGES, FRAMEWORKS, ENTRIES, INTERFACES, DATA, MIDDLEWARE, DELIVERY = SECTIONS = (
    "Languages", "Frameworks and libraries", "Where it starts", "Interfaces", "Data and schemas", "Middleware", "Tests and delivery",
)  # fmt: skip


def languages(sources: Sequence[str]) -> list[Fact]:
    """Files by language, most first, with the folders that hold most of them."""
    found: dict[str, list[str]] = {}
    for path in sources:
        if name := SPOKEN.get(language_of(path).name):
            found.setdefault(name, []).append(path)
    ranked = sorted(found.items(), key=lambda one: (-len(one[1]), one[0]))
    return [Fact(LANGUAGES, f"{name}: {_many(len(paths), 'file')}, in {_folders(paths)}.") for name, paths in ranked[:6]]


def by_path(files: Sequence[str], tests: Sequence[str]) -> list[Fact]:
    """What file names alone tell."""
    found = [Fact(ENTRIES, f"`{path}` is where it starts.") for path in files if _ENTRY.search(path)][:_MOST]
    migrations: dict[str, list[str]] = {}
    for path in files:
        if match := _MIGRATIONS.match(path):
            migrations.setdefault(match[1], []).append(path)
    for folder, paths in migrations.items():
        last = max(paths)
        found.append(Fact(DATA, f"`{folder}/` holds {_many(len(paths), 'migration')}; the last by name is `{last}`."))
    if tests:
        found.append(Fact(DELIVERY, f"{_many(len(tests), 'test file')}, in {_folders(tests)}."))
    found += [Fact(DELIVERY, f"`{path}` {_delivers(path)}.") for path in files if _DELIVERY.search(path)][:_MOST]
    return found


def wants_text(path: str) -> bool:
    """Whether the content of a file by this name can tell something."""
    return bool(_SCHEMA.search(path) or _MIGRATIONS.match(path)) or language_of(path).name in SPOKEN


def by_text(texts: Mapping[str, str]) -> list[Fact]:
    """What the content of schemas and code tells, in order of path."""
    found: list[Fact] = []
    for path in sorted(texts):
        text = texts[path]
        if _SCHEMA.search(path):
            found.append(_schema(path, text))
            continue
        routes = sorted({next(filter(None, groups)) for groups in _ROUTE.findall(text)})
        if routes:
            found.append(Fact(INTERFACES, f"`{path}` answers {_named(routes)}."))
        guards = sorted(set(_MIDDLEWARE_CLASS.findall(text)))
        if guards or _MIDDLEWARE_PATH.search(path):
            behind = f" holds {_named(guards)}" if guards else " stands between a request and what answers it"
            found.append(Fact(MIDDLEWARE, f"`{path}`{behind}."))
        if models := sorted(set(_MODEL.findall(text))):
            found.append(Fact(DATA, f"`{path}` defines {_named(models)}."))
        if not _MIGRATIONS.match(path) and path.endswith(".sql") and (tables := _tables(text)):
            found.append(Fact(DATA, f"`{path}` creates the tables {_named(tables)}."))
    return found


def _schema(path: str, text: str) -> Fact:
    """A file that is nothing but a schema."""
    if operations := len(_OPERATION.findall(text)) if re.search(r"(?:openapi|swagger)", path) else 0:
        return Fact(INTERFACES, f"`{path}` describes {_many(operations, 'operation')}.")
    names = sorted(set(_MESSAGE.findall(text))) if path.endswith(".proto") else _tables(text)
    return Fact(DATA, f"`{path}` defines {_named(names)}." if names else f"`{path}` is a schema.")


def _tables(text: str) -> list[str]:
    return sorted({next(filter(None, groups)) for groups in _TABLE.findall(text)})


def _delivers(path: str) -> str:
    if path.startswith(".github/") or "gitlab" in path or path == "Jenkinsfile":
        return "runs in CI"
    return "builds a container" if path.endswith("Dockerfile") else "says how it is run"


def _named(names: Sequence[str]) -> str:
    """The first names in backticks; a number for the rest."""
    shown = ", ".join(f"`{name}`" for name in names[:_MOST])
    return shown + (f" and {len(names) - _MOST} more" if len(names) > _MOST else "")


def _folders(paths: Iterable[str]) -> str:
    """The folders at the top that hold most of the files, most first."""
    tops = Counter(path.partition("/")[0] + "/" if "/" in path else "the root" for path in paths)
    ranked = sorted(tops.items(), key=lambda one: (-one[1], one[0]))[:3]
    return ", ".join(f"`{top}`" if top.endswith("/") else top for top, _ in ranked)


def _many(number: int, name: str) -> str:
    return f"{number} {name}" + ("" if number == 1 else "s")
