"""A story file carries its evidence, and reading it back gives the same story."""

import re
from dataclasses import replace

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from mdit_py_plugins.footnote import footnote_plugin

from storycraft.domain.common_knowledge import CommonKnowledge
from storycraft.domain.errors import InputError
from storycraft.domain.mark import MarkCount
from storycraft.domain.read_back import ReadBackCount
from storycraft.domain.story import (
    Confirmation,
    Element,
    Frame,
    FrameEntry,
    LeftOut,
    Overrule,
    Provenance,
    Sentence,
    Story,
)
from storycraft.domain.workshop import Contribution, Group, Lane, Thread
from storycraft.drafts.check_story import check_beside, check_told
from storycraft.files.stories.known_fields import known_in_parts
from storycraft.files.stories.story_reader import read_story, read_story_file
from storycraft.files.stories.story_writer import write_story
from storycraft.formats.loader import DEFAULT, Formats
from storycraft.text.sentences import split_sentences

FORMAT = Formats().get(DEFAULT)
BLUE = Group(id="g2", name="Blue table")
HOSTILE = [
    "<b>bold</b> & <img src=x onerror=alert(1)>",
    "![x](http://example.org/x.png) [a link](javascript:alert(1))",
    "# a heading\n- a bullet\n1. a number\n> a quote",
    "[^c9]: a footnote",
    '  leading and trailing  \n\n\ttab and "quotes" \\ backslash\\',
    "---\n***\n===\n| a | b |\n|---|---|",
    "`code` ~~gone~~ $x^2$ https://example.org www.example.org a@example.org",
    "שלום 你好 🎉 \u202eevil\u200b",
]


def story(words: str = "We met in the canteen, and nobody took minutes.", **changes) -> Story:
    said = Contribution(id="c3", group_id="g2", stage="experiences", text=words, speaker="porter")
    left = Contribution(id="c4", group_id="g2", stage="question", text="Who keeps the table next year?")
    questions = {e: FORMAT.elements[e].ask for e in Element}
    frame = Frame(entries=tuple(FrameEntry(element=e, question=questions[e]) for e in Element)).with_entry(
        FrameEntry(element=Element.WHERE, text="the canteen, building C | east", contribution_ids=("c3",))
    )
    whole = Story(
        title="The Tuesday table",
        workshop="Harbour communities, autumn",
        told_by=("Blue table",),
        telling="plain",
        frame=frame,
        paragraphs=(
            (Sentence("It began with lunch.", ("c3",)), Sentence("Nobody took minutes.", ("c3", "c4"))),
            (Sentence("*open: When did it start?*"), Sentence("That is all.")),
        ),
        provenance=Provenance(weaver="quotes", seed=41),
        groups=(BLUE,),
        sources=(said, left),
        threads=(Thread(id="t1", lane=Lane.RESONATES, title="Somebody keeps it", contribution_ids=("c3",)),),
        questions=("When did it start?",),
        left_out=(LeftOut(contribution_id="c4", reason="not mentioned"),),
        known=CommonKnowledge(groups=("Blue table",)),
        overrules=(Overrule(sentence="That is all.", reason="We said this aloud", by="Blue table"),),
        final=True,
    )
    return replace(whole, **changes)


def written(told: Story) -> str:
    return write_story(told, FORMAT, check_told(told))


def test_reading_back_gives_the_same_story() -> None:
    assert read_story(written(story())) == story()


def test_a_story_of_many_tables_and_long_texts_comes_back() -> None:
    tables = tuple(f"Table {number}, at the ovens behind the long hall" for number in range(1_000))
    where = FrameEntry(
        element=Element.WHERE,
        text="behind the ovens " * 700 + "it was",
        contribution_ids=("c3",),
    )
    asked = FrameEntry(element=Element.WHO, question="Who was there of the bakers? " * 500 + "Who?")
    frame = story().frame.with_entry(where).with_entry(asked)
    told = story(
        title="Bread " * 2_000 + "at last", told_by=tables, frame=frame, workshop="Ovens " * 2_000 + "!"
    )
    assert read_story(written(told)) == told


