"""What a teller may say out of nothing, in any language."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from storycraft.domain.story import Frame, Sentence
from storycraft.domain.workshop import Contribution
from storycraft.languages.pack import LANGUAGES, pack
from storycraft.receipts.check import Sources, Verdict, check_sentence
from storycraft.receipts.failure import FailureKind
from storycraft.text.words import stem

TOLD = [language for language in LANGUAGES if pack(language).connectives.telling]


def verdict(text: str, language: str) -> Verdict:
    return check_sentence(Sentence(text), Sources((), (), language), Frame()).verdict


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Then the talk turned to what is still missing.", "en"),
        ("Not every voice told the same story.", "en"),
        ("Así empezó todo.", "es"),
        ("Une question est restée ouverte.", "fr"),
        ("Am Ende blieb eine Frage offen.", "de"),
        ("Outras vozes contaram de outra maneira.", "pt"),
    ],
)
def test_bridges_claim_nothing(text: str, language: str) -> None:
    assert verdict(text, language) is Verdict.CONNECTIVE


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("From the kiln to the till it is only a few steps.", "en"),
        ("Let us cross the yard and listen to another voice.", "en"),
        ("Vom Ofen zur Kasse ist es gar kein weiter Weg.", "de"),
        ("Wechseln wir die Seite und hören wir, was man drüben meint.", "de"),
        ("Del horno a la caja no hay más que unos pasos.", "es"),
        ("Escuchemos ahora a quien lo mira desde el otro lado.", "es"),
        ("Du four à la caisse, il n'y a qu'un pas.", "fr"),
        ("Changeons de trottoir et écoutons une autre voix.", "fr"),
        ("Dal forno alla cassa la strada è breve.", "it"),
        ("Sentiamo adesso chi la vede da un altro cortile.", "it"),
        ("Do forno à caixa o caminho é curto.", "pt"),
        ("Ouçamos agora quem olha da outra margem.", "pt"),
    ],
)
def test_ways_and_invitations_to_the_next_voice_claim_nothing(text: str, language: str) -> None:
    assert verdict(text, language) is Verdict.CONNECTIVE


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Let us hear the mayor, who sold the kiln and burned the papers.", "en"),
        ("From the kiln to the till somebody stole bricks.", "en"),
        ("The bus from the kiln to the till is short.", "en"),
        ("Let us give the kiln to the council.", "en"),
        ("Let the other bakery pay.", "en"),
        ("Wechseln wir den Ofen.", "de"),
        ("Demos el horno al pueblo.", "es"),
        ("Changeons le four.", "fr"),
        ("Cambiamo il forno.", "it"),
        ("Deixemos o forno.", "pt"),
    ],
)
def test_claims_and_proposals_in_an_invitation_need_a_source(text: str, language: str) -> None:
    assert verdict(text, language) is Verdict.UNDECIDED


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The room was split.", "en"),
        ("They were divided.", "en"),
        ("The group left the meeting.", "en"),
        ("The table fell.", "en"),
        ("The road is closed.", "en"),
        ("A dispute began.", "en"),
        ("Fear spread.", "en"),
        ("The price fell.", "en"),
        ("Money was short.", "en"),
        ("The idea failed.", "en"),
        ("It was a success.", "en"),
        ("Die Tische verteilten Medaillen.", "de"),
        ("Die Gruppe war geteilt.", "de"),
        ("Es gab Streit.", "de"),
        ("Die Angst ging um.", "de"),
        ("Die Werkstatt wurde geschlossen.", "de"),
        ("Das Geld fehlte.", "de"),
        ("Der Raum beherbergte Menschen.", "de"),
        ("La mesa repartió monedas.", "es"),
        ("Hubo miedo.", "es"),
        ("El taller cerró.", "es"),
        ("El grupo se unió.", "es"),
        ("El dinero se acabó.", "es"),
        ("La sala acogió a todos.", "es"),
        ("La salle avait peur.", "fr"),
        ("L'argent manquait.", "fr"),
        ("Il y eut un désaccord.", "fr"),
        ("L'atelier ferma.", "fr"),
        ("Le groupe partit.", "fr"),
        ("La table accueillit des gens.", "fr"),
        ("Il gruppo informò la sala.", "it"),
        ("La sala accolse tutti.", "it"),
        ("La paura era grande.", "it"),
        ("I soldi sono finiti.", "it"),
        ("La strada fu chiusa.", "it"),
        ("A sala acolheu todos.", "pt"),
        ("A oficina fechou.", "pt"),
        ("O grupo tinha medo.", "pt"),
        ("O dinheiro acabou.", "pt"),
        ("Houve queixas.", "pt"),
    ],
)
def test_deeds_quarrels_and_feelings_of_few_words_need_a_source(text: str, language: str) -> None:
    assert verdict(text, language) is Verdict.UNDECIDED


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The other side gave in.", "en"),
        ("The group changed its mind.", "en"),
        ("The days were hard.", "en"),
        ("There was no hope.", "en"),
        ("Die andere Gruppe blieb.", "de"),
        ("Der Tag war schwer.", "de"),
        ("Es blieb wenig Hoffnung.", "de"),
        ("No hubo esperanza.", "es"),
        ("El día fue difícil.", "es"),
        ("Le groupe changea d'avis.", "fr"),
        ("L'espoir est resté.", "fr"),
        ("La speranza finì.", "it"),
        ("Il giorno fu difficile.", "it"),
        ("A esperança ficou.", "pt"),
        ("O dia foi difícil.", "pt"),
    ],
)
def test_what_tables_do_and_days_were_needs_a_source(text: str, language: str) -> None:
    assert verdict(text, language) is Verdict.UNDECIDED


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("But that was only one side of it.", "en"),
        ("Others came at it from another side.", "en"),
        ("Von der anderen Seite klang es anders.", "de"),
        ("Luego habló otra mesa.", "es"),
        ("On changea ensuite de table.", "fr"),
        ("Quattro gruppi si ascoltarono a vicenda.", "it"),
        ("Depois a conversa passou à outra mesa.", "pt"),
        ("But there is the other side of the coin.", "en"),
        ("So much for what works.", "en"),
        ("The second voice took another road.", "en"),
        ("Enough about money.", "en"),
        ("Doch da war noch die Kehrseite der Medaille.", "de"),
        ("Danach ging es ums Geld.", "de"),
        ("Es la otra cara de la moneda.", "es"),
        ("No todo tenía que ver con el dinero.", "es"),
        ("C'est le revers de la médaille.", "fr"),
        ("La troisième voix a pris un autre chemin.", "fr"),
        ("Ma c'è l'altra faccia della medaglia.", "it"),
        ("La terza voce prese un'altra strada.", "it"),
        ("É o outro lado da moeda.", "pt"),
        ("Mas não parou por aqui.", "pt"),
    ],
)
def test_figures_of_speech_lead_on_as_whole_phrases(text: str, language: str) -> None:
    assert verdict(text, language) is Verdict.CONNECTIVE


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Reste à parler du vent.", "fr"),
        ("Veniamo ai remi.", "it"),
        ("Del viento también hubo que hablar.", "es"),
        ("Depois dos remos, falou-se do resto.", "pt"),
        ("Enough about the wind.", "en"),
        ("Nun ging es um den Wind.", "de"),
    ],
)
def test_phrases_of_passing_on_name_their_topic(text: str, language: str) -> None:
    assert verdict(text, language) is Verdict.CONNECTIVE


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("It is illegal.", "en"),
        ("There is asbestos here.", "en"),
        ("There are thieves here.", "en"),
        ("There will be layoffs.", "en"),
        ("It is a scam.", "en"),
        ("The room burns.", "en"),
        ("There is no money.", "en"),
        ("There was laughter.", "en"),
        ("Hier gibt es Asbest.", "de"),
        ("Es gibt Diebe.", "de"),
        ("Es ist ein Betrug.", "de"),
        ("Der Raum brennt.", "de"),
        ("Es wurde gelacht.", "de"),
        ("C'est interdit.", "fr"),
        ("C'est une arnaque.", "fr"),
        ("La salle brûle.", "fr"),
        ("Il y eut un désaccord.", "fr"),
        ("Esto va de robos.", "es"),
        ("Hay ladrones.", "es"),
        ("Hubo lágrimas.", "es"),
        ("È una truffa.", "it"),
        ("Cambiamo il remo.", "it"),
        ("É tudo sobre corrupção.", "pt"),
        ("Houve um silêncio.", "pt"),
    ],
)
def test_one_word_that_states_a_fact_needs_a_source(text: str, language: str) -> None:
    assert verdict(text, language) is Verdict.UNDECIDED


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Welders polish old trumpets and sing loud hymns.", "en"),
        ("Los soldadores pulen trompetas viejas y cantan himnos.", "es"),
        ("Les soudeurs polissent de vieilles trompettes.", "fr"),
        ("Schweißer polieren alte Trompeten und singen Lieder.", "de"),
        ("Soldadores polem trompetes velhos e cantam hinos.", "pt"),
    ],
)
def test_a_claim_that_cites_nobody_is_no_bridge(text: str, language: str) -> None:
    assert verdict(text, language) not in (Verdict.CONNECTIVE, Verdict.PARAPHRASED)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Sixty guests came.", "en"),
        ("Somebody fell asleep.", "en"),
        ("He never woke.", "en"),
        ("Everybody was there.", "en"),
        ("They stayed.", "en"),
        ("We were many.", "en"),
        ("The bridge collapsed.", "en"),
        ("Alguien se durmió.", "es"),
        ("Llegaron tarde.", "es"),
        ("Eran muchos.", "es"),
        ("Nadie volvió.", "es"),
        ("Quelqu'un s'est endormi.", "fr"),
        ("Ils sont restés.", "fr"),
        ("Tout le monde riait.", "fr"),
        ("Jemand schlief ein.", "de"),
        ("Alle blieben.", "de"),
        ("Das halbe Dorf weinte.", "de"),
        ("Alguém adormeceu.", "pt"),
        ("Ficaram todos.", "pt"),
        ("Ninguém voltou.", "pt"),
    ],
)
def test_a_deed_or_a_state_of_people_needs_a_source(text: str, language: str) -> None:
    assert verdict(text, language) is Verdict.UNDECIDED


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Somebody asked the next question.", "en"),
        ("Not everyone told it like that.", "en"),
        ("The talk came round to honey.", "en"),
        ("No todos lo contaron así.", "es"),
        ("Alguien hizo otra pregunta.", "es"),
        ("Tous ne le voyaient pas ainsi.", "fr"),
        ("La conversation dériva vers le miel.", "fr"),
        ("Nicht alle sahen es so.", "de"),
        ("Das Gespräch kam auf den Honig.", "de"),
        ("Nem todos viam assim.", "pt"),
        ("Alguém fez outra pergunta.", "pt"),
    ],
)
def test_people_may_speak_and_the_talk_may_have_a_subject(text: str, language: str) -> None:
    assert verdict(text, language) is Verdict.CONNECTIVE


@given(language=st.sampled_from(TOLD), data=st.data())
@settings(max_examples=200)
def test_who_does_anything_else_than_speak_needs_a_source(language: str, data: st.DataObject) -> None:
    known = pack(language).connectives
    who = data.draw(st.sampled_from(sorted(known.people | known.crowd)))
    deed = data.draw(
        st.sampled_from(sorted(known.deeds - known.speaking - known.matters))
        | st.text("bdfgklmnprstz", min_size=6, max_size=9)
    )
    if not {stem(word, language) for word in (who, deed)} & _spoken(language):
        assert verdict(f"{who} {deed}.".capitalize(), language) is not Verdict.CONNECTIVE


@given(language=st.sampled_from(TOLD), data=st.data())
@settings(max_examples=200)
def test_words_of_telling_about_the_talk_claim_nothing(language: str, data: st.DataObject) -> None:
    known = pack(language).connectives
    quiet = sorted(known.telling - known.deeds - known.people - known.crowd - pack(language).places.nouns)
    said = data.draw(st.lists(st.sampled_from(quiet), min_size=1, max_size=4))
    matter = data.draw(st.sampled_from(sorted(known.matters)))
    sources = Sources((), (), language)
    failed = check_sentence(Sentence(" ".join([matter, *said])), sources, Frame()).failed
    assert FailureKind.CITATION not in {failure.kind for failure in failed}


def _spoken(language: str) -> set[str]:
    known = pack(language).connectives
    return {stem(word, language) for word in known.speaking | known.matters | known.voices}


SHED = Contribution(
    id="c1",
    group_id="g1",
    stage="e",
    text="The money, the cellar and the keys were lost; die Schlüssel, la cocina.",
)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Then it was the money's turn.", "en"),
        ("And now to the keys.", "en"),
        ("Who, then, looks after the cellar?", "en"),
        ("Und nun zu den Schlüsseln.", "de"),
        ("Y ahora, la cocina.", "es"),
    ],
)
def test_what_leads_on_to_topic_of_the_points_names_it(text: str, language: str) -> None:
    sources = Sources([SHED], (), language)
    assert check_sentence(Sentence(text), sources, Frame()).verdict is Verdict.CONNECTIVE


@pytest.mark.parametrize(
    ("text", "language"),
    [("The keys were lost.", "en"), ("The cellar burned.", "en"), ("They sold the keys.", "en")],
)
def test_what_happened_to_a_topic_needs_a_source(text: str, language: str) -> None:
    sources = Sources([SHED], (), language)
    assert check_sentence(Sentence(text), sources, Frame()).verdict is not Verdict.CONNECTIVE


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Naturally, the boats were sold.", "en"),
        ("Nobody agreed.", "en"),
        ("Between the lines, the mayor promised a boat.", "en"),
        ("Zwei von ihnen gingen.", "de"),
        ("Der Strom fiel oft aus.", "de"),
        ("Im Keller blieb noch das Wasser.", "de"),
        ("Sie lesen abends.", "de"),
        ("The mayor turned the page on the strike.", "en"),
        ("It belongs to them.", "en"),
        ("Three groups thought so.", "en"),
        ("El alcalde lo dijo en voz alta.", "es"),
        ("La mairie parla sans cesse.", "fr"),
        ("Il sindaco lo disse ad alta voce.", "it"),
        ("O presidente falou em voz alta.", "pt"),
        ("Alle waren sich einig.", "de"),
        ("Al final hubo acuerdo entre todos.", "es"),
        ("La gente sabía lo de la fuga.", "es"),
        ("Tous étaient d'accord.", "fr"),
        ("Ninguém concordou.", "pt"),
        ("Due di loro se ne andarono.", "it"),
    ],
)
def test_deeds_beside_words_of_telling_need_a_source(text: str, language: str) -> None:
    assert verdict(text, language) in (Verdict.UNDECIDED, Verdict.UNSUPPORTED)
