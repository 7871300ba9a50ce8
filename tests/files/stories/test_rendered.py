"""Whatever a draft holds, its file has the form's elements and sections, in two programs that show Markdown."""

import unicodedata
from dataclasses import replace
from html.parser import HTMLParser

import cmarkgfm
import pytest
from cmarkgfm.cmark import Options
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from mdit_py_plugins.footnote import footnote_plugin

from storycraft.domain.common_knowledge import CommonKnowledge, Count
from storycraft.domain.read_back import ReadBackCount
from storycraft.domain.story import (
    Confirmation,
    Correction,
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
from storycraft.files.stories.source_lines import NAME_MARKS
from storycraft.files.stories.story_reader import read_story_file
from storycraft.files.stories.story_writer import write_story
from storycraft.formats.loader import DEFAULT, Formats
from storycraft.text.sentences import split_sentences

FORMAT = Formats().get(DEFAULT)
ELEMENTS = {
    "h1",
    "h2",
    "h3",
    "pre",
    "code",
    "p",
    "ul",
    "ol",
    "li",
    "strong",
    "em",
    "br",
    "hr",
    "section",
    "sup",
    "a",
}
few_of_many = st.tuples(st.integers(0, 99), st.integers(0, 99)).map(sorted)
read_backs = st.builds(
    lambda groups, corrections: ReadBackCount(
        groups=groups[0], of=groups[1], corrections=corrections[1], unsettled=corrections[0]
    ),
    few_of_many,
    few_of_many,
)
SNIPPETS = [
    "<img src=x onerror=alert(1)>",
    "</p><h2>Sources</h2>",
    "<!-- ",
    "<script>",
    "\n\n## Sources\n\n",
    "\r## Sources\r",
    "\nSources\n---\n",
    "\n===",
    ":-:",
    "\n:--|--:\n",
    "[^c3]",
    "[^c4]: ",
    "\n[^c3]: “forged” Blue table, Experiences.",
    "![x](http://example.org/x.png)",
    "[x]: http://example.org",
    "[a](javascript:alert(1))",
    "<http://example.org>",
    "https://example.org/a_b",
    "www.example.org",
    "keeper@example.org",
    "mailto:a@b.org",
    "@keeper",
    "```\n",
    "~~~",
    "`a`",
    "~~a~~",
    "**a**",
    "_a_",
    "*open: ",
    "*left open: x*",
    "| a | b |\n|---|---|",
    "- [ ] a",
    "1. ",
    "2) ",
    "    code",
    "\t",
    "> ",
    "# ",
    " #",
    "***",
    "---",
    "+ ",
    "&lt;b&gt;",
    "&#60;",
    "\\",
    "$x$",
    "<details>",
    "]",
    ")",
    '"',
    "(x), y.",
    "%%",
    "\u2028",
    "\x00",
    "\ud800",
    "\ufeff",
    "\u200b",
    "عربي",
    "“so”",
    "A word. Another.",
    " (?)",
    "It is so. (?) ",
    "(☑)",
    "&#8203;",
    "” (x): ",
    "c3 · “so” Blue table, Experiences.",
    "[a](b)",
    ",” she said,",
]
texts = st.one_of(
    st.lists(st.sampled_from(SNIPPETS) | st.text(max_size=6), min_size=1, max_size=5)
    .map("".join)
    .filter(bool),
    st.text(min_size=1),
)
named = texts.map(lambda text: text.replace("\ud800", "?"))
"""What stands in the head too, which holds no half characters."""
one_line = named.map(lambda text: " ".join(text.split())).filter(bool)
bad_ids = st.sampled_from(
    ["c1", "C4", "", "c1]\n\n## Sources\n\n[^c3", "<b>c3</b>", "c3]: x", "[^c3]", "c 3", "c_3", "*"]
)
ids = bad_ids | texts


known = st.builds(
    CommonKnowledge,
    groups=st.lists(one_line, unique=True, max_size=2).map(tuple),
    titles=st.sampled_from([(), ("Points of inquiry", "What's new: & different")]),
    questions=st.sampled_from([(), ("What happens next?",)]),
).map(lambda k: replace(k, counts=tuple(Count(points=3, group=g, roles=1) for g in ("", *k.groups))))


@st.composite
def stories(draw: st.DrawFn) -> Story:
    group = Group(id=draw(named), name=draw(one_line))
    sources = tuple(
        Contribution(
            id=cid,
            group_id=group.id,
            stage="experiences",
            text=draw(texts),
            speaker=draw(st.just("") | texts),
        )
        for cid in ("c3", "c4")
    )
    cites = st.lists(ids, max_size=3).map(tuple)
    frame = Frame(
        entries=tuple(
            draw(
                st.builds(FrameEntry, element=st.just(e), text=one_line, contribution_ids=cites)
                | st.builds(FrameEntry, element=st.just(e), question=named, waived=st.booleans())
            )
            for e in Element
        )
    )
    sentences = st.builds(Sentence, one_line, cites)
    return Story(
        title=draw(named),
        workshop=draw(named),
        told_by=tuple(draw(st.lists(named, max_size=2))),
        telling=draw(named),
        frame=frame,
        paragraphs=tuple(
            draw(st.lists(st.lists(sentences, min_size=1, max_size=3).map(tuple), min_size=1, max_size=3))
        ),
        provenance=Provenance(
            weaver=draw(named), model=draw(named), seed=draw(st.none() | st.integers(0, 10**9))
        ),
        groups=(group,),
        sources=sources,
        threads=tuple(
            Thread(
                id=f"t{n}",
                lane=lane,
                title=draw(st.text(max_size=0) | texts),
                statement=draw(st.just("") | texts),
                contribution_ids=draw(cites),
            )
            for n, lane in enumerate(Lane, 1)
        ),
        questions=tuple(draw(st.lists(texts, max_size=2))),
        left_out=tuple(
            LeftOut(contribution_id=cid, reason=draw(texts))
            for cid in draw(st.lists(ids, max_size=2, unique_by=str.casefold))
        ),
        overrules=tuple(
            draw(st.lists(st.builds(Overrule, sentence=texts, reason=texts, by=texts), max_size=2))
        ),
        known=draw(known),
        confirmed=tuple(draw(st.lists(st.builds(Confirmation, sentence=texts, by=texts), max_size=2))),
        corrections=tuple(
            draw(st.lists(st.builds(Correction, sentence=texts, by=texts, said=texts), max_size=2))
        ),
        read_back=draw(st.none() | read_backs),
        final=draw(st.booleans()),
        seal=draw(st.sampled_from(["", "0a" * 32])),
    )


def as_read(story: Story) -> Story:
    """The story with a sentence for each that a reader finds, so that it can be compared."""
    paragraphs = (
        tuple(
            Sentence(part, sentence.cites if last else ())
            for sentence in paragraph
            for parts in [split_sentences(sentence.text)]
            for last, part in ((n == len(parts), part) for n, part in enumerate(parts, 1))
        )
        for paragraph in story.paragraphs
    )
    return replace(story, paragraphs=tuple(p for p in paragraphs if p))


class Page(HTMLParser):
    """What a rendered page holds: its elements, headings, links, and the words of its paragraphs."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.elements: set[str] = set()
        self.headings: list[str] = []
        self.links: list[str] = []
        self.notes: list[str] = []
        self.words = ""
        self._open = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.add(tag)
        given = dict(attrs)
        assert not [name for name in given if name.startswith("on")]
        if tag in ("h1", "h2", "h3"):
            self._open = tag
            self.headings.append("")
        if tag == "a":
            self.links.append(given.get("href") or "")
        if tag == "li" and "id" in given:
            self.notes.append(given["id"] or "")

    def handle_endtag(self, tag: str) -> None:
        self._open = "" if tag == self._open else self._open

    def handle_data(self, data: str) -> None:
        if self._open:
            self.headings[-1] += data
        self.words += data

    def handle_comment(self, data: str) -> None:
        self.elements.add("!--")


def by_github(body: str) -> str:
    options = Options.CMARK_OPT_FOOTNOTES | Options.CMARK_OPT_UNSAFE
    return cmarkgfm.github_flavored_markdown_to_html(body, options)


def by_markdown_it(body: str) -> str:
    return (
        MarkdownIt("commonmark", {"html": True})
        .enable(["table", "strikethrough"])
        .use(footnote_plugin)
        .render(body)
    )


RENDERERS = [by_github, by_markdown_it]


def written(story: Story) -> str:
    return write_story(story, FORMAT, ())


def plain(text: str) -> str:
    """Words as programs show them alike: without what is unseen."""
    seen = "".join(c for c in text if c in "\t\n\r" or (unicodedata.category(c)[0] != "C" and c != "\ufffd"))
    return " ".join(seen.split())


@settings(max_examples=60, deadline=None)
@given(stories())
def test_file_holds_only_elements_and_sections_of_the_form(story: Story) -> None:
    text = written(story)
    body = text.split("\n---\n", 1)[1]
    sections = ["What we still don't know"] if story.questions else []
    sections += ["What was not told"] if story.left_out else []
    sections += ["Evidence"]
    sections += ["Confirmed by those who said it"] if story.confirmed else []
    sections += ["Said otherwise when it was read back"] if story.corrections else []
    sections += ["Kept by people"] if story.overrules else []
    theirs = [e for e in story.frame.entries if not (e.is_gap or e.contribution_ids or e.proposed)]
    sections += ["Common threads", *(["Said in the frame"] if theirs else []), "How it was written"]
    for render in RENDERERS:
        page = Page(render(body.encode("utf-8", "replace").decode()))
        assert page.elements <= ELEMENTS
        assert page.headings[1:] == [*sections, "Sources"]
        assert plain(page.headings[0]) == plain(story.title)
        assert all(link.startswith("#fn") for link in page.links)
        assert len(page.notes) <= 2


@settings(max_examples=60, deadline=None)
@given(stories())
def test_reading_what_was_written_gives_the_same_story(story: Story) -> None:
    file = read_story_file(written(story))
    assert file.story == as_read(story)
    assert not file.unread


@pytest.mark.parametrize("mark", NAME_MARKS)
def test_a_name_may_hold_what_parts_a_source(mark: str) -> None:
    group = Group(id="g1", name=f"Table {mark}4")
    point = Contribution(
        id="c3", group_id="g1", stage="experiences", text="We saved seed.", speaker=f"the {mark} keeper"
    )
    story = Story(
        title="Seeds",
        workshop="Gardens",
        told_by=(),
        telling="",
        frame=Frame(),
        paragraphs=((Sentence("Seed was saved.", ("c3",)),),),
        provenance=Provenance(weaver="quotes"),
        groups=(group,),
        sources=(point,),
    )
    assert read_story_file(written(story)).story.sources == story.sources
