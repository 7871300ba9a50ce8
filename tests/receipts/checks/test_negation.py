"""A "not" can neither be lost nor slipped in, in five languages."""

import pytest

from storycraft.domain.workshop import Contribution
from storycraft.languages.negation_words import negations
from storycraft.receipts.checks.figures import wrong_figures
from storycraft.receipts.checks.negation import turned_denials
from tests.support.claims import claim_on, claim_on_points


@pytest.mark.parametrize(
    ("text", "language", "denied"),
    [
        ("We never met, and nobody didn't care", "en", ("never", "nobody", "didn't")),
        ("not only the bosun, no doubt", "en", ()),
        ("nadie vino y no sólo por la lluvia", "es", ("nadie",)),
        ("personne ne venait", "fr", ("ne", "personne")),
        ("un barnum, rien de plus", "fr", ()),
        ("apenas empieza a llover", "es", ()),
        ("une personne venait", "fr", ()),
        ("keiner kam, nicht nur wegen des Regens", "de", ("keiner",)),
        ("ninguém veio", "pt", ("ninguém",)),
    ],
)
def test_the_words_that_deny(text: str, language: str, denied: tuple[str, ...]) -> None:
    assert negations(text, language) == denied


@pytest.mark.parametrize(
    ("text", "told", "language"),
    [
        ("They met on the ferry.", "We never met on the ferry.", "en"),
        ("They never read the logbook.", "We read the logbook.", "en"),
        ("Se reunían en el taller.", "No nos reunimos en el taller.", "es"),
        ("Ils lisaient le cahier.", "Nous ne lisions pas le cahier.", "fr"),
        ("Sie lesen das Protokoll.", "Wir lesen das Protokoll nicht.", "de"),
        ("Sie traut dem Geländer nicht.", "Ich traue dem Geländer.", "de"),
        ("Eles leem o caderno.", "Nós não lemos o caderno.", "pt"),
        # The same verb in another form, up to now and no further, and a faint "no" that both have.
        ("Arrepende-se.", "Não me arrependo.", "pt"),
        ("Les tuyaux ressortent rouillés.", "Aucun tuyau n'est jamais ressorti rouillé.", "fr"),
        ("O vigia encontrou a boia.", "Até agora não encontrei a boia.", "pt"),
        ("El vigía encontró la boya.", "Hasta ahora no he encontrado la boya.", "es"),
        ("Die Boje haben sie gefunden.", "Bis jetzt haben wir die Boje nicht gefunden.", "de"),
        ("La vela usata è vietata.", "Non abbiamo mai vietato a nessuno la vela usata.", "it"),
        (
            "The yard told the skipper what bent the mast.",
            "The yard still has not told us what bent the mast.",
            "en",
        ),
    ],
)
def test_a_lost_or_added_denial_is_found(text: str, told: str, language: str) -> None:
    assert [failure.kind for failure in turned_denials(claim_on(text, told, language=language))] == [
        "negation"
    ]


def test_a_faint_no_that_both_have_excuses_nothing() -> None:
    assert list(
        turned_denials(claim_on("They agreed to remove the forms.", "We did not agree to remove the forms."))
    )


def test_a_denial_between_commas_denies_what_came_before() -> None:
    told = ["Give no advice on pills, never, even if they insist."]
    assert not list(
        turned_denials(claim_on("No advice on pills, they asked, however much somebody insists.", *told))
    )


def test_of_two_denials_none_may_be_lost() -> None:
    told = ["Without a permit the harbour wouldn't take us."]
    assert [
        f.firm for f in turned_denials(claim_on("Without a permit the harbour would take them.", *told))
    ] == [False]
    assert not list(turned_denials(claim_on("Without a permit the harbour would not take them.", *told)))


def test_dissent_may_be_told_without_a_not() -> None:
    told = ["I do not agree with buying farmed oysters."]
    assert not list(turned_denials(claim_on("On buying farmed oysters, one voice was against it.", *told)))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("They never met on the ferry.", "We never met on the ferry."),
        ("Nobody read the logbook.", "Nobody used to read the logbook."),
        ("The budget was missing.", "We had no budget."),
        ("They met, and later nobody cooked.", "We met. Nobody cooked later."),
    ],
)
def test_the_same_denial_in_other_words_is_fine(text: str, told: str) -> None:
    assert not list(turned_denials(claim_on(text, told)))


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("We stopped renting the tents.", "They no longer rent the tents."),
        ("We are still painting the raft.", "The raft is not painted yet."),
    ],
)
def test_denial_may_tell_what_is_over_or_not_done(said: str, told: str) -> None:
    assert list(turned_denials(claim_on(told, said))) == []


