"""Tables to read: manifests, and libraries that shape how a feature can be built, with what each is for."""

# ruff: noqa: E501 - a pattern or a table row reads better whole

from __future__ import annotations

MANIFESTS = frozenset({
    "pyproject.toml", "package.json", "composer.json", "go.mod", "Cargo.toml", "Gemfile", "pom.xml", "build.gradle",
    "build.gradle.kts", "mix.exs",
})  # fmt: skip

WEB, DATA, QUEUE, PAGE, TEST, CHECK, MODEL = (
    "serves HTTP", "stores data", "runs work in the background", "draws the user interface", "runs the tests",
    "checks what comes in", "calls language models",
)  # fmt: skip

_USES = {
    WEB: "fastapi flask django starlette aiohttp tornado sanic litestar express koa fastify @nestjs/core next hapi hono rails sinatra "
    "laravel/framework symfony/framework-bundle actix-web axum rocket warp phoenix spring-boot-starter-web "
    "Microsoft.AspNetCore.App github.com/gin-gonic/gin github.com/labstack/echo/v4 github.com/go-chi/chi/v5 grpcio",
    DATA: "sqlalchemy psycopg psycopg2 psycopg2-binary pymongo redis asyncpg tortoise-orm peewee prisma @prisma/client typeorm sequelize "
    "mongoose knex drizzle-orm pg mysql2 ioredis activerecord sequel doctrine/orm diesel sqlx sea-orm ecto_sql gorm.io/gorm "
    "github.com/jackc/pgx/v5 github.com/redis/go-redis/v9 spring-boot-starter-data-jpa hibernate-core elasticsearch opensearch-py",
    QUEUE: "celery rq dramatiq apscheduler arq bull bullmq agenda sidekiq resque kafkajs kafka-python confluent-kafka oban "
    "github.com/hibiken/asynq spring-kafka amqplib pika",
    PAGE: "react vue svelte @angular/core solid-js preact react-native jinja2 htmx.org tailwindcss streamlit",
    CHECK: "pydantic marshmallow jsonschema zod joi ajv yup serde class-validator github.com/go-playground/validator/v10",
    MODEL: "openai anthropic langchain llama-index transformers litellm @anthropic-ai/sdk ai",
    TEST: "pytest jest vitest mocha playwright @playwright/test cypress rspec junit-jupiter phpunit/phpunit",
}  # fmt: skip

LIBRARIES: dict[str, str] = {name: use for use, names in _USES.items() for name in names.split()}
"""Name in a manifest -> what it does there."""

ORDER = (WEB, PAGE, DATA, QUEUE, CHECK, MODEL, TEST)

SPOKEN = {
    "python": "Python", "typescript": "TypeScript", "javascript": "JavaScript", "go": "Go", "rust": "Rust", "java": "Java", "c": "C",
    "cpp": "C++", "csharp": "C#", "kotlin": "Kotlin", "swift": "Swift", "php": "PHP", "scala": "Scala", "dart": "Dart", "ruby": "Ruby",
    "lua": "Lua", "elixir": "Elixir", "sql": "SQL", "shell": "shell", "terraform": "Terraform", "html": "HTML", "css": "CSS",
    "scss": "SCSS", "haskell": "Haskell", "lisp": "Lisp", "powershell": "PowerShell",
}  # fmt: skip
