"""What everybody in a workshop knows carries sentences that cite nobody, and is held by value."""

from dataclasses import replace

import pytest

from storycraft.domain.common_knowledge import CommonKnowledge
from storycraft.domain.story import Frame, Sentence
from storycraft.domain.workshop import Contribution, Group
from storycraft.drafts.gather_common_knowledge import count_points
from storycraft.receipts.check import Sources, Verdict, check_sentence
from storycraft.receipts.checks.figures import wrong_figures
from storycraft.receipts.claim import Claim
from storycraft.receipts.failure import Failure

GROUPS = [Group(id=f"g{n}", name=name) for n, name in enumerate(("Bow deck", "Stern deck", "Engine room"))]


def said(number: int, group: str, stage: str, text: str, role: str = "") -> Contribution:
    return Contribution(id=f"c{number}", group_id=group, stage=stage, text=text, speaker=role)


POINTS = [
    said(1, "g0", "experiences", "The mate taught us to splice.", "deckhand"),
    said(2, "g0", "experiences", "We splice on Mondays.", "deckhand"),
    said(3, "g0", "new", "A song keeps the rhythm.", "cook"),
    said(4, "g0", "question", "Who teaches the mate?", "cook"),
    said(5, "g1", "new", "The log is read aloud.", "mate"),
    said(6, "g1", "experiences", "Nobody sleeps in a storm.", "mate"),
]
KNOWN = CommonKnowledge(
    title="Old rope, new hands on the Marlen",
    date="2026-03-14",
    place="the harbour office in Wedel",
    groups=tuple(group.name for group in GROUPS),
    titles=("Points of inquiry",),
    questions=("When did your crew work at its best?",),
    counts=count_points(POINTS, GROUPS, ()),
)


def verdict(text: str, *cites: str, language: str = "en") -> Verdict:
    sources = Sources(POINTS, GROUPS, language, KNOWN)
    return check_sentence(Sentence(text, cites), sources, Frame()).verdict


@pytest.mark.parametrize(
    "text",
    [
        "The groups came together on the Marlen.",
        "The groups came together in Wedel.",
        "The question was: when did your crew work at its best?",
        "They were asked: “When did your crew work at its best?”",
        "Then came the points of inquiry.",
        "The groups came together on 14 March 2026.",
        "It was a Saturday in March.",
        "Two groups spoke.",
        "Three groups came together.",
        "Two things were new.",
        "One question is open.",
        "Four voices at the Bow deck spoke.",
        "A third of the points were new.",
        "A third group listened.",
    ],
)
def test_what_everybody_knows_needs_no_source(text: str) -> None:
    assert verdict(text) is Verdict.CONNECTIVE


@pytest.mark.parametrize(
    "text",
    [
        "The groups came together on the Torben.",
        "The groups came together in Blankenese.",
        "The groups came together on 14 April 2026.",
        "The groups came together on 15 March.",
        "It was a Sunday.",
        "Fourteen groups spoke.",
        "Four groups spoke.",
        "Three things were new.",
        "Two questions are open.",
        "Five voices at the Bow deck spoke.",
        "Half of the points were new.",
        "A ninth voice spoke.",
        "Thirty points were shared.",
    ],
)
def test_what_everybody_knows_is_held_by_value(text: str) -> None:
    assert verdict(text) is Verdict.UNSUPPORTED


@pytest.mark.parametrize(
    ("language", "right", "wrong"),
    [
        ("es", "Dos cosas eran nuevas.", "Cuatro cosas eran nuevas."),
        ("fr", "Deux choses étaient nouvelles.", "Quatre choses étaient nouvelles."),
        ("de", "Zwei Dinge waren neu.", "Vier Dinge waren neu."),
        ("pt", "Duas coisas eram novas.", "Quatro coisas eram novas."),
    ],
)
def test_each_language_counts(language: str, right: str, wrong: str) -> None:
    assert verdict(right, language=language) is Verdict.CONNECTIVE
    assert verdict(wrong, language=language) is Verdict.UNSUPPORTED


def test_where_the_workshop_was_is_not_where_a_story_was() -> None:
    assert verdict("The mate taught us to splice in March.", "c1") is Verdict.UNSUPPORTED


def test_a_question_of_the_format_is_no_answer_to_it() -> None:
    assert verdict("The crew did work at its best with the new ropes.") is not Verdict.CONNECTIVE


