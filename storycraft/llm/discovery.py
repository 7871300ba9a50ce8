"""Finds model servers on this machine, and tests whether a server can do what Storycraft needs."""

from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace

from storycraft.domain import message as texts
from storycraft.domain.model_call import ModelCall
from storycraft.llm.budget import Budget
from storycraft.llm.client import client_for
from storycraft.llm.errors import KeyRefused, ModelCallError
from storycraft.llm.language_model import LanguageModel
from storycraft.llm.messages import Message
from storycraft.llm.questions import Question
from storycraft.llm.replies import ReplyModel
from storycraft.llm.server_profile import forget
from storycraft.model_addresses import USUAL_PORTS
from storycraft.model_settings import TASKS, ModelSettings

LOOK_SECONDS = 1.5
LIST_SECONDS = 5.0
TRY_SECONDS = 30.0


@dataclass(frozen=True, slots=True)
class FoundServer:
    """A server that answered, with the models that it lists."""

    name: str
    base_url: str
    models: tuple[str, ...]
    wants_key: bool = False

    @property
    def words(self) -> str:
        """The server and its models, as a text for people."""
        without = (
            texts.N_("it wants a key before it says") if self.wants_key else texts.N_("it lists no models")
        )
        return ", ".join(self.models) or without


@dataclass(frozen=True, slots=True)
class Trial:
    """The result of one test request with structured output; `mode` is the output mode that worked."""

    well: bool
    words: str
    mode: str = ""
    seconds: float = 0.0


class PingForm(ReplyModel):
    """The smallest reply schema, used to test whether a server gives structured output."""

    colour: str


class _Nobody:
    def doing(self, sentence: str) -> None:
        """Ignore it: a test shows no progress."""

    def cancelled(self) -> bool:
        """Never: a test cannot be cancelled."""
        return False


def find_servers(ports: Iterable[tuple[str, int]] = tuple(USUAL_PORTS.items())) -> tuple[FoundServer, ...]:
    """Find the servers that answer on loopback at these (name, port) pairs, all asked at once."""
    listed = list(ports)
    with ThreadPoolExecutor(max_workers=max(1, len(listed))) as pool:
        found = pool.map(lambda pair: _look(*pair), listed)
        return tuple(server for server in found if server)


def _look(name: str, port: int) -> FoundServer | None:
    return look_at(ModelSettings(model="", base_url=f"http://127.0.0.1:{port}/v1"), name, LOOK_SECONDS)


def look_at(settings: ModelSettings, name: str = "", seconds: float = LIST_SECONDS) -> FoundServer | None:
    """Get the server of these settings with the models that it lists; None where it does not answer."""
    base_url = settings.base_url
    try:
        models = client_for(settings).models(seconds)
    except KeyRefused:
        return FoundServer(name, base_url, (), wants_key=True)
    except ModelCallError:
        return None
    return FoundServer(name, base_url, tuple(str(model.get("id", "")) for model in models))


def try_models(
    settings: ModelSettings,
    *,
    on_call: Callable[[ModelCall], None] = lambda _: None,
    budget: Budget | None = None,
) -> tuple[Trial, ...]:
    """Ask each of the configured models one small question with structured output.

    Stored knowledge about them is dropped first: a server that was restarted may do better now.
    """
    budget = budget or Budget(settings)
    names = dict.fromkeys(settings.model_for(task) for task in TASKS)
    return tuple(_try(replace(settings, model=name, tasks={}), on_call, budget) for name in names)


def _try(settings: ModelSettings, on_call: Callable[[ModelCall], None], budget: Budget) -> Trial:
    where = texts.Message("{model} at {host}", model=settings.model, host=settings.host)
    forget(settings.base_url, settings.model)
    asked = Question(
        task="trial",
        prompt="trial",
        messages=(Message("user", "Name one colour of the rainbow."),),
        form=PingForm,
        reply_tokens=500,
    )
    quick = replace(settings, tries=1, timeout=TRY_SECONDS, stall=TRY_SECONDS)
    try:
        answer = LanguageModel(quick, on_call=on_call, budget=budget).ask(asked, _Nobody())
    except ModelCallError as error:
        return Trial(False, texts.Message("{where}: {reason}", where=where, reason=error.told))
    words = texts.Message(
        "{where}: answers in {seconds} s, asked as {mode}",
        where=where,
        seconds=f"{answer.seconds:.1f}",
        mode=answer.mode,
    )
    return Trial(True, words, answer.mode, answer.seconds)
