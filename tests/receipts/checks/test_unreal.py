"""A wish, a need, a plan, a condition, a question or hearsay is not told as a fact."""

import pytest

from storycraft.domain.story import Frame, Sentence
from storycraft.domain.workshop import Contribution
from storycraft.receipts.check import Sources, check_sentence
from storycraft.receipts.checks.unreal import facts_made_of_wishes
from storycraft.receipts.failure import FailureKind
from tests.support.claims import claim_on

SAID = {
    "en": (
        "I wish the ferry ran on Sundays.",
        "We need a second rower.",
        "Perhaps the bakers could bring the bread.",
        "If the harbour lent us a crane, we would lift the boat.",
        "They say the old mast came from a whaler.",
        "Is the jetty too short for the trawlers?",
        "Next spring we will paint the hull.",
        "Paint it with the children!",
        "Who decides when the pilot has to sail?",
    ),
    "es": (
        "Ojalá el barco saliera los domingos.",
        "Dicen que el mástil viejo vino de un ballenero.",
        "¿Es corto el muelle?",
    ),
    "fr": (
        "J'aimerais que le bac parte le dimanche.",
        "On dit que le vieux mât vient d'un baleinier.",
        "Le quai est-il court ?",
        "Il paraît que le cygne mord. Je ne l'ai jamais vu mordre.",
        "on veut tricoter des bonnets rouges pour l'hiver, pas seulement « des mouchoirs »",
    ),
    "de": (
        "Ich wünsche mir, dass die Fähre sonntags fährt.",
        "Angeblich stammt der alte Mast von einem Walfänger.",
        "Die Regatta war schön. Macht sie zweimal im Jahr!",
        "Ist der Steg kurz?",
    ),
    "pt": (
        "Oxalá o barco saísse ao domingo.",
        "Dizem que o mastro velho veio de um baleeiro.",
        "O cais é curto?",
    ),
    "it": (
        "Vorrei che il traghetto partisse la domenica.",
        "Si dice che il vecchio albero venga da una baleniera.",
        "Il molo è corto?",
    ),
}


def doubts(text: str, language: str) -> bool:
    points = [
        Contribution(id=f"c{number}", group_id="g1", stage="experiences", text=said)
        for number, said in enumerate(SAID[language])
    ]
    sources = Sources(points, (), language)
    receipt = check_sentence(Sentence(text, tuple(point.id for point in points)), sources, Frame())
    return FailureKind.MOOD in {failure.kind for failure in receipt.failed}


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The ferry runs on Sundays.", "en"),
        ("The bakers brought the bread.", "en"),
        ("The harbour lent a crane.", "en"),
        ("The old mast came from a whaler.", "en"),
        ("The jetty is too short for the trawlers.", "en"),
        ("The hull was painted last spring.", "en"),
        ("The harbour master decides when the pilot has to sail.", "en"),
        ("El barco sale los domingos.", "es"),
        ("El mástil viejo vino de un ballenero.", "es"),
        ("El muelle es corto.", "es"),
        ("Le bac part le dimanche.", "fr"),
        ("Le vieux mât vient d'un baleinier.", "fr"),
        ("Le quai est court.", "fr"),
        ("Le cygne mord.", "fr"),
        ("Ils tricotent des bonnets rouges pour l'hiver, pas seulement « des mouchoirs ».", "fr"),
        ("Sonntags fährt die Fähre.", "de"),
        ("Der alte Mast stammt von einem Walfänger.", "de"),
        ("Der Steg ist kurz.", "de"),
        ("Die Regatta findet jetzt zweimal im Jahr statt.", "de"),
        ("O barco sai ao domingo.", "pt"),
        ("O mastro velho veio de um baleeiro.", "pt"),
        ("O cais é curto.", "pt"),
        ("Il traghetto parte la domenica.", "it"),
        ("Il vecchio albero viene da una baleniera.", "it"),
        ("Il molo è corto.", "it"),
    ],
)
def test_a_fact_made_of_what_is_none_is_doubted(text: str, language: str) -> None:
    assert doubts(text, language)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("One voice wishes for a ferry on Sundays.", "en"),
        ("A second rower is still missing.", "en"),
        ("Who is to decide when the pilot has to sail is unclear.", "en"),
        ("Whether the jetty is too short for the trawlers stayed open.", "en"),
        ("The old mast is said to have come from a whaler.", "en"),
        ("The boat could be lifted, provided the harbour lent a crane.", "en"),
        ("El mástil viejo, según cuentan, vino de un ballenero.", "es"),
        ("Alguien desea que el barco salga los domingos.", "es"),
        ("Le vieux mât viendrait d'un baleinier.", "fr"),
        ("Der alte Mast soll von einem Walfänger stammen.", "de"),
        ("Ao que parece, o mastro velho veio de um baleeiro.", "pt"),
        ("Il vecchio albero verrebbe da una baleniera.", "it"),
    ],
)
def test_one_that_keeps_how_it_was_said_is_not(text: str, language: str) -> None:
    assert not doubts(text, language)