@pytest.mark.parametrize(
    ("text", "told", "language"),
    [
        ("Smoking on the quay is out of the question.", "Nobody may smoke on the quay.", "en"),
        (
            "One voice doubts that the ferry helps people.",
            "I don't believe that the ferry helps people.",
            "en",
        ),
        ("The ferry has yet to reach the island.", "The ferry did not reach the island.", "en"),
        ("Das Boot schuldet dem Hafen die Gebühr.", "Das Boot hat dem Hafen die Gebühr nicht bezahlt.", "de"),
        ("A lancha ficou fora do porto.", "A lancha não entrou no porto.", "pt"),
        (
            "La barque est en panne une semaine sur deux.",
            "La barque ne marche pas une semaine sur deux.",
            "fr",
        ),
    ],
)
def test_a_denial_may_be_told_by_other_words_than_not(text: str, told: str, language: str) -> None:
    assert not list(turned_denials(claim_on(text, told, language=language)))


@pytest.mark.parametrize(
    ("said", "told", "language"),
    [
        ("The barrel was tapped only in May.", "The barrel was not tapped until May.", "en"),
        ("The cellar stays closed on Mondays.", "The cellar is not open on Mondays.", "en"),
        ("Non-residents leave their barrels outside.", "Who is not a resident leaves barrels outside.", "en"),
        ("El barril llegó después de mayo.", "El barril no llegó hasta después de mayo.", "es"),
        ("Wir haben vergessen, Fässer zu spülen.", "Fässer hat niemand gespült.", "de"),
    ],
)
def test_not_until_and_a_denied_opposite_deny_nothing_new(said: str, told: str, language: str) -> None:
    assert not list(turned_denials(claim_on(told, said, language=language)))


def test_what_lasted_until_then_may_not_be_denied() -> None:
    said, told = "The guests stayed until midnight.", "The guests did not stay until midnight."
    assert list(turned_denials(claim_on(told, said)))


def test_a_denial_may_stand_in_another_clause() -> None:
    told = "The widow used to sing on the boat, and since she left nobody has taken her place there."
    assert not list(turned_denials(claim_on("Since the widow left, nobody sings on that boat now.", told)))
    turned = "The widow does not sing on the boat, and they took her place there."
    assert list(turned_denials(claim_on(turned, told)))


@pytest.mark.parametrize(
    "joined", [", nicht wer sie trägt", " und nicht, wer sie trägt", ", aber nicht, wer sie trägt"]
)
def test_a_german_not_before_a_comma_denies_what_follows(joined: str) -> None:
    said = "Die Tafel nennt die Kisten, nicht wer sie trägt."
    assert not list(turned_denials(claim_on(f"Die Tafel nennt die Kisten{joined}.", said, language="de")))
    turned = "Die Tafel nennt die Kisten und auch, wer sie trägt."
    assert list(turned_denials(claim_on(turned, said, language="de")))


def test_who_speaks_is_no_word_that_the_denial_needs() -> None:
    point = Contribution(
        id="c1", group_id="g1", stage="e", speaker="gardener", text="I was stung twice in six years."
    )
    assert list(turned_denials(claim_on_points("The gardener was never stung in six years.", [point])))


@pytest.mark.parametrize(
    ("said", "told", "language"),
    [
        ("Une nageuse a rendu la clé. j'ai rien dit, j'ai ri", "Une nageuse a rendu la clé.", "fr"),
        ("A swimmer gave the key back. I said nothing, I laughed", "A swimmer gave the key back.", "en"),
        ("The lantern hangs in my boathouse, nobody asked me.", "The lantern hangs in a boathouse.", "en"),
    ],
)
def test_somebodys_silence_denies_nothing_told_before(said: str, told: str, language: str) -> None:
    assert not list(turned_denials(claim_on(told, said, language=language)))


