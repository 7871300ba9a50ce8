"""The cause behind a status, a body or a header, however the server words it, and never with a key in it."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storycraft.llm import errors
from storycraft.llm.error_mapping import explain_body, explain_status, reason_in, retry_after
from tests.support.faultserver import overflows


def explained(status: int, body: object, **headers: str) -> errors.ModelCallError:
    return explain_status(status, body, headers, host="models.example.org", model="small")


@pytest.mark.parametrize(("server", "answer"), overflows(4096, 9000).items())
def test_too_long_is_understood_in_every_server_s_words(server: str, answer: tuple[int, Any]) -> None:
    error = explained(*answer)
    assert isinstance(error, errors.Overflow)
    assert error.limit == (None if "silent" in server else 4096)


@pytest.mark.parametrize("words", ["n_ctx = ", "maximum context length of ", "the context size is "])
def test_a_limit_that_no_model_has_is_no_limit(words: str) -> None:
    error = explained(400, f"context size exceeded: {words}{'7' * 5_000} tokens")
    assert isinstance(error, errors.Overflow)
    assert error.limit is None


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
        (404, {"detail": "Not Found"}, errors.WrongAddress),
        (422, {"detail": [{"loc": ["body", "seed"], "msg": "extra"}]}, errors.NotTaken),
        (529, {"error": {"type": "overloaded_error"}}, errors.ServerFault),
    ],
)
def test_the_body_decides_where_a_status_does_not(
    status: int, body: object, kind: type[errors.ModelCallError]
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
def test_an_error_within_a_good_status_is_one_too(body: object, kind: type[errors.ModelCallError]) -> None:
    assert type(explain_body(body, host="h", model="m")) is kind


RATE_LIMIT = (
    "Rate limit reached for small on requests per min (RPM): Limit 3, Used 3, Requested 1. Please try again in 20s. "
    "You can increase your rate limit by adding a payment method at https://models.example.org/account/billing."
)


@pytest.mark.parametrize(
    ("body", "headers", "kind"),
    [
        ({"error": {"message": RATE_LIMIT, "code": "rate_limit_exceeded"}}, {}, errors.Busy),
        ({"error": {"message": RATE_LIMIT, "type": "requests"}}, {}, errors.Busy),
        ({"error": {"message": RATE_LIMIT}}, {"retry-after": "20"}, errors.Busy),
        ({"error": {"message": "Check your billing."}}, {}, errors.QuotaSpent),
        ({"error": {"message": "Check your billing.", "code": 429, "type": "None"}}, {}, errors.QuotaSpent),
        ({"error": {"message": "x", "type": "insufficient_quota"}}, {"retry-after": "1"}, errors.QuotaSpent),
        ([{"error": {"message": "billing", "status": "RESOURCE_EXHAUSTED"}}], {}, errors.Busy),
    ],
)
def test_too_many_requests_is_no_lack_of_credit(
    body: object, headers: dict[str, str], kind: type[errors.ModelCallError]
) -> None:
    assert type(explained(429, body, **headers)) is kind


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        ("model_not_found", errors.NoSuchModel),
        ("invalid_api_key", errors.KeyRefused),
        ("rate_limit_exceeded", errors.Busy),
        ("context_length_exceeded", errors.Overflow),
        ("insufficient_quota", errors.QuotaSpent),
        ("content_filter", errors.Filtered),
        ("invalid_request_error", errors.NotTaken),
    ],
)
def test_error_within_a_good_status_is_understood_by_its_name(
    code: str, kind: type[errors.ModelCallError]
) -> None:
    for body in ({"message": "x", "code": code}, {"message": "x", "type": code, "code": None}):
        assert type(explain_body(body, host="h", model="small")) is kind


def test_an_error_in_a_list_is_read_like_any_other() -> None:
    key = [{"error": {"code": 400, "message": "API key not valid. Please pass a valid API key."}}]
    assert isinstance(explained(400, key), errors.KeyRefused)
    long = "The input token count (40000) exceeds the maximum number of tokens allowed (32768)."
    error = explained(400, [{"error": {"code": 400, "message": long, "status": "INVALID_ARGUMENT"}}])
    assert isinstance(error, errors.Overflow)
    assert error.limit == 32768
    assert explained(400, [{"error": {"message": "Nope."}}]).said == "Nope"


def test_path_without_a_server_says_what_the_address_may_lack() -> None:
    error = explained(404, "404 page not found")
    assert isinstance(error, errors.WrongAddress)
    assert "/v1" in error.next_step
    assert isinstance(explained(404, {"message": "No endpoints found for small."}), errors.NoSuchModel)


@pytest.mark.parametrize("value", ["inf", "nan", "-inf", "-5", "1e300", "99999999999999999999"])
def test_no_wish_to_wait_breaks_the_retries(value: str) -> None:
    error = explained(429, {"error": {"message": "slow down"}}, **{"retry-after": value})
    assert isinstance(error, errors.Busy)
    assert error.retry_after is None or 0 <= error.retry_after <= 86_400


@pytest.mark.parametrize("status", [400, 401, 404, 429, 500])
def test_a_secret_that_a_server_repeats_is_not_shown(status: int) -> None:
    secret = "4f9a77c0ffee4f9a77c0ffee"
    for said in (f"Bad credentials: token {secret} is not known", f"{'x' * 190} {secret}"):
        body = {"error": {"message": said, "detail": [secret]}}
        error = explain_status(status, body, {}, host="h", model="m", secrets=[secret])
        assert secret[:8] not in f"{error} {error.said}"


@pytest.mark.parametrize("wrap", [lambda inner: [inner], lambda inner: {"error": inner}])
def test_error_as_deep_as_well_is_read_at_its_rim(wrap: Callable[[object], object]) -> None:
    body: object = "no slots"
    for _ in range(900):
        body = wrap(body)
    assert explained(400, body).message
    assert explain_body(body, host="h", model="m").message


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