def test_the_reason_names_the_words_and_what_was_said() -> None:
    point = Contribution(id="c1", group_id="g1", stage="experiences", text="We need a second rower.")
    receipt = check_sentence(Sentence("They have a second rower.", ("c1",)), Sources([point]), Frame())
    assert receipt.failed[0].why == "is told as a fact; it was needed (“We need a second rower.”)"


@pytest.mark.parametrize(
    ("text", "said", "language"),
    [
        ("The oars dry in a room of their own.", "Wish: a room where the oars dry", "en"),
        ("Die Ruder haben ein Trockenzimmer.", "Wunsch: ein Trockenzimmer für die Ruder", "de"),
        ("Les rames ont un séchoir.", "souhait : un séchoir pour les rames", "fr"),
        ("Die Ruder haben eine Trockenkammer.", "Schön wär eine Trockenkammer für die Ruder.", "de"),
        ("O barqueiro ensina os nós.", "Se me trouxerem a corda, ensino os nós.", "pt"),
        ("A câmara vai comprar o bote e pinta o cais.", "Se a câmara comprar o bote, pinta o cais.", "pt"),
        ("Al lado del muelle hay una cafetería.", "Ojalá hubiera una cafetería al lado del muelle.", "es"),
        (
            "The port is buying the old dredger.",
            "Somebody on the quay told me the port is buying the old dredger.",
            "en",
        ),
    ],
)
def test_a_mood_is_told_by_headings_endings_and_openings(text: str, said: str, language: str) -> None:
    assert list(facts_made_of_wishes(claim_on(text, said, language=language)))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "O barqueiro ensina os nós, desde que alguém traga a corda.",
            "Se me trouxerem a corda, ensino os nós.",
        ),
        ("Para o bote de lã, ninguém tem a resposta.", "O bote de lã é lavado no cais?"),
        ("Os remos perderam-se na cheia.", "Na cheia os remos perderam-se e o bote também."),
    ],
)
def test_portuguese_keeps_conditions_questions_and_plain_se(text: str, said: str) -> None:
    assert not list(facts_made_of_wishes(claim_on(text, said, language="pt")))


@pytest.mark.parametrize(
    ("text", "said", "language"),
    [
        ("Pintan el malecón.", "Prefiero que pinten el malecón.", "es"),
        ("On repeint la digue.", "Je préfère qu'on repeigne la digue.", "fr"),
        ("Pintam o pontão.", "Prefiro que pintem o pontão.", "pt"),
        ("Dipingono il pontile.", "Preferisco che dipingano il pontile.", "it"),
    ],
)
def test_what_somebody_would_rather_have_is_wished(text: str, said: str, language: str) -> None:
    point = Contribution(id="c1", group_id="g1", stage="experiences", text=said)
    receipt = check_sentence(Sentence(text, ("c1",)), Sources([point], (), language), Frame())
    assert FailureKind.MOOD in {failure.kind for failure in receipt.failed}


