"""Why a language model could not be used: each cause with its own sentence and next step.

    ModelError
    └── ModelCallError            the base of all errors below
        ├── BudgetSpent           the workshop's budget would be exceeded
        ├── Unreachable           no connection at all (passing)
        │   ├── UnknownHost       the name leads nowhere
        │   ├── NobodyListens     nothing answers at that address
        │   ├── BadCertificate    the server's certificate is not valid
        │   ├── SpeaksHttp        https was asked of a server that speaks http
        │   └── SpeaksHttps       http was asked of a server that speaks https
        ├── NotAllowed            a page may not choose what the name leads to
        ├── TooSlow               the whole attempt took too long (passing)
        │   └── Stalled           it went silent in the middle (passing)
        ├── BrokenOff             the connection was cut, or a stream ended without an end (passing)
        ├── Busy                  429, 408, 409 (passing; `retry_after` where the server told)
        ├── QuotaSpent            the account has no credit left
        ├── ServerFault           5xx (passing)
        │   └── OutOfMemory       the server has too little memory for the model or the text
        ├── Garbled               what came back is no Chat Completion (passing)
        │   ├── EmptyStream       a stream ended before it began
        │   ├── TooMuch           more came than a reply can be
        │   ├── NoMeanings        no meaning for each text came back
        │   └── NoModelServer     a web page came back
        │       ├── WrongAddress  nothing is at that path
        │       └── Redirected    the server sends its clients to another address
        ├── KeyRefused            401, 403
        ├── NoSuchModel           the server does not know the model
        ├── Overflow              more was sent than the model can read (`limit` in tokens, if told)
        ├── NotTaken              another 4xx; `said` is the server's reason
        ├── Declined              the model refused
        │   └── Filtered          a content filter stopped it
        ├── CutShort              the reply was longer than allowed
        └── Unusable              no reply in the asked form, even after a repair

A *passing* error is worth another try. `said` is the server's own short reason, without keys. `arrived`
is the reply as far as it came, and `so_far` the same with what it cost, None where the server took nothing;
`partial` is for the caller to keep what can be made of it.
"""

from typing import ClassVar

from storycraft.domain.errors import ModelError
from storycraft.domain.message import N_, Message
from storycraft.llm.messages import Reply


class Stopped(Exception):
    """People stopped the call; not an error, so not a `StorycraftError`. `so_far` is the reply as it was."""

    so_far: Reply | None = None


class ModelCallError(ModelError):
    """The base class of model errors; `{host}`, `{model}` and `{said}` may stand in the sentence and the advice."""

    passing: ClassVar[bool] = False
    sentence: ClassVar[str] = N_("The language model at {host} could not be used.")
    advice: ClassVar[str] = N_("Try again, or use the quote weaver.")

    def __init__(self, *, host: str = "", model: str = "", said: str = "", arrived: str = "") -> None:
        words = {"host": host or N_("the server"), "model": model or N_("the model"), "said": said}
        super().__init__(Message(self.sentence, **words), next_step=Message(self.advice, **words))
        self.said = said
        self.arrived = arrived
        self.so_far: Reply | None = None
        self.partial: object = None


class BudgetSpent(ModelCallError):
    """The next call would go beyond the budget of the workshop."""

    sentence = N_("The budget of this workshop for language models is spent: {said}.")
    advice = N_("Raise the budget in the settings, or go on with the quote weaver.")


class Unreachable(ModelCallError):
    """No connection could be made."""

    passing = True
    sentence = N_("The model server at {host} cannot be reached.")
    advice = N_("Check the network and the model's address (OPENAI_BASE_URL), or use the quote weaver.")


class UnknownHost(Unreachable):
    """The host name leads to no address."""

    passing = False
    sentence = N_("There is no server named {host}, or this machine has no network.")
    advice = N_(
        "Check the network and how the model's address (OPENAI_BASE_URL) is spelled, or use the quote weaver."
    )