MET = [
    (
        "en",
        "the parish hall, Fernby",
        "2 May 2024",
        "New hands",
        "On 2 May 2024 two tables met in the parish hall.",
    ),
    (
        "en",
        "the parish hall, Fernby",
        "2 May 2024",
        "New hands",
        "Two groups sat together: New hands and Mira.",
    ),
    (
        "de",
        "Scheune Wolkenhof",
        "2. Mai 2024",
        "Neue Hände",
        "Am 2. Mai 2024 saßen zwei Gruppen in der Scheune.",
    ),
    (
        "fr",
        "la grange du Puy",
        "2 mai 2024",
        "Les nouveaux",
        "Deux groupes se sont retrouvés dans la grange du Puy.",
    ),
    (
        "es",
        "el granero de Roble",
        "2 de mayo de 2024",
        "Las nuevas",
        "En el granero se encontraron dos grupos.",
    ),
    (
        "pt",
        "o celeiro de Pinhal",
        "2 de maio de 2024",
        "As novas",
        "Em 2024 encontraram-se dois grupos no celeiro.",
    ),
    ("it", "il fienile di Pino", "2 maggio 2024", "Le nuove", "Si erano riuniti due gruppi: ecco Le nuove."),
    ("en", "the barn", "2 May 2024", "Gulls", "We met in the barn on 2 May 2024."),
    ("fr", "la grange", "2 mai 2024", "Mouettes", "Le 2 mai 2024, nous étions deux groupes dans la grange."),
    ("es", "el granero", "2 de mayo de 2024", "Gaviotas", "Éramos dos grupos en el granero."),
    ("it", "il fienile", "2 maggio 2024", "Gabbiani", "Eravamo due gruppi nel fienile."),
    ("de", "der Speicher", "2.5.2024", "Möwen", "Am 2. Mai 2024 trafen sich zwei Gruppen."),
    ("de", "der Speicher", "02.05.2024", "Möwen", "Am 02.05.2024 trafen sich zwei Gruppen."),
    ("pt", "o celeiro", "02/05/2024", "Gaivotas", "Em 2 de maio de 2024 encontraram-se dois grupos."),
    ("en", "the barn", "5/2/2024", "Gulls", "We met in the barn on 2 May 2024."),
]


@pytest.mark.parametrize(("language", "place", "date", "group", "text"), MET)
def test_who_met_where_and_when_may_be_told(
    language: str, place: str, date: str, group: str, text: str
) -> None:
    groups = [Group(id="g0", name=group), Group(id="g1", name="Mira")]
    points = [said(1, "g0", "new", "Loops hold."), said(2, "g1", "experiences", "Loops slip.")]
    counts = count_points(points, groups, ())
    known = CommonKnowledge(date=date, place=place, groups=(group, "Mira"), counts=counts)
    sources = Sources(points, groups, language, known)
    assert check_sentence(Sentence(text), sources, Frame()).verdict is Verdict.CONNECTIVE


@pytest.mark.parametrize(
    "text", ["Am 9. Mai 2024 war es.", "Am 5. Februar 2024 war es.", "Am 2. Mai 2023 war es."]
)
def test_a_date_in_figures_is_one_day(text: str) -> None:
    sources = Sources(POINTS, GROUPS, "de", CommonKnowledge(date="02.05.2024"))
    assert check_sentence(Sentence(text), sources, Frame()).verdict is Verdict.UNSUPPORTED


@pytest.mark.parametrize("text", ["Last winter the groups met in a barn.", "In 2023 two tables met."])
def test_another_meeting_is_not_common_knowledge(text: str) -> None:
    assert verdict(text) is Verdict.UNSUPPORTED


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "On 14 March we came together at Mole Vier, Bow deck and Stern deck."),
        ("de", "Am 14. März saßen wir in Mole Vier zusammen."),
        ("es", "Estuvimos todos juntos en Mole Vier."),
        ("fr", "Nous étions tous à Mole Vier le 14 mars."),
        ("pt", "Estivemos juntos em Mole Vier."),
        ("it", "Eravamo insieme a Mole Vier."),
        ("de", "Davon sprachen wir am 14. März in Mole Vier."),
        ("es", "De estas cosas hablamos el 14 de marzo en Mole Vier."),
        ("fr", "On s'est retrouvés le 14 mars à Mole Vier."),
        ("pt", "Juntámo-nos em Mole Vier a 14 de março."),
        ("it", "Ci siamo trovati il 14 marzo a Mole Vier."),
        ("en", "We write to you from Mole Vier, all of us together."),
        ("de", "Wir schreiben dir aus Mole Vier, alle zusammen."),
        ("es", "Te escribimos todos juntos desde Mole Vier."),
        ("fr", "Nous t'écrivons tous ensemble de Mole Vier."),
        ("pt", "Escrevemos-te todos juntos de Mole Vier."),
        ("it", "Ti scriviamo tutti insieme da Mole Vier."),
    ],
)
def test_we_who_were_there_met_at_the_workshops_place(language: str, text: str) -> None:
    known = CommonKnowledge(date="2026-03-14", place="Mole Vier", groups=KNOWN.groups)
    sources = Sources(POINTS, GROUPS, language, known)
    assert check_sentence(Sentence(text), sources, Frame()).verdict is Verdict.CONNECTIVE
    elsewhere = Sources(POINTS, GROUPS, language, CommonKnowledge())
    assert check_sentence(Sentence(text), elsewhere, Frame()).verdict is not Verdict.CONNECTIVE


