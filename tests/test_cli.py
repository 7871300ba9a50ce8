"""The command line: files in, story files out, and one clear line where that can't be."""

import functools
import json
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from storycraft.cli import main
from storycraft.domain.mark import MarkCount
from storycraft.domain.story import Element, Frame, FrameEntry, Overrule, Sentence
from storycraft.domain.workshop import Lane, Thread
from storycraft.drafts.check_story import check_beside, check_told
from storycraft.files.stories.story_reader import read_story
from storycraft.files.stories.story_writer import write_story
from storycraft.formats.loader import DEFAULT, Formats
from storycraft.llm.client import close_clients
from storycraft.services.installation import archive_here
from storycraft.weavers.quotes.quote_weaver import QuoteWeaver
from tests.support.faultserver import FaultServer
from tests.support.goodmodel import reply_to, schema_of
from tests.support.model_servers import forget_all

NOTES = """---
workshop: Allotment gardens, spring
format: communities-of-practice
---
# Blue table
## Experiences
- In 2019 we shared the seeds before anybody asked.
- (treasurer) Nobody wrote it down, and it worked.
## Resonates
- Somebody has to keep the shed key.
# Green table
## Experiences
- The water rota was made on a napkin.
## Still a question
- Who keeps the key when he moves away?
"""


def call(*args: object) -> Result:
    return CliRunner().invoke(main, [str(arg) for arg in args])


@pytest.fixture
def notes(tmp_path: Path) -> Path:
    path = tmp_path / "notes.md"
    path.write_text(NOTES, encoding="utf-8")
    return path


@pytest.fixture(autouse=True)
def own_data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("STORYCRAFT_DATA", str(tmp_path / "data"))


def test_notes_become_a_story_that_passes_its_own_check(notes: Path, tmp_path: Path) -> None:
    story = tmp_path / "story.md"
    woven = call("weave", notes, "-o", story, "--offline")
    assert woven.exit_code == 0, woven.output
    checked = call("check", story, "--strict")
    assert checked.exit_code == 0, checked.output
    assert "0 not said" in checked.output


def test_no_voice_is_lost_on_the_way(notes: Path, tmp_path: Path) -> None:
    story = tmp_path / "story.md"
    call("weave", notes, "-o", story, "--offline")
    told = read_story(story.read_text(encoding="utf-8"))
    cited = {cid for sentence in told.sentences for cid in sentence.cites}
    assert cited | {out.contribution_id for out in told.left_out} == {"c1", "c2", "c3", "c4", "c5"}


def test_several_drafts_are_several_files_and_tellings(notes: Path, tmp_path: Path) -> None:
    assert call("weave", notes, "-o", tmp_path / "s.md", "--offline", "--drafts", 2).exit_code == 0
    tellings = {read_story((tmp_path / name).read_text("utf-8")).telling for name in ("s.md", "s-2.md")}
    assert len(tellings) == 2


def test_one_group_can_tell_alone(notes: Path, tmp_path: Path) -> None:
    assert call("weave", notes, "-o", tmp_path / "s.md", "--offline", "--group", "green TABLE").exit_code == 0
    assert read_story((tmp_path / "s.md").read_text("utf-8")).told_by == ("Green table",)


def test_a_faked_quotation_fails_the_strict_check_with_its_line(notes: Path, tmp_path: Path) -> None:
    story = tmp_path / "story.md"
    call("weave", notes, "-o", story, "--offline")
    faked = story.read_text(encoding="utf-8").replace("napkin", "“tablecloth”", 1)
    story.write_text(faked, encoding="utf-8")
    checked = call("check", story, "--strict")
    assert checked.exit_code == 1
    line = next(n for n, text in enumerate(faked.splitlines(), 1) if "tablecloth" in text and "[^" in text)
    assert f"{story}:{line}: not said" in checked.output


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("connective: ", "connective: 1"),
        ("## Sources", "## Epilogue\n\nForty came.\n\n## Sources"),
    ],
)
def test_file_that_says_more_than_is_checked_fails_strict_check(
    notes: Path, tmp_path: Path, before: str, after: str
) -> None:
    story = tmp_path / "story.md"
    call("weave", notes, "-o", story, "--offline")
    text = story.read_text(encoding="utf-8")
    story.write_text(text.replace(before, after, 1), encoding="utf-8")
    assert call("check", story).exit_code == 0
    assert call("check", story, "--strict").exit_code == 1


