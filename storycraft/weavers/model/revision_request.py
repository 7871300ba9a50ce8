"""Asks a model to revise a passage of a draft as the group wishes."""

from collections.abc import Sequence

from storycraft.domain.story import Paragraph, Sentence, cited_in
from storycraft.llm.quoting import quote_for_prompt
from storycraft.weavers.model.about_sentences import AboutSentences
from storycraft.weavers.model.parse_reply import sentences_of
from storycraft.weavers.model.prompt_points import language_line
from storycraft.weavers.model.reply_schemas import PassageForm
from storycraft.weavers.model.requests import Job
from storycraft.weavers.weaver import Watcher

REVISE = "revise_passage"
_NEAREST_TO_PASSAGE = 12
"""So many points that share most words with the passage and the wish are shown beside those that it cites."""


def revise(about: AboutSentences, passage: Sequence[Sentence], wish: str, watcher: Watcher) -> Paragraph:
    """Revise a passage as the group wishes; the caller checks its receipts."""
    open_ = [sentence for sentence in passage if about.may_leave(sentence)]
    fields = {
        "wish": quote_for_prompt(wish),
        "passage": "\n".join(quote_for_prompt(sentence.text) for sentence in open_),
        "language": language_line(about.material.language),
    }
    job = Job(task="draft", prompt=REVISE, form=PassageForm, fields=fields)
    told = Sentence(" ".join([*(sentence.text for sentence in open_), wish]), tuple(cited_in([passage])))
    points = about.points([told], _NEAREST_TO_PASSAGE, about.in_threads_with(cited_in([passage])))
    question = about.request_builder.question(job, points)
    answer = about.request_builder.model.ask(question, watcher)
    return sentences_of(answer.value.sentences, about.ids)
