"""Who did it and to whom it was done may be told from either side, and not turned round."""

import pytest

from storycraft.domain.workshop import Group
from storycraft.receipts.checks.directions import turned_directions
from storycraft.receipts.checks.orders import turned_order
from tests.support.claims import claim_on

TURNED = [
    ("en", "The cook taught the baker to knead.", "The baker taught the cook to knead."),
    ("en", "The ferry towed the barge home.", "The ferry was towed home by the barge."),
    ("en", "Ingrid lent Bruno her lathe.", "Bruno lent Ingrid his lathe."),
    ("en", "The cooks can learn much from the gardeners.", "The gardeners can learn much from the cooks."),
    (
        "en",
        "The goats climb the dam better than the sheep.",
        "The sheep climb the dam better than the goats.",
    ),
    ("de", "Das Horn klang lauter als die Pfeife.", "Lauter als das Horn klang die Pfeife."),
    ("es", "La campana sonó mejor que el silbato.", "Mejor que la campana sonó el silbato."),
    ("en", "We carried the divers ashore.", "The divers carried them ashore."),
    ("en", "The old crane is safer than the steam crane.", "The steam crane is safer than the old crane."),
    ("de", "Der Koch lehrte die Bäckerin das Kneten.", "Die Bäckerin lehrte den Koch das Kneten."),
    ("de", "Der Bagger zog die Fähre.", "Der Bagger wurde von der Fähre gezogen."),
    ("es", "El cocinero ayudó a la panadera con la masa.", "La panadera ayudó al cocinero con la masa."),
    ("fr", "Le cuisinier a aidé la boulangère au four.", "La boulangère a aidé le cuisinier au four."),
    ("it", "Il cuoco ha aiutato la fornaia al forno.", "La fornaia ha aiutato il cuoco al forno."),
    ("pt", "O cozinheiro ajudou a padeira no forno.", "A padeira ajudou o cozinheiro no forno."),
    ("en", "The harbour lent me the pump.", "The diver lent the pump to the harbour."),
    ("de", "Wir liefern dem Hafen das Eis.", "Das Eis bekommt die Werft von dem Hafen."),
    ("fr", "J'ai vendu au phare trois lampes.", "Le phare a vendu à la batelière trois lampes."),
    ("es", "Mi tía me dio la red vieja.", "La red vieja la dio la redera a su tía."),
    ("it", "I pescatori ci portano le reti.", "Le donne portano le reti ai pescatori."),
    ("pt", "O Sr. Onofre emprestou-me a rede.", "A redeira emprestou a rede ao Sr. Onofre."),
    ("es", "Los vecinos reman mejor que las vecinas.", "Las vecinas reman mejor que los vecinos."),
    ("it", "Le cugine remano meglio dei cugini.", "I cugini remano meglio delle cugine."),
    ("en", "The diver was called by the pilot.", "The pilot was called by the diver."),
    ("en", "The rowers were called in by the smiths.", "The smiths were called in by the rowers."),
    ("de", "Der Wirt heißt den Schmied willkommen.", "Der Schmied heißt den Wirt willkommen."),
    ("es", "La barca se llama como el faro.", "El faro se llama como la barca."),
]
THE_SAME = [
    ("en", "The old crane is called the Stork.", "The Stork is what the old crane is called."),
    ("de", "Bei uns hieß der Kahn die Ente.", "Die Ente hieß der Kahn dort."),
    ("es", "La bomba se llama la Vieja.", "La Vieja se llama la bomba."),
    ("fr", "Le bac s'appelle la Loutre.", "La Loutre, ainsi s'appelle le bac."),
    ("it", "La barca si chiama la Lontra.", "La Lontra si chiama la barca."),
    ("pt", "O barco chama-se a Lontra.", "A Lontra: assim se chama o barco."),
    ("de", "Die Taucher bekommen endlich eine Glocke.", "Eine Glocke bekommen die Taucher."),
    ("de", "Die Wirtin vom Steg hat die Glocke geläutet.", "Die Wirtin des Stegs hat die Glocke geläutet."),
    ("pt", "O barqueiro quer comprar a doca.", "A doca interessa ao barqueiro."),
    ("es", "La barca me costó el invierno.", "Al Sr. Onofre le costó el invierno la barca."),
    ("en", "The harbour lent me the pump.", "The diver got the pump from the harbour."),
    ("de", "Wir liefern dem Hafen das Eis.", "Der Hafen bekommt das Eis von der Werft."),
    ("fr", "J'ai vendu au phare trois lampes.", "La batelière a vendu au phare trois lampes."),
    ("es", "Mi tía me dio la red vieja.", "A la redera le dio su tía la red vieja."),
    ("it", "I pescatori ci portano le reti.", "I pescatori portano le reti alle donne."),
    ("pt", "O Sr. Onofre emprestou-me a rede.", "O Sr. Onofre emprestou a rede à redeira."),
    ("en", "The cook taught the baker to knead.", "The baker was taught to knead by the cook."),
    ("en", "Ingrid gave Bruno her lathe.", "Bruno got his lathe from Ingrid."),
    ("en", "The goats climb the dam better than the sheep.", "The sheep climb the dam worse than the goats."),
    ("en", "The ferry towed the barge on Sunday.", "On Sunday the ferry towed the barge."),
    ("en", "The goats climb better than the sheep.", "Better than the sheep climb the goats."),
    ("de", "Das Horn half mehr als die Pfeife.", "Mehr als die Pfeife half das Horn."),
    ("es", "La campana sonó mejor que el silbato.", "Mejor que el silbato sonó la campana."),
    ("de", "Der Bagger zog den Kahn.", "Den Kahn zog der Bagger."),
    ("de", "Der Bagger zog die Fähre.", "Die Fähre wurde vom Bagger gezogen."),
    (
        "es",
        "El cocinero ayudó a la panadera con la masa.",
        "La panadera fue ayudada por el cocinero con la masa.",
    ),
    (
        "fr",
        "Le cuisinier a aidé la boulangère au four.",
        "La boulangère a été aidée par le cuisinier au four.",
    ),
    ("it", "Il cuoco ha aiutato la fornaia al forno.", "La fornaia è stata aiutata dal cuoco al forno."),
    ("pt", "O cozinheiro ajudou a padeira no forno.", "A padeira foi ajudada pelo cozinheiro no forno."),
]


