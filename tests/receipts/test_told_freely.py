"""Honest sentences in words of their own pass, and faults that look like them do not."""

import pytest

from storycraft.domain.common_knowledge import CommonKnowledge
from storycraft.domain.story import Frame, Sentence
from storycraft.domain.workshop import Contribution, Group
from storycraft.drafts.gather_common_knowledge import count_points, names_of
from storycraft.receipts.check import Receipt, Sources, Verdict, check_sentence

GROUPS = (Group(id="g1", name="Neighbours"), Group(id="g2", name="Kinder"), Group(id="g3", name="Musiciens"))
PASSING = (Verdict.QUOTED, Verdict.PARAPHRASED, Verdict.CONNECTIVE)


def receipt(said: str, text: str, language: str, *, cites: tuple[str, ...] = ("c1",)) -> Receipt:
    points = (
        Contribution(id="c1", group_id="g1", stage="experiences", text=said),
        Contribution(id="c2", group_id="g2", stage="experiences", text="..."),
        Contribution(id="c3", group_id="g3", stage="experiences", text="..."),
    )
    known = CommonKnowledge(
        title="The library van: who drives it on?",
        place="Ashcombe",
        groups=names_of(GROUPS),
        counts=count_points(points, GROUPS, ()),
    )
    return check_sentence(Sentence(text, cites), Sources(points, GROUPS, language, known), Frame())


@pytest.mark.parametrize(
    ("language", "said", "told"),
    [
        ("en", "The generator ran for 72 hours.", "For three days the generator ran."),
        ("es", "La barca se botó en el 74.", "En 1974 se botó la barca."),
        ("fr", "Nous avons pesé trois cents kilos de pommes.", "Ils ont pesé trois quintaux de pommes."),
        ("fr", "La cloche date de 1783.", "La cloche date du dix-huitième siècle."),
        ("de", "Ab Mai proben wir drei Monate im Keller.", "Ein Vierteljahr wird ab Mai im Keller geprobt."),
        ("de", "Um 9 Uhr macht der Laden auf.", "Der Laden, der um neun öffnet."),
        ("de", "Seit Oktober proben wir im Keller.", "Seit dem Herbst wird im Keller geprobt."),
        ("fr", "Depuis avril le four reste tiède.", "Depuis le printemps le four reste tiède."),
        ("es", "El horno abre de las siete a las nueve y media.", "Dos horas y media abre el horno."),
        ("it", "La prima mezz'ora si scalda il forno.", "Il forno si scalda per trenta minuti."),
        (
            "it",
            "Per cinque settimane il forno è rimasto freddo.",
            "Il forno è rimasto freddo più di un mese.",
        ),
        ("pt", "Nós seis pesámos 90 quilos de barro.", "Pesaram 15 quilos de barro por pessoa."),
        ("en", "Wood went from 40 pounds to 60 pounds a load.", "A load of wood costs half as much again."),
        ("en", "Stoves went from 300 to 1,200.", "The number of stoves quadrupled."),
        ("en", "A stove costs a third of a furnace.", "A furnace costs three times as much as a stove."),
        ("de", "Wir könnten den Holzverbrauch halbieren.", "Der Holzverbrauch wäre nur noch die Hälfte."),
        ("it", "In cassa ci sono 300 euro, il tetto ne costa 900.", "Il tetto costa 900 euro."),
        ("it", "Siamo 52 soci, 29 vengono la sera.", "Più della metà dei soci viene la sera."),
        ("de", "Wir sind 50 im Chor, 15 davon singen Alt.", "Im Chor singt nicht einmal jeder dritte Alt."),
        ("es", "De 40 vecinas, 9 riegan de noche.", "Ni siquiera una de cada cuatro vecinas riega de noche."),
        ("fr", "Sur 40 voisins, 12 arrosent.", "Pas même un sur trois des voisins arrose."),
        ("pt", "De 40 vizinhos, 24 regam à noite.", "Mais da metade dos vizinhos rega à noite."),
        ("pt", "Das 60 horas de forno, só 9 são de pão.", "Só 15 por cento do forno são de pão."),
        (
            "it",
            "Il pozzo era a otto metri, ora è a cinque e mezzo.",
            "Il pozzo è sceso di due metri e mezzo.",
        ),
        (
            "it",
            "Il guardiano resta al pozzo tutto l'anno.",
            "Il guardiano resta al pozzo dodici mesi l'anno.",
        ),
        ("en", "We moved the pump last year.", "A year ago they moved the pump."),
        ("fr", "Le lendemain le puits était plein.", "Un jour plus tard le puits était plein."),
        ("es", "En mayo doblamos los turnos.", "En mayo hubo el doble de turnos."),
        ("it", "Il forno fuma troppo.", "Secondo il fornaio il forno fuma troppo."),
        ("pt", "O coro ensaia pouco.", "Segundo a maestrina, o coro ensaia pouco."),
        (
            "pt",
            "Os ensaios de quinta raramente acabam cedo.",
            "À quinta-feira os ensaios raramente acabam cedo.",
        ),
        (
            "it",
            "Ogni secondo sabato del mese puliamo il pozzo.",
            "Una volta al mese, di sabato, puliscono il pozzo.",
        ),
    ],
)
def test_figures_may_be_told_in_another_measure(language: str, said: str, told: str) -> None:
    assert receipt(said, told, language).verdict in PASSING


