"""What proof costs, on the example service: `python benchmarks/prove.py [--mutmut PATH]`.

Processor time of child processes, tests included, beside what the tests cost by themselves; a second run on unchanged code; the
cost of negative controls; and, with the path of a mutmut, the same code under mutmut in the same run.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).parents[1]
EXAMPLE = ROOT / "examples" / "ask-places"


def cpu(words: list[str], folder: Path) -> tuple[float, float, str]:
    """(processor seconds, wall seconds, output) of a command and everything it started."""
    before, began = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
    environment = {**os.environ, "PATH": f"{Path(words[0]).parent}:{os.environ['PATH']}"}
    done = subprocess.run(words, cwd=folder, env=environment, capture_output=True, text=True, check=False)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return spent, time.monotonic() - began, done.stdout + done.stderr


def copy(folder: Path) -> Path:
    """The example without what it left behind."""
    target = folder / "ask-places"
    left = shutil.ignore_patterns(".specflow", "evidence", "var", "__pycache__", ".pytest_cache")
    shutil.copytree(EXAMPLE, target, ignore=left)
    return target


def proof(folder: Path) -> None:
    """Our own engine: first run, second run, and what the tests cost alone."""
    specflow = str(Path(sys.executable).parent / "specflow")
    pytest = str(Path(sys.executable).parent / "pytest")
    alone, _, _ = cpu([pytest, "-q", "-p", "no:cacheprovider"], folder)
    first, wall, said = cpu([specflow, "prove", "--format", "json"], folder)
    answer = json.loads(said)
    number = sum(row["mutants"] for row in answer["requirements"])
    verdicts = [row["verdict"] for row in answer["requirements"]]
    print(f"tests alone, one pytest run: {alone:.2f} s CPU")
    print(f"specflow prove: {number} mutants of {len(verdicts)} requirements, {verdicts.count('proven')} proven")
    each = answer["cpu_seconds"] / number
    print(f"  {first:.2f} s CPU in all, {wall:.1f} s wall; {each:.3f} s CPU a mutant, its tests included")
    print(f"  everything (start, tracing, baselines) over the mutants: {first / number:.3f} s CPU a mutant")
    second, _, said = cpu([specflow, "prove", "--format", "json"], folder)
    print(f"second run, nothing changed: {json.loads(said)['cpu_seconds']:.2f} s CPU for mutants, {second:.2f} s CPU in all")


def mutmut(folder: Path, program: str) -> None:
    """mutmut on the same code and tests."""
    settings = "[mutmut]\nsource_paths=src\ntests_dir=tests\nalso_copy=\n    tools\n    pyproject.toml\n"
    (folder / "setup.cfg").write_text(settings, encoding="utf-8")
    spent, wall, said = cpu([program, "run"], folder)
    tried = re.findall(r"(\d+)/(\d+)", said)
    number = int(tried[-1][1]) if tried else 0
    if not number:
        print(f"mutmut: could not be run here: {said.strip()[-300:]}")
        return
    print(f"mutmut: {number} mutants, {spent:.2f} s CPU in all, {wall:.1f} s wall; {spent / number:.3f} s CPU a mutant")
    print(f"  {said.strip().splitlines()[-1][-100:]}")
    again, _, _ = cpu([program, "run"], folder)
    print(f"mutmut, second run: {again:.2f} s CPU in all")


def milliseconds(judge: Callable[[], object]) -> str:
    """The median processor time of a judgement with its controls, of thirty."""
    judge()
    taken = []
    for _ in range(30):
        began = time.process_time()
        judge()
        taken.append((time.process_time() - began) * 1000)
    return f"{statistics.median(taken):.2f} ms (worst {max(taken):.2f})"


def controls() -> None:
    """Each kind of check with its negative controls; all of it, not only the controls."""
    from specflow.analysis.checks import canary, code, contract, evaluation, metric
    from specflow.model.checks import CanaryCheck, CodeCheck, ContractCheck, EvalCheck, MetricCheck, Payload
    from specflow.parse.checks.measured import Measured

    schema = json.loads((EXAMPLE / "specs/ask-places/contracts/answer.schema.json").read_text(encoding="utf-8"))
    place = {"name": "Hafen 9", "distance_km": 0.9, "confidence": 0.8, "ai_reason": "open late"}
    answers = [Payload(f"a:{n}", {"results": [place] * 3, "radius_widened": False, "notice": ""}) for n in range(7)]
    agreed = ContractCheck(contract="answer.schema.json", payloads=("a",))
    inputs = contract.Inputs(schema, {}, answers)
    print(f"contract, 7 answers: {milliseconds(lambda: contract.judge(agreed, 'ask-places/FR-05', inputs))}")
    source = (EXAMPLE / "src/ask_places/answer.py").read_text(encoding="utf-8")
    rule = CodeCheck.model_validate({"language": "python", "must_match": "gate($$$)"})
    print(f"code, one file: {milliseconds(lambda: code.judge(rule, [code.Region('answer.py', source)]))}")
    bound = MetricCheck.model_validate({"report": "x", "value": "p95", "unit": "ms", "at_most": 100})
    measured = Measured("ms", {float(n): 1 for n in range(90)}, {}, 90)
    print(f"metric, 90 samples: {milliseconds(lambda: metric.judge(bound, measured))}")
    scores = {f"case {n}": [0.95] * 3 for n in range(50)}
    grade = EvalCheck.model_validate({"report": "x", "at_least": 0.9})
    print(f"eval, 50 cases: {milliseconds(lambda: evaluation.judge(grade, scores))}")
    watch = CanaryCheck.model_validate({"run": ["ask", "{canary}"], "must_not_appear_in": ["var/*"]})
    marker = "canary0123456789"
    runs = [
        canary.Ran(marker, canary.filled(watch, marker, long=long), 0, "", {"var/db": os.urandom(40_000)})
        for long in (False, True)
    ]
    print(f"canary, 2 runs over 40 KB (without the runs): {milliseconds(lambda: canary.judge(watch, runs))}")


def main() -> None:
    """All of it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--mutmut", metavar="PATH", help="a mutmut that has pytest and starlette beside it")
    parser.add_argument("--only-controls", action="store_true")
    asked = parser.parse_args()
    controls()
    if asked.only_controls:
        return
    with tempfile.TemporaryDirectory() as home:
        proof(copy(Path(home)))
    if asked.mutmut:
        with tempfile.TemporaryDirectory() as home:
            mutmut(copy(Path(home)), asked.mutmut)


if __name__ == "__main__":
    main()