class NobodyListens(Unreachable):
    """The address is there, and nothing answers."""

    sentence = N_("No model server answers at {host}.")
    advice = N_(
        "Start it, or check the port in its address (OPENAI_BASE_URL); until then use the quote weaver."
    )


class BadCertificate(Unreachable):
    """The server's certificate is expired, self-signed or for another name."""

    passing = False
    sentence = N_("The certificate of {host} is not valid, so nothing was sent.")
    advice = N_("Ask who runs the server to renew it, and check the clock of this machine.")


class SpeaksHttp(Unreachable):
    """What listens there does not know TLS."""

    passing = False
    sentence = N_("What listens at {host} speaks http and not https, so nothing was sent.")
    advice = N_(
        "Write http:// in its address (OPENAI_BASE_URL) if it is on this machine, or use its port for https."
    )


class SpeaksHttps(Unreachable):
    """What listens there knows nothing but TLS."""

    passing = False
    sentence = N_("What listens at {host} speaks https and not http.")
    advice = N_("Write https:// in its address (OPENAI_BASE_URL).")


class NotAllowed(ModelCallError):
    """The address was chosen on a page, and leads to where pages may not send anything."""

    sentence = N_("{host} leads to an address that may not be chosen on a page, so nothing was sent.")
    advice = N_(
        "Choose a public server that speaks https, or ask who runs this one to allow the host by name."
    )


class TooSlow(ModelCallError):
    """The whole attempt passed its deadline."""

    passing = True
    sentence = N_("The model {model} at {host} did not finish in time.")
    advice = N_("Choose a shorter story or a faster model, or give it more time (STORYCRAFT_MODEL_TIMEOUT).")


class Stalled(TooSlow):
    """Nothing arrived any more in the middle of a reply."""

    sentence = N_("The model {model} at {host} fell silent in the middle of its reply.")
    advice = N_("Try again; if it stays silent, restart the model server or use the quote weaver.")


class BrokenOff(ModelCallError):
    """The connection was lost, or the stream ended without saying that it was the end."""

    passing = True
    sentence = N_("The connection to {host} broke off in the middle of the reply.")
    advice = N_("Try again, or use the quote weaver.")


class Busy(ModelCallError):
    """The server asks to come back later; `retry_after` is in seconds, None where it did not say."""

    passing = True
    sentence = N_("The model server at {host} has too much to do{said}.")
    advice = N_("Wait a little and try again, or use the quote weaver.")

    def __init__(
        self, *, host: str = "", model: str = "", said: str = "", retry_after: float | None = None
    ) -> None:
        wait = Message(" and asks to wait {time}", time=_long(retry_after)) if retry_after else ""
        super().__init__(host=host, model=model, said=wait)
        self.said = said
        self.retry_after = retry_after


class QuotaSpent(ModelCallError):
    """The account behind the key has no credit."""

    sentence = N_("The account at {host} has no credit left.")
    advice = N_("Add credit with the provider or use another key; until then use the quote weaver.")


class ServerFault(ModelCallError):
    """The server failed inside; a `status` of 500 may also mean that it chokes on what was asked."""

    passing = True
    sentence = N_("The model server at {host} failed inside{said}.")
    advice = N_("Try again in a minute, or use the quote weaver.")

    def __init__(self, *, host: str = "", model: str = "", said: str = "", status: int = 500) -> None:
        super().__init__(host=host, model=model, said=f": {said}" if said else "")
        self.said = said
        self.status = status


class OutOfMemory(ServerFault):
    """The machine of the server has not the memory that the model, or so long a text, takes."""

    passing = False
    sentence = N_("The model server at {host} has too little memory{said}.")
    advice = N_(
        "Use a smaller model, free memory there, or let it read less at once (STORYCRAFT_MODEL_CONTEXT_TOKENS)."
    )


class Garbled(ModelCallError):
    """What came back is no Chat Completion."""

    passing = True
    sentence = N_("What {host} sent back is no reply of a language model.")
    advice = N_("Try again; `storycraft doctor` tests the server. Until then use the quote weaver.")


