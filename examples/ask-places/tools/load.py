"""Ask many times, and keep how long each answer took in evidence/load.json."""

import json
import sys
import tempfile
import time
from pathlib import Path

from client import ROOT, ask, create

times = int(sys.argv[1]) if len(sys.argv) > 1 else 80
samples = []
failures = 0
with tempfile.TemporaryDirectory() as folder:
    app = create(Path(folder))
    for number in range(times):
        began = time.perf_counter()
        status, _ = ask(app, ("quiet cafe", "late bar", "garden")[number % 3])
        samples.append(round((time.perf_counter() - began) * 1000, 3))
        failures += status != 200
    app.state.database.close()
target = ROOT / "evidence" / "load.json"
target.parent.mkdir(exist_ok=True)
target.write_text(json.dumps({"unit": "ms", "failures": failures, "samples": samples}) + "\n", encoding="utf-8")
