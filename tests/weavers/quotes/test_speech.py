"""How a native speaker would say it: who spoke, with which verb, under which article, and whose "I" it is."""

from dataclasses import replace

import pytest

from storycraft.domain.story import Frame
from storycraft.domain.workshop import Contribution, Group, Workshop
from storycraft.formats.loader import Formats
from storycraft.weavers.quotes.first_person import person_of
from storycraft.weavers.quotes.nearness import opposed
from storycraft.weavers.quotes.passage_reader import read_passages
from storycraft.weavers.quotes.phrases import phrases_of
from storycraft.weavers.quotes.quote_weaver import QuoteWeaver
from storycraft.weavers.quotes.spoken_names import SpokenNames
from storycraft.weavers.quotes.spoken_roles import SpokenRoles
from storycraft.weavers.weaver import Order, Woven, select_material

FORMAT = Formats().get("communities-of-practice")
GROUPS = (Group(id="g1", name="Kiln"), Group(id="g2", name="Clay"))


def said(id: str, text: str, group: str = "g1", speaker: str = "") -> Contribution:
    return Contribution(id=id, group_id=group, stage="experiences", text=text, speaker=speaker)


def woven(*points: Contribution, language: str = "en") -> Woven:
    workshop = Workshop(
        title="Potters", format=FORMAT.key, groups=GROUPS, contributions=points, language=language
    )
    telling = FORMAT.telling("plain")
    assert telling
    return QuoteWeaver().weave_draft(select_material(workshop, FORMAT), Frame(), Order(telling=telling))


def told(*points: Contribution, language: str = "en") -> str:
    return "\n".join(" ".join(s.text for s in p) for p in woven(*points, language=language).paragraphs)


@pytest.mark.parametrize(
    ("language", "role", "named"),
    [
        ("de", "Auszubildende", "eine Auszubildende"),
        ("de", "Archivar", "ein Archivar"),
        ("de", "Azubi", ""),
        ("es", "dueña del bar", "una dueña del bar"),
        ("es", "alumno nuevo", "un alumno nuevo"),
        ("es", "estudiante", ""),
        ("es", "pianista", ""),
        ("es", "Una abuela", "una abuela"),
        ("fr", "patiente depuis un an", "une patiente depuis un an"),
        ("fr", "bénévole", ""),
        ("it", "stagionatore", "uno stagionatore"),
        ("it", "studente", "uno studente"),
        ("it", "caposala", ""),
        ("it", "allevatrice", "un’allevatrice"),
        ("pt", "avô", "um avô"),
        ("pt", "motorista", ""),
        ("en", "maintenance fitter", "a maintenance fitter"),
        ("en", "two drivers", "two drivers"),
        ("en", "crew", ""),
        ("en", "waitress", "a waitress"),
        ("en", "kilns", ""),
    ],
)
def test_a_role_takes_the_article_that_it_shows(language: str, role: str, named: str) -> None:
    assert SpokenRoles(phrases_of(language)).with_article(role) == named


def test_roles_of_a_list_that_begins_large_stand_small() -> None:
    habit = SpokenRoles(phrases_of("en"), ("Skipper", "Mate", "Engineer"))
    assert habit.with_article("Mate") == "a mate"
    assert SpokenRoles(phrases_of("en"), ("skipper", "Mate")).with_article("Mate") == "a Mate"


def test_a_group_stands_before_a_role_that_shows_no_article() -> None:
    names = SpokenNames(GROUPS, phrases_of("es"))
    point = said("c1", "El horno tarda.", speaker="estudiante")
    assert names.person(point, known=False, behind=True) == "alguien del grupo Kiln que es estudiante"


def test_the_group_is_not_named_beside_its_own_word() -> None:
    groups = [Group(id="g1", name="Glazers"), Group(id="g2", name="Yard")]
    names = SpokenNames(groups, phrases_of("en"))
    glazer = replace(said("c1", "The kiln is slow.", speaker="glazer"), group_id="g1")
    assert names.person(glazer, known=False) == "a glazer"
    assert "Yard" in names.person(replace(glazer, group_id="g2"), known=False)


def test_a_name_of_two_kinds_takes_no_article() -> None:
    spoken = SpokenNames([Group(id="g", name="Kilns and glazes")], phrases_of("en")).group("g")
    assert spoken.name == "Kilns and glazes"