@pytest.mark.parametrize(
    ("language", "said", "told"),
    [
        ("en", "The generator ran for 72 hours.", "For four days the generator ran."),
        ("es", "La barca se botó en el 74.", "En 1975 se botó la barca."),
        ("fr", "La cloche date de 1783.", "La cloche date du dix-septième siècle."),
        ("it", "In cassa ci sono 300 euro, il tetto ne costa 900.", "Il tetto costa 800 euro."),
        ("it", "Siamo 52 soci, 45 vengono la sera.", "Meno della metà dei soci viene la sera."),
        (
            "de",
            "Wir sind 50 im Chor, 25 davon singen noch Alt.",
            "Im Chor singt nicht einmal jeder dritte noch Alt.",
        ),
        ("pt", "Das 60 horas de forno, só 9 são de pão.", "Só 25 por cento do forno são de pão."),
        ("it", "Il pozzo era a otto metri, ora è a cinque e mezzo.", "Il pozzo è sceso di tre metri."),
        ("en", "We moved the pump last year.", "Every year they moved the pump."),
        ("fr", "Le lendemain le puits était plein.", "Une semaine plus tard le puits était plein."),
        ("it", "Il forno fuma troppo.", "Il secondo forno fuma troppo."),
        (
            "pt",
            "Os ensaios de quinta raramente acabam cedo.",
            "À sexta-feira os ensaios raramente acabam cedo.",
        ),
    ],
)
def test_another_figure_is_found_in_another_measure(language: str, said: str, told: str) -> None:
    assert receipt(said, told, language).verdict not in PASSING


@pytest.mark.parametrize(
    ("language", "said", "told"),
    [
        ("en", "It is harder to park a van here than a car.", "A car is easier to park here than a van."),
        ("fr", "Les anciens mangent avant les jeunes.", "Les jeunes mangent après les anciens."),
        ("it", "Se piove, la festa si sposta in palestra.", "Quando piove, la festa si sposta in palestra."),
        ("en", "We need a second lamp. The first one flickers.", "They need a lamp, because the first one flickers."),
        ("de", "Warum aufhören? Weiß keiner.", "Weshalb sie aufhören, weiß keiner."),
        ("fr", "On essaiera des bancs pour six.", "On essaiera des bancs pour six musiciens."),
    ],
)  # fmt: skip
def test_other_side_and_other_words_of_a_point_pass(language: str, said: str, told: str) -> None:
    assert receipt(said, told, language).verdict in PASSING


