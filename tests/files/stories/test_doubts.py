"""What a second opinion held against sentences stands in the file, and its check gives the same verdicts."""

from dataclasses import replace

import pytest

from storycraft.domain.format import Format
from storycraft.domain.message import Message
from storycraft.domain.story import Draft, Frame, Opinion, Provenance, Sentence
from storycraft.drafts.build_story import tell_story
from storycraft.drafts.check_story import check_told
from storycraft.files.stories.story_reader import read_story_file
from storycraft.files.stories.story_writer import write_story
from storycraft.receipts.check import Receipt, Verdict, count
from storycraft.receipts.failure import Failure, FailureKind
from tests.support.allotments import FORMAT, workshop_of

TOLD = Sentence("Seeds were shared in 2019, before anybody asked.", ("c1",))
AGAINST = Opinion(
    verdict="unsupported", words="before anybody asked", reason="it says: “- when” somebody asked\n# T"
)


def written(*opinions: tuple[Sentence, Opinion], format: Format = FORMAT) -> str:
    draft = Draft(
        id="d", group_id="", telling="plain", title="Seeds", frame=Frame(), paragraphs=((TOLD,),),
        provenance=Provenance(weaver="model", opinions=opinions),
    )  # fmt: skip
    story = tell_story(draft, workshop_of(), format)
    return write_story(story, format, check_told(story))


def test_doubt_is_read_back_and_weighed_by_whoever_checks_file() -> None:
    text = written((TOLD, AGAINST))
    read = read_story_file(text)
    assert dict(read.story.provenance.opinions) == {TOLD: AGAINST}
    assert [receipt.verdict for receipt in check_told(read.story)] == [Verdict.UNDECIDED]
    assert read.counts == {v.value: n for v, n in count(check_told(read.story)).items()}
    assert "(?)" in text
    assert "before anybody asked" in text.partition("Sentences to look at")[2]


def test_sentence_that_was_changed_in_the_file_loses_its_doubt() -> None:
    text = written((TOLD, AGAINST)).replace(
        "Seeds were shared in 2019, before", "Seeds were shared before", 1
    )
    (receipt,) = check_told(read_story_file(text).story)
    assert receipt.verdict is Verdict.PARAPHRASED


def test_agreement_and_doubts_on_other_sentences_are_not_written() -> None:
    agreed = replace(AGAINST, verdict="supported")
    other = Sentence("Seeds were lost.", ("c1",))
    assert "doubts" not in written((TOLD, agreed), (other, AGAINST))


@pytest.mark.parametrize(
    ("language", "told", "shown"),
    [
        ("de", "„Ein Elch“ stand am Zaun.", "„Elch“: wird von einem zweiten Lesen bezweifelt: nein"),
        ("es", "Había «un alce» en el patio.", "«Elch»: lo pone en duda una segunda lectura: nein"),
        ("fr", "Un élan attendait.", "est mis en doute par une deuxième lecture"),
        ("pt", "“Um alce” esperava.", "“Elch”: é posto em dúvida por uma segunda leitura: nein"),
        ("it", "Un alce aspettava.", "“Elch”: is doubted by a second reading: nein"),
    ],
)
def test_reasons_stand_in_the_language_of_the_story(language: str, told: str, shown: str) -> None:
    why = Message("is doubted by a second reading: {reason}", reason="nein")
    doubted = Receipt(Verdict.UNDECIDED, failed=(Failure(FailureKind.OPINION, "Elch", why, firm=False),))
    draft = Draft(
        id="d", group_id="", telling="plain", title="Zaun", frame=Frame(),
        paragraphs=((Sentence(told, ("c1",)),),), provenance=Provenance(weaver="model"),
    )  # fmt: skip
    story = replace(tell_story(draft, workshop_of(), FORMAT), language=language)
    text = write_story(story, FORMAT, [doubted])
    read = read_story_file(text)
    assert shown in text
    assert (read.story.sentences, read.unread) == (story.sentences, ())