class EmptyStream(Garbled):
    """The stream ended before anything came: some servers say what is wrong only where none is asked for."""


class TooMuch(Garbled):
    """More came than a reply can be; `storycraft.llm.reply_limits` has the limits. The connection is closed by then."""

    passing = False
    sentence = N_("{host} sent {said}, so it was not read any further.")
    advice = N_(
        "Check that the address (OPENAI_BASE_URL) is a model server's; until then use the quote weaver."
    )


class NoMeanings(Garbled):
    """What came back is not one list of numbers, all of one length, for each text."""

    passing = False
    sentence = N_("What {host} sent back are no meanings of the points: {said}.")
    advice = N_("Check that STORYCRAFT_MODEL_EMBEDDINGS names a model for embeddings, or leave it empty.")


class NoModelServer(Garbled):
    """A web page came back: a login page, a proxy, or the wrong path."""

    passing = False
    sentence = N_(
        "{host} answered with a web page: that address is no model server, or a login page stands before it."
    )
    advice = N_("Check the model's address (OPENAI_BASE_URL); most servers want /v1 at its end.")


class WrongAddress(NoModelServer):
    """Nothing is at the path that was asked."""

    sentence = N_("{host} answers, but has no model server at that address.")


class Redirected(NoModelServer):
    """The server sends its clients to another address; words are not sent on to where nobody agreed to."""

    sentence = N_("{host} sends its clients on to {said}, where nothing was sent.")
    advice = N_(
        "If that is the server that you mean, set the model's address (OPENAI_BASE_URL) to it, up to its /v1."
    )


class KeyRefused(ModelCallError):
    """The key is wrong, or may not use this model."""

    sentence = N_("{host} refused the key.")
    advice = N_("Check the key (OPENAI_API_KEY), and that it may use the model {model}.")


class NoSuchModel(ModelCallError):
    """The server does not have the model, or the path is wrong."""

    sentence = N_("{host} does not know the model {model}.")
    advice = N_("Set the model's name (STORYCRAFT_MODEL) to one of those that `storycraft doctor` lists.")


class Overflow(ModelCallError):
    """More was sent than the model can read; `limit` is its limit in tokens where the server told it."""

    sentence = N_("The text is longer than the model {model} can read at once.")
    advice = N_("Use a model with a longer context, or tell the story of fewer points.")

    def __init__(self, *, host: str = "", model: str = "", said: str = "", limit: int | None = None) -> None:
        super().__init__(host=host, model=model, said=said)
        self.limit = limit


class NotTaken(ModelCallError):
    """The server does not take the request as it is."""

    sentence = N_("{host} refuses the request: {said}.")
    advice = N_("`storycraft doctor` shows what the server can do; until then use the quote weaver.")


class Declined(ModelCallError):
    """The model refused to write this."""

    sentence = N_("The model {model} declined to write this.")
    advice = N_("Use another model, or the quote weaver, which uses only people's own words.")


class Filtered(Declined):
    """A content filter on the server stopped the reply."""

    sentence = N_("A content filter at {host} stopped the reply.")
    advice = N_("Use another model or the quote weaver; people's words are kept as they are.")


class CutShort(ModelCallError):
    """The reply reached the limit of its length before its end."""

    sentence = N_("The reply of {model} was cut off because it grew too long.")
    advice = N_("Choose a shorter length, or allow longer replies (STORYCRAFT_MODEL_REPLY_TOKENS).")


class Unusable(ModelCallError):
    """No reply had the asked form, not even after the model was shown what was wrong."""

    sentence = N_("The model {model} did not answer in the form that was asked for.")
    advice = N_("Use a more capable model, or the quote weaver.")


def _long(seconds: float) -> Message:
    if seconds < 120:
        return Message("{count} s", count=round(seconds))
    if seconds < 7200:
        return Message.counted("{count} minute", "{count} minutes", count=round(seconds / 60))
    return Message.counted("{count} hour", "{count} hours", count=round(seconds / 3600))