@pytest.mark.parametrize(
    ("language", "title", "met", "other"),
    [
        (
            "en",
            "Rowing by night",
            "On 14 March the rowers met at Mole Vier.",
            "The rowers quarrelled at Mole Vier.",
        ),
        (
            "en",
            "Rowing by night",
            "Rowers met on 14 March at Mole Vier.",
            "No rowers came to Mole Vier.",
        ),
        ("en", "The bakery by night", "Bakers met at Mole Vier.", "No bakers came."),
        ("en", "Rowing by night", "Rowers met at Mole Vier.", "All the rowers came to Mole Vier."),
        ("en", "Rowing by night", "Rowers sat together at Mole Vier.", "Rovers sat together at Mole Vier."),
        (
            "de",
            "Tauchen im Hafen",
            "Die Taucher trafen sich in Mole Vier.",
            "Die Taucher stritten in Mole Vier.",
        ),
        ("de", "Tauchen im Hafen", "Taucherinnen saßen in Mole Vier.", "Förster trafen sich in Mole Vier."),
        (
            "es",
            "Apicultura de puerto",
            "Los apicultores se reunieron en Mole Vier.",
            "Apicultores riñeron en Mole Vier.",
        ),
        (
            "fr",
            "La boulangerie du port",
            "Les boulangers se sont réunis à Mole Vier.",
            "Les boulangers ont été payés à Mole Vier.",
        ),
        (
            "fr",
            "La boulangerie du port",
            "Des boulangères se sont retrouvées à Mole Vier.",
            "Les mineurs se sont réunis à Mole Vier.",
        ),
        (
            "it",
            "Apicoltura di porto",
            "Gli apicoltori si sono riuniti a Mole Vier.",
            "Gli apicoltori litigarono a Mole Vier.",
        ),
        (
            "pt",
            "Apicultura no porto",
            "Os apicultores juntaram-se em Mole Vier.",
            "Os mineiros juntaram-se em Mole Vier.",
        ),
    ],
)
def test_who_met_may_be_named_by_the_titles_trade(language: str, title: str, met: str, other: str) -> None:
    known = CommonKnowledge(title=title, date="2026-03-14", place="Mole Vier", groups=KNOWN.groups)
    sources = Sources(POINTS, GROUPS, language, known)
    assert check_sentence(Sentence(met), sources, Frame()).verdict is Verdict.CONNECTIVE
    assert check_sentence(Sentence(other), sources, Frame()).verdict is not Verdict.CONNECTIVE


@pytest.mark.parametrize(
    ("language", "met", "elsewhere"),
    [
        ("en", "On 14 March 2026 rowers met at Mole Vier, and the mate still", "On 14 March 2026 the mate"),
        (
            "de",
            "Am 14. März 2026 trafen sie sich in Mole Vier, und der Maat",
            "Am 14. März 2026 hat der Maat",
        ),
        ("es", "El 14 de marzo de 2026 se reunieron en Mole Vier, y el buzo", "El 14 de marzo el buzo"),
        ("fr", "Le 14 mars 2026, on s'est retrouvés à Mole Vier, et le mousse", "Le 14 mars, le mousse"),
        ("it", "Il 14 marzo 2026 si sono riuniti a Mole Vier, e il mozzo", "Il 14 marzo il mozzo"),
        ("pt", "A 14 de março de 2026 reuniram-se em Mole Vier, e o moço", "A 14 de março o moço"),
    ],
)
def test_a_cited_sentence_may_say_when_people_met(language: str, met: str, elsewhere: str) -> None:
    known = CommonKnowledge(date="2026-03-14", place="Mole Vier, Wedel", groups=KNOWN.groups)
    sources = Sources(POINTS, GROUPS, language, known)

    def wrong(text: str) -> list[Failure]:
        return list(wrong_figures(Claim(Sentence(f"{text} splices.", ("c1",)), sources, Frame())))

    assert not wrong(met)
    assert wrong(elsewhere)
    assert wrong(met.replace("14", "15"))
    assert wrong(met.replace("Mole Vier", "Wedel"))


NETS = CommonKnowledge(
    title="Une corde pour tous : veillée du port",
    date="2026-03-14",
    place="Kerbihan",
    groups=("Jetée", "Anciens", "Cuisine"),
)


