"""The language model of a workshop: which one, and whether the workshop's words may go to its host."""

from storycraft.domain.rights import Action
from storycraft.llm.discovery import Trial
from storycraft.model_settings import ModelSettings
from storycraft.services.read_workshop import Visit


def allow_model(visit: Visit, host: str) -> None:
    """Let the workshop's words go to this host and no other; "" allows none.

    Raises:
        Refused: the visitor is no facilitator, or the workshop has ended.
    """
    visit.writing(Action.ALLOW_MODEL).allow_model(visit.id, host)
    if host:
        visit.parts.meanings_ahead.expect(visit.id)


def connect_model(visit: Visit, model: ModelSettings | None, *, open_to_network: bool) -> None:
    """Use a model for this workshop until the process ends; None goes back to the installation's.

    A permission for another host ends. `open_to_network` says whether the page on which it was chosen is; then
    the model's address is guarded.

    Raises:
        Refused: the visitor is no facilitator. SettingsError: such a page may not choose this address.
    """
    visit.require(Action.CONNECT_MODEL)
    weavers = visit.parts.weavers
    weavers.use_model(visit.id, model, open_to_network=open_to_network)
    if visit.model_host and not weavers.may_ask(visit.id):
        # The facilitator has allowed one place, and has to see what another would be sent; what is still
        # under way to the first one stops.
        allow_model(visit, "")
    visit.parts.meanings_ahead.expect(visit.id)


def try_models(visit: Visit) -> tuple[Trial, ...]:
    """Ask each model that this workshop is set to one small question; raises Refused."""
    visit.require(Action.CONNECT_MODEL)
    return visit.parts.weavers.try_models(visit.id)
