"""The read-back round on pages: a group answers on what it said, the tellers settle, the story counts it."""

from dataclasses import replace

import pytest

from storycraft.domain.controls import Presenting
from storycraft.domain.format import StageKind
from storycraft.domain.read_back import Settled
from storycraft.domain.role import Role
from storycraft.domain.story import Element, Frame, FrameEntry, Sentence
from storycraft.domain.workshop import ROOM_ID, Workshop
from storycraft.ui.pages.group.read_back_round import READ, SHOWN, STORY
from storycraft.ui.shared import page_entry as entries
from storycraft.wiring import Parts
from tests.ui.conftest import data_of, send, words
from tests.ui.shared.test_resume_choice import by_the_navigation
from tests.ui.test_pages import draft, member
from tests.ui.test_rights import BROWSER, query


@pytest.fixture(autouse=True)
def _same_browser(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(entries, "current_browser", lambda: BROWSER)


def decide(house: Parts, workshop: Workshop, **changes: object) -> None:
    controls = house.archive.controls(workshop.id)
    house.archive.save_controls(workshop.id, replace(controls, **changes), "decided")


def asked(opened, group: str) -> list[dict]:
    stories = data_of(opened, f"read_back.{group}")["stories"]
    return [
        {**sentence, "draft": story["id"], "title": story["title"]}
        for story in stories
        for sentence in story["sentences"]
    ]


def reply(opened, group: str, token: str, **told: object) -> None:
    """Send an answer as the page's script does: under an id, until there is an answer to it."""
    send(opened, f"read_back.{group}", "acts", [{"token": token, "what": "answer", **told}])


def test_a_group_is_asked_only_while_the_round_is_open(page, house: Parts, sample: Workshop) -> None:
    draft(house, sample)
    group = {**query(house, sample, Role.GROUP), "stage": "story"}
    assert "Is this what we said?" not in words(page("group", **group))
    decide(house, sample, reading_back=True)
    assert "Is this what we said?" in words(page("group", **group))
    decide(house, sample, hidden=True)
    assert "Is this what we said?" not in words(page("group", **group))


def test_no_question_stands_above_what_is_read_back(page, house: Parts, sample: Workshop) -> None:
    draft(house, sample)
    decide(house, sample, reading_back=True)
    stages = house.formats.get(sample.format).stages
    question = next(stage.ask for stage in stages if stage.kind is StageKind.STORY)
    others = next(group.id for group in sample.groups if group.id not in (ROOM_ID, "g2"))
    opened = page("group", **member(house, sample, others), stage="story")
    assert "Is this what we said?" in words(opened)
    assert question not in words(opened)
    opened.button_group(key=SHOWN).set_value(STORY).run()
    assert question in words(opened)


def test_answer_is_kept_and_a_made_up_one_is_not(page, house: Parts, sample: Workshop) -> None:
    made = draft(house, sample)
    decide(house, sample, reading_back=True)
    opened = page("group", **query(house, sample, Role.GROUP), stage="story")
    sentence = asked(opened, "g2")[0]
    told = {"draft": made.id, "sentence": sentence["text"], "id": sentence["id"], "words": ""}
    for _ in range(2):  # sent again, because no answer had come
        reply(opened, "g2", "t1", **told, answer="yes")
    (kept,) = house.archive.read_backs(sample.id)
    assert (kept.sentence, kept.group_id, kept.answer) == (sentence["text"], "g2", "yes")
    assert asked(opened, "g2")[0]["answer"] == "yes"
    made_up = ({"sentence": "Nobody told this."}, {"draft": "another"}, {"answer": "perhaps"}, {"words": " "})
    for number, wrong in enumerate(made_up):
        reply(
            opened, "g2", f"wrong {number}", **{**told, "words": "It rained", "answer": "not-quite", **wrong}
        )
        answers = data_of(opened, "read_back.g2")["answers"]
        assert not answers[f"wrong {number}"]["done"]
        assert answers[f"wrong {number}"]["said"]
    assert len(house.archive.read_backs(sample.id)) == 1


def test_what_stands_on_the_frame_is_read_back(page, house: Parts, sample: Workshop) -> None:
    made = draft(house, sample)
    place = FrameEntry(element=Element.WHERE, text="the reading room above the lock")
    alone = Sentence("It was told in the reading room above the lock.")
    told = replace(made, frame=Frame().with_entry(place), paragraphs=((alone, *made.paragraphs[0]),))
    made = house.archive.add_draft(sample.id, replace(told, id="", made=None, final=True))
    decide(house, sample, reading_back=True)
    opened = page("group", **query(house, sample, Role.GROUP), stage="story")
    asked_first = asked(opened, "g2")[0]
    assert asked_first["text"] == alone.text
    given = {"draft": made.id, "sentence": alone.text, "id": asked_first["id"], "words": ""}
    reply(opened, "g2", "t1", **given, answer="yes")
    assert asked(opened, "g2")[0]["answer"] == "yes"
    others = next(group.id for group in sample.groups if group.id not in (ROOM_ID, "g2"))
    beside = page("group", **member(house, sample, others), stage="story")
    assert not [each for each in beside.get("bidi_component") if alone.text in each.proto.json]
    opened.button_group(key=SHOWN).set_value(STORY).run()
    (first, *_rest), *_more = data_of(opened, f"story.{made.id}")["paragraphs"]
    assert first["verdict"] == "confirmed"


def test_the_tellers_see_and_settle_a_correction(page, house: Parts, sample: Workshop) -> None:
    made = draft(house, sample)
    decide(house, sample, reading_back=True)
    opened = page("group", **query(house, sample, Role.GROUP), stage="story")
    sentence = asked(opened, "g2")[0]
    given = {"draft": made.id, "sentence": sentence["text"], "id": sentence["id"]}
    reply(opened, "g2", "t1", **given, answer="not-quite", words="It was <b>Monday</b>.")
    opened.button_group(key="read_back.shown").set_value("Our story").run()
    said = words(opened)
    assert "It was &lt;b&gt;Monday&lt;/b&gt;." in said
    assert "1 correction" in said
    (kept,) = house.archive.read_backs(sample.id)
    assert opened.button(key=f"settle.{made.id}.{kept.id}.changed").disabled


def test_a_correction_in_french_has_blanks_before_its_colons(page, house: Parts, sample: Workshop) -> None:
    made = draft(house, sample)
    decide(house, sample, reading_back=True)
    opened = page("group", **query(house, sample, Role.GROUP), stage="story", lang="fr")
    sentence = asked(opened, "g2")[0]
    given = {"draft": made.id, "sentence": sentence["text"], "id": sentence["id"]}
    reply(opened, "g2", "t1", **given, answer="not-quite", words="Onze")
    (kept,) = house.archive.read_backs(sample.id)
    house.archive.settle_read_back(sample.id, kept.id, Settled.KEPT, "Nous l'avons relu")
    opened = page("group", **query(house, sample, Role.GROUP), stage="story", lang="fr")
    state = asked(opened, "g2")[0]["state"]
    assert state.startswith("Pas tout à fait\xa0: Onze. ")
    assert state.endswith("\xa0: Nous l'avons relu")


def test_the_wall_presents_final_stories_and_nothing_else(page, house: Parts, sample: Workshop) -> None:
    made, other = draft(house, sample), draft(house, sample, "letter")
    final = house.archive.mark_final(made.id, True, made.version)
    wall = query(house, sample, Role.WALL)
    decide(house, sample, presenting=Presenting(draft_ids=(other.id,)))
    assert not page("wall", **wall).get("bidi_component")[-1].key.startswith("present.")
    decide(house, sample, presenting=Presenting(draft_ids=(final.id, "gone"), page=2, dark=True))
    data = data_of(page("wall", **wall), "present.wall")
    assert data["wall"] == {"page": 2, "unit": "paragraph", "dark": True}
    assert data["pages"]["paragraph"][0]["text"] == final.title
    decide(house, sample, hidden=True)
    said = words(page("wall", **wall))
    assert final.title not in said


def test_the_facilitator_turns_the_pages_of_the_wall(page, house: Parts, sample: Workshop) -> None:
    made = draft(house, sample)
    house.archive.mark_final(made.id, True, made.version)
    opened = page("facilitator", **query(house, sample, Role.FACILITATOR))
    opened.button_group(key="view").set_value("Present stories").run()
    opened.button(key="remote.show").click().run()
    events = len(house.archive.events(sample.id))
    opened.button(key="remote.next").click().run()
    presenting = house.archive.controls(sample.id).presenting
    assert presenting == Presenting(draft_ids=(made.id,), page=1)
    assert len(house.archive.events(sample.id)) == events  # a turned page is no line of the log
    opened.button(key="remote.stop").click().run()
    assert house.archive.controls(sample.id).presenting is None


def test_a_reopened_story_can_be_taken_off_the_wall(page, house: Parts, sample: Workshop) -> None:
    made = draft(house, sample)
    final = house.archive.mark_final(made.id, True, made.version)
    decide(house, sample, presenting=Presenting(draft_ids=(final.id,)))
    house.archive.mark_final(final.id, False, final.version)
    opened = page("facilitator", **query(house, sample, Role.FACILITATOR))
    opened.button_group(key="view").set_value("Present stories").run()
    assert "What was on the wall was reopened." in words(opened)
    opened.button(key="remote.stop").click().run()
    assert house.archive.controls(sample.id).presenting is None


def test_the_walls_own_keys_turn_the_facilitators_page_too(page, house: Parts, sample: Workshop) -> None:
    made = draft(house, sample)
    house.archive.mark_final(made.id, True, made.version)
    decide(house, sample, presenting=Presenting(draft_ids=(made.id,)))
    opened = page("wall", **query(house, sample, Role.WALL))
    send(opened, "present.wall", "turned", {"page": 1, "unit": "sentence", "dark": True})
    turned = Presenting(draft_ids=(made.id,), page=1, by_sentence=True, dark=True)
    assert house.archive.controls(sample.id).presenting == turned
    assert data_of(opened, "present.wall")["wall"] == {"page": 1, "unit": "sentence", "dark": True}
    remote = page("facilitator", **query(house, sample, Role.FACILITATOR))
    remote.button_group(key="view").set_value("Present stories").run()
    assert made.sentences[0].text in words(remote)
    send(opened, "present.wall", "turned", {"page": 10**9, "unit": "<b>", "dark": "yes"})
    kept = house.archive.controls(sample.id).presenting
    assert (kept.page, kept.by_sentence, kept.dark) == (len(made.paragraphs), False, False)
    # Drawn before the wall turned on, which is no decision of another facilitator's.
    remote.button(key="remote.back").click().run()
    assert house.archive.controls(sample.id).presenting.page < len(made.paragraphs)
    decide(house, sample, presenting=None)
    send(opened, "present.wall", "turned", {"page": 1, "unit": "paragraph", "dark": False})
    assert house.archive.controls(sample.id).presenting is None


def test_a_story_file_is_brought_in_on_the_stories_page(page, house: Parts, sample: Workshop) -> None:
    opened = page("stories", **query(house, sample, Role.GROUP))
    uploader = opened.get("file_uploader")
    assert len(uploader) == 1
    assert not page("stories", **query(house, sample, Role.PERSON)).get("file_uploader")


def test_words_that_the_workshop_lacks_are_shown_from_the_file(page, house: Parts, sample: Workshop) -> None:
    told = (
        "---\nstorycraft: 2\ntitle: The ferry\nworkshop: Two shores\ngroups: Ferry table\nlanguage: en\n---\n"
        "# The ferry\n\nThe ferryman waited until the last child was home.[^c1]\n\n## Evidence\n### Sources\n"
        "[^c1]: c1 · “The ferryman waited until the last child was home <b>safe</b>.” Ferry table, Experiences.\n"
    )
    opened = page("stories", **query(house, sample, Role.GROUP))
    opened.file_uploader[0].set_value(("ferry.md", told.encode(), "text/markdown")).run()
    opened.button(key="stories.bring_in").click().run()
    said = words(opened)
    assert "1 of the 1 point that it cites is not in this workshop" in said
    assert "The ferryman waited until the last child was home &lt;b&gt;safe&lt;/b&gt;." in said
    assert "Ferry table" in said


def test_groups_without_a_final_story_are_named_before_presenting(
    page, house: Parts, sample: Workshop
) -> None:
    made = draft(house, sample)
    house.archive.mark_final(made.id, True, made.version)
    opened = page("facilitator", **query(house, sample, Role.FACILITATOR))
    opened.button_group(key="view").set_value("Present stories").run()
    assert "No final story yet" not in words(opened)
    house.archive.add_draft(sample.id, replace(made, id="", group_id="g3", final=False, made=None))
    opened.run()
    assert "No final story yet: Valley table." in words(opened)


def test_a_choice_in_one_workshop_is_none_in_another(page, house: Parts, sample: Workshop) -> None:
    other = house.archive.import_workshop(replace(sample, id=""))
    for workshop in (sample, other):
        draft(house, workshop)
        decide(house, workshop, reading_back=True)
    opened = page("group", **query(house, sample, Role.GROUP), stage="story")
    opened.button_group(key=SHOWN).set_value(STORY).run()
    for workshop, chosen in ((other, READ), (sample, STORY)):
        by_the_navigation(opened, "home")
        for name, value in {**query(house, workshop, Role.GROUP), "stage": "story"}.items():
            opened.query_params[name] = value
        opened.switch_page("group/group.py").run()
        assert opened.button_group(key=SHOWN).value == chosen
