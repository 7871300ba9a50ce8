"""No run of words that were said for the room only stands in any prompt or in any story file."""

import string

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from storycraft.domain.story import Draft, Element, Frame, FrameEntry, LeftOut, Provenance, Sentence
from storycraft.domain.workshop import Consent, Lane, Thread, Workshop
from storycraft.drafts.build_story import tell_story
from storycraft.files.stories.story_writer import write_story
from storycraft.receipts.check import check_draft
from storycraft.text.ngrams import runs
from tests.support.allotments import FORMAT, everything_sent, point, workshop_of
from tests.support.every_task import ask_everything
from tests.support.faultserver import FaultServer

_secret = st.lists(st.text(string.ascii_lowercase, min_size=4, max_size=9), min_size=3, max_size=12)
_told = st.sampled_from(["", "We shared the seeds.", "Nobody wrote it down,"])


@st.composite
def _leaky(draw: st.DrawFn) -> tuple[list[str], list[str]]:
    """The words of a room-only point, and texts that hold three or more of them in a row."""
    secret = draw(_secret)
    texts = []
    for _ in range(6):
        start = draw(st.integers(0, len(secret) - 3))
        end = draw(st.integers(start + 3, len(secret)))
        part = draw(st.sampled_from([" ", ", ", "  ", " – "])).join(secret[start:end])
        part = draw(st.sampled_from([str, str.upper, str.title]))(part)
        texts.append(f"{draw(_told)} {part} {draw(_told)}".strip())
    return secret, texts


def _workshop(secret: list[str], texts: list[str]) -> Workshop:
    threads = (
        Thread(id="t1", lane=Lane.NEW, title=texts[0], contribution_ids=("c1",)),
        Thread(id="t2", lane=Lane.NEW, title="The rota", statement=texts[1], contribution_ids=("c3", "c90")),
    )
    kept = point(90, " ".join(secret), consent=Consent.ROOM_ONLY)
    return workshop_of(kept, threads=threads)


def _frame(texts: list[str]) -> Frame:
    what = FrameEntry(element=Element.WHAT, text=texts[2], contribution_ids=("c1",))
    why = FrameEntry(element=Element.WHY, question=texts[3])
    return Frame().with_entry(what).with_entry(why)


def _said(secret: list[str], text: str) -> set[str]:
    shared = {run for c in workshop_of().contributions for run in runs(c.text)}
    return (runs(" ".join(secret)) - shared) & runs(text)


@given(_leaky())
@settings(max_examples=50)
def test_not_in_a_story_file(leaky: tuple[list[str], list[str]]) -> None:
    secret, texts = leaky
    workshop = _workshop(secret, texts)
    draft = Draft(
        id="d",
        group_id="",
        telling="plain",
        title=texts[5],
        frame=_frame(texts),
        paragraphs=((Sentence("We shared the seeds.", ("c1",)), Sentence(texts[4], ("c2",))),),
        provenance=Provenance(weaver="model"),
        left_out=(LeftOut(contribution_id="c3", reason=texts[0]),),
    )
    story = tell_story(draft, workshop, FORMAT)
    receipts = check_draft(story.paragraphs, story.sources, story.groups, story.frame)
    file = write_story(story, FORMAT, receipts)
    assert not _said(secret, file)
    assert "We shared the seeds." in file
    assert "said for the room only" in file


@given(_leaky())
@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_not_in_a_prompt(server: FaultServer, leaky: tuple[list[str], list[str]]) -> None:
    secret, texts = leaky
    server.exchanges.clear()
    passage = (Sentence("We shared the seeds.", ("c1",)), Sentence(texts[4], ("c2",)))
    ask_everything(server, _workshop(secret, texts), FORMAT, _frame(texts), passage=passage)
    assert server.chats
    assert not _said(secret, everything_sent(server))
