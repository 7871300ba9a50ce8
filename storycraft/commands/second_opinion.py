"""Asks the configured model for a second opinion on a story file: what code lets pass, it reads once more."""

from collections.abc import Callable
from dataclasses import replace

from storycraft.commands.check import CheckedStory
from storycraft.domain.story import Sentence, Story
from storycraft.drafts.check_story import known_in, sources_of_story
from storycraft.formats.loader import DEFAULT, Formats
from storycraft.llm.context_size import ASSUMED
from storycraft.receipts.second_opinion import may_be_lowered, weigh_opinions
from storycraft.settings import ModelSettings, Settings, settings_here
from storycraft.weavers.model.model_weaver import ModelWeaver
from storycraft.weavers.weaver import Material, Silent
from storycraft.wiring import make_weaver

Warn = Callable[[str], None]
UNSENT = "Nothing was sent: this is the check without a second opinion. Say --yes to send it."


def with_second_opinion(
    checked: CheckedStory, warn: Warn, may_send: Callable[[str], bool], watcher: Silent
) -> CheckedStory:
    """The check with what a model holds against its sentences; `may_send` is told what would go where.

    Raises:
        SettingsError: no model is configured, or not well. ModelError: it gave no opinion at all.
    """
    settings = settings_here()
    model, story = settings.wanted_model(), checked.file.story
    pairs = zip(story.sentences, checked.receipts, strict=True)
    sentences = tuple(
        dict.fromkeys(sentence for sentence, receipt in pairs if may_be_lowered(sentence, receipt))
    )
    if not sentences:
        return checked
    material = _material_of(story, settings)
    if not may_send(_offer(settings, model, material, story, sentences)):
        warn(UNSENT)
        return checked
    given = _weaver(settings).second_opinion(material, story.frame, sentences, watcher, story.paragraphs)
    opinions = {sentence: o for sentence, o in zip(sentences, given, strict=True) if o is not None}
    if len(opinions) < len(sentences):
        warn(f"The model gave an opinion on {len(opinions)} of {len(sentences)} sentences.")
    weighed = weigh_opinions(story.sentences, checked.receipts, opinions, sources_of_story(story))
    return replace(checked, weighed=weighed)


def _offer(
    settings: Settings,
    model: ModelSettings,
    material: Material,
    story: Story,
    sentences: tuple[Sentence, ...],
) -> str:
    """What would be sent and to which host, without any request to the server."""
    unasked = replace(model, context_tokens=model.context_tokens or ASSUMED)
    weaver = _weaver(replace(settings, model=unasked))
    preview = weaver.preview_second_opinion(material, story.frame, sentences, story.paragraphs)
    return (
        f"For this, {len(sentences)} sentence{'s' * (len(sentences) != 1)} and the points that they cite would go to "
        f"{preview.model} at {preview.host}: about {preview.tokens:,} tokens."
    )


def _weaver(settings: Settings) -> ModelWeaver:
    weaver = make_weaver("model", settings)
    assert isinstance(weaver, ModelWeaver)
    return weaver


def _material_of(story: Story, settings: Settings) -> Material:
    """What the file holds of its workshop; it does not say which format that had."""
    return Material(
        workshop=story.workshop,
        format=Formats(settings.formats_dir).get(DEFAULT).in_language(story.language),
        group=None,
        groups=story.groups,
        contributions=story.sources,
        threads=story.threads,
        language=story.language,
        date=story.date,
        place=story.place,
        known=known_in(story),
    )