@pytest.mark.parametrize(
    ("language", "said", "told"),
    [
        ("en", "It is harder to park a van here than a car.", "A car is harder to park here than a van."),
        ("en", "Bread rises faster in summer than in winter.", "Bread rises slower in summer than in winter."),
        ("fr", "Les anciens mangent avant les jeunes.", "Les anciens mangent après les jeunes."),
        ("en", "All of us row at night. The warden sold his boat.", "Because they row at night, the warden sold his boat."),
    ],
)  # fmt: skip
def test_turned_comparisons_and_joined_sentences_do_not(language: str, said: str, told: str) -> None:
    assert receipt(said, told, language).verdict not in PASSING


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "From the stair it was a short step to the cellars."),
        ("de", "Und damit war man bei den Jungen."),
        ("fr", "Du feu, on passa au bois."),
        ("it", "Dal forno si passò alla piazza."),
        ("en", "“Who drives it on?” was the question of the day."),
    ],
)
def test_what_only_leads_on_needs_no_source(language: str, text: str) -> None:
    assert (
        receipt("The fire, il forno, la piazza, le feu, le bois.", text, language, cites=()).verdict
        in PASSING
    )


def test_deed_is_no_passing_on() -> None:
    assert receipt("The fire.", "She passed on to the enemy.", "en", cites=()).verdict not in PASSING


def test_place_in_the_stead_of_another_is_not_said() -> None:
    assert receipt("We met in the kitchen.", "They met in the chapel.", "en").verdict is Verdict.UNSUPPORTED


def test_place_beside_all_that_was_said_is_a_doubt() -> None:
    assert (
        receipt("We sang until ten.", "In the chapel they sang until ten.", "en").verdict is Verdict.UNDECIDED
    )


def test_first_words_of_hearsay_are_no_name() -> None:
    told = "Rumour has it the mill closes."
    assert receipt("They say the mill closes.", told, "en").verdict in PASSING


@pytest.mark.parametrize(
    ("language", "said", "told"),
    [
        ("en", "I want a bench in the yard, not the wall.", "They have a bench in the yard and no longer use the wall."),
        ("fr", "Il nous manque un tapis pour la salle de danse.", "Un tapis couvre la salle de danse."),
        ("pt", "Queríamos cantar na capela, nunca se fez.", "Cantaram na capela, o que nunca se tinha feito."),
        ("es", "Mejor sembrar en otoño que en primavera.", "Mejor sembrar en primavera que en otoño."),
        ("de", "Der Flügel ist verstimmt.", "Verärgert gab sie zu Protokoll, dass der Flügel verstimmt ist."),
        ("en", "The piano is out of tune.", "One voice told them, sharply, that the piano is out of tune."),
        ("it", "Il pianoforte è scordato.", "«Il pianoforte è scordato», sospirò una voce."),
    ],
)  # fmt: skip
def test_denial_beside_a_wish_and_untold_manner_hide_no_fault(language: str, said: str, told: str) -> None:
    assert receipt(said, told, language).verdict not in PASSING


def test_wish_that_is_denied_stays_a_wish() -> None:
    said = "I want a bench in the yard, not the wall."
    assert receipt(said, "They have no bench in the yard yet.", "en").verdict in PASSING


@pytest.mark.parametrize(
    ("language", "said", "told"),
    [
        ("en", "I wish for a lamp by the gate.", "Another voice dreads the dark there and wishes for a lamp."),
        ("en", "Nobody has mended the pump yet.", "The pump broke, and it is still waiting for somebody to mend it."),
        ("es", "Lo de vender pan lo dejamos en mayo.", "Desde mayo ya no se vende pan."),
    ],
)  # fmt: skip
def test_wish_or_end_in_other_words_passes(language: str, said: str, told: str) -> None:
    assert receipt(said, told, language).verdict in PASSING


def test_end_told_as_a_beginning_does_not() -> None:
    told = "En mayo empezaron a vender pan."
    assert receipt("Lo de vender pan lo dejamos en mayo.", told, "es").verdict not in PASSING


def test_group_with_its_whole_name_makes_nobody_many() -> None:
    said = "I burned my thumb."
    assert receipt(said, "At the table of the Neighbours one burned a thumb.", "en").verdict in PASSING
    assert receipt(said, "The neighbours burned a thumb.", "en").verdict not in PASSING


