# ruff: noqa: E501 - a file in one line reads better whole

from __future__ import annotations

from specflow.draft.survey.manifests import read_manifest
from specflow.draft.survey.write import survey

TEXTS = {
    "pyproject.toml": '[project]\ndependencies = ["FastAPI>=0.110", "sqlalchemy", "leftpad"]\n[project.scripts]\nshop = "shop.main:run"\n',
    "web/package.json": '{"dependencies": {"react": "18"}, "main": "index.js"}',
    "src/shop/orders.py": '@router.post("/orders")\ndef create() -> None: ...\n@router.get("/orders/{id}")\ndef one() -> None: ...\n',
    "src/shop/tables.py": "class Order(Base):\n    pass\n",
    "src/shop/limits.py": "class QuotaMiddleware:\n    pass\n",
    "db/schema.sql": "CREATE TABLE IF NOT EXISTS orders (id int);\ncreate table users (id int);\n",
}
FILES = [*TEXTS, "db/migrations/001_init.sql", "db/migrations/002_users.sql", "tests/test_orders.py", "Dockerfile", "manage.py"]


def lines() -> list[str]:
    text = survey(sorted(FILES), [one for one in FILES if one.startswith("src/")], ["tests/test_orders.py"], TEXTS)
    return [line.removeprefix("- ") for line in text.splitlines() if line.startswith("- ")]


def test_each_fact_stands_with_its_path() -> None:
    assert lines() == [
        "Python: 4 files, in `src/`, `tests/`.",
        "`fastapi` serves HTTP (`pyproject.toml`).",
        "`sqlalchemy` stores data (`pyproject.toml`).",
        "`react` draws the user interface (`web/package.json`).",
        "`shop` runs `shop.main:run` (`pyproject.toml`).",
        "`index.js` is where it starts (`web/package.json`).",
        "`manage.py` is where it starts.",
        "`src/shop/orders.py` answers `/orders`, `/orders/{id}`.",
        "`db/migrations/` holds 2 migrations; the last by name is `db/migrations/002_users.sql`.",
        "`db/schema.sql` defines `orders`, `users`.",
        "`src/shop/tables.py` defines `Order`.",
        "`src/shop/limits.py` holds `QuotaMiddleware`.",
        "1 test file, in `tests/`.",
        "`Dockerfile` builds a container.",
    ]


def test_an_empty_repository_has_only_room_for_people() -> None:
    text = survey([], [], [], {})
    assert text.startswith("# Technical reality")
    assert [line for line in text.splitlines() if line.startswith("#")] == ["# Technical reality", "## What is slow, missing or fragile"]


def test_broken_manifests_say_nothing() -> None:
    for name in ("pyproject.toml", "package.json", "Cargo.toml"):
        for text in ("[[[", "", "[]", '{"dependencies": []}', "project = 3", "[" * 5000):
            assert read_manifest(name, text).needs == ()


def test_manifests_of_other_languages() -> None:
    assert read_manifest("go.mod", "require (\n\tgithub.com/gin-gonic/gin v1.9.1\n\tx.org/y v1.0.0 // indirect\n)\n").needs == (
        "github.com/gin-gonic/gin",
    )
    assert read_manifest("Gemfile", "gem 'rails', '7'\n").needs == ("rails",)
    assert read_manifest("pom.xml", "<artifactId>spring-boot-starter-web</artifactId>").needs == ("spring-boot-starter-web",)
    assert read_manifest("requirements-dev.txt", "Flask==3\n# no\n-r other.txt\n").needs == ("flask",)
    cargo = read_manifest("Cargo.toml", '[[bin]]\nname = "go"\npath = "src/go.rs"\n[dependencies]\naxum = "0.7"\n')
    assert (cargo.needs, cargo.commands) == (("axum",), (("go", "src/go.rs"),))
