"""What nobody can read in a notes file is seen as such or refused, and what is too much names its line."""

import pytest

from storycraft.domain.errors import InputError
from storycraft.files.workshop_files import read_workshop
from storycraft.formats.loader import Formats

FORMATS = Formats()


def read(data: bytes, name: str = "mill.md"):
    return read_workshop(name, data, FORMATS)


def refused(data: bytes) -> str:
    with pytest.raises(InputError) as error:
        read(data)
    return str(error.value)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_notes_are_read_in_every_form_of_unicode(encoding: str) -> None:
    said = "# Moulin\n- La roue a gelé en mars.\n- 粉\n"
    workshop, _ = read(said.encode(encoding))
    assert [c.text for c in workshop.contributions] == ["La roue a gelé en mars.", "粉"]


@pytest.mark.parametrize("sign", ["\x07", "\x1b", "\x7f", "\x9b"])
def test_control_characters_are_seen_and_said(sign: str) -> None:
    workshop, remarks = read(f"# Mi{sign}ll\n- The wheel{sign} froze.\n- Nobody swam.\n".encode())
    assert workshop.groups[0].name == "Mi�ll"
    assert workshop.contributions[0].text == "The wheel� froze."
    assert "Lines 1–2: control characters, which nobody can see, stand here as �." in remarks


def test_control_characters_of_a_table_name_their_rows() -> None:
    said = "text,group\nThe wheel\x07 froze,Mill\nNobody swam,Mi\x1bll\nWe ate,Mill\n"
    workshop, remarks = read(said.encode(), "mill.csv")
    assert [c.text for c in workshop.contributions] == ["The wheel� froze", "Nobody swam", "We ate"]
    about = [remark for remark in remarks if "control characters" in remark]
    assert about == ["Rows 2–3: control characters, which nobody can see, stand here as �."]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"# Mill\n- The wheel\x00 froze.\n", "mill.md:2: this line holds a character that is no text"),
        (
            b"# Mill\n- " + b"on and " * 1_500,
            "mill.md:2: this point has 10,499 characters, and at most 10,000",
        ),
        (
            b"---\nworkshop: " + b"Mill " * 2_100 + b"\n---\n- We ate.\n",
            "mill.md:2: “workshop” has 10,499 characters, and at most 10,000 can be kept",
        ),
        (
            b"---\nworkshop: Mill\nplace: " + b"Mill " * 60 + b"\n---\n- We ate.\n",
            "mill.md:3: “place” has 299 characters, and at most 200 can be kept",
        ),
        (
            b"---\nlanguage: " + b"mill-" * 60 + b"\n---\n- We ate.\n",
            "mill.md:2: “language” has 300 characters, and at most 200 can be kept",
        ),
        (b"# " + b"Mill " * 60 + b"\n- We ate.\n", "mill.md:1: this name of a group has 299 characters"),
        (
            b"---\nescaped: true\n---\n# Mill\n- (" + b"r" * 300 + b") We ate.\n",
            "mill.md:5: this role has 300 characters",
        ),
        (
            b"".join(b"# Mill %d\n" % n for n in range(1_001)),
            "mill.md:1001: this file has more than 1,000 groups",
        ),
        (b"# Mill\n" + b"- We ate.\n" * 20_001, "mill.md:20002: this file has more than 20,000 points"),
    ],
)
def test_what_is_no_text_or_too_much_names_its_line(data: bytes, said: str) -> None:
    assert said in refused(data)


def test_names_that_differ_in_what_nobody_sees_are_one_group() -> None:
    workshop, remarks = read("# Mill\n- We ate.\n# Mi\u200bll\n- We swam.\n# ＭＩＬＬ \n- We dug.\n".encode())
    assert [group.name for group in workshop.groups] == ["Mill"]
    assert any("this is taken as the group “Mill”" in remark for remark in remarks)
