"""The cause behind a status, a body or a header, however the server words it, and never with a key in it."""

from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storycraft.llm import errors
from storycraft.llm.faults import explain_body, explain_status, reason_in, retry_after
from tests.faultserver import overflows


def explained(status: int, body: object, **headers: str) -> errors.DoorError:
    return explain_status(status, body, headers, host="models.example.org", model="small")


@pytest.mark.parametrize(("server", "answer"), overflows(4096, 9000).items())
def test_too_long_is_understood_in_every_server_s_words(server: str, answer: tuple[int, Any]) -> None:
    error = explained(*answer)
    assert isinstance(error, errors.Overflow)
    assert error.limit == (None if "silent" in server else 4096)


@pytest.mark.parametrize(
    ("status", "body"),
    [
        (400, "This model's maximum context length is 8192 tokens, however you requested 9001 tokens"),
        (400, {"object": "error", "message": "maximum context length is 8192 tokens.", "code": 400}),
        (413, {"error": {"message": "the context window is 8192 tokens", "code": "context_length_exceeded"}}),
        (500, {"error": "context size exceeded: n_ctx = 8192"}),
        (400, {"error": {"message": "prompt is too long: 9001 tokens > 8192 maximum"}}),
    ],
)
def test_too_long_is_understood_in_other_shapes_too(status: int, body: object) -> None:
    error = explained(status, body)
    assert isinstance(error, errors.Overflow)
    assert error.limit in (8192, None)


@pytest.mark.parametrize(
    ("status", "body", "kind"),
    [
        (429, {"error": {"code": "insufficient_quota"}}, errors.QuotaSpent),
        (402, None, errors.QuotaSpent),
        (403, {"error": {"message": "no access"}}, errors.KeyRefused),
        (404, {"error": {"message": "model 'small' not found, try pulling it first"}}, errors.NoSuchModel),
        (400, {"error": {"message": "Invalid model", "code": "model_not_found"}}, errors.NoSuchModel),
        (400, {"message": "Invalid model name passed in model=x", "code": "400"}, errors.NoSuchModel),
        (400, {"message": "No connected db.", "type": "no_db_connection"}, errors.KeyRefused),
        (400, {"error": {"innererror": {"code": "ResponsibleAIPolicyViolation"}}}, errors.Filtered),
        (404, {"detail": "Not Found"}, errors.NotTaken),
        (422, {"detail": [{"loc": ["body", "seed"], "msg": "extra"}]}, errors.NotTaken),
        (529, {"error": {"type": "overloaded_error"}}, errors.ServerFault),
    ],
)
def test_the_body_decides_where_a_status_does_not(
    status: int, body: object, kind: type[errors.DoorError]
) -> None:
    assert type(explained(status, body)) is kind


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        ({"message": "upstream failed", "code": 502}, errors.ServerFault),
        ({"message": "slow down", "code": "429"}, errors.Busy),
        ({"message": "maximum context length is 4096", "code": 400}, errors.Overflow),
        (None, errors.ServerFault),
        ("all is lost", errors.ServerFault),
    ],
)
def test_an_error_within_a_good_status_is_one_too(body: object, kind: type[errors.DoorError]) -> None:
    assert type(explain_body(body, host="h", model="m")) is kind


def test_retry_after_is_read_in_each_of_its_forms() -> None:
    soon = format_datetime(datetime.now(UTC) + timedelta(seconds=30), usegmt=True)
    past = format_datetime(datetime.now(UTC) - timedelta(seconds=30), usegmt=True)
    assert retry_after({"retry-after": "7"}) == 7
    assert retry_after({"retry-after": "0.5"}) == 0.5
    assert retry_after({"retry-after-ms": "250", "retry-after": "7"}) == 0.25
    assert 28 < (retry_after({"retry-after": soon}) or 0) <= 30
    assert retry_after({"retry-after": past}) == 0
    assert retry_after({"retry-after": "soon"}) is None
    assert retry_after({}) is None


@given(st.text(alphabet="abcdefXYZ0123456789_-", min_size=8, max_size=40))
def test_no_reason_repeats_a_key(secret: str) -> None:
    for said in (f"Incorrect key sk-{secret}.", f"bad header: Bearer {secret}", f"key-{secret} is unknown"):
        assert secret not in reason_in({"error": {"message": said}})


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(),
        lambda inner: (
            st.lists(inner) | st.dictionaries(st.sampled_from(["error", "message", "detail"]), inner)
        ),
    ),
    st.integers(400, 599),
)
def test_no_body_whatsoever_breaks_the_explanation(body: object, status: int) -> None:
    error = explained(status, body)
    assert error.message
    assert error.next_step
    assert len(error.said) <= 220
