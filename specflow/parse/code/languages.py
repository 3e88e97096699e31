"""Which language a file is written in, by its name: a table to read, nothing is guessed from content."""

# ruff: noqa: E501 - a pattern or a table row reads better whole

from __future__ import annotations

import enum
from typing import NamedTuple


class Structure(enum.Enum):
    """How a language shows where a definition ends."""

    INDENT = "indent"
    BRACE = "brace"
    END = "end"
    NONE = "none"


class Language(NamedTuple):
    """What the scanner has to know to find comments and definitions."""

    name: str
    structure: Structure
    line: tuple[str, ...]
    """Markers of comments that run to the end of the line."""
    block: tuple[tuple[str, str], ...] = ()
    """Pairs that enclose comments."""
    nested: bool = False
    """Block comments may hold block comments."""
    quotes: str = ""
    """For languages without structure: characters that open and close strings."""


_C = (("/*", "*/"),)
_HTML = (("<!--", "-->"),)
_INDENT, _BRACE, _END, _NONE = Structure.INDENT, Structure.BRACE, Structure.END, Structure.NONE

STRUCTURED = (
    Language("python", _INDENT, ("#",)),
    Language("typescript", _BRACE, ("//",), _C),
    Language("javascript", _BRACE, ("//",), _C),
    Language("go", _BRACE, ("//",), _C),
    Language("rust", _BRACE, ("//",), _C, nested=True),
    Language("java", _BRACE, ("//",), _C),
    Language("c", _BRACE, ("//",), _C),
    Language("cpp", _BRACE, ("//",), _C),
    Language("csharp", _BRACE, ("//",), _C),
    Language("kotlin", _BRACE, ("//",), _C, nested=True),
    Language("swift", _BRACE, ("//",), _C, nested=True),
    Language("php", _BRACE, ("//", "#"), _C),
    Language("scala", _BRACE, ("//",), _C, nested=True),
    Language("dart", _BRACE, ("//",), _C, nested=True),
    Language("ruby", _END, ("#",), (("\n=begin", "\n=end"),)),
    Language("lua", _END, ("--",), (("--[[", "]]"),)),
    Language("elixir", _END, ("#",)),
)

_COMMENTED = (
    Language("sql", _NONE, ("--",), _C, quotes="'"),
    Language("toml", _NONE, ("#",), quotes="\"'"),
    Language("yaml", _NONE, ("#",), quotes="\"'"),
    Language("shell", _NONE, ("#",), quotes="\"'"),
    Language("dockerfile", _NONE, ("#",), quotes="\"'"),
    Language("terraform", _NONE, ("#", "//"), _C, quotes='"'),
    Language("html", _NONE, ("//",), _HTML + _C, quotes="\"'"),
    Language("markdown", _NONE, (), _HTML),
    Language("xml", _NONE, (), _HTML),
    Language("css", _NONE, (), _C, quotes="\"'"),
    Language("scss", _NONE, ("//",), _C, quotes="\"'"),
    Language("slashes", _NONE, ("//",), _C, quotes="\"'"),
    Language("hashes", _NONE, ("#",), quotes="\"'"),
    Language("powershell", _NONE, ("#",), (("<#", "#>"),), quotes="\"'"),
    Language("haskell", _NONE, ("--",), (("{-", "-}"),), quotes='"'),
    Language("ml", _NONE, ("//",), (("(*", "*)"),), quotes='"'),
    Language("lisp", _NONE, (";",), (("#|", "|#"),), quotes='"'),
    Language("ini", _NONE, (";", "#")),
    Language("percent", _NONE, ("%",), quotes='"'),
    Language("batch", _NONE, ("REM ", "rem ", "::")),
    Language("vim", _NONE, ('"',)),
    Language("basic", _NONE, ("'",), quotes='"'),
    Language("fortran", _NONE, ("!",), quotes="\"'"),
    Language("ada", _NONE, ("--",), quotes='"'),
    Language("data", _NONE, ()),
)

UNKNOWN = Language("", _NONE, ("#", "//", "--", ";", "%"), _C + _HTML, quotes="\"'")

_EXTENSIONS = {
    "python": "py pyi pyw",
    "typescript": "ts tsx mts cts",
    "javascript": "js jsx mjs cjs",
    "go": "go",
    "rust": "rs",
    "java": "java",
    "c": "c h",
    "cpp": "cc cpp cxx c++ hh hpp hxx h++ ino cu cuh",
    "csharp": "cs csx",
    "kotlin": "kt kts",
    "swift": "swift",
    "php": "php phtml",
    "scala": "scala sc",
    "dart": "dart",
    "ruby": "rb rake gemspec ru",
    "lua": "lua",
    "elixir": "ex exs",
    "sql": "sql psql ddl",
    "toml": "toml",
    "yaml": "yaml yml",
    "shell": "sh bash zsh ksh fish bats",
    "dockerfile": "dockerfile containerfile",
    "terraform": "tf tfvars hcl",
    "html": "html htm xhtml vue svelte astro jsp erb ejs hbs j2 jinja jinja2",
    "markdown": "md markdown mdx",
    "xml": "xml svg xsd xsl xslt xaml csproj plist pom",
    "css": "css",
    "scss": "scss sass less styl",
    "slashes": "proto gradle groovy sol zig m mm jsonc json5 d v sv glsl hlsl wgsl thrift prisma typ vala cue bicep",
    "hashes": "r jl pl pm nim cr graphql gql mk mak cmake nix conf cfg properties env tcl awk coffee feature bzl bazel star rego just po",
    "powershell": "ps1 psm1 psd1",
    "haskell": "hs lhs elm purs",
    "ml": "ml mli fs fsi fsx pas",
    "lisp": "clj cljs cljc edn lisp el scm rkt asm s",
    "ini": "ini editorconfig",
    "percent": "tex sty erl hrl",
    "batch": "bat cmd",
    "vim": "vim",
    "basic": "vb bas vbs",
    "fortran": "f90 f95 f03 f08",
    "ada": "adb ads vhd vhdl",
    "data": "json csv tsv lock ipynb txt rst log map",
}
_NAMES = {
    "dockerfile": "dockerfile", "containerfile": "dockerfile", "makefile": "hashes", "gnumakefile": "hashes", "rakefile": "ruby",
    "gemfile": "ruby", "podfile": "ruby", "vagrantfile": "ruby", "fastfile": "ruby", "jenkinsfile": "slashes", "justfile": "hashes",
    "cmakelists.txt": "hashes", "build": "hashes", "workspace": "hashes", ".gitignore": "hashes", ".env": "hashes", "sconstruct": "python",
    "go.mod": "slashes", "procfile": "hashes", "caddyfile": "hashes", "requirements.txt": "hashes", "codeowners": "hashes",
}  # fmt: skip

BY_NAME = {language.name: language for language in (*STRUCTURED, *_COMMENTED, UNKNOWN)}
_BY_EXTENSION = {extension: BY_NAME[name] for name, words in _EXTENSIONS.items() for extension in words.split()}
_BY_FILE = {file: BY_NAME[name] for file, name in _NAMES.items()}


def language_of(path: str) -> Language:
    """The language of a file by its name; `UNKNOWN` where the table has none."""
    file = path[path.rfind("/") + 1 :]
    found = _BY_EXTENSION.get(file[file.rfind(".") + 1 :]) if "." in file else None
    if found is not None and file not in _BY_FILE:
        return found
    file = file.lower()
    return _BY_FILE.get(file) or _BY_EXTENSION.get(file.rpartition(".")[2]) or UNKNOWN