@pytest.mark.parametrize(
    ("language", "said", "told"),
    [
        ("en", "Olwen plaits the baskets, she's 92.", "Olwen, past ninety, plaits baskets."),
        ("es", "Que Abilio enseñe a podar, tiene 84 años.", "Abilio, que pasa de los ochenta, sabe podar."),
        ("it", "Delle 12 canoe 3 perdono.", "Una canoa su quattro perde."),
        ("it", "Il mulino è rimasto fermo un mese.", "Per quattro settimane il mulino è rimasto fermo."),
        ("fr", "Un tiers des chaises est cassé.", "Deux tiers des chaises tiennent encore."),
        ("fr", "Le menuisier demandait 90 euros, j'ai payé 9.", "Elle a payé un dixième de ce que demandait le menuisier."),
    ],
)  # fmt: skip
def test_shares_ages_and_lengths_may_be_told_in_round_words(language: str, said: str, told: str) -> None:
    assert receipt(said, told, language).verdict in PASSING


@pytest.mark.parametrize(
    ("language", "said", "told"),
    [
        ("en", "Olwen plaits the baskets, she's 72.", "Olwen, past ninety, plaits baskets."),
        ("it", "Delle 12 canoe 6 perdono.", "Una canoa su quattro perde."),
        ("fr", "Un tiers des chaises est cassé.", "Deux tiers des chaises sont cassés."),
        ("it", "Il mulino è rimasto fermo un mese.", "Per sei settimane il mulino è rimasto fermo."),
    ],
)  # fmt: skip
def test_other_shares_ages_and_lengths_do_not(language: str, said: str, told: str) -> None:
    assert receipt(said, told, language).verdict not in PASSING


@pytest.mark.parametrize(
    ("language", "said", "told"),
    [
        ("fr", "Sans le four du voisin, il n'y aurait pas de fête.", "C'est grâce au four du voisin qu'il y a une fête."),
        ("es", "Sin la furgoneta de Berta no habría mercado.", "Hay mercado gracias a la furgoneta de Berta."),
        ("de", "Im Keller fehlt der Schlüssel zum Ofen.", "Der Kellerschlüssel zum Ofen fehlt."),
        ("en", "I couldn't have glazed the pot without the kiln.", "With the kiln the pot got its glaze."),
        ("it", "perché i secchi spariscono? li ho cercati un'ora", "Un'ora furono cercati i secchi."),
    ],
)  # fmt: skip
def test_double_denials_and_parts_of_words_pass(language: str, said: str, told: str) -> None:
    assert receipt(said, told, language).verdict in PASSING


def test_denial_of_a_whole_is_refused_of_parts_doubted() -> None:
    said = "The kiln burns all night in winter."
    assert receipt(said, "The kiln does not burn all night in winter.", "en").verdict is Verdict.UNSUPPORTED
    beside = "In winter the potters stay, and the kiln does not burn all night."
    assert receipt(said, beside, "en").verdict is Verdict.UNDECIDED


@pytest.mark.parametrize(
    ("language", "text"),
    [("de", "Ganz einig wurde man sich nicht."), ("fr", "Tout le monde ne le sait pas.")],
)
def test_denied_agreement_behind_its_word_claims_none(language: str, text: str) -> None:
    kinds = {failure.kind for failure in receipt("Il faut un four.", text, language).failed}
    assert "agreement" not in kinds


def test_words_that_nobody_told_are_doubted_and_never_refused() -> None:
    said = "The pump leaks."
    banquets = "Managers praised safety speeches during several lively banquets"
    for told in ("Water escapes there.", f"{banquets}.", f"{banquets}?"):
        assert receipt(said, told, "en").verdict is Verdict.UNDECIDED


FREE = "Winter after winter, over endless pots of tea, a neighbour mended whatever a child had torn"


@pytest.mark.parametrize(
    ("end", "verdict"),
    [
        (".", Verdict.PARAPHRASED),
        (", forty gloves and more", Verdict.UNDECIDED),
        (", as Tabitha knew", Verdict.UNSUPPORTED),
    ],
)
def test_free_words_are_asked_only_for_names_and_figures(end: str, verdict: Verdict) -> None:
    said = "Every winter our neighbour repairs the kids' gloves while the kettle is on. She wants no money, just coats."
    assert receipt(said, FREE + end, "en").verdict is verdict


