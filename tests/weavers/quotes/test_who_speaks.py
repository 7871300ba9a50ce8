"""Who speaks is named as people would: a post is "the", a group is a place, and nobody is named twice for nothing."""

import pytest

from storycraft.domain.story import Frame
from storycraft.domain.workshop import Contribution, Group, Workshop
from storycraft.formats.loader import Formats
from storycraft.weavers.quotes.phrases import phrases_of
from storycraft.weavers.quotes.quote_weaver import QuoteWeaver
from storycraft.weavers.quotes.spoken_names import SpokenNames
from storycraft.weavers.weaver import Order, select_material

FORMAT = Formats().get("communities-of-practice")
GROUPS = (Group(id="g1", name="Loft table"), Group(id="g2", name="Quay table"))


def said(cid: str, text: str, gid: str = "g1", stage: str = "experiences", speaker: str = "") -> Contribution:
    return Contribution(id=cid, group_id=gid, stage=stage, text=text, speaker=speaker)


def told(*points: Contribution, language: str = "en") -> str:
    room = Workshop(title="Ropes", format=FORMAT.key, language=language, groups=GROUPS, contributions=points)
    telling = FORMAT.telling("plain")
    assert telling
    story = QuoteWeaver().weave_draft(select_material(room, FORMAT), Frame(), Order(telling=telling))
    return "\n".join(" ".join(sentence.text for sentence in paragraph) for paragraph in story.paragraphs)


@pytest.mark.parametrize(
    ("language", "role", "named"),
    [
        ("en", "treasurer", "the treasurer"),
        ("en", "night warden", "the night warden"),
        ("de", "Chorleiterin", "die Chorleiterin"),
        ("de", "Hausmeister", "der Hausmeister"),
        ("fr", "directrice", "la directrice"),
        ("fr", "aumônier", "l’aumônier"),
        ("es", "tesorera", "la tesorera"),
        ("it", "sindaca", "la sindaca"),
        ("pt", "secretário", "o secretário"),
        ("en", "volunteer", "a volunteer"),
        ("it", "pescatrice", "una pescatrice"),
        ("en", "night cook", "the night cook"),
        ("de", "Köchin", "die Köchin"),
        ("de", "Landwirt", "ein Landwirt"),
        ("de", "Begleiter", "ein Begleiter"),
    ],
)
def test_a_post_is_held_by_one(language: str, role: str, named: str) -> None:
    point = said("c1", "…", speaker=role)
    assert SpokenNames(GROUPS, phrases_of(language), [point]).person(point, known=True) == named


@pytest.mark.parametrize(
    ("language", "role", "named"),
    [
        ("en", "ship's cook", "a ship's cook"),
        ("en", "treasurer", "the treasurer"),
        ("de", "Bäckerin", "eine Bäckerin"),
        ("de", "Kassenwart", "der Kassenwart"),
        ("fr", "cuisinier", "un cuisinier"),
        ("es", "panadera", "una panadera"),
        ("it", "cuoco", "un cuoco"),
        ("pt", "padeiro", "um padeiro"),
    ],
)
def test_two_points_may_be_of_two_in_one_trade(language: str, role: str, named: str) -> None:
    points = [said("c1", "…", speaker=role), said("c2", "…", speaker=role)]
    assert SpokenNames(GROUPS, phrases_of(language), points).person(points[1], known=True) == named


@pytest.mark.parametrize("role", ["cook", "treasurer"])
def test_a_post_of_two_groups_is_one_of_two(role: str) -> None:
    points = [said("c1", "…", speaker=role), said("c2", "…", "g2", speaker=role)]
    assert SpokenNames(GROUPS, phrases_of("en"), points).person(points[0], known=True) == f"a {role}"


def test_whom_others_speak_of_as_one_is_one() -> None:
    points = [said("c1", "The old diver told us to wait.", "g2"), said("c2", "…", speaker="old diver")]
    names = SpokenNames(GROUPS, phrases_of("en"), points)
    assert names.person(points[1], known=False) == "the old diver at the Loft table"


def test_whoever_speaks_names_the_group_for_what_was_told_before() -> None:
    text = told(
        said("c0", "On Sunday a rope broke, and nine people fell into the snow.", "g2"),
        said("c4", "The crane lifts a horse without a sound.", "g2"),
        said("c5", "Eels are sold on Fridays.", "g2"),
        said("c6", "The night boat brings tar and letters.", "g2"),
        said("c1", "The hemp comes from an old circus."),
        said("c2", "The lamp above the stair is always lit."),
        said("c3", "I never learned the bowline.", speaker="rigger"),
    )
    paragraph = next(line for line in text.splitlines() if "hemp" in line)
    assert paragraph.startswith("The hemp comes from an old circus. The lamp")
    assert paragraph.count("Loft table") == 1
    assert "a rigger at the Loft table" in paragraph