def test_a_story_that_tells_nothing_fails_the_strict_check(tmp_path: Path) -> None:
    (tmp_path / "s.md").write_text("---\nstorycraft: 2\n---\n", encoding="utf-8")
    checked = call("check", tmp_path / "s.md", "--strict")
    assert checked.exit_code == 1
    assert "this story tells nothing" in checked.stdout


@pytest.mark.parametrize(
    ("said", "title"),
    [
        ("- rain", "The room"),
        ("- 7", "The room"),
        ("# Red table\n## Experiences\n- Rain!", "Red table"),
        ("# Red table\n- Rain!\n# Dyke\n- Mud!", "Red table, Dyke"),
    ],
)
def test_a_note_of_one_word_has_a_title(said: str, title: str, tmp_path: Path) -> None:
    story = tmp_path / "s.md"
    command = ["weave", "-", "-o", str(story), "--offline"]
    assert CliRunner().invoke(main, command, input=said).exit_code == 0
    text = story.read_text(encoding="utf-8")
    assert read_story(text).title == title
    assert call("check", story, "--strict").exit_code == 0
    story.write_text(
        text.replace(f"title: {title}\n", "title: ''\n").replace(f"# {title}\n", "# \n"), encoding="utf-8"
    )
    checked = call("check", story, "--strict")
    assert checked.exit_code == 1
    assert "this story has no title" in checked.stdout


def test_the_check_speaks_to_machines(notes: Path, tmp_path: Path) -> None:
    story = tmp_path / "story.md"
    call("weave", notes, "-o", story, "--offline")
    rows = json.loads(call("check", story, "--json").stdout)["sentences"]
    assert set(rows[0]) == {"text", "line", "verdict", "word", "cites", "failed"}
    lines = story.read_text(encoding="utf-8").splitlines()
    assert all("[^" in lines[row["line"] - 1] for row in rows if row["cites"])


def test_threads_are_proposed_for_people_and_for_machines(notes: Path) -> None:
    assert "points are in no thread" in call("threads", notes).output
    found = json.loads(call("threads", notes, "--json").stdout)
    assert set(found) == {"threads", "unplaced", "tension"}
    assert all(set(row) == {"id", "lane", "title", "statement", "points"} for row in found["threads"])
    told = [each for row in found["threads"] for each in row["points"]] + found["unplaced"]
    assert sorted(told) == sorted(set(told))


def test_threads_name_points_as_the_table_does(tmp_path: Path) -> None:
    rows = ["N_7,The ferry never waits for the school.", "N_8,We missed the ferry twice.", "n 9,Paint peels."]
    twice = [*rows, "N_8b,We missed the ferry twice."]
    (tmp_path / "said.csv").write_text("\n".join(["ID,text", *twice]) + "\n", encoding="utf-8")
    found = json.loads(call("threads", tmp_path / "said.csv", "--json", "--offline").stdout)
    [thread] = found["threads"]
    assert thread["points"] == ["N_7", "N_8", "N_8b"]
    assert found["unplaced"] == ["n 9"]


def test_points_that_share_an_id_are_told_of(tmp_path: Path) -> None:
    said = (
        "id,text\nc4,The mill is dry\nc4,The mill has a new wheel\nx,Nobody swims\n,Who greases the wheel\n"
    )
    (tmp_path / "said.csv").write_text(said, encoding="utf-8")
    ran = call("threads", tmp_path / "said.csv", "--json", "--offline")
    assert "These ids stand at several rows: “c4”" in ran.stderr
    found = json.loads(ran.stdout)
    ids = [cid for row in found["threads"] for cid in row["points"]] + found["unplaced"]
    assert sorted(ids) == ["c4", "c4", "c5", "x"]


def test_a_title_gives_the_terminal_no_orders() -> None:
    with archive_here() as archive:
        archive.create_workshop("\x1b[31mRed\x1b[0m \x1b]0;gone\x07 \u202eyats", "communities-of-practice")
    said = call("links").output
    assert not set("\x1b\x07\u202e") & set(said)
    assert "[31mRed" in said


def test_no_links_are_no_silence() -> None:
    assert "no workshop" in call("links").stderr