@pytest.mark.parametrize(
    ("language", "said", "told"),
    [
        ("en", "If the pump fails we carry water in cans.", "Should the pump fail, water is carried in cans."),
        ("de", "Wenn drei Träger krank sind, bleibt die Trage hier.", "Sind drei Träger krank, bleibt die Trage dort."),
        ("pt", "Consta que a junta vai fechar o moinho.", "Ouviu-se no largo que a junta fecha o moinho."),
        ("it", "Pare che il mulino venga venduto.", "Gira voce che il mulino sia venduto."),
        ("en", "first tram 5.50 instead of 6.20", "The first tram leaves at 5.50, thirty minutes earlier."),
        ("it", "Il forno è acceso il lunedì e il venerdì.", "Il forno è acceso due giorni alla settimana."),
        ("pt", "lenha este ano: 120 kg, o ano passado 90", "No ano passado foram 90 quilos de lenha."),
    ],
)  # fmt: skip
def test_hearsay_conditions_and_hours_in_other_forms_pass(language: str, said: str, told: str) -> None:
    assert receipt(said, told, language).verdict in PASSING


@pytest.mark.parametrize(
    ("language", "said", "told"),
    [
        ("en", "If the pump fails we carry water in cans.", "The pump failed, and water was carried in cans."),
        ("es", "Se comenta que la Junta cierra el molino.", "La Junta cierra el molino y ha leído la orden."),
        ("en", "first tram 5.50 instead of 6.20", "The first tram leaves at 5.40."),
        ("it", "Il forno è acceso il lunedì e il venerdì.", "Il forno è acceso tre giorni alla settimana."),
    ],
)  # fmt: skip
def test_facts_made_of_them_and_other_hours_do_not(language: str, said: str, told: str) -> None:
    assert receipt(said, told, language).verdict not in PASSING


def test_points_of_several_named_groups_are_counted_together() -> None:
    text = "{} points came from the Neighbours, the Kinder and the Musiciens."
    assert receipt("", text.format("Three"), "en", cites=()).verdict in PASSING
    assert receipt("", text.format("Four"), "en", cites=()).verdict is Verdict.UNSUPPORTED


@pytest.mark.parametrize(
    ("language", "said", "told"),
    [
        (
            "de",
            "Wir haben 1987 den Kran gekauft, und im Jahr danach stand er schon still.",
            "Kaum zwölf Monate währte die Freude: 1988 rührte sich das teure Ungetüm nicht mehr.",
        ),
        (
            "fr",
            "Pierrick a réparé la sirène en deux nuits, et depuis on l'entend jusqu'au phare.",
            "Grâce à Pierrick, deux veilles ont suffi pour que le vieux cri retrouve toute sa portée au large.",
        ),
    ],
)
def test_free_words_pass_where_a_number_or_name_was_told(language: str, said: str, told: str) -> None:
    assert receipt(said, told, language).verdict in PASSING


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("The pump leaks in 3 places.", "Banquets and lively speeches filled whole evenings, praising managers."),
        (
            "The old ferryman shows children how knots hold. Most of them come back.",
            "Small hands learn from an old man what keeps a rope from slipping, and few stay away afterwards.",
        ),
        ("The kiln cracked and we fetched clay.", "Bankers robbed the clay fund and smugglers set a hospital on fire."),
        ("We fired 30 jugs.", "Masked riders smashed 8000 jugs, flooded barns, poisoned wells and fled."),
        ("We fired 30 jugs.", "A bishop cheated poor orphans out of 6,200 dollars, burying jugs beneath chapels."),
        ("The kiln cracks in 3 places.", "Around 1948 starving sailors wandered past rotting barns near the kiln."),
    ],
)  # fmt: skip
def test_free_words_of_which_one_was_said_do_not_pass(said: str, told: str) -> None:
    assert receipt(said, told, "en").verdict not in PASSING


@pytest.mark.parametrize(
    ("language", "said", "told"),
    [
        ("en", "If the mayor signs, the mill opens. Otherwise it is shut.", "If the mayor signs, the mill does not open."),
        ("it", "Se il sindaco firma, il mulino apre. Altrimenti resta chiuso.", "Se il sindaco firma, il mulino non apre."),
        ("de", "Wenn der Rat zahlt, läuft die Mühle. Sonst steht sie.", "Wenn der Rat zahlt, läuft die Mühle nicht."),
        ("en", "The ferry does not wait for the train.", "The ferry waits for the train."),
        ("en", "The ferry does not wait for the train.", "The ferry has to wait for the train."),
        ("en", "We have no clay.", "We wait for the clay."),
    ],
)  # fmt: skip
def test_otherwise_and_waiting_excuse_no_other_denial(language: str, said: str, told: str) -> None:
    assert receipt(said, told, language).verdict not in PASSING


