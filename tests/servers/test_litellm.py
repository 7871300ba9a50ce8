"""How LiteLLM says what went wrong behind it, and a whole weave by way of it."""

from collections.abc import Callable

import pytest

from storycraft.domain.model_call import ModelCall
from storycraft.domain.story import Frame
from storycraft.domain.workshop import Contribution, Group, Workshop
from storycraft.formats.loader import Formats
from storycraft.llm.errors import Busy, Filtered, ModelCallError, Overflow, ServerFault, TooSlow
from storycraft.llm.language_model import LanguageModel
from storycraft.llm.prompts import Prompts
from storycraft.llm.server_profile import Mode, known
from storycraft.weavers.model.model_weaver import ModelWeaver
from storycraft.weavers.model.reply_schemas import DraftForm
from storycraft.weavers.weaver import Order, select_material
from tests.servers.asking import AnyForm, question
from tests.servers.running import Server
from tests.support.listeners import Ear

Access = Callable[..., LanguageModel]


@pytest.mark.parametrize(
    ("model", "cause"),
    [
        ("rate-limit", Busy),
        ("timeout", Busy),
        ("context-window", Overflow),
        ("internal-error", ServerFault),
        ("nobody-behind", ServerFault),
        ("breaks-in-the-stream", ServerFault),
        ("content-filter", Filtered),
        ("slow", TooSlow),
    ],
)
def test_each_fault_behind_it_is_named_as_what_it_is(
    litellm: Server, model_of: Access, model: str, cause: type[ModelCallError]
) -> None:
    with pytest.raises(cause) as caught:
        model_of(litellm, model, timeout=2).ask(question(AnyForm), Ear())
    assert type(caught.value) is cause
    assert caught.value.next_step


@pytest.mark.parametrize(
    ("model", "asked"),
    [
        ("rate-limit", 2),
        # A server's fault may be the form's: behind the two tries each of the two plainer ways is tried once.
        ("internal-error", 4),
    ],
)
def test_what_may_pass_is_tried_again_and_said(
    litellm: Server, model_of: Access, calls: list[ModelCall], model: str, asked: int
) -> None:
    known(litellm.url, model).proven = True
    ear = Ear()
    with pytest.raises(ModelCallError):
        model_of(litellm, model, tries=2, longest_wait=0.2).ask(question(AnyForm), ear)
    assert len(calls) == asked
    assert any("Trying again in" in sentence for sentence in ear.said)


@pytest.mark.parametrize("rung", list(Mode))
def test_each_rung_is_passed_on(litellm: Server, model_of: Access, rung: Mode) -> None:
    known(litellm.url, litellm.model).rung = rung
    answer = model_of(litellm).ask(question(DraftForm), Ear())
    assert answer.rung == rung.name.lower()
    assert answer.value.title == "Soup on Tuesdays"


def test_a_whole_draft_is_woven(litellm: Server, model_of: Access) -> None:
    format, ear = Formats().get("communities-of-practice"), Ear()
    said = ("The soup pot stood by the door.", "Nobody washed it.")
    workshop = Workshop(
        id="w1",
        title="Harbour kitchen",
        format="communities-of-practice",
        groups=(Group(id="g1", name="Blue table"),),
        contributions=tuple(
            Contribution(id=f"c{n}", group_id="g1", stage="experiences", text=words)
            for n, words in enumerate(said, 1)
        ),
    )
    order = Order(telling=format.tellings[0])
    weaver = ModelWeaver(model_of(litellm), Prompts())
    woven = weaver.weave_draft(select_material(workshop, format, "g1"), Frame(), order, ear)
    assert [sentence.cites for paragraph in woven.paragraphs for sentence in paragraph] == [("c1",), ("c2",)]
    assert woven.provenance.host == f"127.0.0.1:{litellm.port}"
    assert len(ear.texts) > 3