@pytest.mark.parametrize(("language", "said", "told"), TURNED)
def test_doer_and_other_turned_round_are_doubted(language: str, said: str, told: str) -> None:
    assert [failure.kind for failure in turned_directions(claim_on(told, said, language=language))] == [
        "direction"
    ]


@pytest.mark.parametrize(("language", "said", "told"), THE_SAME)
def test_the_same_from_the_other_side_is_not(language: str, said: str, told: str) -> None:
    assert not list(turned_directions(claim_on(told, said, language=language)))


@pytest.mark.parametrize(
    ("language", "said", "told"),
    [
        ("en", "The guild taught us to forge nails.", "The smiths taught the guild to forge nails."),
        (
            "en",
            "The guild has a crane. Last winter we lent them our barge.",
            "Last winter the guild lent them its barge.",
        ),
        (
            "de",
            "Die Zunft hat einen Kran. Im Winter haben wir ihr den Kahn geliehen.",
            "Im Winter hat die Zunft ihnen den Kahn geliehen.",
        ),
        (
            "es",
            "El gremio tiene grúa. En invierno nosotros le prestamos la barca.",
            "En invierno el gremio les prestó la barca.",
        ),
    ],
)
def test_those_who_speak_stay_on_their_side(language: str, said: str, told: str) -> None:
    assert list(turned_directions(claim_on(told, said, language=language)))


def test_a_groups_name_is_not_what_the_group_speaks_of() -> None:
    said = "We lent our nets to the other harbour."
    told = "The Harbour crew lent its nets to the other harbour."
    claim = claim_on(told, said, groups=[Group(id="g1", name="Harbour crew")])
    assert list(turned_directions(claim)) == []


@pytest.mark.parametrize(
    ("language", "said", "told"),
    [
        ("en", "The barges pass before the dinghies.", "The dinghies pass before the barges."),
        ("fr", "Les barges passent avant les canots.", "Les canots passent avant les barges."),
        ("de", "Am Wehr war der Kahn vor der Fähre da.", "Am Wehr war die Fähre vor dem Kahn da."),
        ("es", "Las barcazas pasan antes que los botes.", "Los botes pasan antes que las barcazas."),
        ("it", "Le chiatte passano prima dei canotti.", "I canotti passano prima delle chiatte."),
        ("pt", "As barcaças passam antes dos botes.", "Os botes passam antes das barcaças."),
        (
            "en",
            "Ottoline drives over from Farleigh to teach us.",
            "They drive to Farleigh to be taught by Ottoline.",
        ),
    ],
)
def test_what_comes_first_or_from_somewhere_is_not_turned(language: str, said: str, told: str) -> None:
    assert list(turned_directions(claim_on(told, said, language=language)))


def test_both_sides_of_an_order_may_stay_where_they_are() -> None:
    told = claim_on("Before the dinghies the barges pass.", "The barges pass before the dinghies.")
    assert not list(turned_directions(told))


@pytest.mark.parametrize(
    ("language", "turned", "honest", "said"),
    [
        ("en", "Instead of tea we brew malt.", "Instead of malt we brew tea.", "We brew tea instead of malt."),
        ("de", "Statt Tee trinken wir Kakao.", "Statt Kakao trinken wir Tee.", "Wir trinken Tee statt Kakao."),
        ("fr", "Au lieu du thé, on boit du jus.", "Au lieu du jus, on boit du thé.", "On boit du thé au lieu du jus."),
        ("es", "En vez de té bebemos cacao.", "En vez de cacao bebemos té.", "Bebemos té en vez de cacao."),
        ("it", "Invece del tè beviamo cacao.", "Invece del cacao beviamo tè.", "Beviamo tè invece del cacao."),
        ("pt", "Em vez do chá bebemos cacau.", "Em vez do cacau bebemos chá.", "Bebemos chá em vez do cacau."),
    ],
)  # fmt: skip
def test_sides_of_instead_may_begin_the_sentence(language: str, turned: str, honest: str, said: str) -> None:
    assert turned_order(turned, said, language)
    assert not turned_order(honest, said, language)


LENT = {
    "en": (
        "The miller lent us his trough for a season.",
        "The apprentices lent the miller their trough for a season.",
    ),
    "es": (
        "El molinero nos prestó su amasadora un año.",
        "Los aprendices prestaron su amasadora al molinero un año.",
    ),
    "fr": (
        "Le meunier nous a prêté son pétrin un an.",
        "Les apprentis ont prêté leur pétrin au meunier un an.",
    ),
    "it": (
        "Il mugnaio ci ha prestato la vasca un anno.",
        "Gli apprendisti hanno prestato la vasca al mugnaio un anno.",
    ),
    "pt": (
        "O moleiro emprestou-nos a masseira um ano.",
        "Os aprendizes emprestaram a masseira ao moleiro um ano.",
    ),
}


@pytest.mark.parametrize("language", LENT)
def test_apprentices_are_no_verb_of_learning(language: str) -> None:
    said, told = LENT[language]
    assert list(turned_directions(claim_on(told, said, language=language)))