@pytest.mark.parametrize(
    ("language", "said", "told"),
    [
        ("en", "We raised six questions about clay.", "We raised two questions about clay."),
        ("en", "The abbot told four stories.", "The abbot told three stories."),
        ("de", "Vier Dinge fehlen in der Mühle.", "Drei Dinge fehlen in der Mühle."),
        ("es", "Hay seis dudas en el molino.", "Hay tres dudas en el molino."),
        ("en", "We had 30 jugs, now 9.", "They had nearly ten times as many jugs as today."),
        ("en", "We had 30 jugs, now 9.", "They had about six times as many jugs as today."),
    ],
)  # fmt: skip
def test_matters_and_times_that_were_told_otherwise_do_not_pass(language: str, said: str, told: str) -> None:
    assert receipt(said, told, language).verdict not in PASSING


def test_almost_a_multiple_is_more_than_one_less() -> None:
    said, told = "We had 30 jugs, now 9.", "They had almost four times as many jugs as today."
    assert receipt(said, told, "en").verdict in PASSING


@pytest.mark.parametrize(
    ("language", "said", "told"),
    [
        ("de", "Die Frau hat den Müller verklagt.", "Der Müller hat die Frau verklagt."),
        ("en", "The professor warned the miller.", "The miller warned the professor."),
        ("es", "La señora denunció al molinero.", "El molinero denunció a la señora."),
        ("it", "La dottoressa ha curato il mugnaio.", "Il mugnaio ha curato la dottoressa."),
        ("en", "At the cost debate the miller blamed the carter.", "At the cost debate the carter blamed the miller."),
        ("en", "The miller annoyed the carter.", "The carter annoyed the miller."),
        ("es", "En la cuestión del pan el juez denunció al cura.", "En la cuestión del pan el cura denunció al juez."),
        ("fr", "La meunière inquiète la factrice.", "La factrice inquiète la meunière."),
    ],
)  # fmt: skip
def test_who_does_it_to_whom_is_seen_of_all_people(language: str, said: str, told: str) -> None:
    assert receipt(said, told, language).verdict not in PASSING


@pytest.mark.parametrize(
    ("language", "said", "told"),
    [
        ("it", "Se il porto paga, la gru gira. Altrimenti resta ferma.", "Se il porto non paga, la gru resta ferma."),
        ("de", "Der Lehrling darf den Kran noch nicht fahren.", "Mit dem Kran muss der Lehrling noch warten."),
    ],
)  # fmt: skip
def test_otherwise_and_waiting_deny_as_a_not_does(language: str, said: str, told: str) -> None:
    assert receipt(said, told, language).verdict in PASSING


def test_always_beside_the_verb_of_a_never_loses_it() -> None:
    said, told = "Los barqueros nunca cobran.", "Los barqueros cobran siempre."
    assert receipt(said, told, "es").verdict is Verdict.UNSUPPORTED


def test_who_disagrees_aloud_makes_no_agreement() -> None:
    said = "Yo discrepo, lo digo claro: no hace falta la sirena."
    told = "En la mesa coinciden en que no hace falta la sirena."
    assert receipt(said, told, "es").verdict is Verdict.UNSUPPORTED


@pytest.mark.parametrize(
    ("language", "said", "told"),
    [
        ("en", "We had 20 oars, now 7.", "They had more than twice as many oars as today."),
        ("en", "Whoever misses the boat sleeps on the pier.", "Whoever misses the boat spends the night on the pier."),
        ("it", "La gru gira. Il porto paga.", "La gru gira, il porto paga: sono due cose."),
        ("de", "Der Kran steht.", "Gruppen sagten, der Kran steht."),
        ("fr", "Le bac du Pas de Calais ferme lundi.", "Lundi ferme le bac du Pas de Calais."),
        ("es", "La tubería de la papelería está rota.", "En la papelería está rota la tubería."),
        ("it", "Con Andrei la gru gira di notte.", "Di notte la gru gira con Andrei."),
        ("en", "Will: the pump leaks at night.", "At night the pump leaks, as Will says."),
        ("de", "Dr. Ilgner zog den Kahn.", "Den Kahn zog Dr. Ilgner."),
    ],
)  # fmt: skip
def test_honest_forms_that_look_like_faults_pass(language: str, said: str, told: str) -> None:
    assert receipt(said, told, language).verdict in PASSING


