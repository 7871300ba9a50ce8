"""Half a character, as a browser sends it where an emoji was cut in two, is cleaned in every text that is kept."""

import json
from dataclasses import replace
from datetime import UTC, datetime

import sqlalchemy as sa

from storycraft.domain.controls import Controls
from storycraft.domain.model_call import ModelCall
from storycraft.domain.story import Draft, Element, Frame, FrameEntry, LeftOut, Overrule, Provenance, Sentence
from storycraft.domain.thread_change import ChangeKind
from storycraft.domain.weave import Weave
from storycraft.domain.workshop import Contribution, Group, Lane, Thread, Workshop
from storycraft.storage.archive import Archive
from storycraft.storage.column_types import Body, Words
from storycraft.storage.tables import metadata
from tests.support.threads import add_thread

HALF, WHOLE = "the ferry \ud83d is late", "the ferry \ufffd is late"
DRAFT = Draft(
    id="",
    group_id="g2",
    telling="plain",
    title=HALF,
    frame=Frame().with_entry(FrameEntry(element=Element.WHO, text=HALF, question=HALF)),
    paragraphs=((Sentence(HALF, ("c1",)),),),
    provenance=Provenance(weaver="quotes", model=HALF),
    left_out=(LeftOut(contribution_id="c2", reason=HALF),),
)


def test_every_column_of_words_cleans_them() -> None:
    columns = [column for table in metadata.sorted_tables for column in table.columns]
    loose = [str(c) for c in columns if isinstance(c.type, sa.Text | sa.JSON)]
    assert loose == []
    assert sum(isinstance(c.type, Words | Body) for c in columns) > 20


def test_whatever_is_written_is_read_back_in_whole_characters(archive: Archive) -> None:
    workshop = archive.create_workshop(HALF, "communities-of-practice").id
    group = archive.add_group(workshop, f"{HALF} group")
    archive.save_group(workshop, replace(group, name=f"{HALF} table"))
    archive.describe_workshop(workshop, title=f"{HALF}!", date=HALF, place=HALF, version=1)
    (said,) = archive.add_contributions(workshop, "g2", "experiences", [(HALF, HALF)], token=HALF)
    assert (said.text, said.speaker) == (WHOLE, WHOLE)
    changed = archive.save_contribution(workshop, replace(said, text=f"{HALF}, we said", speaker=HALF))
    archive.withdraw_contribution(workshop, said.id, changed.version, HALF)
    thread = add_thread(archive, workshop, Thread(id="", lane=Lane.NEW, title=HALF, statement=HALF))
    archive.change_threads(
        workshop, ChangeKind.CHANGED, lambda there: {thread.id: replace(thread, title=f"{HALF}?")}
    )
    archive.replace_proposals(workshop, "g2", [Thread(id="", lane=Lane.NEW, title=HALF)])
    archive.save_frame(workshop, "g2", DRAFT.frame)
    archive.keep_typing(workshop, "g2", "field", HALF)
    archive.add_weave(
        Weave(id="w1", workshop_id=workshop, group_id="g2", tellings=("plain",), weaver="quotes")
    )
    archive.follow_weave("w1", doing=HALF, reason=HALF, partial=HALF)
    draft = archive.add_draft(workshop, DRAFT)
    archive.revise_draft(replace(draft, title=f"{HALF}."), HALF)
    archive.overrule(draft.id, Overrule(sentence=HALF, reason=HALF, by=HALF))
    archive.log_call(
        workshop, ModelCall(made=datetime.now(UTC), purpose=HALF, prompt="p", model=HALF, host="h")
    )
    archive.save_controls(workshop, Controls(), "begun", HALF)
    assert_whole(archive)
    (read,) = archive.drafts(workshop)
    assert read.frame[Element.WHO].text == read.sentences[0].text == read.left_out[0].reason == WHOLE


def test_a_file_that_is_brought_in_is_cleaned_too(archive: Archive) -> None:
    said = Contribution(id="c1", group_id="g1", stage="experiences", text=HALF, speaker=HALF)
    brought = Workshop(
        title=HALF,
        format="communities-of-practice",
        groups=(Group(id="g1", name=HALF),),
        contributions=(said,),
        threads=(Thread(id="t1", lane=Lane.NEW, title=HALF, contribution_ids=("c1",)),),
    )
    kept = archive.import_workshop(brought)
    assert [c.text for c in kept.contributions] == [WHOLE]
    assert kept.groups[1].name == kept.title == WHOLE
    assert_whole(archive)


def test_two_halves_that_fit_are_the_character_again(archive: Archive, workshop: Workshop) -> None:
    said = archive.add_contribution(workshop.id, "g2", "experiences", "On the ferry \ud83d\ude00")
    assert said.text == "On the ferry 😀"


def assert_whole(archive: Archive) -> None:
    """Fail where anything that is stored could not stand in a file."""
    with archive.reading() as connection:
        for table in metadata.sorted_tables:
            for row in connection.execute(sa.select(table)).mappings():
                values = {name: value for name, value in row.items() if not isinstance(value, datetime)}
                json.dumps(values, ensure_ascii=False).encode()


def test_a_control_character_is_kept_as_a_mark(archive: Archive) -> None:
    workshop = archive.create_workshop("Mi\x07ll", "communities-of-practice").id
    archive.add_group(workshop, "Mill")
    (said,) = archive.add_contributions(
        workshop, "g2", "experiences", [("mil\x1bler", "The wheel\x07 froze\x0bin May.")]
    )
    assert archive.workshop(workshop).title == "Mi�ll"
    assert (said.speaker, said.text) == ("mil�ler", "The wheel� froze\nin May.")
    assert archive.workshop(workshop).contributions == (said,)


def test_control_characters_of_earlier_versions_are_marks_too(archive: Archive) -> None:
    archive.create_workshop("Mill", "communities-of-practice")
    with archive.engine.begin() as connection:
        connection.execute(sa.text("UPDATE workshop SET title = :title"), {"title": "Mi\x07ll"})
    with archive.reading() as connection:
        assert connection.execute(sa.select(metadata.tables["workshop"].c.title)).scalar_one() == "Mi�ll"
