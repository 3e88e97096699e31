"""Ask typical and rare questions, and keep the answers in evidence/answers.jsonl."""

import json
import tempfile
from pathlib import Path

from client import ROOT, ask, create

QUESTIONS = (
    "quiet cafe",  # several answers
    "quiet cafe books wifi",  # sure and less sure ones
    "late bar",
    "garden",  # only further away: the radius is widened
    "family garden breakfast",
    "quiet",  # more than fit
    "opera house tickets tonight",  # nothing
)

with tempfile.TemporaryDirectory() as folder:
    app = create(Path(folder))
    answers = [ask(app, question)[1] for question in QUESTIONS]
    app.state.database.close()
target = ROOT / "evidence" / "answers.jsonl"
target.parent.mkdir(exist_ok=True)
target.write_text("".join(f"{json.dumps(answer, ensure_ascii=False)}\n" for answer in answers), encoding="utf-8")
