"""A fault server for each test, and nothing remembered from the test before."""

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest

from storycraft.domain.model_call import ModelCall
from storycraft.llm.client import close_clients
from storycraft.llm.language_model import LanguageModel
from storycraft.llm.messages import Message
from storycraft.llm.questions import Question
from storycraft.model_settings import ModelSettings
from storycraft.weavers.model.reply_schemas import DraftForm
from tests.support.faultserver import FaultServer
from tests.support.model_servers import forget_all

POINTS = '<points>\nc1 [Blue table; porter] "We met in the canteen."\nc2 [Green table] "Nobody took minutes."\n</points>'


@pytest.fixture(autouse=True)
def nothing_remembered() -> Iterator[None]:
    """No server's habits from the test before, and no connection left open after it."""
    forget_all()
    yield
    close_clients()


@pytest.fixture
def server() -> Iterator[FaultServer]:
    with FaultServer() as running:
        yield running


@pytest.fixture
def settings(server: FaultServer) -> ModelSettings:
    """One try, and no patience."""
    return ModelSettings(model="good", base_url=server.url, timeout=2, stall=0.7, tries=1, longest_wait=0.05)


@pytest.fixture
def question() -> Question[DraftForm]:
    messages = (Message("system", "Write it down."), Message("user", POINTS))
    return Question(task="draft", prompt="test@sha256:0", messages=messages, form=DraftForm)


@pytest.fixture
def calls() -> list[ModelCall]:
    return []


@pytest.fixture
def model_named(settings: ModelSettings, calls: list[ModelCall]) -> Callable[..., LanguageModel]:
    """The model of that name, with other settings where given."""

    def make(model: str, **changes: object) -> LanguageModel:
        return LanguageModel(replace(settings, model=model, **changes), on_call=calls.append)  # type: ignore[arg-type]

    return make