@pytest.mark.parametrize(
    ("language", "name", "forms"),
    [
        ("de", "Roter Tisch", ("der Rote Tisch", "am Roten Tisch", "vom Roten Tisch")),
        ("de", "Kleines Team", ("das Kleine Team", "im Kleinen Team", "aus dem Kleinen Team")),
        ("de", "Gruppe Ofen", ("die Gruppe Ofen", "in der Gruppe Ofen", "aus der Gruppe Ofen")),
        ("es", "La mesa verde", ("la mesa verde", "en la mesa verde", "de la mesa verde")),
        ("en", "The Old Quay", ("the Old Quay", "at the Old Quay", "from the Old Quay")),
        (
            "fr",
            "Atelier et cour",
            ("le groupe Atelier et cour", "dans le groupe Atelier et cour", "du groupe Atelier et cour"),
        ),
    ],
)
def test_a_groups_name_is_declined_with_its_noun(
    language: str, name: str, forms: tuple[str, str, str]
) -> None:
    spoken = SpokenNames([Group(id="g", name=name)], phrases_of(language)).group("g")
    assert (spoken.name, spoken.at, spoken.of) == forms


@pytest.mark.parametrize(
    ("language", "text", "person"),
    [
        ("es", "Amaso pan de noche.", "one"),
        ("es", "Pero no comparto esa idea.", "one"),
        ("es", "Lo viejo sirve.", ""),
        ("es", "Mercado de abril", ""),
        ("it", "Cuocio la domenica.", "one"),
        ("it", "Lo sportello apre tardi.", ""),
        ("it", "Vorrei una stufa.", "one"),
        ("it", "D'inverno la strada chiude.", ""),
        ("it", "Sportello chiuso da ieri", ""),
        ("pt", "Amasso o barro cedo.", "one"),
        ("pt", "Subi a serra com o forno.", "one"),
        ("pt", "O caderno sumiu.", ""),
        ("de", "Das trau ich mich.", "one"),
        ("fr", "On cuit le dimanche.", ""),
    ],
)
def test_a_verb_shows_who_speaks_without_a_pronoun(language: str, text: str, person: str) -> None:
    assert person_of(text, phrases_of(language)) == person


def test_who_asks_is_said_to_ask() -> None:
    text = told(
        said("c1", "On Sunday the kiln cracked in two, and we fired in the yard."),
        said("c2", "Could we not borrow the school's kiln? I would carry it.", "g2", speaker="glazer"),
    )
    assert "asked" in text
    assert "a glazer" in text


def test_who_tells_before_asking_is_said_to_tell() -> None:
    text = told(
        said(
            "c1",
            "In August I am away for six weeks in the hills, and all nine keys of the kilns are in my pocket. "
            "Who fires them then, and who carries the water?",
            speaker="glazer",
        ),
        said("c2", "On Sunday the kiln cracked in two, and we fired in the yard.", "g2"),
    )
    assert "a glazer" in text
    assert "asked" not in text.partition("Who fires")[0].rpartition("In August")[2]


def test_anothers_i_stands_in_one_pair_of_marks() -> None:
    text = told(
        said("c1", "My first winter here I learned to throw.", speaker="glazer"),
        said(
            "c2", "They came at noon. I was asleep. The yard was asleep. It went down as no.", speaker="baker"
        ),
    )
    assert "“They came at noon. I was asleep. The yard was asleep. It went down as no" in text


def test_a_role_of_one_group_names_it_once() -> None:
    points = [
        said(f"c{n}", f"I {did} on a Sunday in the rain, and nobody saw it but the dog.", group, speaker=role)
        for n, (did, group, role) in enumerate(
            [
                ("fell", "g1", "glazer"),
                ("sang", "g2", "digger"),
                ("swam", "g1", "glazer"),
                ("slept", "g2", "digger"),
            ]
        )
    ]
    text = told(*points)
    assert text.count("glazer from the Kiln group") == 1
    assert text.count("digger from the Clay group") == 1


def test_a_note_is_noted_and_not_announced() -> None:
    text = told(
        said("c1", "On Sunday the kiln cracked in two, and we fired in the yard."),
        said("c2", "three sieves for ten tables, all of them bent", "g2"),
    )
    assert "noted" in text
    assert "told of this" not in text


def test_an_i_of_nobody_is_its_groups() -> None:
    text = told(
        said("c1", "On Sunday the kiln cracked in two, and we fired in the yard."),
        said("c2", "I never learned to throw."),
        said("c3", "I only came for the bread.", "g1"),
        said("c4", "The clay came by boat.", "g2"),
    )
    # Behind words of the same group a mark is enough; behind a mark it says who.
    assert ". “I never learned to throw.”" in text
    assert "“I only came for the bread,” somebody" in text


