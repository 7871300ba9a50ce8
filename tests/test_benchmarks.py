"""The benchmarks still find what they measure: nothing else runs them from one change to the next."""

from importlib import import_module
from pathlib import Path

import pytest

FOLDER = Path(__file__).parents[1] / "benchmarks"
RUN = sorted(path.stem for path in FOLDER.glob("*.py") if '__name__ == "__main__"' in path.read_text())


@pytest.mark.parametrize("name", RUN)
def test_a_benchmark_can_be_begun(name) -> None:
    assert import_module(f"benchmarks.{name}")