@pytest.mark.parametrize(
    ("language", "said", "told"),
    [
        (
            "en",
            "If they pay for the bus, I go on. If not, no.",
            "If they pay for the bus, the courier goes on.",
        ),
        ("es", "Si pagan el autobús, sigo. Si no, no.", "Si pagan el autobús, el repartidor sigue."),
        ("fr", "S'ils paient le bus, je continue. Sinon, non.", "S'ils paient le bus, le livreur continue."),
        (
            "de",
            "Wenn sie den Bus zahlen, mache ich weiter. Sonst nicht.",
            "Wenn sie den Bus zahlen, macht er weiter.",
        ),
    ],
)
def test_a_bare_otherwise_denies_nothing_told_before(language: str, said: str, told: str) -> None:
    assert not list(turned_denials(claim_on(told, said, language=language)))


@pytest.mark.parametrize(
    ("language", "said", "told"),
    [
        (
            "en",
            "An old skipper in the harbour office told me he has never used it.",
            "There is an old skipper in the harbour office.",
        ),
        (
            "fr",
            "Je ne sais pas quoi en penser, de ce phare.",
            "De ce phare, la gardienne ne sait que penser.",
        ),
    ],
)
def test_a_denial_far_from_what_is_told_is_not_lost(language: str, said: str, told: str) -> None:
    assert not list(turned_denials(claim_on(told, said, language=language)))


@pytest.mark.parametrize(
    ("language", "said", "told"),
    [
        ("fr", "La mairie ne veut pas que le phare reste.", "La mairie veut que le phare reste."),
        ("fr", "Il ne faut pas que le phare reste ouvert.", "Il faut que le phare reste ouvert."),
        ("en", "The hull was painted, the mast for it was not.", "The mast was painted."),
        ("en", "The lamp in the loft of ours is not.", "The lamp is in the loft."),
    ],
)
def test_a_denial_is_lost_wherever_it_stood(language: str, said: str, told: str) -> None:
    assert list(turned_denials(claim_on(told, said, language=language)))


@pytest.mark.parametrize(
    ("text", "told", "language"),
    [
        ("They said “no” and paid the ferry.", "They said no and did not pay the ferry.", "en"),
        ("Dijeron «no» y pagaron la barca.", "Dijeron «no» y no pagaron la barca.", "es"),
        ("Sie riefen „nie“ und malten das Boot.", "Sie riefen „nie“ und malten nie das Boot.", "de"),
    ],
)  # fmt: skip
def test_a_quoted_no_is_not_the_other_one(text: str, told: str, language: str) -> None:
    assert list(turned_denials(claim_on(text, told, language=language)))


def test_a_not_that_is_quoted_is_told() -> None:
    told = "The form has had a field “not walked” since May."
    assert not list(turned_denials(claim_on("Since May the form has a field “not walked”.", told)))


@pytest.mark.parametrize(
    ("language", "said", "framed", "told", "turned"),
    [
        ("en", "We tarred the hull in May.", "The tar was not paid.", "They tarred it in May", ", and the tar was paid"),
        ("de", "Wir teerten im Mai.", "Der Teer wurde nicht bezahlt.", "Im Mai teerten sie", ", der Teer wurde bezahlt"),
        ("es", "Pintamos el casco en mayo.", "El casco no se pagó.", "En mayo pintaron el casco", " y el casco se pagó"),
        ("it", "Teniamo lo scafo in rada.", "Lo scafo non è pagato.", "Tengono lo scafo in rada", ", e lo scafo è pagato"),
        ("fr", "Nous tirons la coque.", "La coque n'est pas payée.", "Ils tirent la coque", ", et la coque est payée"),
        ("pt", "Pintámos o casco em maio.", "O casco não foi pago.", "Em maio pintaram o casco", ", e o casco foi pago"),
    ],
)  # fmt: skip
def test_what_the_frame_denies_may_not_be_turned(
    language: str, said: str, framed: str, told: str, turned: str
) -> None:
    assert not list(turned_denials(claim_on(f"{told}.", said, language=language, framed=(framed,))))
    assert list(turned_denials(claim_on(f"{told}{turned}.", said, language=language, framed=(framed,))))


@pytest.mark.parametrize(
    ("language", "said", "told"),
    [
        ("fr", "Au chantier, ils disent que non.", "Au chantier ils disent que non."),
        ("es", "En el astillero, dicen que no.", "En el astillero ellos dicen que no."),
        ("pt", "No estaleiro, eles dizem que não.", "No estaleiro eles dizem que não."),
    ],
)
def test_somebodys_no_is_told_without_its_comma(language: str, said: str, told: str) -> None:
    assert not list(turned_denials(claim_on(told, said, language=language)))