@pytest.mark.parametrize(
    ("language", "title", "told", "wrong"),
    [
        (
            "fr",
            NETS.title,
            "« Une corde pour tous », tel était le nom de la veillée.",
            "« Une corde pour tous », et tous ont dansé.",
        ),
        (
            "fr",
            NETS.title,
            "Neuf contributions sont venues de trois tables.",
            "Huit contributions sont venues.",
        ),
        (
            "de",
            "Ein Seil für alle: Abend im Hafen",
            "Unter dem Titel „Ein Seil für alle“ versammelten sich drei Gruppen.",
            "Unter dem Titel „Ein Seil für alle“ versammelten sich fünf Gruppen.",
        ),
        (
            "es",
            "Una cuerda para todos: tarde del puerto",
            "La tarde se llamó «Una cuerda para todos».",
            "La tarde se llamó «Una cuerda para ninguno».",
        ),
        (
            "it",
            "Una corda per tutti: serata del porto",
            "«Una corda per tutti» era il nome della serata.",
            "«Una corda per tutti» era il sogno del sindaco.",
        ),
    ],
)
def test_what_tells_of_the_workshop_leads_on(language: str, title: str, told: str, wrong: str) -> None:
    groups = [Group(id=f"g{n}", name=name) for n, name in enumerate(NETS.groups)]
    points = [said(n, f"g{n % 3}", "experiences", "La corde est usée.") for n in range(9)]
    known = replace(NETS, title=title, counts=count_points(points, groups, ()))
    sources = Sources(points, groups, language, known)
    assert check_sentence(Sentence(told), sources, Frame()).verdict is Verdict.CONNECTIVE
    assert check_sentence(Sentence(wrong), sources, Frame()).verdict not in (
        Verdict.CONNECTIVE,
        Verdict.QUOTED,
    )


@pytest.mark.parametrize(
    ("language", "title", "told", "moved"),
    [
        (
            "en",
            "Splicers of the lower river, spring evening on 14 March",
            "So they told it at the splicers' spring evening of the lower river, on 14 March.",
            "The mate taught us to splice on 14 March.",
        ),
        (
            "de",
            "Spleißer vom unteren Fluss, Frühlingsabend am 14. März",
            "So erzählten es die Spleißer vom unteren Fluss an ihrem Frühlingsabend, am 14. März.",
            "Der Maat brachte uns am 14. März das Spleißen bei.",
        ),
        (
            "fr",
            "Épisseurs du bas fleuve, soirée de printemps du 14 mars",
            "On racontait ça à la soirée de printemps des épisseurs du bas fleuve, le 14 mars.",
            "Le 14 mars, le second nous apprit à épisser.",
        ),
    ],
)
def test_a_workshop_is_dated_where_it_is_named(language: str, title: str, told: str, moved: str) -> None:
    points = {
        "en": "The mate taught us to splice.",
        "de": "Der Maat hat uns das Spleißen beigebracht.",
        "fr": "Le second nous a appris à épisser.",
    }
    sources = Sources(
        [said(1, "g0", "experiences", points[language])], GROUPS, language, CommonKnowledge(title=title)
    )

    def dates(text: str) -> list[str]:
        claim = Claim(Sentence(text, ("c1",)), sources, Frame())
        return [failure.kind for failure in wrong_figures(claim) if failure.kind == "date"]

    assert not dates(told)
    assert dates(moved)


@pytest.mark.parametrize(
    ("language", "name", "point", "told"),
    [
        ("en", "All of us", "A rope is learned by hand.", "A rope is learned by hand, they all said."),
        (
            "es",
            "Todos juntos",
            "El cabo se aprende con las manos.",
            "El cabo se aprende con las manos, dijeron todos.",
        ),
        (
            "fr",
            "Tous ensemble",
            "Une corde s'apprend à la main.",
            "Une corde s'apprend à la main, ont-ils dit tous ensemble.",
        ),
        (
            "pt",
            "Todo mundo junto",
            "A corda se aprende com a mão.",
            "A corda se aprende com a mão, disseram todos.",
        ),
    ],
)
def test_what_the_whole_room_noted_is_said_by_all(language: str, name: str, point: str, told: str) -> None:
    def verdict(group: str) -> Verdict:
        groups = [Group(id="g0", name=group), *GROUPS[1:]]
        sources = Sources([said(1, "g0", "resonates", point)], groups, language, CommonKnowledge())
        return check_sentence(Sentence(told, ("c1",)), sources, Frame()).verdict

    assert verdict(name) is Verdict.PARAPHRASED
    assert verdict("Bow deck") is not Verdict.PARAPHRASED