@pytest.mark.parametrize(
    ("language", "wished", "told"),
    [
        (
            "de",
            "Ich wünsche mir ein Regal, das von Werft zu Werft wandert.",
            "Gewünscht ist ein Regal, das von Werft zu Werft wandert.",
        ),
        (
            "de",
            "Wir wünschen uns einen zweiten Lotsen.",
            "Ein zweiter Lotse wird gewünscht.",
        ),
        ("es", "Deseamos un segundo práctico.", "Es deseado un segundo práctico."),
        ("fr", "Nous souhaitons un second pilote.", "Un second pilote est souhaité."),
        ("it", "Desidero un secondo pilota.", "È desiderato un secondo pilota."),
        ("pt", "Desejo um segundo piloto.", "É desejado um segundo piloto."),
    ],
)
def test_a_wish_in_the_passive_stays_a_wish(language: str, wished: str, told: str) -> None:
    point = Contribution(id="c1", group_id="g1", stage="experiences", text=wished)
    receipt = check_sentence(Sentence(told, ("c1",)), Sources((point,), (), language), Frame())
    assert FailureKind.MOOD not in {failure.kind for failure in receipt.failed}


@pytest.mark.parametrize(
    ("language", "said", "told"),
    [
        (
            "en",
            "If the harbour pays, we mend the mast.",
            "The harbour pays, and those who can mend the mast.",
        ),
        (
            "de",
            "Wenn der Hafen zahlt, flicken wir den Mast.",
            "Der Hafen zahlt, und wer kann, flickt den Mast.",
        ),
        ("es", "Si el puerto paga, arreglamos el mástil.", "El puerto paga y quien puede arregla el mástil."),
        ("fr", "Si le port paie, nous réparons le mât.", "Le port paie et ceux qui peuvent réparent le mât."),
        ("it", "Se il porto paga, ripariamo l'albero.", "Il porto paga e chi può ripara l'albero."),
        ("pt", "Se o porto pagar, consertamos o mastro.", "O porto paga e quem pode conserta o mastro."),
        (
            "de",
            "Wenn jemand ein Seil leiht, holen wir den Mast ein.",
            "Den Mast holen sie ein, und wer kann, hilft.",
        ),
    ],
)
def test_a_who_in_the_sentence_keeps_no_dropped_if(language: str, said: str, told: str) -> None:
    assert [f.kind for f in facts_made_of_wishes(claim_on(told, said, language=language))] == [
        FailureKind.MOOD
    ]


@pytest.mark.parametrize(
    ("language", "said", "told"),
    [
        ("en", "If anybody knocks, we lower the ramp.", "Whoever knocks finds the ramp lowered."),
        ("en", "If somebody asks, I lend the winch.", "Those who ask are lent the winch."),
        ("de", "Wenn einer klopft, senken wir die Rampe.", "Wer klopft, dem wird die Rampe gesenkt."),
        ("es", "Si alguien llama, bajamos la rampa.", "A quien llama se le baja la rampa."),
        ("fr", "Si quelqu'un frappe, on baisse la rampe.", "À ceux qui frappent, on baisse la rampe."),
        ("it", "Se qualcuno bussa, abbassiamo la rampa.", "A chi bussa si abbassa la rampa."),
        ("pt", "Se alguém bater, baixamos a rampa.", "A quem bate, baixam a rampa."),
    ],
)
def test_whoever_keeps_a_condition_that_anybody_may_meet(language: str, said: str, told: str) -> None:
    assert not list(facts_made_of_wishes(claim_on(told, said, language=language)))


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("Took us nine tries to find the leak.", "It took nine tries to find the leak."),
        ("Gave them the old sail for the shed.", "The old sail was given for the shed."),
    ],
)
def test_an_english_past_before_us_or_them_is_no_order(said: str, told: str) -> None:
    assert not list(facts_made_of_wishes(claim_on(told, said)))


def test_an_order_before_us_or_them_is_one() -> None:
    assert list(
        facts_made_of_wishes(
            claim_on("The old sail hangs in the shed.", "Hang them in the shed, the old sail too.")
        )
    )


