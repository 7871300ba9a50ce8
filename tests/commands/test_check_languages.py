"""No language passes because nothing was looked for: what cannot be checked is said once, and stays undecided."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from storycraft.cli import main

DUTCH = """
We hebben de gereedschapsbank in de kelder gezet, en niemand vroeg om geld.
Negen buren kwamen elke dinsdag om fietsen te repareren.
Misschien kunnen we volgend jaar ook in het park staan.
"""
DUTCH_FAULTS = """
De buren staan nu elk jaar in het park.[^c3]
Iedereen vroeg om geld voor de gereedschapsbank in de kelder.[^c1]
Er verdronk iemand.
Veertien buren kwamen elke dinsdag om fietsen te repareren.[^c2]
Omdat niemand om geld vroeg, kwamen de buren elke dinsdag.[^c1][^c2]
“Negen buren kwamen elke dinsdag,” riep de burgemeester woedend.[^c2]
“Elf buren kwamen elke dinsdag.”[^c2]
"""
POLISH = """
Postawiliśmy stół z narzędziami w piwnicy i nikt nie prosił o pieniądze.
Dziewięć osób przychodziło w każdy wtorek naprawiać rowery.
Może w przyszłym roku staniemy też w parku.
"""
POLISH_FAULTS = """
Teraz co roku stoją też w parku.[^c3]
Wszyscy prosili o pieniądze za stół z narzędziami w piwnicy.[^c1]
Ktoś utonął.
Czternaście osób przychodziło w każdy wtorek naprawiać rowery.[^c2]
Ponieważ nikt nie prosił o pieniądze, osoby przychodziły w każdy wtorek.[^c1][^c2]
„Dziewięć osób przychodziło w każdy wtorek”, krzyknął ze złością burmistrz.[^c2]
„Jedenaście osób przychodziło w każdy wtorek.”[^c2]
"""
ITALIAN = """
Nove vicini venivano ogni martedì a riparare le biciclette in cantina.
Vorremmo comprare una pompa nuova, se qualcuno ci aiuta.
Nessuno ha mai chiesto soldi per le camere d'aria.
"""
ITALIAN_FAULTS = """
Diciannove vicini venivano ogni martedì a riparare le biciclette.[^c1]
I vicini venivano ogni venerdì a riparare le biciclette in cantina.[^c1]
Qualcuno ha chiesto soldi per le camere d'aria.[^c3]
I vicini venivano in cantina perché il parco era chiuso.[^c1]
Tutti vogliono comprare una pompa nuova.[^c2]
Qualcuno è annegato.
Il sindaco disse che nessuno ha mai chiesto soldi.[^c3]
“Dodici vicini venivano ogni martedì.”[^c1]
"""
GREEN = ("quoted", "paraphrased", "connective")


def story(folder: Path, language: str, said: str, told: str) -> Path:
    head = f"storycraft: 1\ntitle: De kelder\nvoices: {{g1: Tafel}}\nplaces: {{e: Experiences}}\n{language}"
    sources = "\n".join(
        f'[^c{n}]: "{text}" Tafel, Experiences.' for n, text in enumerate(said.split("\n")[1:-1], 1)
    )
    path = folder / "story.md"
    path.write_text(
        f"---\n{head}---\n# De kelder\n\n{told.strip()}\n\n## Sources\n\n{sources}\n", encoding="utf-8"
    )
    return path


def checked(path: Path, *options: str) -> tuple[int, str]:
    ran = CliRunner().invoke(main, ["check", str(path), *options])
    return ran.exit_code, ran.output


@pytest.mark.parametrize("head", ["language: {}\n", "", "language: en\n"])
@pytest.mark.parametrize(
    ("code", "name", "said", "faults"),
    [("nl", "Dutch", DUTCH, DUTCH_FAULTS), ("pl", "Polish", POLISH, POLISH_FAULTS)],
)
def test_no_fault_is_green_in_a_language_without_word_lists(
    tmp_path: Path, head: str, code: str, name: str, said: str, faults: str
) -> None:
    path = story(tmp_path, head.format(code), said, faults)
    found = json.loads(checked(path, "--json")[1])
    assert [row["text"] for row in found["sentences"] if row["verdict"] in GREEN] == []
    assert found["notice"] == f"no word lists for {name}: please read this one yourselves"
    status, said_of_it = checked(path, "--strict")
    assert status == 1
    assert said_of_it.splitlines()[0] == f"{path}: {found['notice']}"
    assert said_of_it.count("no word lists") == 1


def test_what_is_quoted_word_for_word_passes_in_any_language(tmp_path: Path) -> None:
    told = "“Negen buren kwamen elke dinsdag om fietsen te repareren.”[^c2]"
    found = json.loads(checked(story(tmp_path, "language: nl\n", DUTCH, told), "--json")[1])
    assert [row["verdict"] for row in found["sentences"]] == ["quoted"]


@pytest.mark.parametrize("head", ["language: it\n", "", "language: en\n"])
def test_language_with_lists_is_checked_though_the_head_names_another(tmp_path: Path, head: str) -> None:
    path = story(tmp_path, head, ITALIAN, ITALIAN_FAULTS)
    found = json.loads(checked(path, "--json")[1])
    assert [row["text"] for row in found["sentences"] if row["verdict"] in GREEN] == []
    assert found["notice"] == ""
    assert checked(path, "--strict")[0] == 1