def test_the_formats_are_listed_with_their_tellings() -> None:
    listed = call("formats").output
    assert "communities-of-practice" in listed
    assert "after-action" in listed
    assert "plain" in listed


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("notes.pdf", b"%PDF", "can't be read"),
        ("notes.md", b"", "empty"),
        ("notes.md", b"# Blue\n- caf\xe9\n", "byte 13"),
        ("points.csv", b"group,remark\nBlue,hello\n", "group, remark"),
        ("points.csv", b"text\n\n", "no row"),
        ("notes.md", b"# Blue table\n", "no points"),
        ("notes.md", b"# Blue\n## Weather\n- Rain.\n", "notes.md:2"),
        ("notes.md", b"---\nworkshop: [\n---\n- x\n", "front matter"),
        ("points.xlsx", b"PK no workbook", "workbook"),
    ],
)
def test_what_cannot_be_read_is_one_line_and_writes_nothing(
    tmp_path: Path, name: str, data: bytes, said: str
) -> None:
    (tmp_path / name).write_bytes(data)
    result = call("weave", tmp_path / name, "-o", tmp_path / "s.md", "--offline")
    assert result.exit_code == 2
    assert said in result.stderr
    assert name in result.stderr
    assert result.stderr.count("\n") == 1
    assert not (tmp_path / "s.md").exists()


def test_a_weave_overwrites_stories_and_nothing_else(notes: Path, tmp_path: Path) -> None:
    story, table = tmp_path / "story.md", tmp_path / "story-2.md"
    assert call("weave", notes, "-o", story, "--offline").exit_code == 0
    assert call("weave", notes, "-o", story, "--offline").exit_code == 0
    table.write_text("Bring six chairs.", encoding="utf-8")
    for written, told in (((notes,), "notes.md"), ((story, "--drafts", 2), "story-2.md")):
        refused = call("weave", notes, "-o", *written, "--offline")
        assert (refused.exit_code, refused.stderr.count("\n")) == (2, 1)
        assert f"{told}: this file is there already" in refused.stderr
    assert call("weave", story, "-o", story, "--offline").exit_code == 2
    assert (notes.read_text("utf-8"), table.read_text("utf-8")) == (NOTES, "Bring six chairs.")


def refused_over(notes: Path, text: str) -> str:
    """What a weave says that may not be written over a story of this text."""
    story = notes.with_name("story.md")
    story.write_text(text, encoding="utf-8")
    refused = call("weave", notes, "-o", story, "--offline")
    assert (refused.exit_code, story.read_text("utf-8")) == (2, text)
    return refused.stderr


def woven(notes: Path) -> str:
    path = notes.with_name("woven.md")
    assert call("weave", notes, "-o", path, "--offline").exit_code == 0
    return path.read_text("utf-8")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("napkin", "tablecloth"),
        ("workshop: Allotment gardens, spring", "workshop: Allotment gardens, summer"),
        ("\n## ", "\nThe baker came too.\n\n## "),
        ("```yaml", "Ask the baker.\n\n```yaml"),
        (".[^c2]", "."),
        ("water rota", "[water rota](https://example.org/rota)"),
        ("status: draft", "status: final"),
        ("g2: Green table", "g2: Red table"),
    ],
)
def test_a_weave_overwrites_no_story_that_somebody_changed(notes: Path, before: str, after: str) -> None:
    text = woven(notes)
    assert before in text
    assert "somebody has changed it since it was written" in refused_over(
        notes, text.replace(before, after, 1)
    )


def test_a_story_that_a_formatter_laid_out_is_overwritten(notes: Path) -> None:
    text = woven(notes)
    for before, after in (
        (" ", "\n    "),
        ("\n- ", "\n* "),
        ("\n", "\r\n"),
        ("language: en", "language: 'en'"),
    ):
        body = text.partition("## Evidence")[0] if before == " " else text
        last = body[body.rindex("\n\n", 0, -3) :] if before == " " else body
        notes.with_name("story.md").write_text(
            text.replace(last, last.replace(before, after)), encoding="utf-8"
        )
        again = call("weave", notes, "-o", notes.with_name("story.md"), "--offline")
        assert again.exit_code == 0, (before, again.stderr)