@pytest.mark.parametrize(
    "counted",
    ["groups: 9, of: 2", "groups: 9", "groups: 1, of: 2, corrections: 1, unsettled: 3"],
)
def test_more_readers_than_groups_are_refused_with_the_line(counted: str) -> None:
    text = written(story(read_back=ReadBackCount(groups=1, of=2)))
    line = text[: text.index("read_back:")].count("\n") + 1
    changed = re.sub(r"read_back: \{.*\}", f"read_back: {{{counted}}}", text)
    with pytest.raises(InputError, match=rf"^story:{line}: 'read_back' counts more"):
        read_story(changed)


def test_a_point_is_listed_as_not_told_once() -> None:
    text = written(story())
    item = next(line for line in text.splitlines() if "not mentioned" in line)
    file = read_story_file(text.replace(item, "\n".join([item] * 3)))
    assert file.story == story()
    assert [line.text for line in file.unread] == [item.removeprefix("- ")] * 2


def test_the_head_says_when_and_where_the_room_met() -> None:
    told = story(date="14 and 15 March", place="Pier 4: the loft")
    assert "date: 14 and 15 March\nplace: 'Pier 4: the loft'\n" in written(told)
    assert read_story(written(told)) == told
    assert "date" not in written(story())


def test_translated_story_says_in_which_language_its_points_were_said() -> None:
    english, french = story().sources
    sources = (replace(english, language="en"), replace(french, language="fr"))
    told = story(language="es", sources=sources)
    assert "said_in: {en: c3, fr: c4}\n" in written(told)
    assert read_story(written(told)) == told
    assert "said_in" not in written(story())


@pytest.mark.parametrize("words", HOSTILE)
def test_words_of_every_kind_come_back_exactly(words: str) -> None:
    told = story(words, title=" ".join(words.split()) or "x", questions=(words,))
    assert read_story(written(told)) == told


@given(
    st.text(alphabet=st.characters(exclude_categories=["Cs"]), min_size=1),
    st.sampled_from(["en", "fr", "de", "es"]),
)
@example("\N{NO-BREAK SPACE}", "fr")
@example("\N{NO-BREAK SPACE}a\N{NO-BREAK SPACE}", "fr")
@example(" b ", "fr")
@example("“so” „so“ «so»", "de")
def test_any_text_comes_back_exactly(words: str, language: str) -> None:
    told = story(words, overrules=(Overrule(sentence=words, reason=words, by=words),), language=language)
    assert read_story(written(told)) == told


