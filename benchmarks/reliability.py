"""Puts what tests and benchmarks last found into docs/reliability.md: `python -m benchmarks.reliability`.

The figures are those of test-output: `make test ARGS=tests/faults`, then `python -m benchmarks.room` and
`python -m benchmarks.room_churn`. What was not measured since stays as it is in the document.
"""

import json
import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from benchmarks.room import HEAD, Result

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "reliability.md"
OUTPUT = ROOT / "test-output"


def faults_table(found: Mapping[str, Mapping[str, Any]]) -> str:
    """A line for each fault with all that its test counted."""
    lines = [f"| {fault} | {_words(figures)} |" for fault, figures in found.items()]
    return "\n".join(["| Fault | Found |", "|---|---|", *lines])


def load_table(found: Mapping[str, Any]) -> str:
    """The benchmark's own lines."""
    lines = [Result(**figures).line() for figures in found["results"].values()]
    return "\n".join([f"Measured on {found['machine']}.", "", HEAD, *lines])


def churn_text(found: Mapping[str, Any]) -> str:
    """One sentence, with the memory at equal distances."""
    memory = ", ".join(f"{megabytes:.0f}" for megabytes in found["memory"])
    errors = ", ".join(f"{count} {name}" for name, count in found["errors"].items()) or "none"
    return (
        f"{found['joined']} joins and {found['posts']} posts on {found['seats']} seats in "
        f"{found['seconds'] / 60:.0f} minutes; errors: {errors}. Memory of the server in MB, from first to "
        f"last: {memory}."
    )


def renew(page: str, part: str, text: str) -> str:
    """The page with this text between the part's two comments."""
    return re.sub(rf"(<!-- {part} -->\n).*?(<!-- end -->)", rf"\g<1>{text}\n\g<2>", page, flags=re.DOTALL)


def main() -> None:
    """Renew what can be renewed."""
    page = PAGE.read_text(encoding="utf-8")
    parts: dict[str, tuple[str, Callable[[Any], str]]] = {
        "faults": ("reliability.json", faults_table),
        "load": ("room.json", load_table),
        "churn": ("room-churn.json", churn_text),
    }
    for part, (name, text_of) in parts.items():
        if (OUTPUT / name).exists():
            page = renew(page, part, text_of(json.loads((OUTPUT / name).read_text(encoding="utf-8"))))
    PAGE.write_text(page, encoding="utf-8")


def _words(figures: Mapping[str, Any]) -> str:
    return "; ".join(f"{name.replace('_', ' ')}: {_plain(value)}" for name, value in figures.items())


def _plain(value: object) -> str:
    if isinstance(value, list):
        return ", ".join(map(str, value))
    return {"True": "yes", "False": "no"}.get(str(value), str(value))


if __name__ == "__main__":
    main()