def test_story_without_a_digest_or_of_no_sense_is_kept(notes: Path) -> None:
    text = woven(notes)
    earlier = "".join(line for line in text.splitlines(keepends=True) if not line.startswith("as_written: "))
    assert "does not tell whether somebody has changed it" in refused_over(notes, earlier)
    assert "can't be read as a story" in refused_over(notes, text.replace("storycraft: 2", "storycraft: 3"))
    for forged in ("as_written: [so, so]", "as_written: 5d0c"):
        assert "is there already" in refused_over(notes, earlier.replace("\n```\n", f"\n{forged}\n```\n"))


def as_people_left(text: str, **changes: object) -> str:
    """A story file that nobody has typed in since the app wrote it, with what people did there."""
    return write_story(replace(read_story(text), **changes), Formats().get(DEFAULT), ())


def test_what_people_did_in_the_app_is_not_overwritten(notes: Path) -> None:
    text = woven(notes)
    told = read_story(text)
    typed = FrameEntry(element=Element.WHERE, text="behind the shed")
    waived = FrameEntry(element=Element.WHY, waived=True)
    marked = MarkCount(contribution_id=told.sources[0].id, counts=((Lane.RESONATES, 2),))
    for changes in (
        {"frame": told.frame.with_entry(typed)},
        {"frame": told.frame.with_entry(waived)},
        {"marked": (marked,)},
    ):
        assert "people have worked on this story" in refused_over(notes, as_people_left(text, **changes))


