"""Telling a story: everything it needs to be checked alone, and every voice in it or listed."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storycraft.domain.format import ElementText, Format, LaneText
from storycraft.domain.mark import Mark
from storycraft.domain.story import Draft, Element, Frame, FrameEntry, LeftOut, Overrule, Provenance, Sentence
from storycraft.domain.workshop import Consent, Contribution, Group, Lane, Thread, Workshop
from storycraft.drafts.build_story import tell_story
from storycraft.drafts.voices import NOT_MENTIONED

FORMAT = Format(
    key="test", title="Test", purpose="", stages=(), tellings=(),
    lanes={lane: LaneText(title=lane.value, ask="?") for lane in Lane},
    elements={element: ElementText(title=element.value, ask=f"{element.value}?") for element in Element},
)  # fmt: skip


def said(id: str, text: str, group: str = "g1") -> Contribution:
    return Contribution(id=id, group_id=group, stage="experiences", text=text)


WORKSHOP = Workshop(
    title="Harbour meeting",
    date="2026-03-14",
    place="Pier 4",
    format="test",
    groups=(Group(id="g1", name="Blue table"), Group(id="g2", name="Green table"), Group(id="g3", name="R")),
    contributions=(
        said("c1", "We met in the canteen."),
        said("c2", "Nobody took minutes."),
        said("c3", "A chat works better.", "g2"),
        said("c4", "We have no budget.", "g2"),
        replace(said("c5", "I was afraid of my manager."), consent=Consent.ROOM_ONLY),
        replace(said("c6", "Who keeps it?"), stage="question"),
        replace(said("c7", "Gone."), withdrawn=True),
    ),
    threads=(
        Thread(id="t1", lane=Lane.RESONATES, title="Places", contribution_ids=("c1", "c3", "c5")),
        Thread(id="t2", lane=Lane.QUESTION, title="Who pays?", contribution_ids=("c4",), group_id="g2"),
        Thread(id="t3", lane=Lane.NEW, title="Proposed", contribution_ids=("c2",), accepted=False),
        Thread(id="t4", lane=Lane.QUESTION, title="How do we go on?", group_id="g1"),
    ),
)  # fmt: skip
DRAFT = Draft(
    id="d1",
    group_id="g1",
    telling="plain",
    title="We met",
    frame=Frame().with_entry(
        FrameEntry(element=Element.WHERE, text="in the canteen", contribution_ids=("c1",))
    ),
    paragraphs=((Sentence("We met in the canteen.", ("c1",)), Sentence("One was afraid.", ("c5",))),),
    provenance=Provenance(weaver="quotes"),
    left_out=(LeftOut(contribution_id="c2", reason="no room"),),
    language="en",
    final=True,
    made=datetime(2026, 3, 14, tzinfo=UTC),
)
STORY = tell_story(DRAFT, WORKSHOP, FORMAT, [Overrule(sentence="We met.", reason="we said this aloud")])


def test_it_says_who_tells_and_from_which_workshop() -> None:
    assert (STORY.title, STORY.workshop, STORY.told_by, STORY.final) == (
        "We met",
        "Harbour meeting",
        ("Blue table",),
        True,
    )
    assert (STORY.made, STORY.provenance, STORY.telling) == (DRAFT.made, DRAFT.provenance, "plain")
    assert (STORY.date, STORY.place) == ("2026-03-14", "Pier 4")


def test_sources_are_its_groups_words_and_what_its_threads_gather() -> None:
    assert [c.id for c in STORY.sources] == ["c1", "c2", "c3", "c6"]
    assert [group.name for group in STORY.groups] == ["Blue table", "Green table"]


def test_what_was_said_for_the_room_only_never_leaves() -> None:
    everything = repr(STORY)
    assert "manager" not in everything
    assert "'c5'" not in everything
    assert "afraid" not in everything


def test_whoever_is_not_cited_is_listed_with_a_reason() -> None:
    assert {left.contribution_id: left.reason for left in STORY.left_out} == {
        "c2": "no room",
        "c3": NOT_MENTIONED,
    }


def test_an_open_question_is_not_listed_as_left_out_too() -> None:
    asked = next(c for c in WORKSHOP.contributions if c.id == "c6")
    assert asked.text in STORY.questions
    assert "c6" not in {left.contribution_id for left in STORY.left_out}


def test_threads_are_accepted_ones_of_the_group_and_the_room() -> None:
    assert [(thread.id, thread.contribution_ids) for thread in STORY.threads] == [
        ("t1", ("c1", "c3")),
        ("t4", ()),
    ]


def test_what_people_asked_comes_before_the_gaps_of_the_frame() -> None:
    assert STORY.questions == (
        "How do we go on?", "Who keeps it?", "who?", "when?",
        "Left out, because it was said for the room only or withdrawn: 1 sentence. May it be told?")  # fmt: skip


def test_what_is_open_stands_once_behind_the_story() -> None:
    marked = (Sentence("*open: who?*"), Sentence("*open: Was it raining?*"))
    told = tell_story(replace(DRAFT, paragraphs=(*DRAFT.paragraphs, marked)), WORKSHOP, FORMAT)
    assert [s.text for s in told.sentences] == ["We met in the canteen."]
    assert told.questions[2:5] == ("who?", "Was it raining?", "when?")


def test_only_what_asks_is_an_open_question() -> None:
    slow = replace(said("c8", "The queue is slow."), stage="question")
    thread = Thread(id="t5", lane=Lane.QUESTION, title="Slow queues", statement="The tills are few.")
    workshop = replace(
        WORKSHOP, contributions=(*WORKSHOP.contributions, slow), threads=(*WORKSHOP.threads, thread)
    )
    told = tell_story(DRAFT, workshop, FORMAT)
    assert told.questions == STORY.questions
    assert "c8" in {out.contribution_id for out in told.left_out}


def test_our_own_words_in_a_story_are_in_its_language() -> None:
    told = tell_story(replace(DRAFT, language="it", left_out=()), WORKSHOP, FORMAT)
    assert told.questions[-1].startswith("Lasciato fuori")
    assert "1 frase" in told.questions[-1]
    assert {out.reason for out in told.left_out} == {"non menzionato"}


def test_what_stays_in_the_room_is_counted_in_a_question() -> None:
    said = "One was afraid of my manager"
    entry = FrameEntry(element=Element.WHY, text=said, contribution_ids=("c1",))
    thread = Thread(id="t9", lane=Lane.NEW, title=said)
    stated = Thread(id="t8", lane=Lane.NEW, title="Fear", statement=f"{said}.")
    told = tell_story(
        replace(
            DRAFT,
            title=said,
            frame=DRAFT.frame.with_entry(entry),
            paragraphs=((*DRAFT.paragraphs[0], Sentence(f"{said}.", ("c1",))),),
            left_out=(LeftOut(contribution_id="c2", reason=said),),
        ),
        replace(WORKSHOP, threads=(*WORKSHOP.threads, thread, stated)),
        FORMAT,
        [Overrule(sentence="One was afraid.", reason="yes"), Overrule(sentence="We met.", reason=said)],
    )
    assert "afraid" not in repr(told)
    assert told.title == WORKSHOP.title
    assert told.questions[-1] == (
        "Left out, because it was said for the room only or withdrawn: 1 title, 2 sentences, "
        "1 part of the frame, 1 thread, 1 statement of a thread. May it be told?"
    )


def test_overrules_stay_with_the_story() -> None:
    kept = Overrule(sentence="We met.", reason="we said this aloud", by="the facilitator")
    assert STORY.overrules == (kept,)


def test_marks_of_others_are_counted_for_what_leaves_the_room() -> None:
    marks = [
        Mark(contribution_id=point, lane=lane, group_id=group)
        for point, lane, group in (
            ("c1", Lane.QUESTION, "g3"),
            ("c1", Lane.RESONATES, "g2"),
            ("c1", Lane.QUESTION, "g2"),
            ("c2", Lane.NEW, "g1"),
            ("c5", Lane.NEW, "g2"),
        )
    ]
    [counted] = tell_story(DRAFT, WORKSHOP, FORMAT, marks=marks).marked
    assert (counted.contribution_id, counted.counts) == ("c1", ((Lane.RESONATES, 1), (Lane.QUESTION, 2)))


def test_the_whole_room_can_tell() -> None:
    room = tell_story(
        Draft(**{**{f: getattr(DRAFT, f) for f in DRAFT.__slots__}, "group_id": ""}), WORKSHOP, FORMAT
    )
    assert room.told_by == ("Blue table", "Green table")
    assert [c.id for c in room.sources] == ["c1", "c2", "c3", "c4", "c6"]


_ids = st.lists(st.sampled_from(["c1", "c2", "c3", "c4", "c5", "c6", "c7", "c99"]), unique=True)


@given(_ids, _ids, st.sampled_from(["", "g1", "g2", "g3"]))
def test_no_voice_is_lost(cited: list[str], left: list[str], group: str) -> None:
    draft = Draft(
        id="d", group_id=group, telling="plain", title="T", frame=Frame(),
        provenance=Provenance(weaver="people"),
        paragraphs=((Sentence("All.", tuple(cited)),),),
        left_out=tuple(LeftOut(contribution_id=cid, reason="r") for cid in left),
    )  # fmt: skip
    story = tell_story(draft, WORKSHOP, FORMAT)
    told = {cid for sentence in story.sentences for cid in sentence.cites}
    listed = {item.contribution_id for item in story.left_out}
    listed |= {c.id for c in story.sources if c.text in story.questions} - told
    sources = {c.id for c in story.sources}
    assert sources == (told & sources) | listed
    assert told.isdisjoint(listed)
    assert {
        c.id for c in WORKSHOP.contributions if c.group_id == group and c.id not in ("c5", "c7")
    } <= sources
    assert sources.isdisjoint({"c5", "c7"})


def test_a_question_typed_without_its_mark_stays_open() -> None:
    hurried = (
        replace(said("c8", "who lends the ladder next year"), stage="question"),
        replace(said("c9", "when it rains we meet in the barn."), stage="question"),
    )
    told = tell_story(DRAFT, replace(WORKSHOP, contributions=(*WORKSHOP.contributions, *hurried)), FORMAT)
    assert "who lends the ladder next year" in told.questions
    assert not any("barn" in question for question in told.questions)


def test_a_title_quoting_one_point_asks_for_no_other() -> None:
    asked = (
        replace(said("c8", "Who lends the ladder?"), stage="question"),
        replace(said("c9", "Who climbs it?"), stage="question"),
    )
    thread = Thread(
        id="t6",
        lane=Lane.QUESTION,
        title="Who lends the ladder?",
        contribution_ids=("c8", "c9"),
        group_id="g1",
    )
    workshop = replace(
        WORKSHOP, contributions=(*WORKSHOP.contributions, *asked), threads=(*WORKSHOP.threads, thread)
    )
    assert {"Who lends the ladder?", "Who climbs it?"} <= set(tell_story(DRAFT, workshop, FORMAT).questions)


def test_a_question_that_points_back_keeps_what_it_asks_about() -> None:
    told = "After the last stop the ferry goes back empty. Who pays for those two hours? We asked twice."
    asked = replace(said("c8", told), stage="question")
    thread = Thread(
        id="t5", lane=Lane.QUESTION, title="Who pays for those two hours?", contribution_ids=("c8",)
    )
    workshop = replace(WORKSHOP, contributions=(*WORKSHOP.contributions, asked), threads=(thread,))
    questions = tell_story(replace(DRAFT, group_id=""), workshop, FORMAT).questions
    assert told.removesuffix(" We asked twice.") in questions
    long = replace(asked, text=f"{'The ferry waits. ' * 20}{told}")
    workshop = replace(workshop, contributions=(*WORKSHOP.contributions, long))
    assert thread.title in tell_story(replace(DRAFT, group_id=""), workshop, FORMAT).questions


def test_a_short_question_stands_in_its_point() -> None:
    asked = replace(said("c8", "When do you stop? There is always one more knot."), stage="question")
    thread = Thread(id="t5", lane=Lane.QUESTION, title="When do you stop?", contribution_ids=("c8",))
    workshop = replace(WORKSHOP, contributions=(*WORKSHOP.contributions, asked), threads=(thread,))
    questions = tell_story(replace(DRAFT, group_id=""), workshop, FORMAT).questions
    assert asked.text in questions
    assert thread.title not in questions


def test_a_rumour_is_listed_once() -> None:
    rumour = said("c8", "People say the harbour will be sold.")
    workshop = replace(WORKSHOP, language="en", contributions=(*WORKSHOP.contributions, rumour))
    story = tell_story(replace(DRAFT, group_id="", language="en"), workshop, FORMAT)
    assert len([q for q in story.questions if rumour.text in q and q.startswith("Only heard")]) == 1
    assert "c8" not in {out.contribution_id for out in story.left_out}


def test_a_question_cut_by_a_title_is_asked_in_full() -> None:
    asked = replace(said("c8", "We like it. Who keeps the lamp when the ferry is late?"), stage="question")
    thread = Thread(id="t5", lane=Lane.QUESTION, title="Who keeps the lamp?", contribution_ids=("c8",))
    workshop = replace(WORKSHOP, contributions=(*WORKSHOP.contributions, asked), threads=(thread,))
    questions = tell_story(replace(DRAFT, group_id=""), workshop, FORMAT).questions
    assert "Who keeps the lamp when the ferry is late?" in questions
    assert "Who keeps the lamp?" not in questions


def test_two_questions_of_one_thread_are_both_asked() -> None:
    asked = (
        replace(said("c8", "The lamp went out. Somebody asleep?! Nobody said."), stage="experiences"),
        replace(said("c9", "who pays when the lamp is lost at sea"), stage="question"),
        replace(said("c10", "Where do we dry the nets? In the barn?"), stage="question"),
    )
    one = Thread(id="t5", lane=Lane.QUESTION, title="Somebody asleep?", contribution_ids=("c8", "c9"))
    two = Thread(id="t6", lane=Lane.QUESTION, title="In the barn?", contribution_ids=("c10",))
    workshop = replace(WORKSHOP, contributions=(*WORKSHOP.contributions, *asked), threads=(one, two))
    questions = tell_story(replace(DRAFT, group_id=""), workshop, FORMAT).questions
    assert {"who pays when the lamp is lost at sea", "Where do we dry the nets? In the barn?"} <= set(
        questions
    )


def test_a_told_day_and_place_are_not_asked() -> None:
    opening = (Sentence("14 March 2026, Pier 4: this is what was told."),)
    told = tell_story(
        replace(DRAFT, frame=Frame(), paragraphs=(opening, *DRAFT.paragraphs)), WORKSHOP, FORMAT
    )
    assert not {"when?", "where?"} & set(told.questions)
    asked = FrameEntry(element=Element.WHERE, question="where? “in the old lock”?")
    also = replace(DRAFT, frame=Frame().with_entry(asked), paragraphs=(opening, *DRAFT.paragraphs))
    assert "where? “in the old lock”?" in tell_story(also, WORKSHOP, FORMAT).questions
    silent = replace(DRAFT, frame=Frame(), paragraphs=((Sentence("One was afraid.", ("c5",)),),))
    assert {"when?", "where?"} <= set(tell_story(silent, WORKSHOP, FORMAT).questions)


@pytest.mark.parametrize(
    ("text", "question", "is_asked"),
    [
        ("A carter mended the lamp in the kitchen.", "where?", False),
        ("The lamp was carried away.", "where?", True),
        ("In March the carter carried the lamp.", "when?", False),
        ("“I carried the lamp,” the ferryman said.", "who?", False),
        ("“I carried the lamp,” somebody said.", "who?", True),
    ],
)
def test_what_any_sentence_tells_is_not_asked(text: str, question: str, is_asked: bool) -> None:
    point = replace(said("c8", "I carried the lamp."), speaker="ferryman")
    workshop = replace(WORKSHOP, contributions=(*WORKSHOP.contributions, point))
    paragraphs = ((Sentence("One was afraid.", ("c5",)),), (Sentence(text, ("c8",)),))
    draft = replace(DRAFT, frame=Frame(), paragraphs=paragraphs)
    assert (question in tell_story(draft, workshop, FORMAT).questions) is is_asked


def test_a_story_that_tells_a_deed_asks_not_what_happened() -> None:
    lamp, carried = said("c8", "Lamp broken, no spare."), said("c9", "A carter carried the lamp to the pier.")
    workshop = replace(WORKSHOP, contributions=(*WORKSHOP.contributions, lamp, carried))
    asked = {
        point.id: "what?"
        in tell_story(
            replace(DRAFT, frame=Frame(), paragraphs=((Sentence(point.text, (point.id,)),),)),
            workshop,
            FORMAT,
        ).questions
        for point in (lamp, carried)
    }
    assert asked == {"c8": True, "c9": False}


def test_a_place_of_two_parts_is_told_by_one() -> None:
    workshop = replace(WORKSHOP, place="Hall of the rowers, Ulm")
    opening = (Sentence("We met in the hall of the rowers at Ulm."),)
    told = (Sentence("One was afraid.", ("c5",)),)
    draft = replace(DRAFT, frame=Frame(), paragraphs=(opening, told))
    assert "where?" not in tell_story(draft, workshop, FORMAT).questions
    assert "where?" in tell_story(replace(draft, paragraphs=(told,)), workshop, FORMAT).questions


@pytest.mark.parametrize(("date", "told"), [("14.3.2026", "14. März 2026"), ("14/03/2026", "14 mars 2026")])
def test_a_day_typed_in_figures_is_told_in_words(date: str, told: str) -> None:
    opening = (Sentence(f"{told}, Pier 4: this is what was told."),)
    story = tell_story(
        replace(DRAFT, frame=Frame(), paragraphs=(opening,)),
        replace(WORKSHOP, date=date, language="de"),
        FORMAT,
    )
    assert "when?" not in story.questions


def test_a_question_stays_open_in_whatever_stage_it_was_asked() -> None:
    asked = said("c8", "Who oils the winch now?")
    told_and_asked = said("c9", "The winch stuck. Did nobody oil it?")
    several = said("c10", "The winch stuck in March.")
    thread = Thread(
        id="t6",
        lane=Lane.QUESTION,
        title="Who oils the winch now?",
        contribution_ids=("c8", "c10"),
        group_id="g1",
    )
    points = (*WORKSHOP.contributions, asked, told_and_asked, several)
    for threads in ((), (thread,)):
        told = tell_story(DRAFT, replace(WORKSHOP, contributions=points, threads=threads), FORMAT)
        assert told.questions.count("Who oils the winch now?") == 1
        assert "The winch stuck. Did nobody oil it?" not in told.questions


def test_how_and_why_are_asked_only_where_somebody_wondered() -> None:
    wondered = FrameEntry(element=Element.WHY, question="Why did the bakers come along?")
    told = tell_story(replace(DRAFT, frame=Frame().with_entry(wondered)), WORKSHOP, FORMAT)
    assert "Why did the bakers come along?" in told.questions
    assert not {"how?", "why?"} & {*told.questions, *STORY.questions}


def test_a_short_title_is_found_among_words_of_questions() -> None:
    points = (said("c8", "The whole room was cold."), said("c9", "The boats leak."), said("c10", "And who?"))
    thread = Thread(id="t5", lane=Lane.QUESTION, title="Who?", contribution_ids=("c8", "c9", "c10"))
    workshop = replace(WORKSHOP, contributions=points, threads=(thread,))
    told = tell_story(replace(DRAFT, group_id="", paragraphs=(), left_out=()), workshop, FORMAT)
    assert told.questions[0] == "And who?"


@pytest.mark.parametrize("lane", [Lane.RESONATES, Lane.NEW])
def test_what_a_told_thread_of_the_lane_answers_is_settled(lane: Lane) -> None:
    when = ElementText(title="when", ask="when?", told_in="resonates")
    thread = Thread(id="t1", lane=lane, title="Canteen", contribution_ids=("c1",))
    told = tell_story(
        replace(DRAFT, frame=Frame()),
        replace(WORKSHOP, threads=(thread,)),
        replace(FORMAT, elements={**FORMAT.elements, Element.WHEN: when}),
    )
    assert ("when?" in told.questions) is (lane is Lane.NEW)


def test_what_people_asked_is_not_asked_again_in_other_words() -> None:
    asked = said("c8", "Could the children not paint the boats? The school would surely help.")
    thread = Thread(id="t5", lane=Lane.QUESTION, title="The school would help", contribution_ids=("c8",))
    workshop = replace(WORKSHOP, contributions=(*WORKSHOP.contributions, asked), threads=(thread,))
    marks = (
        Sentence("*open: Can children of the school paint the boats?*"),
        Sentence("*open: Will the harbour be sold? So far it is only said.*"),
    )
    told = tell_story(replace(DRAFT, paragraphs=(*DRAFT.paragraphs, marks)), workshop, FORMAT)
    assert "Will the harbour be sold? So far it is only said." in told.questions
    assert asked.text in told.questions
    assert not any("Can children" in question for question in told.questions)
    assert not any("open:" in sentence.text for paragraph in told.paragraphs for sentence in paragraph)


def test_a_quarrel_with_both_sides_is_asked_once() -> None:
    sides = (
        said("c8", "The pilot rings the fog bell."),
        said("c9", "The pilot never rings the fog bell.", "g2"),
    )
    thread = Thread(id="t5", lane=Lane.NEW, title="The bell", contribution_ids=("c8", "c9"))
    workshop = replace(WORKSHOP, contributions=sides, threads=(thread,))
    draft = replace(DRAFT, group_id="", paragraphs=(), left_out=())
    listed = [q for q in tell_story(draft, workshop, FORMAT).questions if "fog bell" in q]
    assert len(listed) == 1, "nothing else asks about the bell"
    short = Sentence("*open: Who hears the fog bell?*")
    both = Sentence("*open: Does the pilot ring the fog bell? One says so, the other says he never does.*")
    for marked, asked in ((short, [short.text[7:-1], *listed]), (both, [both.text[7:-1]])):
        told = tell_story(replace(draft, paragraphs=((marked,),)), workshop, FORMAT)
        assert [q for q in told.questions if "fog bell" in q] == asked


def test_what_a_point_of_an_open_thread_asks_is_asked() -> None:
    asked = said("c8", "Could the children not paint the boats? The school would surely help.")
    thread = Thread(id="t5", lane=Lane.QUESTION, title="The school would help", contribution_ids=("c8",))
    workshop = replace(WORKSHOP, contributions=(asked,), threads=(thread,))
    told = tell_story(replace(DRAFT, group_id="", paragraphs=(), left_out=()), workshop, FORMAT)
    assert told.questions[0] == asked.text


def test_a_question_with_words_left_out_is_asked_whole() -> None:
    asked = said("c8", "Why do so few women from the quay come to the class? Is it the hour?")
    thread = Thread(id="t5", lane=Lane.QUESTION, title="Why do so few women come?", contribution_ids=("c8",))
    workshop = replace(WORKSHOP, contributions=(asked,), threads=(thread,))
    told = tell_story(replace(DRAFT, group_id="", paragraphs=(), left_out=()), workshop, FORMAT)
    assert told.questions[0] == asked.text


def test_what_stands_before_a_question_is_not_asked_alone() -> None:
    asked = said("c8", "Nobody rang me after the storm. Should somebody have, and who?")
    thread = Thread(
        id="t5", lane=Lane.QUESTION, title="Nobody rang me after the storm?", contribution_ids=("c8",)
    )
    workshop = replace(WORKSHOP, contributions=(asked,), threads=(thread,))
    told = tell_story(replace(DRAFT, group_id="", paragraphs=(), left_out=()), workshop, FORMAT)
    assert told.questions[0] == asked.text


def test_without_spaces_a_title_is_found_in_its_question() -> None:
    asked = said("c8", "请问谁来付钱?")
    thread = Thread(id="t5", lane=Lane.QUESTION, title="谁来付钱?", contribution_ids=("c8",))
    workshop = replace(WORKSHOP, contributions=(asked,), threads=(thread,))
    told = tell_story(replace(DRAFT, group_id="", paragraphs=(), left_out=()), workshop, FORMAT)
    assert told.questions[0] == asked.text


def test_how_often_is_not_when() -> None:
    open_in = {}
    for time in ("twice a week", "in March"):
        point = said("c8", f"A carter carried the lamp to the pier {time}.")
        workshop = replace(WORKSHOP, contributions=(*WORKSHOP.contributions, point))
        draft = replace(DRAFT, frame=Frame(), paragraphs=((Sentence(point.text, ("c8",)),),))
        open_in[time] = "when?" in tell_story(draft, workshop, FORMAT).questions
    assert open_in == {"twice a week": True, "in March": False}


def test_a_question_that_is_told_of_is_not_open() -> None:
    told_of = said("c8", "At five I wrote “is anyone awake?”, and three of us answered.")
    asked = said("c9", "Who answers at five in winter?")
    thread = Thread(id="t5", lane=Lane.QUESTION, title="Who answers at five?", contribution_ids=("c8", "c9"))
    workshop = replace(WORKSHOP, contributions=(told_of, asked), threads=(thread,))
    told = tell_story(replace(DRAFT, group_id="", paragraphs=(), left_out=()), workshop, FORMAT)
    assert asked.text in told.questions
    assert told_of.text not in told.questions
