"""Colours are named once, by what they are for, and are read on the grounds that they stand on in every look."""

import re
from itertools import product
from pathlib import Path

import pytest

from storycraft import ui, web

COLOURS = Path(web.__file__).with_name("looks.css").read_text("utf-8")
UI = Path(ui.__file__).parent
SHEETS = [UI / "look.css", *sorted((UI / "components").glob("*.css"))]
SLIDES = "present.css"
"""Slides are light or dark by a choice of their own."""
LOOKS = (
    (":root",),
    (":root", ':root[data-contrast="more"]'),
    (":root", ':root[data-look="dark"]'),
    (
        ":root",
        ':root[data-contrast="more"]',
        ':root[data-look="dark"]',
        ':root[data-look="dark"][data-contrast="more"]',
    ),
)
GROUNDS = (
    "ground",
    "raised",
    "field",
    "lit",
    "tag",
    "good-ground",
    "new-ground",
    "ask-ground",
    "doubt-ground",
)
READ = (
    *product(("text", "strong", "soft"), (*GROUNDS, "bad-ground")),
    *product(("link", "bad-text"), ("ground", "raised", "field")),
    *(("on-accent", "accent"), ("on-pressed", "pressed"), ("soft", "off"), ("bad-text", "bad-ground")),
    *(("new-text", "new-ground"), ("hand-text", "hand-ground"), ("ground", "bad-text")),
)
SEEN = tuple(product(("edge", "accent"), ("ground", "raised", "field"))) + tuple(
    (name, "ground") for name in ("good", "new", "ask", "bad", "hand")
)


def colours_of(look: tuple[str, ...]) -> dict[str, str]:
    blocks = dict(re.findall(r"(:root[^{\s]*) \{([^}]*)\}", COLOURS))
    found = [re.findall(r"--sc-([\w-]+): (#[0-9a-f]{6});", blocks[name]) for name in look]
    return dict(pair for pairs in found for pair in pairs)


def lightness(colour: str) -> float:
    """The relative luminance of WCAG 2."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    dark, light = sorted((lightness(one), lightness(other)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("look", LOOKS, ids=("light", "light, contrast", "dark", "dark, contrast"))
def test_letters_are_read_and_edges_are_seen(look: tuple[str, ...]) -> None:
    colours = colours_of(look)
    letters, edges = (7.0, 4.5) if any("contrast" in each for each in look) else (4.5, 3.0)
    weak = [pair for pair in READ if contrast(*(colours[each] for each in pair)) < letters]
    weak += [pair for pair in SEEN if contrast(*(colours[each] for each in pair)) < edges]
    assert not weak


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.name)
def test_a_style_sheet_names_no_colour_itself(sheet: Path) -> None:
    on_screen = sheet.read_text("utf-8").split("@media print")[0]
    named = re.findall(r"#[0-9a-fA-F]{3,8}\b|rgba?\(|hsla?\(|var\(--st-[\w-]*color", on_screen)
    assert not named or sheet.name == SLIDES
    for name in re.findall(r"var\(--sc-([\w-]+)\)", sheet.read_text("utf-8")):
        assert f"--sc-{name}:" in COLOURS
