"""Creates the weavers of each workshop: what its model may be asked, with which key, and what that may cost."""

import logging
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from storycraft.domain.errors import Refused, SettingsError
from storycraft.domain.story import Hand
from storycraft.model_addresses import check_address, is_named
from storycraft.model_settings import ModelSettings, held_to
from storycraft.settings import Settings
from storycraft.weavers.meanings import has_extra, learn, meanings_here
from storycraft.weavers.weaver import Watcher, Weaver

if TYPE_CHECKING:
    from storycraft.domain.model_call import ModelCall
    from storycraft.llm.budget import Budget
    from storycraft.llm.discovery import Trial
    from storycraft.llm.masking import Mask
    from storycraft.storage.archive import Archive
    from storycraft.weavers.model.model_weaver import ModelWeaver

log = logging.getLogger(__name__)


def model_weaver(settings: Settings, ledger: "Ledger | None" = None) -> "ModelWeaver":
    """The weaver that asks the model of these settings.

    `ledger` records every call to the model and knows the budget; without one nothing is logged.

    Raises:
        SettingsError: no model is configured, or not well.
    """
    model = settings.wanted_model()
    from storycraft.llm.language_model import LanguageModel
    from storycraft.llm.prompts import Prompts
    from storycraft.weavers.model.model_weaver import ModelWeaver

    language_model = (
        LanguageModel(
            model,
            on_call=ledger.log,
            budget=ledger.budget,
            mask=ledger.mask,
            permitted=partial(ledger.permits, model.host),
        )
        if ledger
        else LanguageModel(model)
    )
    return ModelWeaver(language_model, Prompts(settings.prompts_dir))


@dataclass(frozen=True, slots=True)
class Ledger:
    """One workshop's model use: call log, budget, permission, and a mask with the same placeholders in every call.

    `permits` says whether the workshop's words may go to a host at this moment.
    """

    budget: "Budget"
    mask: "Mask | None"
    log: "Callable[[ModelCall], None]"
    permits: "Callable[[str], bool]"


