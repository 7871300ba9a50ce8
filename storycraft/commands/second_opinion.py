"""Asks the configured model for a second opinion on a story file: what code lets pass, it reads once more."""

from dataclasses import replace

from storycraft.commands.ask_to_send import weaver_if_agreed
from storycraft.commands.check import CheckedStory
from storycraft.commands.say_progress import SayProgress
from storycraft.commands.terminal import MaySend, Warn, many
from storycraft.domain.story import Story
from storycraft.drafts.check_story import known_in, sources_of_story
from storycraft.formats.loader import DEFAULT, Formats
from storycraft.receipts.second_opinion import may_be_lowered, weigh_opinions
from storycraft.settings import Settings, settings_here
from storycraft.weavers.weaver import Material


def with_second_opinion(checked: CheckedStory, warn: Warn, may_send: MaySend) -> CheckedStory:
    """The check with what a model holds against its sentences; `may_send` is told what would go where.

    Raises:
        SettingsError: no model is configured, or not well. ModelError: it gave no opinion at all.
    """
    settings, story = settings_here(), checked.file.story
    settings.wanted_model()  # without one it is refused, also where there is nothing to ask
    pairs = zip(story.sentences, checked.receipts, strict=True)
    sentences = tuple(
        dict.fromkeys(sentence for sentence, receipt in pairs if may_be_lowered(sentence, receipt))
    )
    if not sentences:
        return checked
    material = _material_of(story, settings)
    weaver = weaver_if_agreed(
        settings,
        f"{many(len(sentences), 'sentence')} and the points that they cite",
        lambda weaver: [weaver.preview_second_opinion(material, story.frame, sentences, story.paragraphs)],
        may_send,
        warn,
        unsent="this is the check without a second opinion. Say --yes to send it.",
    )
    if not weaver:
        return checked
    given = weaver.second_opinion(material, story.frame, sentences, SayProgress(warn), story.paragraphs)
    opinions = {sentence: o for sentence, o in zip(sentences, given, strict=True) if o is not None}
    if len(opinions) < len(sentences):
        warn(f"The model gave an opinion on {len(opinions)} of {len(sentences)} sentences.")
    weighed = weigh_opinions(story.sentences, checked.receipts, opinions, sources_of_story(story))
    return replace(checked, weighed=weighed)


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