def test_what_takes_up_a_thing_stays_behind_it() -> None:
    text = told(
        said("c1", "On Sunday a stranger came to the loft and asked for a rope, in the rain."),
        said("c2", "A kettle stands on every landing."),
        said("c3", "The stair has ninety steps."),
        said("c4", "We gave him the longest one."),
        said("c5", "A dog sleeps on the sails.", "g2"),
        said("c6", "A child asked for the smallest bell."),
        said("c7", "We hung it over her bed."),
    )
    assert text.index("hung it") - text.index("smallest bell") < len("smallest bell. We hung it")


def test_a_question_without_its_mark_is_asked() -> None:
    text = told(
        said("c1", "On Sunday a rope broke, and nine people fell into the snow."),
        said("c2", "who counts the ropes", stage="question"),
    )
    assert "“Who counts the ropes,” they asked" in text


def test_a_new_thing_without_verb_is_said_to_be_new() -> None:
    text = told(
        said("c1", "On Sunday a rope broke, and nine people fell into the snow."),
        said("c2", "Hemp comes by boat."),
        said("c3", "The sails dry on the church wall.", "g2"),
        said("c4", "A bell instead of a list of names.", "g2", "new"),
    )
    assert "What was new at the Quay table was a bell instead of a list of names." in text


def test_sentences_behind_a_price_are_told_apart() -> None:
    text = told(said("c1", "rope costs 12 €. we borrow it from the mill. nobody ever asked for it back"))
    assert text == "Rope costs 12 €; we borrow it from the mill. Nobody ever asked for it back."


@pytest.mark.parametrize(
    ("language", "role", "named"),
    [
        ("es", "comerciante ambulante", "alguien que es comerciante ambulante"),
        ("es", "fuente", "alguien, fuente"),
        ("fr", "géologue", "quelqu’un qui est géologue"),
        ("fr", "interprète, ourdou", "quelqu’un qui est interprète (ourdou)"),
        ("fr", "batelière, 3 ans", "une batelière (3 ans)"),
        ("fr", "planète", "quelqu’un, planète"),
        ("it", "cantante", "qualcuno che è cantante"),
        ("it", "sorgente", "qualcuno, sorgente"),
        ("pt", "vigilante", "alguém que é vigilante"),
        ("pt", "canoeiro, rio de cima", "um canoeiro (rio de cima)"),
        ("pt", "nascente", "alguém, nascente"),
        ("de", "Fährmann, Linie 2", "ein Fährmann (Linie 2)"),
        ("en", "rope maker, shed 2", "a rope maker (shed 2)"),
    ],
)
def test_a_role_that_ends_as_people_do_is_spoken(language: str, role: str, named: str) -> None:
    point = said("c1", "…", speaker=role)
    names = SpokenNames(GROUPS, phrases_of(language), [point])
    assert names.person(point, known=True, behind=True) == named


@pytest.mark.parametrize("role", ["quay", "Loft", "ropes"])
def test_a_role_that_is_the_groups_name_is_not_said(role: str) -> None:
    groups = (Group(id="g1", name="Loft, quay and ropes"), GROUPS[1])
    point = said("c1", "…", speaker=role)
    who = SpokenNames(groups, phrases_of("en"), [point]).person(point, known=True)
    assert who == "somebody"


@pytest.mark.parametrize(
    ("language", "role", "goes_on"),
    [
        ("en", "night rigger", "And: “"),
        ("de", "Seilerin", "Und weiter: „"),
        ("fr", "voilière", "Et encore : «"),
        ("es", "marinera", "Y también: «"),
        ("it", "velaia", "E ancora: «"),
        ("pt", "veleira", "E ainda: “"),
    ],
)
def test_who_goes_on_is_not_named_twice_in_a_row(language: str, role: str, goes_on: str) -> None:
    mine = {
        "en": ("I sewed my sail by the stove.", "I sold my boat to the miller."),
        "de": ("Ich habe mein Segel am Ofen genäht.", "Ich habe mein Boot dem Müller verkauft."),
        "fr": ("J'ai cousu ma voile près du poêle.", "J'ai vendu ma barque au meunier."),
        "es": ("Yo cosí mi vela junto a la estufa.", "Yo vendí mi barca al molinero."),
        "it": ("Io ho cucito la mia vela vicino alla stufa.", "Io ho venduto la mia barca al mugnaio."),
        "pt": ("Eu cosi a minha vela ao lado do fogão.", "Eu vendi o meu barco ao moleiro."),
    }[language]
    text = told(*(said(f"c{n}", words, speaker=role) for n, words in enumerate(mine)), language=language)
    assert text.casefold().count(role.casefold()) == 1
    assert goes_on in text


def test_nobody_goes_on_with_the_sentence_of_another() -> None:
    text = told(
        said("c1", "El domingo cosimos doce velas junto a la estufa, que ya es."),
        said("c2", "Yo vendí mi barca al molinero.", speaker="molinera"),
        language="es",
    )
    assert "que ya es.\n«Yo vendí" in text
