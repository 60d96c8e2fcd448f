"""Reads cases from standard input, one JSON object a line, and writes one answer a line: `ask 2`, `keep 0`."""
import json
import sys

sys.path.insert(0, sys.argv[1])
from should_ask import should_ask  # noqa: E402

for line in sys.stdin:
    case = json.loads(line)
    ask, covers = should_ask(case["stored"], case.get("published"), case["today"])
    print("ask" if ask else "keep", covers)
