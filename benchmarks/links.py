"""Which code, or which lower-level requirement, belongs to a requirement? `specflow trace suggest` on sets with known answers.

    python benchmarks/links.py [BENCH] [--sets etour,itrust] [--unnumbered]

BENCH is the folder of benchmark data and scripts (default: `../shared/bench` beside the checkout); nothing of it is copied.
Its script runs the installed command on each set, one configuration for all, and prints a plain TF-IDF ranking from the same
run, what others reach, and the number to beat. `--unnumbered` also ranks the sets whose targets are numbered requirements
under names that hide the numbers: what is left is what the words alone say.
"""

from __future__ import annotations

import argparse
import hashlib
import importlib
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
BENCH = HERE.parents[1] / "shared" / "bench"
SPECFLOW = Path(sys.executable).with_name("specflow")
CONFIG = '[trace]\nsource = ["src/**"]\n'
"""The lower-level requirements stand in `.txt` files, which are no source files by default."""


def main() -> int:
    """Run the script of the data, then the same ranking without numbers."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("bench", nargs="?", type=Path, default=BENCH)
    parser.add_argument("--sets", default="etour,itrust,libest,warc,dronology")
    parser.add_argument("--unnumbered", action="store_true")
    parser.add_argument("--json", action="store_true")
    given = parser.parse_args()
    script = given.bench / "rank_links.py"
    if not script.is_file():
        print(f"error: {script} is not there; give the folder of the benchmark data", file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory() as folder:
        config = Path(folder) / "specflow.toml"
        config.write_text(CONFIG, encoding="utf-8")
        command = [sys.executable, str(script), "--specflow", str(SPECFLOW), "--config", str(config), "--sets", given.sets]
        done = subprocess.run([*command, *(["--json"] if given.json else [])], check=False).returncode
    if given.unnumbered and not done:
        unnumbered(given.bench)
    return done


def unnumbered(bench: Path) -> None:
    """Rank the text sets with the targets' names hidden."""
    from specflow.analysis.ranking.document import document
    from specflow.analysis.ranking.rank import rank
    from specflow.analysis.ranking.signals import Wanted
    from specflow.parse.code.scan import scan

    sys.path.insert(0, str(bench.resolve()))
    links = importlib.import_module("rank_links")
    print("\nnames hidden, so that no two targets stand in a row")
    for name in links.TEXT:
        corpus = links.load(name)
        hidden = {path: f"src/{_letters(path)}.txt" for path in corpus.targets}
        shown = {name: path for path, name in hidden.items()}
        documents = [document(hidden[path], text, scan(hidden[path], text)) for path, text in corpus.targets.items()]
        wanted = [Wanted(id_, text[:60], text) for id_, text in corpus.requirements.items()]
        found = {one.id: [shown[hit.path] for hit in row] for one, row in zip(wanted, rank(wanted, documents), strict=True)}
        figures, floor = links.measure(found, corpus.links), links.measure(links.floor(corpus), corpus.links)
        print(f"{name:10} MAP {figures['MAP']:.3f}  R@20 {figures['R@20']:.3f}  TF-IDF {floor['MAP']:.3f}")


def _letters(path: str) -> str:
    return hashlib.sha256(path.encode()).hexdigest()[:12].translate(str.maketrans("0123456789", "ghijklmnop"))


if __name__ == "__main__":
    sys.exit(main())