@pytest.mark.parametrize(
    ("language", "said", "told"),
    [
        ("fr", "Le port n'accepte pas que l'équipe dorme à bord.", "Le port accepte que l'équipe dorme à bord."),
        ("en", "We had 20 oars, now 7.", "They had more than four times as many oars as today."),
        ("en", "The pump leaks at night.", "With a shrug the diver said that the pump leaks at night."),
        ("es", "La bomba gotea de noche.", "Con orgullo contó el buzo que la bomba gotea de noche."),
    ],
)  # fmt: skip
def test_faults_that_look_like_honest_forms_do_not_pass(language: str, said: str, told: str) -> None:
    assert receipt(said, told, language).verdict not in PASSING


@pytest.mark.parametrize(
    ("language", "said", "told"),
    [
        ("en", "I used to clear the drain by hand.", "Until the pump came they cleared the drain by hand."),
        ("de", "Auf dem Zettel steht seit März »nicht geprüft«.", "Seit März steht »nicht geprüft« auf dem Zettel."),
        ("en", "I had a lamp and nobody to ask. I lit it twice.", "One had a lamp and nobody to ask, and lit it twice."),
        ("de", "Bei uns hieß der Kasten Tante Irma.", "Der Kasten hieß bei den anderen Tante Irma."),
        ("en", "I don't agree about the long list.", "There is a long list, but for somebody it is too long."),
    ],
)  # fmt: skip
def test_what_models_write_of_a_point_passes(language: str, said: str, told: str) -> None:
    assert receipt(said, told, language).verdict in PASSING


@pytest.mark.parametrize(
    ("language", "said", "told"),
    [
        ("en", "I used to clear the drain by hand.", "They clear the drain by hand."),
        ("de", "Der Zettel ist nicht geprüft.", "Der Zettel ist geprüft."),
        ("en", "Nobody helped. I turned the valve twice.", "Nobody turned the valve twice."),
        ("de", "Der Wirt hat die Irma gerufen.", "Die Irma hat den Wirt gerufen."),
        ("en", "I don't agree about the long list.", "Everybody agrees about the long list."),
    ],
)
def test_fault_in_the_same_form_does_not(language: str, said: str, told: str) -> None:
    assert receipt(said, told, language).verdict not in PASSING


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("it", "C'è poi il rovescio della medaglia."),
        ("de", "Drei Gruppen trugen drei Beiträge zusammen."),
        ("es", "Fueron tres aportaciones, repartidas entre tres grupos."),
    ],
)
def test_where_all_came_together_needs_no_source(language: str, text: str) -> None:
    assert receipt("The fire.", text, language, cites=()).verdict in PASSING


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "We sat together in Ashcombe."),
        ("de", "In Ashcombe saßen wir beieinander."),
        ("es", "Nos reunimos en Ashcombe."),
        ("fr", "Nous nous sommes réunis à Ashcombe."),
        ("it", "Ci siamo riuniti ad Ashcombe."),
        ("pt", "Juntámo-nos em Ashcombe."),
    ],
)
def test_who_names_the_place_may_say_that_all_met(language: str, text: str) -> None:
    assert receipt("The fire.", text, language, cites=()).verdict in PASSING
    elsewhere = text.replace("Ashcombe", "Ashwell")
    assert receipt("The fire.", elsewhere, language, cites=()).verdict not in PASSING


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("it", "La sala ha accolto il sindaco con la banda."),
        ("de", "Sie trugen die Fahne durch die Stadt."),
        ("es", "Las ganancias quedaron repartidas entre las socias."),
    ],
)
def test_deed_in_the_same_words_needs_one(language: str, text: str) -> None:
    assert receipt("The fire.", text, language, cites=()).verdict not in PASSING


