"""What a model weave does when its server misbehaves: a sentence for people, and never a half-kept draft."""

from dataclasses import replace
from pathlib import Path

import pytest

from storycraft.domain.errors import ModelError
from storycraft.domain.story import Frame
from storycraft.domain.workshop import Workshop
from storycraft.files.workshop_files import read_workshop
from storycraft.formats.loader import Formats
from storycraft.llm.language_model import LanguageModel
from storycraft.llm.prompts import Prompts
from storycraft.model_settings import ModelSettings
from storycraft.weavers.model.model_weaver import ModelWeaver
from storycraft.weavers.weaver import Cancelled, Material, Order, select_material
from tests.support.faultserver import FaultServer

NOTES = """# Blue table
## Experiences
- In 2019 we shared the seeds before anybody asked.
- (treasurer) Nobody wrote it down, and it worked.
# Green table
## Still a question
- Who keeps the key when he moves away?
"""


class Progress:
    """Keeps what it is told."""

    def __init__(self, stop: bool = False) -> None:
        self.texts: list[str] = []
        self.said: list[str] = []
        self.stop = stop

    def text(self, text: str) -> None:
        self.texts.append(text)

    def doing(self, sentence: str) -> None:
        self.said.append(sentence)

    def cancelled(self) -> bool:
        return self.stop


@pytest.fixture
def material() -> Material:
    formats = Formats()
    workshop: Workshop = read_workshop("notes.md", NOTES.encode(), formats)[0]
    return select_material(workshop, formats.get(workshop.format))


def weave(
    server: FaultServer, model: str, material: Material, progress: Progress, longest_wait: float = 0.05
):
    settings = ModelSettings(
        model=model,
        base_url=server.url,
        api_key="sk-secret-key",
        tries=2,
        longest_wait=longest_wait,
        stall=0.4,
        timeout=3,
    )
    weaver = ModelWeaver(LanguageModel(settings), Prompts(None))
    telling = material.format.tellings[0]
    return weaver.weave_draft(material, Frame(), Order(telling=telling), progress)


def test_good_server_gives_draft_that_cites_and_arrives_in_pieces(material: Material) -> None:
    with FaultServer(rate=200) as server:
        progress = Progress()
        woven = weave(server, "good", material, progress)
    cited = {cid for p in woven.paragraphs for s in p for cid in s.cites}
    assert cited | {out.contribution_id for out in woven.left_out} == {c.id for c in material.contributions}
    assert len(set(progress.texts)) > 2
    assert woven.provenance.host == f"127.0.0.1:{server.url.split(':')[2].split('/')[0]}"


@pytest.mark.parametrize("knows", ["good+noschema", "good+text", "good+ignores"])
def test_every_output_mode_leads_to_a_draft(material: Material, knows: str) -> None:
    with FaultServer() as server:
        assert weave(server, knows, material, Progress()).paragraphs


@pytest.mark.parametrize("fault", ["503x1", "cutx1", "badssex1", "earlyendx1", "429barex1"])
def test_a_passing_fault_is_tried_again_and_said(material: Material, fault: str) -> None:
    with FaultServer() as server:
        progress = Progress()
        assert weave(server, fault, material, progress, longest_wait=1.5).paragraphs
    assert any("again" in sentence for sentence in progress.said)


@pytest.mark.parametrize(
    "fault",
    [
        "500",
        "html",
        "badjson",
        "nochoices",
        "cut",
        "reset",
        "stall",
        "401",
        "404",
        "refusal",
        "filter",
        "quota",
    ],
)
def test_a_lasting_fault_is_one_sentence_without_the_key(material: Material, fault: str) -> None:
    with FaultServer() as server, pytest.raises(ModelError) as failed:
        weave(server, fault, material, Progress())
    assert failed.value.message.endswith(".")
    assert failed.value.next_step
    assert "sk-secret-key" not in str(failed.value)


def test_a_server_that_is_not_there_is_said(material: Material) -> None:
    with FaultServer() as server:
        gone = replace(ModelSettings(model="good", base_url=server.url), tries=1)
    with pytest.raises(ModelError, match="No model server answers"):
        ModelWeaver(LanguageModel(gone), Prompts(None)).propose_threads(material, Progress())


def test_cancelling_stops_it(material: Material) -> None:
    with FaultServer(rate=20) as server, pytest.raises(Cancelled):
        weave(server, "good", material, Progress(stop=True))


def test_prompts_travel_with_the_package() -> None:
    assert (Path(__file__).parents[2] / "prompts" / "weave_draft.md").is_file()
