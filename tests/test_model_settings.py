"""What the surroundings say, from the environment or from secrets.toml, and what is wrong with it in words."""

import tomllib
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storycraft.domain.errors import SettingsError
from storycraft.model_settings import OPENAI, ModelSettings, held_to, read_model, variables_of
from storycraft.settings import read_settings

KEY = {"OPENAI_API_KEY": "sk-test-1234567"}
LOCAL = {"OPENAI_BASE_URL": "http://127.0.0.1:11434/v1", "STORYCRAFT_MODEL": "small"}


def model(**given: str) -> ModelSettings:
    read = read_model({**KEY, **given})
    assert read is not None
    return read


def test_without_a_key_or_an_address_there_is_no_model() -> None:
    assert read_settings({}).model is None
    assert read_settings({"OPENAI_API_KEY": "  ", "OPENAI_BASE_URL": ""}).model is None


def test_a_key_alone_means_openai() -> None:
    assert (model().base_url, model().model) == (OPENAI, "gpt-5-mini")


def test_an_address_alone_means_a_server_without_a_key() -> None:
    read = read_settings(LOCAL).model
    assert read is not None
    assert (read.base_url, read.api_key, read.host) == (LOCAL["OPENAI_BASE_URL"], "", "127.0.0.1:11434")


def test_another_server_needs_the_name_of_its_model() -> None:
    read = read_settings({"OPENAI_BASE_URL": "http://127.0.0.1:8080/v1"})
    assert read.model is None
    with pytest.raises(SettingsError, match="STORYCRAFT_MODEL is not set"):
        read.wanted_model()


@pytest.mark.parametrize(
    ("given", "read"),
    [
        ("http://localhost:8000/v1/", "http://localhost:8000/v1"),
        ("http://localhost:8000/v1/chat/completions", "http://localhost:8000/v1"),
        (" https://models.example.org/v1 ", "https://models.example.org/v1"),
        (
            "https://room.openai.azure.com/openai/deployments/d?api-version=2024-10-21",
            "https://room.openai.azure.com/openai/deployments/d?api-version=2024-10-21",
        ),
    ],
)
def test_an_address_is_read_as_people_paste_it(given: str, read: str) -> None:
    assert model(OPENAI_BASE_URL=given, STORYCRAFT_MODEL="m").base_url == read


@pytest.mark.parametrize("address", ["localhost:8000", "ftp://x/v1", "https://me:secret@example.org/v1",
    "https://example.org/v1?key=secret", "https://example.org/v1?api-version=1&code=secret", "https://example.org/v1?secret",
    "https://example.org/v1#secret", "http:///v1", "http://[::1/v1"])  # fmt: skip
def test_address_that_cannot_be_used_says_why_without_its_secrets(address: str) -> None:
    with pytest.raises(SettingsError, match="OPENAI_BASE_URL") as caught:
        model(OPENAI_BASE_URL=address)
    assert "secret" not in str(caught.value)


def test_environment_goes_before_file_and_an_empty_word_is_none() -> None:
    secrets = {"STORYCRAFT_MODEL": "filed", "OPENAI_API_KEY": "sk-filed-123"}
    assert (read_settings({"STORYCRAFT_MODEL": "set"}, secrets).model or model()).model == "set"
    assert (read_settings({"STORYCRAFT_MODEL": ""}, secrets).model or model()).model == "filed"


def test_a_file_may_say_lists_tables_numbers_and_truths() -> None:
    secrets = tomllib.loads(
        """
        OPENAI_API_KEY = "sk-filed-123"
        STORYCRAFT_MASK = true
        STORYCRAFT_MASK_NAMES = ["Orla Quint", "Bo"]
        STORYCRAFT_MODEL_TIMEOUT = 90
        [STORYCRAFT_MODEL_HEADERS]
        X-Room = "7"
        """
    )
    read = read_settings({}, secrets).model
    assert read is not None
    assert (read.mask, read.mask_names, read.timeout) == (True, ("Orla Quint", "Bo"), 90)
    assert read.headers == {"X-Room": "7"}


def test_each_task_may_have_a_model_of_its_own() -> None:
    read = model(STORYCRAFT_MODEL="big", STORYCRAFT_MODEL_CHECK="small")
    assert [read.model_for(task) for task in ("threads", "frame", "draft", "check")] == ["big"] * 3 + [
        "small"
    ]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("STORYCRAFT_MODEL_TEMPERATURE", "hot"),
        ("STORYCRAFT_MODEL_TEMPERATURE", "3"),
        ("STORYCRAFT_MODEL_TIMEOUT", "0"),
        ("STORYCRAFT_MODEL_TRIES", "2.5"),
        ("STORYCRAFT_MODEL_CONCURRENCY", "-1"),
        ("STORYCRAFT_BUDGET_MONEY", "nan"),
        ("STORYCRAFT_BUDGET_MONEY", "5"),
        ("STORYCRAFT_MODEL_HEADERS", "no colon"),
    ],
)
def test_a_value_that_cannot_be_used_is_named(name: str, value: str) -> None:
    with pytest.raises(SettingsError, match=name):
        model(**{name: value})


