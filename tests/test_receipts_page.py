"""The page on receipts shows what `storycraft check --json` prints, and the measured set keeps its floor."""

import json
import re
from pathlib import Path

from click.testing import CliRunner

from benchmarks.evaluate_receipts import load_cases, measure
from benchmarks.evaluation_sets import EIGHTH, ELEVENTH, FIFTH, NINTH, SEVENTH, SIXTH, TENTH, UNSEEN
from storycraft.cli import main

PAGE = Path(__file__).parents[1] / "docs" / "receipts.md"

HARD = ("added", "aspect", "condition", "hearsay", "joined", "manner", "mood", "question", "swap", "uncited")
"""Kinds whose words were all told, so that code knows only some of them."""


def example(language: str) -> str:
    found = re.search(rf"```{language}\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
    assert found
    return found[1]


def test_the_example_on_the_page_is_what_the_check_prints(tmp_path: Path) -> None:
    story = tmp_path / "story.md"
    story.write_text(example("markdown"), encoding="utf-8")
    printed = CliRunner().invoke(main, ["check", str(story), "--json"])
    assert printed.exit_code == 0
    assert json.loads(printed.stdout) == json.loads(example("json"))


def test_sentence_that_people_keep_does_not_fail_the_strict_check(tmp_path: Path) -> None:
    story = tmp_path / "story.md"
    story.write_text(example("markdown"), encoding="utf-8")
    assert CliRunner().invoke(main, ["check", str(story), "--strict"]).exit_code == 0
    kept = example("markdown").replace("## Kept by people", "## Kept by nobody")
    story.write_text(kept, encoding="utf-8")
    assert CliRunner().invoke(main, ["check", str(story), "--strict"]).exit_code == 1


def test_the_evaluation_set_holds_its_floor() -> None:
    cases = load_cases()
    figures = measure(cases)
    assert len(cases) >= 300
    assert measure([case for case in cases if case.kind not in HARD]).caught >= 0.95
    assert measure([case for case in cases if case.kind in HARD]).caught >= 0.70
    assert figures.false_alarms <= 0.05
    assert measure([case for case in cases if case.honest]).undecided <= 0.12


def test_the_set_by_other_writers_holds_its_floor() -> None:
    cases = load_cases(UNSEEN.folder)
    honest = measure([case for case in cases if case.honest])
    assert len(cases) >= 500
    assert measure(cases).caught >= 0.75
    assert honest.false_alarms <= 0.04
    assert honest.undecided <= 0.12


def test_the_fifth_set_holds_its_floor() -> None:
    cases = load_cases(FIFTH.folder)
    honest = measure([case for case in cases if case.honest])
    assert len(cases) >= 400
    assert measure(cases).caught >= 0.65
    assert honest.false_alarms <= 0.05
    assert honest.undecided <= 0.15


def test_the_sixth_set_holds_its_floor() -> None:
    cases = load_cases(SIXTH.folder)
    honest = measure([case for case in cases if case.honest])
    assert len(cases) >= 400
    assert measure(cases).caught >= 0.70
    assert honest.false_alarms <= 0.04
    assert honest.undecided <= 0.15


def test_the_later_sets_together_hold_their_floor() -> None:
    cases = [case for other in (SEVENTH, EIGHTH, NINTH, TENTH, ELEVENTH) for case in load_cases(other.folder)]
    honest = measure([case for case in cases if case.honest])
    assert len(cases) >= 900
    assert measure(cases).caught >= 0.75
    assert honest.false_alarms <= 0.05
    assert honest.undecided <= 0.13
