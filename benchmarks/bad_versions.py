"""Bad versions of the example service, each with what found it: `python benchmarks/bad_versions.py [NAME]...`.

Each version is a copy of examples/ask-places with one thing spoilt. Its tests are run with evidence, its answers and times are
recorded, its checks are run, and `specflow check` judges. A version is caught when an error names the requirement that it
breaks. The last ones are what no check of the example can see; they are run too, so that the list stays honest.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).parents[1]
EXAMPLE = ROOT / "examples" / "ask-places"
SOURCE, TESTS, SPEC = "src/ask_places", "tests", "specs/ask-places"
Edit = tuple[str, str, str]
KEEP = "    remember(database, len(matches))\n"
TABLE = 'database.execute("CREATE TABLE IF NOT EXISTS history (words BLOB)")'
INSERT = 'database.execute("INSERT INTO history VALUES (?)", ({},)); database.commit()'


@dataclass(frozen=True)
class Version:
    """One spoilt copy: `edits` are (file, old, new), `after` those made when evidence is there already."""

    name: str
    requirement: str
    edits: tuple[Edit, ...] = ()
    after: tuple[Edit, ...] = ()
    files: dict[str, str] = field(default_factory=dict)
    samples: int = 80
    prove: bool = False
    seen: bool = True


def leak(name: str, value: str, before: str = "", where: str = f"{SOURCE}/answer.py", seen: bool = True) -> Version:
    """A version that keeps `value` of a question in a table."""
    indented = "".join(f"    {line}\n" for line in [*([before] if before else []), TABLE, INSERT.format(value)])
    return Version(name, "NFR-04", ((where, KEEP, KEEP + indented),), seen=seen)


ANSWER, GATE, APP = f"{SOURCE}/answer.py", f"{SOURCE}/gate.py", f"{SOURCE}/app.py"
SHOWN = '"results": [shown(match) for match in shorten(matches)],'
ORM = '''
class Rows:
    """A small mapper: rows from keywords."""

    def __init__(self, database, table):
        self.database, self.table = database, table

    def create(self, **values):
        self.database.execute(f"CREATE TABLE IF NOT EXISTS {self.table} ({', '.join(values)})")
        marks = ", ".join("?" * len(values))
        self.database.execute(f"INSERT INTO {self.table} VALUES ({marks})", tuple(values.values()))
        self.database.commit()
'''
HANDLER = '''
class Table(logging.Handler):
    """Log lines in the database."""

    def __init__(self, database):
        super().__init__()
        self.database = database

    def emit(self, record):
        self.database.execute("CREATE TABLE IF NOT EXISTS lines (words TEXT)")
        self.database.execute("INSERT INTO lines VALUES (?)", (record.getMessage(),))
        self.database.commit()
'''
VERSIONS = (
    Version("the good version", ""),
    Version("gate missing", "FR-07", ((ANSWER, "gate(find(database, question, RADIUS_KM))", "find(database, question, RADIUS_KM)"),)),
    Version("gate dead: its result is not used", "FR-07", (
        (ANSWER, "    matches = gate(find(database, question, RADIUS_KM))", "    matches = find(database, question, RADIUS_KM)\n    gate(matches)"),)),
    Version("wrong literal: 0.3 for 0.5", "FR-07", ((GATE, "MIN_CONFIDENCE = 0.5", "MIN_CONFIDENCE = 0.3"),)),
    Version("> for >=", "FR-07", ((GATE, "match.confidence >= bar", "match.confidence > bar"),)),
    Version("too many results", "FR-02", ((GATE, "MAX_RESULTS = 3", "MAX_RESULTS = 4"),)),
    Version("reason missing", "FR-05", ((ANSWER, '        "ai_reason": match.reason,\n', ""),)),
    Version("reason missing on a rare branch", "FR-05", (
        (ANSWER, SHOWN, '"results": [{k: v for k, v in shown(match).items() if not widened or k != "ai_reason"} for match in shorten(matches)],'),)),
    Version("reason empty", "FR-05", ((ANSWER, '"ai_reason": match.reason,', '"ai_reason": "" if match.distance_km > 5 else match.reason,'),)),
    Version("radius flag missing", "FR-08", ((ANSWER, '        "radius_widened": widened,\n', ""),)),
    Version("radius flag always no", "FR-08", ((ANSWER, "        widened = True\n", "        widened = False\n"),)),
    Version("notice missing when nothing fits", "EC-02", ((ANSWER, '"Nothing fits. Try fewer words."', '""'),)),
    Version("longest question off by one", "EC-03", ((ANSWER, "len(question) > MAX_QUESTION", "len(question) >= MAX_QUESTION"),)),
    Version("session kept too long", "NFR-05", ((f"{SOURCE}/sessions.py", "SESSION_SECONDS = 1800", "SESSION_SECONDS = 86400"),)),
    leak("query stored directly", "question"),
    Version("query stored through a mapper", "NFR-04", (
        (ANSWER, "# spec: ask-places/EC-03\ndef accept", f"# spec-ignore: mapper{ORM}\n\n# spec: ask-places/EC-03\ndef accept"),
        (ANSWER, KEEP, f'{KEEP}    Rows(database, "history").create(words=question)\n'))),
    Version("query stored by a helper", "NFR-04", (
        (ANSWER, KEEP, f"{KEEP}    _note(database, question)\n"),
        (ANSWER, "# spec: ask-places/FR-05\ndef shown", f"def _note(database, words):\n    {TABLE}\n    {INSERT.format('words')}\n\n\n# spec: ask-places/FR-05\ndef shown"))),
    Version("query stored by another module", "NFR-04", (
        (ANSWER, KEEP, f"{KEEP}    keep(database, words=question)\n"),
        (ANSWER, "from ask_places.gate import gate, shorten\n", "from ask_places.gate import gate, shorten\nfrom ask_places.history import keep\n")),
        files={f"{SOURCE}/history.py": f"# spec-ignore: history\ndef keep(database, words):\n    {TABLE}\n    {INSERT.format('words')}\n"}),
    Version("query stored by a logging handler", "NFR-04", (
        (APP, "log = logging.getLogger", f"# spec-ignore: handler{HANDLER}\n\nlog = logging.getLogger"),
        (APP, "    keep_log(folder)\n", "    keep_log(folder)\n    log.addHandler(Table(database))\n"),
        (APP, '        log.info("answered', '        log.info("asked %s", body)\n        log.info("answered'))),
    Version("query in the log file", "NFR-04", ((APP, '        log.info("answered', '        log.info("asked %s", body)\n        log.info("answered'),)),
    leak("query stored through an attribute", "remember.last", "remember.last = question"),
    leak("query stored as base64", "coded", "import base64; coded = base64.b64encode(question.encode())"),
    leak("query stored as a hash", "digest", "import hashlib; digest = hashlib.sha256(question.encode()).hexdigest()"),
    leak("query stored only when it is long", "question if len(question) > 200 else None"),
    Version("latency over the bound", "NFR-01", ((ANSWER, "    question = accept(question)\n", "    time.sleep(0.35)\n    question = accept(question)\n"),)),
    Version("too few samples", "NFR-01", samples=40),
    Version("a test without assertions", "FR-05", (
        (f"{TESTS}/test_answer.py", 'assert shown(Match("Hafen 9", 0.9, 0.8, "open late")) == {', 'shown(Match("Hafen 9", 0.9, 0.8, "open late")), {'),)),
    Version("a test that asserts nothing that matters", "FR-05", (
        (f"{TESTS}/test_answer.py", 'assert shown(Match("Hafen 9", 0.9, 0.8, "open late")) == {', 'assert shown(Match("Hafen 9", 0.9, 0.8, "open late")) or True, {'),), prove=True),
    Version("a skipped test", "FR-08", (
        (f"{TESTS}/test_answer.py", "# spec: ask-places/FR-08\ndef", '# spec: ask-places/FR-08\n@pytest.mark.skip(reason="later")\ndef'),)),
    Version("stale reports: code changed since", "FR-07", after=(
        (GATE, "return [match for match in matches if match.confidence >= bar]", "return [one for one in matches if one.confidence >= bar]"),)),
    Version("a contract that cannot fail", "FR-05", (
        (f"{SPEC}/contracts/answer.schema.json", '"ai_reason": {"type": "string", "minLength": 1, "x-requirement": "FR-05"}', '"ai_reason": {"x-requirement": "FR-05"}'),
        (f"{SPEC}/contracts/answer.schema.json", '"confidence", "ai_reason"]', '"confidence"]'))),
    Version("a bound that cannot be missed", "NFR-01", ((f"{SPEC}/spec.yaml", "max_latency: {value: 300, unit: ms}", "max_latency: {value: 9999999, unit: ms}"),)),
    Version("a canary that watches nothing", "NFR-04", ((f"{SPEC}/spec.yaml", '["var/*.db", "var/*.log"]', '["data/*.db"]'),)),
    Version("the OpenAPI document makes the reason optional", "FR-05", (("openapi.yaml", "distance_km, confidence, ai_reason]", "distance_km, confidence]"),)),
    Version("a decision moved, the code did not", "FR-07", ((f"{SPEC}/contracts/answer.schema.json", '"minimum": 0.5', '"minimum": 0.7'),)),
    leak("query stored as a salted hash", "digest", "import hashlib; digest = hashlib.sha256(b'salt' + question.encode()).hexdigest()", seen=False),
    leak("query stored compressed", "packed", "import zlib; packed = zlib.compress(question.encode())", seen=False),
    leak("query stored only when it names a doctor", "remember.last", "remember.last = question if 'doctor' in question else None", seen=False),
    Version("query kept in memory for good", "NFR-04", ((ANSWER, KEEP, f"{KEEP}    remember.__dict__.setdefault('all', []).append(question)\n"),), seen=False),
    Version("query written outside of the watched places", "NFR-04", (
        (ANSWER, KEEP, f"{KEEP}    import pathlib, tempfile\n    (pathlib.Path(tempfile.gettempdir()) / 'ask-places-bad-version.txt').write_text(question)\n"),), seen=False),
)  # fmt: skip


def run(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """A command in the copy, with a home of its own."""
    environment = {**os.environ, "XDG_CONFIG_HOME": str(folder / ".home"), "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}"}
    return subprocess.run(words, cwd=folder, env=environment, capture_output=True, text=True, check=False)


def put(folder: Path, edits: Sequence[Edit]) -> None:
    """Make the edits; one that finds nothing to change is a mistake of this table."""
    for name, old, new in edits:
        path = folder / name
        text = path.read_text(encoding="utf-8")
        assert old in text, (name, old)
        path.write_text(text.replace(old, new), encoding="utf-8")


def prepared(folder: Path, version: Version) -> None:
    """The spoilt copy with its evidence."""
    shutil.copytree(EXAMPLE, folder, ignore=shutil.ignore_patterns(".specflow", "evidence", "var", "__pycache__", ".pytest_cache"))
    put(folder, version.edits)
    for name, text in version.files.items():
        (folder / name).write_text(text, encoding="utf-8")
    for words in (("git", "init", "-q"), ("git", "add", "-A"),
                  ("git", "-c", "user.name=a", "-c", "user.email=a@example.org", "commit", "-qm", "all")):  # fmt: skip
        run(folder, *words)
    run(folder, "pytest", "-q", "--spec-evidence", ".specflow/evidence/pytest.json", "--spec-reach")
    run(folder, "python", "tools/record_answers.py")
    run(folder, "python", "tools/load.py", str(version.samples))
    run(folder, "specflow", "verify", "--trust")
    if version.prove:
        run(folder, "specflow", "prove", version.requirement)
    if version.after:
        time.sleep(0.02)
        put(folder, version.after)


def judged(version: Version) -> dict[str, list[str]]:
    """Requirement -> what found it, from a `specflow check` of the version."""
    with tempfile.TemporaryDirectory() as home:
        folder = Path(home) / "ask-places"
        prepared(folder, version)
        done = run(folder, "specflow", "check", "--format", "json")
        try:
            findings = json.loads(done.stdout)["findings"]
        except ValueError:
            return {"?": [done.stderr.strip()[-200:]]}
    caught: dict[str, list[str]] = {}
    for one in findings:
        if one["severity"] == "error":
            kind = one["message"].split(" check")[0].removeprefix("the ") if one["code"][:4] == "SF52" else ""
            how = f"{one['code']} {kind if kind in ('contract', 'code', 'metric', 'canary') else one['name']}"
            rows = caught.setdefault((one["requirement"] or one["at"]["path"]).rpartition("/")[2], [])
            if how not in rows:
                rows.append(how)
    return caught


def main(names: Sequence[str]) -> int:
    """Print the table; 1 when a version that ought to be caught was not, or the good one was."""
    wrong = 0
    print("| Version | Breaks | Found by | Also red |\n|---|---|---|---|")
    for version in VERSIONS:
        if names and not any(name in version.name for name in names):
            continue
        caught = judged(version)
        found = caught.pop(version.requirement, [])
        good = bool(found) if version.requirement and version.seen else not found and not caught
        wrong += not good
        said = ", ".join(found) or ("passes" if not caught and not version.requirement else "**nothing**")
        flag = "" if good else " ← WRONG"
        others = ", ".join(f"{id_} ({', '.join(how)})" for id_, how in sorted(caught.items()))
        print(f"| {version.name} | {version.requirement or 'nothing'} | {said}{flag} | {others} |", flush=True)
    print(f"\n{wrong} of {len(VERSIONS)} went otherwise than written." if wrong else "\nAll went as written.")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