@pytest.mark.parametrize(
    ("text", "said", "language"),
    [
        ("Without a new crane they won't lift the boat.", "If the harbour lends us a crane, we lift the boat.", "en"),
        ("Sans nouvelle grue, le bateau ne sera pas levé.", "Si le port nous prête une grue, on lève le bateau.", "fr"),
        ("Senza una gru non si solleva la barca.", "Se il porto ci presta una gru, solleviamo la barca.", "it"),
        ("Sin una grúa no levantan el barco.", "Si el puerto nos presta una grúa, levantamos el barco.", "es"),
        ("Ohne einen Kran heben sie das Boot nicht.", "Wenn der Hafen uns einen Kran leiht, heben wir das Boot.", "de"),
        ("Sem uma grua não levantam o barco.", "Se o porto fosse emprestar uma grua, levantávamos o barco.", "pt"),
    ],
)  # fmt: skip
def test_without_it_nothing_keeps_a_condition(text: str, said: str, language: str) -> None:
    assert not list(facts_made_of_wishes(claim_on(text, said, language=language)))


CRANE = {
    "en": ("In 1960 the old crane fell into the dock.", "{}the old crane fell into the dock in 1960{}."),
    "de": ("1960 fiel der alte Kran ins Becken.", "{}der alte Kran ist 1960 ins Becken gefallen{}."),
    "es": ("En 1960 la grúa vieja cayó a la dársena.", "{}la grúa vieja cayó a la dársena en 1960{}."),
    "fr": ("En 1960 la grue est tombée dans le bassin.", "{}la grue est tombée dans le bassin en 1960{}."),
    "it": (
        "Nel 1960 la vecchia gru cadde nella darsena.",
        "{}la vecchia gru è caduta nella darsena nel 1960{}.",
    ),
    "pt": ("Em 1960 a grua velha caiu na doca.", "{}a grua velha caiu na doca em 1960{}."),
}


@pytest.mark.parametrize(
    ("language", "ahead", "behind"),
    [
        ("en", "They reckon ", ""),
        ("en", "There's talk ", ""),
        ("en", "", ", so they say"),
        ("de", "Man hat mir erzählt, ", ""),
        ("de", "", ", hab ich mir sagen lassen"),
        ("es", "Alguien me dijo que ", ""),
        ("es", "", ", vaya usted a saber"),
        ("fr", "Quelqu'un m'a dit que ", ""),
        ("fr", "", ", à ce qu'on raconte"),
        ("it", "Mi han detto che ", ""),
        ("it", "", ", lo diceva il barbiere"),
        ("pt", "Alguém me disse que ", ""),
        ("pt", "", ", pelo que dizem"),
    ],
)
def test_hearsay_is_heard_by_how_people_say_it(language: str, ahead: str, behind: str) -> None:
    told, said = CRANE[language]
    assert list(facts_made_of_wishes(claim_on(told, said.format(ahead, behind), language=language)))
    assert not list(facts_made_of_wishes(claim_on(told, said.format("", ""), language=language)))


@pytest.mark.parametrize(
    ("language", "told", "said"),
    [
        ("en", "The oars must be tarred each spring.", "Do the oars have to be tarred each spring?"),
        ("de", "Die Ruder muss man jedes Frühjahr teeren.", "Sollen wir die Ruder jedes Frühjahr teeren?"),
        ("es", "Los remos deben embrearse cada primavera.", "¿Hace falta embrear los remos cada primavera?"),
        (
            "fr",
            "Les rames doivent être goudronnées au printemps.",
            "Faut-il goudronner les rames au printemps ?",
        ),
        ("it", "I remi si devono incatramare in primavera.", "I remi bisogna incatramarli in primavera?"),
        ("pt", "Os remos devem ser alcatroados.", "Os remos deviam ou não ser alcatroados?"),
    ],
)
def test_must_keeps_no_question(language: str, told: str, said: str) -> None:
    assert list(facts_made_of_wishes(claim_on(told, said, language=language)))