@pytest.mark.parametrize(
    ("language", "said", "told"),
    [
        ("fr", "Au chantier, ils disent que oui.", "Au chantier ils disent que non."),
        ("es", "En el astillero dicen que pintan la barca.", "En el astillero dicen que no pintan la barca."),
    ],
)
def test_a_no_that_nobody_said_is_found(language: str, said: str, told: str) -> None:
    assert list(turned_denials(claim_on(told, said, language=language)))


@pytest.mark.parametrize(
    ("language", "part", "rest", "rest_denied"),
    [
        ("en", "Three of the five winches run.", "Two of the five winches", "do not run."),
        ("en", "Two thirds of the winches run.", "A third of the winches", "does not run."),
        ("de", "Drei von fünf Winden laufen.", "Zwei von fünf Winden", "laufen nicht."),
        ("de", "70 Prozent der Winden laufen.", "30 Prozent der Winden", "laufen nicht."),
        ("es", "Tres de los cinco tornos giran.", "Dos de los cinco tornos", "no giran."),
        ("fr", "Trois des cinq treuils tournent.", "Deux des cinq treuils", "ne tournent pas."),
        ("pt", "Três dos cinco guinchos rodam.", "Dois dos cinco guinchos", "não rodam."),
        ("it", "Tre dei cinque argani girano.", "Due dei cinque argani", "non girano."),
        ("it", "Il 70 per cento degli argani gira.", "Il 30 per cento degli argani", "non gira."),
    ],
)
def test_what_a_part_does_its_rest_does_not(language: str, part: str, rest: str, rest_denied: str) -> None:
    claim = claim_on(f"{rest} {rest_denied}", part, language=language)
    assert not [*turned_denials(claim), *wrong_figures(claim)]
    back = claim_on(part, f"{rest} {rest_denied}", language=language)
    assert not [*turned_denials(back), *wrong_figures(back)]
    # The part itself is not denied by that.
    same = " ".join(part.split()[: len(rest.split())])
    assert list(turned_denials(claim_on(f"{same} {rest_denied}", part, language=language)))


@pytest.mark.parametrize(
    ("language", "said", "told", "turned"),
    [
        (
            "en",
            "a diver came each Friday and never said a word. in June she rowed our boat",
            "The diver who came each Friday and never said a word rowed their boat.",
            "In June she never rowed their boat.",
        ),
        (
            "de",
            "ein Taucher kam jeden Freitag und sagte nie etwas. im Juni ruderte er unser Boot",
            "Der Taucher, der jeden Freitag kam und nie etwas sagte, ruderte im Juni ihr Boot.",
            "Im Juni ruderte er nie ihr Boot.",
        ),
        (
            "es",
            "una buza venía cada viernes y nunca decía nada. en junio remó en la barca azul",
            "La buza que venía cada viernes y nunca decía nada remó en junio en la barca azul.",
            "En junio nunca remó en la barca azul.",
        ),
        (
            "fr",
            "un plongeur venait chaque vendredi et ne disait jamais rien. en juin il a peint la barque bleue",
            "Le plongeur qui venait le vendredi et ne disait jamais rien a peint en juin la barque bleue.",
            "En juin il n'a jamais peint la barque bleue.",
        ),
        (
            "it",
            "un sub veniva ogni venerdì e non diceva mai niente. a giugno ha dipinto la barca blu",
            "Il sub che veniva ogni venerdì e non diceva mai niente a giugno ha dipinto la barca blu.",
            "A giugno non ha mai dipinto la barca blu.",
        ),
        (
            "pt",
            "um mergulhador vinha às sextas e nunca dizia nada. em junho pintou o barco azul",
            "O mergulhador que vinha às sextas e nunca dizia nada pintou em junho o barco azul.",
            "Em junho nunca pintou o barco azul.",
        ),
    ],
)
def test_a_silence_that_was_told_denies_no_deed(language: str, said: str, told: str, turned: str) -> None:
    assert not list(turned_denials(claim_on(told, said, language=language)))
    assert list(turned_denials(claim_on(turned, said, language=language)))


@pytest.mark.parametrize(
    ("language", "said", "told"),
    [
        ("en", "We bake at four.", "No bakers came."),
        ("de", "Ich schreibe alles auf.", "Er schrieb nicht alles auf."),
    ],
)
def test_a_not_is_added_to_words_in_another_form(language: str, said: str, told: str) -> None:
    assert list(turned_denials(claim_on(told, said, language=language)))