class Weavers:
    """Creates the weavers of each workshop; one budget covers all of a workshop's weavers."""

    def __init__(self, settings: Settings, archive: "Archive") -> None:
        self._settings = settings
        self._archive = archive
        self._own: dict[str, ModelSettings] = {}
        self._ledgers: dict[str, Ledger] = {}
        self._lock = threading.Lock()
        self._last_outcome = ""

    def __call__(self, name: str, workshop_id: str) -> Weaver:
        """The weaver of that name for that workshop.

        Raises:
            Refused: the workshop has not allowed the host of the model that is in force.
            SettingsError: the model's was asked for and no model is configured, or not well.
        """
        if name == Hand.QUOTES:
            from storycraft.weavers.quotes.quote_weaver import QuoteWeaver

            return QuoteWeaver()
        in_force = self._in_force(workshop_id)
        if in_force and not self._permits(workshop_id, in_force[0].host):
            raise self._refusal(workshop_id, in_force[0].host)
        return self._make(in_force)

    def previewer(self, workshop_id: str) -> "ModelWeaver":
        """The model's weaver for looking at what it would send; asked without permission it sends nothing."""
        return self._make(self._in_force(workshop_id))

    def may_ask(self, workshop_id: str) -> bool:
        """Whether there is a model and the workshop has allowed its host."""
        model = self.model_of(workshop_id)
        return model is not None and self._permits(workshop_id, model.host)

    def learns_meanings(self, workshop_id: str) -> bool:
        """Whether anything could know what this workshop's points mean: the extra, or a server, once it may be asked."""
        model = self.model_of(workshop_id)
        return has_extra() or bool(model and model.embeddings)

    def learn_meanings(self, workshop_id: str, texts: Sequence[str], watcher: Watcher) -> None:
        """Look up ahead the meanings of texts that a proposal in this workshop will ask for.

        Raises:
            ModelCallError: the server gives none. Cancelled: the watcher says so.
        """
        learn(texts, meanings_here, watcher.cancelled)
        if self.may_ask(workshop_id):
            self._make(self._in_force(workshop_id)).learn_meanings(texts, watcher)

    def try_models(self, workshop_id: str) -> "tuple[Trial, ...]":
        """Test each model of this workshop; the tests count in its budget and are logged."""
        from storycraft.llm.discovery import try_models

        if (in_force := self._in_force(workshop_id)) is None:
            return ()
        model, ledger = in_force
        return try_models(model, on_call=ledger.log, budget=ledger.budget)

    def model_of(self, workshop_id: str) -> ModelSettings | None:
        """The model settings of this workshop: those of its facilitator, or else those of the installation."""
        return self._own.get(workshop_id, self._settings.model)

    def use_model(
        self, workshop_id: str, model: ModelSettings | None, *, open_to_network: bool = False
    ) -> None:
        """Let a workshop use a model of its own until the process ends; None goes back to the installation's.

        Where the page on which it was chosen is `open_to_network`, its address is guarded.

        Raises:
            SettingsError: the address is none that such a page may choose.
        """
        if model is not None and open_to_network and not self._is_operators(model.base_url):
            check_address(model.base_url)
            model = replace(model, guarded=True)
        with self._lock:
            self._forget(workshop_id)
            if model is not None:
                self._own[workshop_id] = held_to(model, self._settings.model)

    def forget(self, workshop_id: str) -> None:
        """Forget the key and the budget of a workshop that was deleted."""
        with self._lock:
            self._forget(workshop_id)

    def _forget(self, workshop_id: str) -> None:
        self._ledgers.pop(workshop_id, None)
        self._own.pop(workshop_id, None)

    def _is_operators(self, base_url: str) -> bool:
        """Whether who runs this installation has chosen the address, or allowed its host by name."""
        owner = self._settings.model
        same = owner is not None and owner.base_url.rstrip("/") == base_url.rstrip("/")
        return same or is_named(base_url, self._settings.model_hosts)

    @property
    def trouble(self) -> SettingsError | None:
        """What is wrong with the settings of the installation's model, if anything."""
        return self._settings.model_trouble

    @property
    def model_state(self) -> str:
        """The state of the installation's model: "none", "not asked yet", "ok", or the last error's class."""
        return (self._last_outcome or "not asked yet") if self._settings.model else "none"

    def _make(self, in_force: tuple[ModelSettings, Ledger] | None) -> "ModelWeaver":
        model, ledger = in_force or (None, None)
        return model_weaver(replace(self._settings, model=model), ledger)

    def _permits(self, workshop_id: str, host: str) -> bool:
        return bool(host) and self._archive.model_host(workshop_id) == host

    def _refusal(self, workshop_id: str, host: str) -> Refused:
        allowed = self._archive.model_host(workshop_id)
        return Refused(
            "This workshop has allowed the language model at {allowed}, and the one in force is at {host}; "
            "nothing was sent."
            if allowed
            else "This workshop does not send its words to a language model.",
            next_step="Use the quote weaver, or ask the facilitator to allow a model.",
            allowed=allowed,
            host=host,
        )

    def _in_force(self, workshop_id: str) -> tuple[ModelSettings, Ledger] | None:
        """The workshop's model with its ledger, which hides what this model's settings hide; None without a model."""
        from storycraft.llm.budget import Budget
        from storycraft.llm.masking import mask_of

        with self._lock:
            if (model := self.model_of(workshop_id)) is None:
                return None
            if workshop_id not in self._ledgers:
                self._ledgers[workshop_id] = Ledger(
                    budget=Budget(model, partial(self._archive.tokens_spent, workshop_id)),
                    mask=mask_of(model),
                    log=partial(self._log_call, workshop_id),
                    permits=partial(self._permits, workshop_id),
                )
            return model, self._ledgers[workshop_id]

    def _log_call(self, workshop_id: str, call: "ModelCall") -> None:
        about = {"purpose": call.purpose, "model": call.model, "host": call.host, "outcome": call.outcome}
        if workshop_id not in self._own:
            self._last_outcome = call.outcome
        log.info("A model was asked.", extra={**about, "seconds": round(call.seconds, 2)})
        self._archive.log_call(workshop_id, call)
