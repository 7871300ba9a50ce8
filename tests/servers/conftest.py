"""Real model servers, started once; `make test-servers` says where their Python is, else nothing here is run."""

import os
import subprocess
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import replace
from pathlib import Path

import pytest

from storycraft.domain.model_call import ModelCall
from storycraft.llm.client import close_clients
from storycraft.llm.language_model import LanguageModel
from tests.servers.running import CONTEXT, HERE, KEY, Server, free_port, started
from tests.support.model_servers import forget_all

Start = Callable[[int], AbstractContextManager[subprocess.Popen[bytes]]]
PYTHON = os.environ.get("STORYCRAFT_SERVERS_PYTHON", "")
collect_ignore_glob = [] if PYTHON else ["test_*.py"]


@pytest.fixture(autouse=True)
def nothing_remembered() -> Iterator[None]:
    """No server's habits from the test before, and no connection left open after it."""
    forget_all()
    yield
    close_clients()


@pytest.fixture(scope="session")
def logs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the servers run and write."""
    return tmp_path_factory.mktemp("servers")


@pytest.fixture(scope="session")
def tiny_model(logs: Path) -> Path:
    """A model of random weights."""
    model = logs / "tiny.gguf"
    subprocess.run([PYTHON, str(HERE / "tiny_model.py"), str(model)], check=True, timeout=60)
    return model


@pytest.fixture(scope="session")
def start_llama_cpp(tiny_model: Path, logs: Path) -> Start:
    """Starts llama.cpp's server on a port."""

    def start(port: int) -> AbstractContextManager[subprocess.Popen[bytes]]:
        command = [PYTHON, str(HERE / "serve_llama_cpp.py"), str(port), str(tiny_model), str(CONTEXT)]
        return started(command, port, logs / f"llama.cpp-{port}.log")

    return start


@pytest.fixture(scope="session")
def llama_cpp(start_llama_cpp: Start) -> Iterator[Server]:
    """llama.cpp's own server."""
    port = free_port()
    with start_llama_cpp(port):
        yield Server(name="llama.cpp", port=port, model="tiny", overflows="tiny", lists_context=True)


@pytest.fixture(scope="session")
def llama_cpp_python(tiny_model: Path, logs: Path) -> Iterator[Server]:
    """The server of llama-cpp-python, as it is without further settings, with a key."""
    port = free_port()
    options = {
        "model": str(tiny_model),
        "model_alias": "tiny",
        "n_ctx": str(CONTEXT),
        "port": str(port),
        "api_key": KEY,
    }
    command = [
        PYTHON,
        "-m",
        "llama_cpp.server",
        *(part for k, v in options.items() for part in (f"--{k}", v)),
    ]
    with started(command, port, logs / "llama-cpp-python.log"):
        yield Server(
            name="llama-cpp-python",
            port=port,
            model="tiny",
            key=KEY,
            rung="object",
            led=False,
            overflows="tiny",
            counts_tokens=False,
        )


@pytest.fixture(scope="session")
def litellm(llama_cpp: Server, logs: Path) -> Iterator[Server]:
    """The LiteLLM proxy with its own mock models."""
    port = free_port()
    command = [str(Path(PYTHON).with_name("litellm")), "--config", str(HERE / "litellm.yaml")]
    command += ["--host", "127.0.0.1", "--port", str(port), "--telemetry", "False"]
    surroundings = {"LLAMA_CPP_URL": llama_cpp.url, "LITELLM_LOCAL_MODEL_COST_MAP": "True"}
    with started(command, port, logs / "litellm.log", surroundings):
        yield Server(
            name="LiteLLM's mock",
            port=port,
            model="story",
            key=KEY,
            led=False,
            overflows="context-window",
            knows_names=True,
        )


@pytest.fixture(scope="session")
def litellm_before_llama_cpp(litellm: Server) -> Server:
    """The LiteLLM proxy as a gateway to llama.cpp's server."""
    return replace(litellm, name="LiteLLM before llama.cpp", model="tiny", overflows="tiny", led=True)


SERVERS = ("llama_cpp", "llama_cpp_python", "litellm", "litellm_before_llama_cpp")


@pytest.fixture(params=SERVERS)
def server(request: pytest.FixtureRequest) -> Server:
    """Each server in turn."""
    found = request.getfixturevalue(request.param)
    assert isinstance(found, Server)
    return found


@pytest.fixture
def calls() -> list[ModelCall]:
    """What was asked, as the facilitator's log has it."""
    return []


@pytest.fixture
def model_of(calls: list[ModelCall]) -> Callable[..., LanguageModel]:
    """A server's model; settings of `Server.settings`, and others of `ModelSettings`."""

    def make(
        server: Server, model: str = "", *, key: str | None = None, tries: int = 1, **changes: object
    ) -> LanguageModel:
        settings = server.settings(model, key=key, tries=tries)
        return LanguageModel(replace(settings, **changes), on_call=calls.append)  # type: ignore[arg-type]

    return make
