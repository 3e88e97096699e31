"""Ask the service once, with everything it keeps under var/. It prints the answer."""

import json
import sys

from client import ROOT, ask, create

status, body = ask(create(ROOT / "var"), sys.argv[1], session="canary-session")
print(status, json.dumps(body, ensure_ascii=False))
sys.exit(status != 200)