@given(st.lists(st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"]), min_size=1), min_size=1))
@example(["[^"])
@example(["[^c4]"])
@example(["said twice[^c4] and [^", "a\\", "a\\[^", "[^c4\\]", "[[^c4]]"])
def test_any_sentences_come_back_exactly(texts: list[str]) -> None:
    paragraphs = tuple((Sentence(s, ("c3",)),) for text in texts for s in split_sentences(text))
    told = story(paragraphs=paragraphs)
    assert read_story(written(told)).paragraphs == paragraphs


@pytest.mark.parametrize("words", HOSTILE)
def test_in_the_rendered_file_peoples_words_are_words(words: str) -> None:
    told = story(words, paragraphs=((Sentence(" ".join(words.split()), ("c3", "c4")),),))
    body = written(told).split("---\n", 2)[2].split("```yaml")[0]
    tokens = MarkdownIt("commonmark").use(footnote_plugin).enable("table").parse(body)
    kinds = {t.type for t in tokens} | {c.type for t in tokens for c in t.children or ()}
    assert not kinds & {"link_open", "image", "html_inline", "html_block", "code_inline", "fence", "hr"}
    assert [t.tag for t in tokens if t.type == "heading_open"] == ["h1", *["h2"] * 3, *["h3"] * 4]
    assert sum(t.type == "footnote_open" for t in tokens) == 2


def test_head_has_eight_keys_at_most_before_the_story() -> None:
    text = written(story(date="14 March", place="Pier 4"))
    head, body = text.removeprefix("---\n").split("---\n", 1)
    assert [line.split(": ")[0] for line in head.splitlines()] == [
        "storycraft",
        "title",
        "workshop",
        "date",
        "place",
        "groups",
        "language",
        "status",
    ]
    assert body.startswith("\n# The Tuesday table\n\n*The canteen, building C | east.*[^c3]\n\nIt began with")


def test_setting_is_one_line_that_goes_on_in_small_letters() -> None:
    frame = (
        Frame()
        .with_entry(FrameEntry(element=Element.WHO, text="two porters", contribution_ids=("c3",)))
        .with_entry(FrameEntry(element=Element.WHERE, text="In the canteen", contribution_ids=("c3", "c4")))
        .with_entry(FrameEntry(element=Element.WHEN, text="May 2024."))
    )
    told = story(frame=frame)
    assert "\n*Two porters, in the canteen, May 2024.*[^c3][^c4]\n" in written(told)
    assert read_story(written(told)) == told


def test_a_thread_that_its_statement_names_says_it_once() -> None:
    thread = Thread(
        id="t1", lane=Lane.NEW, title="Keys hang", statement="Keys hang.", contribution_ids=("c3",)
    )
    told = story(threads=(thread,))
    assert "- **New and different:** Keys hang.[^c3]\n" in written(told)
    assert read_story(written(told)) == told


_lanes = st.dictionaries(st.sampled_from(Lane), st.integers(1, 10**9 - 1), min_size=1)


@given(st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"]), min_size=1), _lanes)
@example("a: 2, b**", {Lane.NEW: 1, Lane.QUESTION: 2})
def test_marks_of_others_come_back_exactly(title: str, counts: dict[Lane, int]) -> None:
    titles = {lane: f"{lane}{title}" for lane in Lane}
    lanes = {lane: replace(FORMAT.lanes[lane], title=words) for lane, words in titles.items()}
    marked = MarkCount(contribution_id="c4", counts=tuple(counts.items()))
    told = story(marked=(marked,))
    text = write_story(told, replace(FORMAT, lanes=lanes), check_told(told))
    assert read_story(text) == told


def test_marks_are_read_below_the_evidence() -> None:
    marked = MarkCount(contribution_id="c4", counts=((Lane.RESONATES, 3), (Lane.QUESTION, 1)))
    text = written(story(marked=(marked,)))
    line = "- **Resonates: 3, Still a question: 1** “Who keeps the table next year?” (Blue table)[^c4]"
    assert f"### Marked by other groups\n\n{line}\n" in text
    for wrong in (
        text.replace("Resonates: 3", "Resonates: many"),
        text.replace("(Blue table)[^c4]\n\n##", "\n\n##"),
    ):
        with pytest.raises(InputError, match="marks are written"):
            read_story(wrong)


def test_what_is_open_stands_once_in_the_file() -> None:
    text = written(story(paragraphs=((Sentence("Nobody took minutes.", ("c3",)),),)))
    assert text.split("```yaml")[0].count("When did it start?") == 1


def test_doubtful_sentence_carries_sign_and_is_listed_with_its_reason() -> None:
    text = written(story())
    assert "It began with lunch.[^c3] (?) Nobody took minutes.[^c3][^c4]\n" in text
    assert "- (?) “It began with lunch.” **look at this**: “" in text


def test_sentence_that_people_keep_carries_a_sign_of_its_own() -> None:
    kept = Overrule(sentence="It began with lunch.", reason="We said this aloud", by="Blue table")
    text = written(story(overrules=(kept,)))
    assert "It began with lunch.[^c3] (☑) Nobody" in text
    assert "(?)" not in text


def test_a_confirmed_sentence_is_listed_and_counted_as_such() -> None:
    told = story(
        paragraphs=((Sentence("No one wrote minutes when we met in the canteen.", ("c3",)),),),
        confirmed=(Confirmation(sentence="No one wrote minutes when we met in the canteen.", by="porter"),),
    )
    text = written(told)
    assert (
        "### Confirmed by those who said it\n\n- “No one wrote minutes when we met in the canteen.” (porter)"
        in text
    )
    assert "confirmed: 1}" in text
    assert read_story(text) == told


@pytest.mark.parametrize("language", ["en", "es", "fr", "de", "pt", "it"])
def test_headings_stand_in_storys_language_and_are_read_in_each(language: str) -> None:
    told = story(language=language)
    text = written(told)
    assert read_story(text) == told
    assert ("## Evidence" in text) is (language == "en")


@pytest.mark.parametrize(("language", "marked"), [("en", "“Lunch”"), ("de", "„Lunch“"), ("fr", "« Lunch »")])
def test_sources_stand_in_marks_of_storys_language(language: str, marked: str) -> None:
    text = written(story("Lunch", language=language)).replace("\N{NO-BREAK SPACE}", " ")
    assert f"[^c3]: c3 · {marked} Blue table" in text


def test_blanks_that_an_editor_put_within_marks_are_no_words() -> None:
    text = written(story("Lunch", language="fr")).replace("\N{NO-BREAK SPACE}", " ")
    assert read_story(text) == story("Lunch", language="fr")


def test_a_file_changed_by_hand_is_read_sentence_by_sentence() -> None:
    changed = written(story()).replace(
        "It began with lunch.[^c3] (?)", "It began.[^c3] Then it went on. And on.[^c4]\n"
    )
    file = read_story_file(changed)
    assert file.story.paragraphs[0][:3] == (
        Sentence("It began.", ("c3",)),
        Sentence("Then it went on."),
        Sentence("And on.", ("c4",)),
    )
    assert file.lines[0] == file.lines[2] < file.lines[3] < file.lines[4]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("# No front matter", 1),
        ("---\ntitle: x\n---\n", 1),
        ("---\nstorycraft: 9\n---\n", 2),
        ("---\nstorycraft: [\n---\n", 2),
        ("---\nstorycraft: 1\n---\n# T\n\n## Sources\n\n[^c1]: no quotation marks\n", 8),
    ],
)
def test_what_is_no_story_file_is_refused_with_its_line(text: str, line: int) -> None:
    with pytest.raises(InputError) as refused:
        read_story(text, "story.md")
    assert f"story.md:{line}" in str(refused.value)


SOURCE = '[^c3]: "We met in the canteen, and nobody took minutes." Blue table (porter), Experiences.'


@pytest.mark.parametrize(
    "added",
    [
        "## Sources",
        "##   sources ##",
        "  ## SOURCES",
        "# Sources",
        "### Sources",
        "Sources\n-------",
        "## What was not told",
        "# Another title",
        SOURCE,
        SOURCE.replace("c3", "C3"),
        f"> {SOURCE}",
        "It ends so.\\\n## Sources",
    ],
)
def test_what_stands_twice_is_refused_with_its_line(added: str) -> None:
    text = written(story()) + "\n" + added + "\n"
    line = text.count("\n") - 1 if added.endswith("---") else text.count("\n")
    with pytest.raises(InputError, match=rf"^story\.md:{line}: "):
        read_story(text, "story.md")


def test_what_is_no_part_of_the_form_is_named() -> None:
    text = written(story()).replace("## Evidence", "## Epilogue\n\nForty came.\n\n## Evidence")
    assert [line.text for line in read_story_file(text).unread] == ["## Epilogue", "Forty came."]


def test_what_group_wrote_into_frame_is_filed_as_its_own() -> None:
    frame = Frame().with_entry(FrameEntry(element=Element.WHO, text="two *porters* and a cook"))
    told = story(frame=frame)
    text = written(told)
    assert "### Said in the frame" in text
    assert "(the group, in the frame)" in text
    file = read_story_file(text)
    assert file.story.frame[Element.WHO] == frame[Element.WHO]
    assert not file.unread
    assert read_story_file(text.replace("and a cook (the", "and a king (the")).unread


def test_doubts_about_threads_and_frame_stand_with_those_about_sentences() -> None:
    thread = Thread(
        id="t1", lane=Lane.NEW, title="Lunch", statement="Forty nurses left.", contribution_ids=("c3",)
    )
    where = FrameEntry(
        element=Element.WHERE, text="on a raft off Ostend", contribution_ids=("c3",), proposed=True
    )
    told = story(threads=(thread,), frame=Frame().with_entry(where))
    text = write_story(told, FORMAT, check_told(told), check_beside(told))
    doubts = text.partition("### Sentences to look at")[2].partition("###")[0]
    assert "(?) Common threads: “Forty nurses left.” **not said**" in doubts
    assert "(?) Where: “on a raft off Ostend” **not said**" in doubts
    file = read_story_file(text)
    assert file.story.threads == told.threads
    assert not file.unread


def test_words_of_a_point_in_the_frame_stand_once() -> None:
    words = "We met in the canteen, and nobody took minutes."
    what = FrameEntry(element=Element.WHAT, text=words, contribution_ids=("c3",), proposed=True)
    told = story(frame=Frame().with_entry(what), threads=(), left_out=())
    assert written(told).count(words) == 1
    assert read_story(written(told)) == told


def test_what_the_files_parts_tell_is_not_said_again() -> None:
    told = story(known=known_in_parts(story().sources, (BLUE,), story().threads))
    assert "known:" not in written(told)
    assert read_story(written(told)) == told
    nothing = replace(told, known=CommonKnowledge())
    assert read_story(written(nothing)) == nothing


EARLIER = """frame:
  who: {text: two porters, points: c3, proposed: 'yes'}
  where: {question: 'Where was it?', left_open: 'yes'}
"""


def test_a_frame_is_read_as_files_wrote_it_before() -> None:
    text = written(story()).partition("```yaml\n")[0] + f"```yaml\n{EARLIER}```\n"
    frame = read_story(text).frame
    assert frame[Element.WHO] == FrameEntry(
        element=Element.WHO, text="two porters", contribution_ids=("c3",), proposed=True
    )
    assert frame[Element.WHERE] == FrameEntry(element=Element.WHERE, question="Where was it?", waived=True)


@pytest.mark.parametrize("role", ["nurse, night shift", "driver: since 1998", "cook (retired)"])
def test_role_of_a_source_is_read_as_it_is_shown(role: str) -> None:
    said = replace(story().sources[0], speaker=role)
    told = story(sources=(said, story().sources[1]))
    assert read_story(written(told)) == told
    assert (f"({role})," in written(told)) is ("(" not in role)


def test_a_reason_that_several_share_stands_once() -> None:
    points = tuple(
        Contribution(id=f"c{n}", group_id="g2", stage="new", text=f"Ladle {n} hangs here.")
        for n in range(5, 9)
    )
    reasons = ("too long", "too long", "", "a question: who?")
    left = tuple(LeftOut(contribution_id=p.id, reason=r) for p, r in zip(points, reasons, strict=True))
    told = story(sources=(*story().sources, *points), left_out=left)
    assert written(told).count("too long") == 1
    assert "- too long:\n  - “Ladle 5 hangs here.” (Blue table)[^c5]\n  - “Ladle 6" in written(told)
    assert read_story(written(told)) == told
    assert not read_story_file(written(told)).unread


@given(st.lists(st.sampled_from([*HOSTILE, "", ":", "“a” (b)", "a: b", " x ", "1. y", "- z:"]), max_size=6))
def test_reasons_that_several_share_are_read_back(reasons: list[str]) -> None:
    points = tuple(
        Contribution(id=f"c{n}", group_id="g2", stage="new", text="Ladles.")
        for n in range(5, 5 + len(reasons))
    )
    left = tuple(LeftOut(contribution_id=p.id, reason=r) for p, r in zip(points, reasons, strict=True))
    told = story(sources=(*story().sources, *points), left_out=left)
    assert read_story(written(told)).left_out == left