def test_what_came_while_a_draft_was_woven_is_kept(
    notes: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    story, weave = tmp_path / "s.md", QuoteWeaver.weave_draft

    def slowly(self: QuoteWeaver, *args: Any) -> Any:
        story.write_text("Bring six chairs.", encoding="utf-8")
        return weave(self, *args)

    monkeypatch.setattr(QuoteWeaver, "weave_draft", slowly)
    done = call("weave", notes, "-o", story, "--offline")
    assert (done.exit_code, story.read_text("utf-8")) == (0, "Bring six chairs.")
    assert f"{tmp_path / 's-new.md'}: " in done.stdout
    assert f"{story} is there already" in done.stderr
    assert read_story((tmp_path / "s-new.md").read_text("utf-8")).sentences


def test_a_weave_says_where_a_language_has_no_phrases(tmp_path: Path) -> None:
    (tmp_path / "n.md").write_text("# الطاولة\n- زرعنا ثلاث شجرات خلف المخبز.\n", encoding="utf-8")
    result = call("weave", tmp_path / "n.md", "-o", tmp_path / "s.md", "--offline")
    assert "No Arabic phrases yet" in result.stderr


def test_an_unknown_heading_goes_where_the_user_says(tmp_path: Path) -> None:
    (tmp_path / "n.md").write_text("# Blue\n## Weather\n- It rained on the shed.\n", encoding="utf-8")
    result = call("weave", tmp_path / "n.md", "-o", tmp_path / "s.md", "--offline", "--stage", "experiences")
    assert result.exit_code == 0
    assert "Line 2" in result.stderr


def test_columns_can_be_named_and_left_out_ones_are_said(tmp_path: Path) -> None:
    table = "author,went well,did not\nMira,The tap works for everyone on the hill.,The fence fell twice.\n"
    (tmp_path / "form.csv").write_text(table, encoding="utf-8")
    assert "--column" in call("threads", tmp_path / "form.csv").stderr
    story = tmp_path / "s.md"
    named = ("--column", "went well", "--column", "Did not")
    result = call("weave", tmp_path / "form.csv", "-o", story, "--offline", *named)
    assert result.exit_code == 0
    assert "The column “author” says who spoke" in result.stderr
    assert "The fence fell twice." in story.read_text("utf-8")


def test_a_file_that_is_not_there_is_said() -> None:
    assert "No such file" in call("check", "nowhere.md").stderr


def test_the_doctor_names_what_is_in_force_and_no_secret(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "sk-very-secret")
    monkeypatch.setenv("OPENAI_BASE_URL", "http://127.0.0.1:9/v1")
    monkeypatch.setenv("STORYCRAFT_MODEL", "tiny")
    result = call("doctor")
    assert "127.0.0.1:9" in result.output
    assert "Database" in result.output
    assert "sk-very-secret" not in result.output + result.stderr
    assert result.exit_code == 1


def test_help_needs_none_of_the_heavy_parts() -> None:
    heavy = "{'openai', 'streamlit', 'scipy', 'sqlalchemy', 'dbos'}"
    code = f"import sys, storycraft.cli; print(sorted({heavy} & set(sys.modules)))"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "[]"


def test_a_weave_with_a_model_says_what_it_waits_for(
    notes: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with FaultServer() as server:
        monkeypatch.setenv("OPENAI_BASE_URL", server.url)
        monkeypatch.setenv("STORYCRAFT_MODEL", "429barex1")
        monkeypatch.setenv("STORYCRAFT_MODEL_LONGEST_WAIT", "0.1")
        woven = call("weave", notes, "-o", tmp_path / "story.md", "--yes")
        close_clients()
    assert woven.exit_code == 0, woven.output
    assert "Trying again in 1 s." in woven.stderr
    assert "Trying again" not in woven.stdout


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[FaultServer]:
    forget_all()
    with FaultServer() as running:
        monkeypatch.setenv("OPENAI_BASE_URL", running.url)
        monkeypatch.setenv("STORYCRAFT_MODEL", "good")
        yield running
    close_clients()


def weaver_of(path: Path) -> str:
    return read_story(path.read_text("utf-8")).provenance.weaver


def test_nothing_is_sent_without_consent(notes: Path, tmp_path: Path, server: FaultServer) -> None:
    woven = call("weave", notes, "-o", tmp_path / "s.md")
    assert woven.exit_code == 0, woven.output
    assert f"5 points would go to good at 127.0.0.1:{server.port}: about " in woven.stderr
    assert "Nothing was sent: the quote weaver writes." in woven.stderr
    assert server.exchanges == []
    assert weaver_of(tmp_path / "s.md") == "quotes"


def test_with_yes_it_still_says_first_what_goes_where(
    notes: Path, tmp_path: Path, server: FaultServer
) -> None:
    woven = call("weave", notes, "-o", tmp_path / "s.md", "--yes")
    assert woven.stderr.splitlines()[0].startswith("storycraft: note: For this, 5 points would go to good at")
    assert weaver_of(tmp_path / "s.md") == "model"


@pytest.mark.parametrize(("answer", "weaver"), [("y", "model"), ("n", "quotes")])
def test_on_a_terminal_it_asks(
    notes: Path,
    tmp_path: Path,
    server: FaultServer,
    monkeypatch: pytest.MonkeyPatch,
    answer: str,
    weaver: str,
) -> None:
    monkeypatch.setattr("click.testing._NamedTextIOWrapper.isatty", lambda _: True)
    woven = CliRunner().invoke(main, ["weave", str(notes), "-o", str(tmp_path / "s.md")], input=answer)
    assert "Send this?" in woven.stderr
    assert weaver_of(tmp_path / "s.md") == weaver


def test_the_model_of_secrets_toml_is_used(
    notes: Path, tmp_path: Path, server: FaultServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / ".streamlit").mkdir()
    lines = f'OPENAI_BASE_URL = "{server.url}"\nSTORYCRAFT_MODEL = "good+text"\n'
    (tmp_path / ".streamlit" / "secrets.toml").write_text(lines, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    for name in ("OPENAI_BASE_URL", "STORYCRAFT_MODEL"):
        monkeypatch.delenv(name)
    call("weave", notes, "-o", "s.md", "--yes")
    assert read_story(Path("s.md").read_text("utf-8")).provenance.model == "good+text"


def test_broken_second_draft_loses_nothing_that_had_arrived(
    notes: Path, tmp_path: Path, server: FaultServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    def reply(body: dict[str, Any]) -> str:
        if schema_of(body) == "DraftForm":
            server.fault = "cut"  # from the next request on
        return reply_to(body)

    monkeypatch.setattr(server, "reply", reply)
    monkeypatch.setenv("STORYCRAFT_MODEL_TRIES", "1")
    (tmp_path / "s-2-incomplete.md").write_text("Our own ending.", encoding="utf-8")
    woven = call("weave", notes, "-o", tmp_path / "s.md", "--yes", "--drafts", 3)
    assert woven.exit_code == 2
    assert f"{tmp_path / 's.md'}: " in woven.stdout
    assert read_story((tmp_path / "s.md").read_text("utf-8")).sentences
    assert f"What had arrived when it broke off is in {tmp_path / 's-2-incomplete-2.md'}" in woven.stderr
    assert read_story((tmp_path / "s-2-incomplete-2.md").read_text("utf-8")).sentences
    assert (tmp_path / "s-2-incomplete.md").read_text("utf-8") == "Our own ending."
    assert not list(tmp_path.glob("s-3*"))


@pytest.mark.usefixtures("model_without_a_name")
def test_trouble_in_models_settings_stops_only_what_wants_a_model(notes: Path, tmp_path: Path) -> None:
    assert call("formats").exit_code == 0
    assert call("threads", notes).exit_code == 0
    assert call("weave", notes, "-o", tmp_path / "s.md", "--offline").exit_code == 0
    wanted = call("weave", notes, "-o", tmp_path / "m.md", "--yes")
    assert wanted.exit_code == 2
    assert "STORYCRAFT_MODEL is not set" in wanted.stderr


@pytest.mark.usefixtures("model_without_a_name")
def test_doctor_then_lists_the_names_that_its_advice_speaks_of(server: FaultServer) -> None:
    server.models = ("small", "large")
    said = call("doctor").output
    assert "FAIL  Language model: STORYCRAFT_MODEL is not set" in said
    assert f"Models at 127.0.0.1:{server.port}: small, large" in said


@pytest.fixture
def model_without_a_name(server: FaultServer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("STORYCRAFT_MODEL")


def test_a_model_tells_in_the_language_that_was_asked_for(
    notes: Path, tmp_path: Path, server: FaultServer
) -> None:
    woven = call("weave", notes, "-o", tmp_path / "story.md", "--language", "es", "--yes")
    assert woven.exit_code == 0, woven.output
    asked = [json.dumps(chat.body) for chat in server.chats]
    assert sum("Write in Spanish (es)" in body for body in asked) == 1
    text = (tmp_path / "story.md").read_text("utf-8")
    assert read_story(text).language == "es"
    assert {source.language for source in read_story(text).sources} == {"en"}
    checked = json.loads(call("check", tmp_path / "story.md", "--json").stdout)["counts"]
    assert all(
        f"{verdict}: {number}" in text for verdict, number in checked.items() if verdict != "overruled"
    )


def test_story_without_a_model_stays_in_peoples_words(notes: Path, tmp_path: Path) -> None:
    woven = call("weave", notes, "-o", tmp_path / "story.md", "--offline", "--language", "es")
    assert woven.exit_code == 0
    assert "The quote weaver does not translate" in woven.stderr
    assert read_story((tmp_path / "story.md").read_text("utf-8")).language == "en"


def test_language_that_is_none_is_refused_before_anything_is_sent(notes: Path, tmp_path: Path) -> None:
    refused = call("weave", notes, "-o", tmp_path / "story.md", "--offline", "--language", "old Norse")
    assert refused.exit_code == 2
    assert "no language code" in refused.stderr


def test_a_frame_says_what_each_element_stands_on(tmp_path: Path) -> None:
    notes = tmp_path / "notes.md"
    notes.write_text(
        "---\ndate: 2026-03-14\nplace: The tool shed\n---\n# Blue table\n## Experiences\n"
        "- In May 2023 we dug a well.\n- (treasurer) It could stand near the school.\n",
        encoding="utf-8",
    )
    elements = json.loads(call("frame", notes, "--json").stdout)["elements"]
    assert list(elements) == ["who", "where", "when", "what", "how", "why"]
    assert elements["who"] == {"text": "treasurer", "points": ["c2"], "from": "people"}
    assert elements["where"] == {"text": "The tool shed", "points": [], "from": "workshop"}
    assert elements["when"] == {"text": "In May 2023", "points": ["c1"], "from": "points"}
    assert elements["what"]["points"] == ["c1"]
    assert elements["why"] == {"text": "", "points": [], "from": ""}
    said = call("frame", notes).stdout
    assert "Where: open: Where did it happen?; of the telling: The tool shed" in said
    assert "When: In May 2023 (c1)" in said


def test_a_frame_of_groups_without_roles_names_the_groups(notes: Path) -> None:
    elements = json.loads(call("frame", notes, "--json", "--group", "green table").stdout)["elements"]
    assert elements["who"] == {"text": "Green table", "points": [], "from": "workshop"}


def test_a_title_that_nobody_said_fails_the_check(notes: Path, tmp_path: Path) -> None:
    story = tmp_path / "story.md"
    call("weave", notes, "-o", story, "--offline")
    told = read_story(story.read_text(encoding="utf-8"))
    assert call("check", story, "--strict").exit_code == 0
    invented = replace(told, title="The forty boats of Ostend")
    format = Formats().get(DEFAULT)
    story.write_text(
        write_story(invented, format, check_told(invented), check_beside(invented)), encoding="utf-8"
    )
    assert "- (?) “The forty boats of Ostend” **not said**" in story.read_text(encoding="utf-8")
    checked = call("check", story, "--strict")
    assert checked.exit_code == 1
    assert "its title: not said: The forty boats of Ostend" in checked.output
    assert "no part of a story file" not in checked.output
    kept = Overrule(sentence=invented.title, reason="It is our joke", by="Blue table")
    answered = replace(invented, overrules=(kept,))
    text = write_story(answered, format, check_told(answered), check_beside(answered))
    story.write_text(text, encoding="utf-8")
    assert call("check", story, "--strict").exit_code == 0


def test_the_check_reads_what_is_still_open(notes: Path, tmp_path: Path) -> None:
    story = tmp_path / "story.md"
    call("weave", notes, "-o", story, "--offline")
    told = read_story(story.read_text(encoding="utf-8"))
    assert call("check", story, "--strict").exit_code == 0
    claiming = replace(told, questions=(*told.questions, "The treasurer sold 700 wells."))
    format = Formats().get(DEFAULT)
    text = write_story(claiming, format, check_told(claiming), check_beside(claiming))
    story.write_text(text, encoding="utf-8")
    assert "- (?) What we still don't know: “The treasurer sold 700 wells.” **not said**" in text
    checked = call("check", story, "--strict")
    assert checked.exit_code == 1
    assert "what is still open: not said: The treasurer sold 700 wells." in checked.output
    assert "no part of a story file" not in checked.output


def test_a_frame_that_no_reader_sees_is_a_remark(notes: Path, tmp_path: Path) -> None:
    story = tmp_path / "story.md"
    call("weave", notes, "-o", story, "--offline")
    told = read_story(story.read_text(encoding="utf-8"))
    framed = replace(
        told, frame=told.frame.with_entry(FrameEntry(element=Element.WHY, text="the wells ran dry"))
    )
    format = Formats().get(DEFAULT)
    text = write_story(framed, format, check_told(framed), check_beside(framed))
    story.write_text(text, encoding="utf-8")
    assert call("check", story, "--strict").exit_code == 0
    shown = next(line for line in text.splitlines() if "the wells ran dry (" in line)
    story.write_text(text.replace(f"{shown}\n", ""), encoding="utf-8")
    checked = call("check", story, "--strict")
    assert checked.exit_code == 1
    assert "the page does not show, so that nobody reads it: the wells ran dry" in checked.output


def test_the_check_reads_the_frame_and_the_threads_too(notes: Path, tmp_path: Path) -> None:
    story = tmp_path / "story.md"
    call("weave", notes, "-o", story, "--offline")
    told = read_story(story.read_text(encoding="utf-8"))
    point = told.sources[0].id
    entries = (
        FrameEntry(element=Element.WHO, text="three sisters from Ostend"),
        FrameEntry(
            element=Element.HOW, text="by selling forty boats", contribution_ids=(point,), proposed=True
        ),
    )
    thread = Thread(
        id="t1", lane=Lane.NEW, title="Boats", statement="Forty boats.", contribution_ids=(point,)
    )
    paragraphs = (*told.paragraphs, (Sentence("Who: three sisters from Ostend."),))
    frame = functools.reduce(Frame.with_entry, entries, told.frame)
    edited = replace(told, frame=frame, threads=(thread,), paragraphs=paragraphs)
    story.write_text(write_story(edited, Formats().get(DEFAULT), ()), encoding="utf-8")
    said = json.loads(call("check", story, "--json").stdout)
    parts = {(part["part"], part["of"]): part for part in said["parts"]}
    assert parts["frame", "who"]["by"] == "the group, in the frame"
    assert parts["frame", "how"]["verdict"] == "unsupported"
    assert parts["statement", "t1"]["verdict"] == "unsupported"
    assert said["sentences"][-1]["frame"][0]["by"] == "the group, in the frame"
    checked = call("check", story, "--strict")
    assert checked.exit_code == 1
    assert "statement of thread t1: not said: Forty boats." in checked.output
