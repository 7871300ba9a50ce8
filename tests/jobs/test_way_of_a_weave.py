"""The way of a weave, as docs/architecture.md draws it, is the way that a weave takes."""

import inspect
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

import storycraft
from storycraft.domain.weave import Weave, WeaveState
from storycraft.domain.workshop import Workshop
from storycraft.llm.client import close_clients
from storycraft.llm.language_model import LanguageModel
from storycraft.llm.masking import Mask
from storycraft.llm.prompts import Prompts
from storycraft.model_settings import ModelSettings
from storycraft.weavers.model.model_weaver import ModelWeaver
from tests.jobs.conftest import Launch
from tests.support.faultserver import FaultServer

PACKAGE = Path(storycraft.__file__).parent
PAGE = PACKAGE.parent / "docs" / "architecture.md"
MOST = 9


class Witness(Mask):
    """Hides nothing, and keeps the files of ours that wait for the reply, the outermost first."""

    def __init__(self) -> None:
        super().__init__(contacts=False)
        self.files: list[str] = []

    def put_back_in_json(self, text: str) -> str:
        paths = (Path(frame.filename) for frame in reversed(inspect.stack(context=0)))
        ours = [path.relative_to(PACKAGE).as_posix() for path in paths if path.is_relative_to(PACKAGE)]
        if "llm/client.py" in ours:
            self.files = list(dict.fromkeys(ours[: ours.index("llm/client.py") + 1]))
        return super().put_back_in_json(text)


@pytest.fixture
def server() -> Iterator[FaultServer]:
    with FaultServer() as running:
        yield running
    close_clients()


@pytest.fixture
def drawn() -> list[str]:
    """The files that the page draws, from the click to HTTP."""
    drawing = PAGE.read_text(encoding="utf-8").split("## From a click to HTTP")[1].split("\n## ")[0]
    return re.findall(r"^    (\w+/[\w/]+\.py)", drawing, re.MULTILINE)


def test_a_weave_passes_the_files_that_are_drawn(
    server: FaultServer,
    workshop: Workshop,
    blue: str,
    launch: Launch,
    wait_for: Callable[[str, Callable[[Weave], bool]], Weave],
    drawn: list[str],
) -> None:
    witness = Witness()
    model = LanguageModel(
        ModelSettings(model="good", base_url=server.url, second_opinion=False), mask=witness
    )
    weave = launch(ModelWeaver(model, Prompts())).start(workshop.id, blue, ["plain"], "model")
    assert wait_for(weave.id, lambda weave: weave.state.ended).state is WeaveState.DONE
    assert witness.files == drawn[-len(witness.files) :]


def test_the_way_is_short_and_each_file_exists(drawn: list[str]) -> None:
    assert 0 < len(drawn) <= MOST
    assert [name for name in drawn if not (PACKAGE / name).is_file()] == []