@pytest.mark.parametrize(
    ("language", "said", "met", "lost"),
    [
        (
            "de",
            "Solange einer fragt, leih ich den Kahn.",
            "Wer fragt, dem wird der Kahn geliehen.",
            "Der Kahn wird geliehen.",
        ),
        (
            "es",
            "Si nos dan el permiso, abrimos la noria.",
            "La noria pende del permiso.",
            "Abrieron la noria.",
        ),
        (
            "fr",
            "Si quelqu'un prévient, j'ouvre la nuit.",
            "Ceux qui préviennent, on leur ouvre la nuit.",
            "On ouvre la nuit.",
        ),
        ("it", "Se uno avvisa, apro di notte.", "A chi avvisa, di notte si apre.", "Di notte si apre."),
        ("pt", "Se alguém avisar, abro o portão.", "Quem avisa encontra o portão aberto.", "O portão abre."),
    ],
)
def test_whoever_does_it_keeps_the_condition(language: str, said: str, met: str, lost: str) -> None:
    assert receipt(said, met, language).verdict in PASSING
    assert receipt(said, lost, language).verdict not in PASSING


@pytest.mark.parametrize(
    ("language", "said", "plain", "coloured"),
    [
        (
            "de",
            "Gibt es 9 Kähne?",
            "Jemand erkundigte sich nach 9 Kähnen.",
            "Kleinlaut erkundigte sich jemand nach 9 Kähnen.",
        ),
        (
            "it",
            "La barca si spinge.",
            "Uno spiegò che la barca si spinge.",
            "Scandendo le parole, uno spiegò che la barca si spinge.",
        ),
    ],
)
def test_tone_of_asking_is_a_claim(language: str, said: str, plain: str, coloured: str) -> None:
    assert receipt(said, plain, language).verdict in PASSING
    assert receipt(said, coloured, language).verdict not in PASSING


@pytest.mark.parametrize(
    ("language", "said", "anybody", "somebody"),
    [
        ("en", "If anybody rings at the mill, they get flour.", "Whoever rings at the mill gets flour.",
         "The boy who rang at the mill got flour."),
        ("fr", "Si quelqu'un sonne au moulin, il reçoit de la farine.", "Celui qui sonne au moulin reçoit de la farine.",
         "Le garçon qui a sonné au moulin a reçu de la farine."),
        ("de", "Wenn jemand an der Mühle klingelt, bekommt er Mehl.", "Wer an der Mühle klingelt, bekommt Mehl.",
         "Der Junge, der an der Mühle klingelte, bekam Mehl."),
    ],
)  # fmt: skip
def test_what_anybody_would_get_nobody_in_particular_got(
    language: str, said: str, anybody: str, somebody: str
) -> None:
    assert receipt(said, anybody, language).verdict in PASSING
    assert receipt(said, somebody, language).verdict not in PASSING


@pytest.mark.parametrize(
    ("language", "said", "told"),
    [
        ("en", "Who chooses the songs?", "It went unanswered who picks out the songs."),
        ("de", "Wer füttert die Hühner?", "Ungeklärt ist, wer sich der Hühner annimmt."),
        ("es", "Me han dicho que cierran la piscina.", "Corre el rumor de que la piscina echa el candado."),
        (
            "fr",
            "Le renard revient chaque soir près du poulailler, il n'a peur de rien.",
            "Rien n'effraie, semble-t-il, celui qui rôde au crépuscule : le renard connaît le poulailler par cœur.",
        ),
    ],
)
def test_free_words_hold_on_by_two_words_or_alike(language: str, said: str, told: str) -> None:
    assert receipt(said, told, language).verdict in PASSING


@pytest.mark.parametrize(
    ("language", "said", "told"),
    [
        ("en", "Who chooses the songs?", "A television crew filmed the songs for a documentary abroad."),
        ("de", "Wer füttert die Hühner?", "Der Bischof segnete die Hühner vor laufenden Kameras der Presse."),
        ("es", "Me han dicho que cierran la piscina.", "El ministro regaló flores, tambores y vino."),
    ],
)
def test_inventions_with_one_word_of_a_point_are_doubted(language: str, said: str, told: str) -> None:
    assert receipt(said, told, language).verdict not in PASSING
