"""What the fault tests found, kept as figures for docs/reliability.md."""

import json
from pathlib import Path

FILE = Path(__file__).parents[2] / "test-output" / "reliability.json"


def keep(fault: str, **found: object) -> None:
    """Write down what a test found, in the place of what it found the last time; print it too."""
    FILE.parent.mkdir(exist_ok=True)
    known = json.loads(FILE.read_text()) if FILE.exists() else {}
    known[fault] = found
    FILE.write_text(json.dumps(known, indent=1))
    print(fault, found)
