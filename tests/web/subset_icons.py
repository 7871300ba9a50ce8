"""Make the font of the icons that pages show: `make icons`, after a new icon or a new Streamlit.

Streamlit's own font holds four thousand, which a phone would load before one can type. fontTools is needed for this alone.
"""

import hashlib
import re
from collections.abc import Iterator
from pathlib import Path

import streamlit as st

ROOT = Path(__file__).parents[2]
STREAMLIT = Path(st.__file__).parent / "static" / "static"
FONT = ROOT / "storycraft" / "ui" / "pages" / "static" / "icons.woff2"
NAMES = ROOT / "tests" / "data" / "icons.txt"
"""The digest of the font, and the icons in it."""
LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789_ "
"""An icon is a ligature of its name."""


def icons_shown() -> set[str]:
    """The icons that our pages name, and those that Streamlit's scripts do."""
    files = (*(STREAMLIT / "js").glob("*.js"), *(ROOT / "storycraft").rglob("*.py"))
    return {name for file in files for name in re.findall(r":material/(\w+):", file.read_text("utf-8"))}


def digest() -> str:
    """That of the font as it lies there."""
    return hashlib.sha256(FONT.read_bytes()).hexdigest()


def main() -> None:
    """Write the font and its list."""
    from fontTools.subset import Options, Subsetter
    from fontTools.ttLib import TTFont

    [source] = (STREAMLIT / "media").glob("MaterialSymbols-Rounded.*.woff2")
    font = TTFont(source)
    glyphs = dict(_ligatures(font))
    shown = sorted(icons_shown() & set(glyphs))
    subsetter = Subsetter(Options(layout_closure=False, layout_features=["*"], hinting=False))
    subsetter.populate(glyphs=[glyphs[name] for name in shown], unicodes=[ord(letter) for letter in LETTERS])
    subsetter.subset(font)
    font.flavor = "woff2"
    font.save(FONT)
    NAMES.write_text("\n".join((digest(), *shown)) + "\n", "utf-8")


def _ligatures(font: object) -> Iterator[tuple[str, str]]:
    """Each name and the glyph that is drawn for it."""
    letters = {glyph: chr(code) for code, glyph in font.getBestCmap().items()}  # type: ignore[attr-defined]
    for lookup in font["GSUB"].table.LookupList.Lookup:  # type: ignore[index]
        for table in lookup.SubTable:
            for first, ligatures in getattr(getattr(table, "ExtSubTable", table), "ligatures", {}).items():
                for each in ligatures:
                    yield "".join(letters.get(part, "?") for part in (first, *each.Component)), each.LigGlyph


if __name__ == "__main__":
    main()