def test_a_verb_of_saying_is_not_said_twice() -> None:
    text = told(
        said("c1", "Ein Kind hat mir neulich erzählt, dass es hier schlief.", speaker="Töpfer"),
        said("c2", "Der Ton kam mit dem Boot.", "g2"),
        language="de",
    )
    assert "erzählte" not in text.split("Ton kam")[0]


@pytest.mark.parametrize(
    ("language", "text", "cut"),
    [
        ("de", "Ab 1. September fährt hier kein Boot mehr.", "september fährt hier"),
        ("de", "Wenn der Ofen reißt, müssten wir alle Krüge draußen brennen.", "müssten wir"),
        ("de", "Mir hat keiner gesagt, wie man den Ofen füllt.", "mir hat keiner"),
        ("de", "Sobald der Strom ausfällt, sitzt man hier im Dunkeln.", "sitzt man"),
        ("fr", "Le four, lui, n'a pas rétréci du tout.", "n'a pas"),
        ("it", "Il forno fuma, però cuoce tutto bene.", "però cuoce"),
        ("en", "The new oven arrived, haven't seen it in use.", "haven't seen"),
    ],
)
def test_a_title_has_its_subject(language: str, text: str, cut: str) -> None:
    title = woven(said("c1", text), said("c2", "3 1/2", "g2"), language=language).title
    assert not title.casefold().startswith(cut)


@pytest.mark.parametrize(
    ("language", "one", "other", "are_opposed"),
    [
        ("de", "Wir dürfen nicht mit zum Brand.", "Nach dem Brand sitzen wir im Hof.", False),
        ("de", "Wir haben keinen Ofen.", "Der Ofen steht im Hof.", True),
        ("en", "We had no kiln at all.", "The kiln stood in the yard.", True),
        ("fr", "Nous n'avons pas de four.", "Le four est dans la cour.", True),
        ("es", "No tenemos horno.", "El horno está en el patio.", True),
    ],
)
def test_what_is_denied_stands_behind_its_denial(
    language: str, one: str, other: str, are_opposed: bool
) -> None:
    first, second = read_passages((said("c1", one), said("c2", other, "g2")), language)
    assert opposed(first, second, language) is are_opposed


def test_who_exclaims_before_going_on_asks_nothing() -> None:
    text = told(
        said("c1", "On Sunday the kiln cracked in two, and we fired in the yard."),
        said("c2", "A woman potter? My uncle laughed at me for years.", "g2", speaker="thrower"),
    )
    assert "a thrower" in text
    assert "asked" not in text
    assert "wanted to know" not in text


@pytest.mark.parametrize(
    ("language", "text", "role", "told_as"),
    [
        (
            "en",
            "At the next quay a lamp burns when the ferry has left. I would like one here.",
            "ticket clerk",
            "At the next quay a lamp burns when the ferry has left. “I would like one here,” a ticket clerk",
        ),
        (
            "de",
            "Am Nachbarsteg brennt eine Lampe, wenn die Fähre abgelegt hat. So eine hätte ich gern.",
            "Kassiererin",
            "Am Nachbarsteg brennt eine Lampe, wenn die Fähre abgelegt hat. „So eine hätte ich gern“, ",
        ),
        (
            "fr",
            "Au quai voisin une lampe brûle quand le bac est parti. J'aimerais en avoir une ici.",
            "caissière",
            "Au quai voisin une lampe brûle quand le bac est parti. « J'aimerais en avoir une ici »",
        ),
    ],
)
def test_what_is_told_before_an_i_is_narrated(language: str, text: str, role: str, told_as: str) -> None:
    clay = said("c2", "The clay froze in January.", group="g2")
    story = told(said("c1", text, speaker=role), clay, language=language)
    assert told_as in story.replace("\u00a0", " ").replace("\u202f", " "), story


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Who rings the bell when the old pilot is ill, and who pays the boy that rows us over?"),
        ("de", "Wer läutet, wenn der alte Lotse krank ist, und wer bezahlt den Jungen, der uns rudert?"),
        ("fr", "Qui sonne la cloche quand le vieux pilote est malade, et qui paie le garçon qui rame ?"),
        ("es", "¿Quién toca la campana cuando el viejo piloto está malo, y quién paga al chico que rema?"),
    ],
)
def test_a_question_is_asked_in_one_breath(language: str, text: str) -> None:
    other = said("c2", "The clay froze in January.", group="g2")
    assert text in told(said("c1", text), other, language=language).replace("\u202f", " ")