@pytest.mark.parametrize("key", ["sk–with-a-dash", "sk-two\nlines", "sk-zero\u200bwidth"])
def test_a_key_that_cannot_be_sent_is_refused_not_repeated(key: str) -> None:
    with pytest.raises(SettingsError, match="OPENAI_API_KEY") as caught:
        read_model({"OPENAI_API_KEY": key})
    assert key[:4] not in str(caught.value)


def test_no_secret_is_ever_written_out() -> None:
    read = model(
        STORYCRAFT_MODEL_HEADERS="Authorization: Basic c2VjcmV0",
        OPENAI_BASE_URL="https://example.org/v1?api-version=2024-10-21",
        STORYCRAFT_MODEL="m",
    )
    shown = f"{read!r} {read} {read.host} {read_settings(KEY)!r}"
    for secret in ("sk-test", "c2VjcmV0"):
        assert secret not in shown


numbers = st.fixed_dictionaries(
    {},
    optional={
        "temperature": st.sampled_from([0.0, 0.5, 2.0]),
        "timeout": st.sampled_from([1.0, 45.5, 3600.0]),
        "tries": st.integers(1, 10),
        "reply_tokens": st.integers(100, 1_000_000),
        "context_tokens": st.integers(1_000, 100_000_000),
        "concurrency": st.integers(1, 100),
        "budget_tokens": st.integers(0, 10**12),
        "reply_price": st.sampled_from([0.0, 0.25]),
        "tasks": st.dictionaries(st.sampled_from(["draft", "check"]), st.sampled_from(["a", "b/c:1"])),
        "headers": st.dictionaries(st.sampled_from(["X-Room", "Via"]), st.sampled_from(["7", "a: b"])),
        "mask": st.booleans(),
        "log_texts": st.booleans(),
        "mask_names": st.sampled_from([(), ("Orla Quint", "Bo")]),
    },
)


@given(numbers)
def test_settings_written_as_variables_read_back_the_same(changes: dict[str, Any]) -> None:
    usual = ModelSettings(
        model="m", base_url="https://example.org/v1", api_key="sk-1", budget_money=2.5, prompt_price=0.25
    )
    settings = replace(usual, **changes)
    assert read_model(variables_of(settings)) == settings


def test_folders_may_be_given(tmp_path: Path) -> None:
    read = read_settings({"STORYCRAFT_DATA": str(tmp_path), "STORYCRAFT_PROMPTS": "~/prompts"})
    assert read.stories_dir == tmp_path / "stories"
    assert read.prompts_dir == Path.home() / "prompts"
    assert read.database_url == f"sqlite:///{tmp_path / 'storycraft.db'}"


def test_who_uses_the_owners_key_stays_within_the_owners_budget() -> None:
    owner = model(STORYCRAFT_BUDGET_TOKENS="1000", STORYCRAFT_PRICE_PROMPT="2")
    assert held_to(replace(owner, budget_tokens=0, prompt_price=0), owner).budget_tokens == 1000
    assert held_to(replace(owner, budget_tokens=9000, prompt_price=0), owner).prompt_price == 2
    assert held_to(replace(owner, budget_tokens=500), owner).budget_tokens == 500
    own = replace(owner, api_key="sk-their-own", budget_tokens=0)
    assert held_to(own, owner) == own
    assert held_to(own, None) == own


def test_owners_header_with_another_key_is_held_to_limits() -> None:
    owner = model(STORYCRAFT_MODEL_HEADERS="Authorization: Basic x", STORYCRAFT_BUDGET_TOKENS="1000")
    typed = replace(owner, api_key="sk-their-own", budget_tokens=0)
    assert held_to(typed, owner).budget_tokens == 1000
    assert held_to(replace(typed, headers={"Authorization": "Basic y"}), owner).budget_tokens == 0


def test_nobodys_own_settings_raise_calls_at_once_on_owners_server() -> None:
    owner = model(STORYCRAFT_MODEL_CONCURRENCY="2")
    own = replace(owner, api_key="sk-their-own", concurrency=50)
    assert held_to(own, owner).concurrency == 2
    assert held_to(replace(own, base_url="http://127.0.0.1:1/v1"), owner).concurrency == 50


def test_a_task_s_model_of_blanks_is_none() -> None:
    assert model(STORYCRAFT_MODEL="big", STORYCRAFT_MODEL_DRAFT="  ").model_for("draft") == "big"


def test_every_variable_and_its_usual_value_stand_in_the_manual() -> None:
    manual = (Path(__file__).parents[1] / "docs" / "models.md").read_text(encoding="utf-8")
    table = dict(line.split(" | ")[:2] for line in manual.splitlines() if line.startswith("| `"))
    told = {name.strip("| `"): usual for name, usual in table.items()}
    unusual = ModelSettings(
        model="m", api_key="k", tasks=dict.fromkeys(("threads", "frame", "draft", "check"), "n"), headers={"a": "b"},
        mask=True, mask_names=("n",), log_texts=True, temperature=1, timeout=1, stall=1, tries=1, longest_wait=1,
        reply_tokens=101, context_tokens=1001, concurrency=1, budget_tokens=1, budget_money=1, prompt_price=1,
        reply_price=1,
    )  # fmt: skip
    assert set(variables_of(unusual)) <= set(told)
    for name, value in {"TIMEOUT": "180", "STALL": "30", "TRIES": "4", "REPLY_TOKENS": "4000"}.items():
        assert told[f"STORYCRAFT_MODEL_{name}"] == value
