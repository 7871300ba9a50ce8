"""The catalogues hold what the code says: no text is missing in them, and none is left over."""

import re

import pytest
from babel.messages.catalog import Catalog

from storycraft.locales.choose_language import ENGLISH, LANGUAGES
from storycraft.locales.extract import FOLDER, TEMPLATE, make_template, updated, write_catalogue

REMEDY = "run `make texts`, and see docs/translating.md"


@pytest.fixture(scope="module")
def template() -> Catalog:
    """The texts of the code, which take seconds to collect."""
    return make_template()


def test_the_committed_template_holds_the_texts_of_the_code(template: Catalog) -> None:
    assert write_catalogue(template) == TEMPLATE.read_bytes(), REMEDY


@pytest.mark.parametrize("code", [code for code in LANGUAGES if code != ENGLISH])
def test_each_catalogue_has_the_texts_of_the_template(code: str, template: Catalog) -> None:
    catalogue = write_catalogue(updated(code, template))
    assert catalogue == (FOLDER / f"{code}.po").read_bytes(), REMEDY


def test_placeholders_are_words_and_no_calls(template: Catalog) -> None:
    # People and translators read them.
    assert re.findall(r"\{(?:get|is|has|read|make)_\w+\}", str(write_catalogue(template))) == []
