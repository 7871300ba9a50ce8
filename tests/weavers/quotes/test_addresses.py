"""What one group says to another, and what that answers, is one exchange: in its order, each with who speaks."""

import pytest

from storycraft.domain.story import Draft, Frame
from storycraft.drafts.build_story import tell_story
from storycraft.files.notes.notes_file import read_notes
from storycraft.formats.loader import Formats
from storycraft.weavers.quotes.answered_addresses import answered_addresses
from storycraft.weavers.quotes.passage_reader import read_passages
from storycraft.weavers.quotes.quote_weaver import QuoteWeaver
from storycraft.weavers.weaver import Order, select_material

FORMATS = Formats()
FORMAT = FORMATS.get("communities-of-practice")
ROOM = """# Boatyard
## Experiences
- On 4 May the crane stopped, and nine boats hung over the water until noon.
- To the sailing school: you moor the dinghies across our slip.
- We painted the shed twice because the first paint was for fences.
# Sailing school
## Experiences
- Eleven children capsized on purpose, and the twelfth one cried because she could not.
- Answer to the boatyard: the dinghies lie there since the ring broke.
- Boatyard to us: bring the trolley back.
- The trolley is behind your shed.
- Sponge cake sells better than lessons, says the till.
"""
SAID = {
    "en": ("Yard", "School", "To the school: you took it.", "Answer to the yard: no.", "to the school", "answered"),
    "de": ("Werft", "Schule", "An die Schule: ihr habt ihn.", "Antwort an die Werft: nein.", "An die", "antwortete"),
    "es": ("Astillero", "Escuela", "A la escuela: lo tenéis.", "Respuesta al astillero: no.", "a la", "respondieron"),
    "fr": ("Chantier", "École", "À l'école : vous l'avez.", "Réponse au chantier : non.", "à l'école", "répond"),
    "pt": ("Estaleiro", "Escola", "À escola: vocês têm.", "Resposta ao estaleiro: não.", "à escola", "responderam"),
    "it": ("Cantiere", "Scuola", "Alla scuola: l'avete.", "Risposta al cantiere: no.", "alla scuola", "hanno risposto"),
}  # fmt: skip


def told(notes: str, language: str = "en", telling: str = "plain") -> list[str]:
    text = f"---\nworkshop: Quay\nformat: communities-of-practice\nlanguage: {language}\n---\n{notes}"
    material = select_material(read_notes(text, "notes.md", FORMATS)[0], FORMAT)
    shape = FORMAT.telling(telling)
    assert shape
    woven = QuoteWeaver().weave_draft(material, Frame(), Order(telling=shape))
    return [" ".join(sentence.text for sentence in paragraph) for paragraph in woven.paragraphs]


@pytest.mark.parametrize("telling", [telling.key for telling in FORMAT.tellings])
def test_an_answer_stands_behind_what_it_answers(telling: str) -> None:
    for first, then in (("across our slip", "since the ring broke"), ("trolley back", "behind your shed")):
        (paragraph,) = [text for text in told(ROOM, telling=telling) if first in text.casefold()]
        ahead, _, behind = paragraph.partition(first)
        assert then in behind
        assert then not in ahead
        assert behind.partition(then)[0].count(". ") <= 1


@pytest.mark.parametrize("language", SAID)
def test_who_is_spoken_to_and_who_answers_is_told(language: str) -> None:
    one, other, spoken, reply, to, answered = SAID[language]
    notes = f"# {one}\n## Experiences\n- {spoken}\n# {other}\n## Experiences\n- {reply}"
    text = " ".join(told(notes, language))
    assert 0 <= text.find(to) < text.find(answered)


def test_an_answer_without_words_in_common_finds_its_address() -> None:
    text = ROOM.replace("the dinghies lie there since the ring broke", "ask the harbourmaster")
    workshop, _ = read_notes(text, "notes.md", FORMATS)
    names = {group.id: group.name for group in workshop.groups}
    read = read_passages(workshop.contributions, "en", names=names)
    pairs = {reply.id: claim.id for reply, (claim,) in answered_addresses(read).items()}
    assert pairs == {"c5": "c2", "c7": "c6"}


ASKED = """# Boatyard
## Experiences
- On 4 May the crane stopped, and nine boats hung over the water until noon.
- A question for the school: who took the trolley?
- Thanks to the school: for the soup.
- (rigger) I climbed the mast for a bet.
- I won.
# Sailing school
## Experiences
- Eleven children capsized on purpose, and the twelfth one cried because she could not.
- Sailing school: we lent the trolley to the chapel.
- The harbour master says the crane is new.
- It is not new, the crane is from 1961.
"""


def test_a_question_to_a_table_stands_before_its_answer() -> None:
    text = " ".join(told(ASKED))
    assert "A question for the school, they said in the Boatyard group: “Who took the trolley?”" in text
    assert text.partition("took the trolley?”")[2].startswith(" At the Sailing school")


def test_what_a_table_answered_is_open_no_more() -> None:
    text = f"---\nworkshop: Quay\nformat: communities-of-practice\nlanguage: en\n---\n{ASKED}"
    workshop, _ = read_notes(text, "notes.md", FORMATS)
    telling = FORMAT.telling("plain")
    assert telling
    woven = QuoteWeaver().weave_draft(select_material(workshop, FORMAT), Frame(), Order(telling=telling))
    draft = Draft(
        id="d1",
        group_id="",
        telling="plain",
        title=woven.title,
        frame=Frame(),
        paragraphs=woven.paragraphs,
        provenance=woven.provenance,
    )
    listed = " ".join(tell_story(draft, workshop, FORMAT).questions)
    assert "trolley" not in listed
    assert "“The harbour master says the crane is new” / “It is not new, the crane is from 1961”" in listed


def test_a_short_i_goes_on_with_who_spoke() -> None:
    assert "a rigger" in " ".join(told(ASKED))
    assert " “I won.”" in " ".join(told(ASKED))


def test_a_table_with_a_letter_ends_no_paragraph() -> None:
    room = "# Stair A\n## Experiences\n- The basil smelled on 4 May.\n- It smelled in the lift.\n- We swept the roof.\n"
    first, *_ = told(f"{room}# Stair B\n## Experiences\n- We oiled the gate in April.")
    assert first.startswith(
        "They said at Stair A: “The basil smelled on 4 May.” It smelled in the lift. We swept"
    )


def test_an_answer_that_leans_stands_behind_what_it_answers() -> None:
    room = "# Parents\n## Experiences\n- In May the bus broke down on the hill.\n- To the children: you walk too fast.\n"
    text = " ".join(told(f"{room}# Children\n## Experiences\n- It is you who walk slowly."))
    assert text.partition("walk too fast.”")[2].partition("walk slowly")[0].count(".") == 0
