"""Titles of themes: a clause in people's words, short, whole, with a capital."""

import pytest

from storycraft.domain.workshop import Contribution
from storycraft.threads.find_themes import Theme, find_themes
from storycraft.threads.title_threads import title_of


def theme(*texts: str) -> Theme:
    points = tuple(Contribution(id=f"c{n}", group_id="g1", stage="s", text=t) for n, t in enumerate(texts, 1))
    return Theme(points, points)


def test_the_title_is_the_clause_that_tells_the_theme() -> None:
    said = (
        "When I moved here, years ago, the ferry was always late.",
        "The ferry is late again, says my aunt.",
        "Nobody minds that the ferry is late.",
    )
    points = [Contribution(id=f"c{n}", group_id="g1", stage="s", text=t) for n, t in enumerate(said, 1)]
    [found] = find_themes(points, "en", 1)
    assert title_of(found, "en") in ("The ferry is late again", "The ferry was always late")


@pytest.mark.parametrize(
    ("text", "language", "title"),
    [
        (
            "The choir lends its hall to newcomers for free and asks for nothing but a swept floor.",
            "en",
            "The choir lends its hall to newcomers",
        ),
        (
            "La panadera deja las llaves en el buzón porque a las cinco no hay nadie despierto.",
            "es",
            "La panadera deja las llaves en el buzón",
        ),
        (
            "Le gardien ouvre la piscine avant l'école parce que les petits apprennent mieux le matin.",
            "fr",
            "Le gardien ouvre la piscine avant l'école",
        ),
        (
            "Die Imkerin verleiht ihre Schleuder und bekommt dafür im Herbst drei Gläser Honig von uns.",
            "de",
            "Die Imkerin verleiht ihre Schleuder",
        ),
        (
            "O barqueiro espera pelos miúdos e ninguém chega atrasado à escola desde o inverno passado.",
            "pt",
            "O barqueiro espera pelos miúdos",
        ),
        (
            "La sarta cuce i costumi e ogni anno regala le stoffe avanzate alla scuola del paese.",
            "it",
            "La sarta cuce i costumi",
        ),
    ],
)
def test_a_long_sentence_ends_where_it_says_the_same(text: str, language: str, title: str) -> None:
    assert title_of(theme(text), language) == title


@pytest.mark.parametrize(
    ("text", "language", "lost"),
    [
        ("A market hall can feed a whole street without ever selling anything.", "en", "without"),
        ("Una huerta puede dar de comer al barrio sin vender nunca nada.", "es", "sin"),
        ("Un atelier peut tenir dix ans dans la rue sans jamais rien facturer.", "fr", "sans"),
        ("Uma horta pode alimentar a rua inteira sem nunca vender nada.", "pt", "sem"),
    ],
)
def test_no_title_ends_before_what_denies_it(text: str, language: str, lost: str) -> None:
    title = title_of(theme(text), language)
    assert not text.removeprefix(title).lstrip().startswith(lost)


def test_half_a_question_is_no_title() -> None:
    both = theme(
        "Could the ferry wait for the last school bus on Fridays?",
        "Who wakes the pilot when it snows on the pass in March?",
    )
    assert title_of(both, "en") == "Who wakes the pilot?"


@pytest.mark.parametrize(
    ("said", "language"),
    [
        ("Why does nobody in the harbour office ever answer before the second week of March?", "en"),
        ("O que dizemos a quem perdeu a rede por nossa causa e nunca nos pediu nada?", "pt"),
        ("Was sagen wir der Lotsin, die im Nebel recht hatte und trotzdem gehen musste?", "de"),
    ],
)
def test_a_long_question_is_asked_whole(said: str, language: str) -> None:
    assert title_of(theme(said), language) == said


def test_a_question_takes_the_words_along_that_it_needs() -> None:
    assert (
        title_of(theme("Ann goes in May. What goes with her?"), "en")
        == "Ann goes in May. What goes with her?"
    )
    said = "grue neuve en 2031 : et les barques, on les brûle ?"
    assert title_of(theme(said), "fr") == said.capitalize()


@pytest.mark.parametrize(
    "said", ["The barge (whose is it?)", "The nets — which ones?", "The crane … who has it?"]
)
def test_no_title_is_put_together_across_a_dash_or_bracket(said: str) -> None:
    assert title_of(theme(said), "en").casefold() in said.casefold()


def test_only_what_asks_behind_a_spanish_mark_is_asked() -> None:
    said = theme("si el río baja otra vez en marzo, ¿quién avisa a las del molino?")
    assert title_of(said, "es") == "¿Quién avisa a las del molino?"


def test_a_point_told_as_a_question_is_titled_by_it() -> None:
    said = "¿cómo hablar con los que pintan la presa de noche? No son malos"
    point = Contribution(id="c1", group_id="g1", stage="question", text=said)
    assert title_of(Theme((point,), (point,)), "es") == "¿Cómo hablar con los que pintan la presa de noche?"


def test_what_goes_on_behind_brackets_is_no_title() -> None:
    said = "the pilot sat down and tied one of hers (an old one) for me to see how it holds"
    assert not title_of(theme(said), "en").startswith("For me")


@pytest.mark.parametrize(
    "said",
    [
        "Une sortie par an pourrait-elle avoir lieu en hiver ?",
        "Une chorale de village peut durer sans jamais chanter",
    ],
)
def test_a_little_too_long_is_better_than_half(said: str) -> None:
    assert title_of(theme(said), "fr") == said


def test_no_title_ends_within_a_list_or_a_relative_clause() -> None:
    listed = "Our baker came once, tasted, and gave us the old oven for the whole of the summer."
    assert title_of(theme(listed), "en") == "Our baker came once"
    within = "A shed that is simply always open does more than a calendar."
    assert not title_of(theme(within), "en").endswith(("simply", "is"))


def test_what_leads_to_a_sentence_is_no_title() -> None:
    said = theme(
        "After the flood in the spring of last year, the mill stood open to everybody, day and night."
    )
    assert title_of(said, "en").startswith("The mill stood open to everybody")


@pytest.mark.parametrize(
    ("texts", "language", "title"),
    [
        (
            ("Am 7. Juni kam eine Lehrerin mit einem Akkordeon aus dem Nachbarort.",),
            "de",
            "Am 7. Juni kam eine Lehrerin",
        ),
        (("Der Chor sang in der 11. Stunde", "Laut"), "de", "Der Chor sang in der 11. Stunde"),
        (("See https://example.org/wells/ and page two. The wells are dry",), "en", "The wells are dry"),
        (("Wunsch: ein Dach über dem Brunnen",), "de", "Ein Dach über dem Brunnen"),
        (
            ("Dort auf der Mole, vor dem Schuppen, stehen nachts drei Karren quer.",),
            "de",
            "Stehen nachts drei Karren quer",
        ),
    ],
)
def test_no_title_is_date_cut_address_heading_or_place(
    texts: tuple[str, ...], language: str, title: str
) -> None:
    assert title_of(theme(*texts), language) == title


def test_clause_within_a_sentence_does_not_end_a_title() -> None:
    said = theme(
        "The barge, which leaks at the bow, was sold to a baker last spring.", "A baker has bought it."
    )
    assert title_of(said, "en") == "A baker has bought it"


def test_words_in_brackets_are_no_title() -> None:
    assert (
        title_of(theme("(a baker, sixty years old) The oven is never cold."), "en")
        == "The oven is never cold"
    )


def test_initials_and_results_are_not_cut() -> None:
    assert title_of(theme("The ferry of John F. Quay sank."), "en") == "The ferry of John F. Quay sank"
    assert title_of(theme("Our team won 26 - 10 at home."), "en") == "Our team won 26 - 10 at home"


def test_a_quotation_is_not_cut_open() -> None:
    assert title_of(theme("„Brett der Stunde“ am Tor"), "de") == "„Brett der Stunde“ am Tor"


def test_a_question_keeps_its_mark() -> None:
    assert title_of(theme("Good day. Who mends the nets?"), "en") == "Who mends the nets?"


def test_a_capital_stands_behind_the_opening_mark() -> None:
    assert title_of(theme("¿y quién paga la luz?"), "es") == "¿Y quién paga la luz?"


def test_a_sentence_that_points_back_is_no_title_beside_another() -> None:
    for first, second, language in (
        ("This floods the meadow path.", "The meadow path floods in spring.", "en"),
        ("Cela inonde le chemin du pré.", "Le chemin du pré est inondé en mars.", "fr"),
        ("Dies macht den Weg am Deich nass.", "Der Weg am Deich ist im März nass.", "de"),
    ):
        assert title_of(theme(first, second), language) == second.rstrip(".")


def test_two_themes_have_two_titles() -> None:
    both = theme("The well is dry. The pump is broken.")
    first = title_of(both, "en")
    assert title_of(both, "en", [first]) not in ("", first)


def test_signs_alone_are_a_title_too() -> None:
    assert title_of(theme("👍"), "en") == "👍"
    assert title_of(theme("x" * 200), "en")


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Cooks stay because they are free to serve what they have never tasted", "en"),
        ("On vient parce qu'on peut donner ce que personne ne porte plus", "fr"),
    ],
)
def test_a_title_for_want_of_better_keeps_what_denies(text: str, language: str) -> None:
    assert title_of(theme(text), language) == text


def test_question_titles_no_thread_in_which_others_tell() -> None:
    said = ("Who repairs the ferry bell?", "The ferry bell has been cracked since May.")
    assert title_of(theme(*said), "en") == "The ferry bell has been cracked since May"
    assert title_of(theme(said[0]), "en") == "Who repairs the ferry bell?"


def test_no_title_ends_before_what_is_compared() -> None:
    said = "A sack of old lime costs more than a whole week of work on the mole in June."
    assert title_of(theme(said, "Our lime has run out."), "en") == "Our lime has run out"


def test_a_german_title_keeps_the_verb_that_comes_last() -> None:
    said = ("Eine Lotsin hat uns im Nebel an die falsche Mole gebracht.", "Die Mole war frei.")
    assert title_of(theme(*said), "de") == "Die Mole war frei"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The old mill pays nobody a wage, but the miller feeds each of us.", "en"),
        ("Die Jungen gehen nie zum Angeln ans Wehr, aber sie bauen alle Stege.", "de"),
        ("Los nietos no montan en la barca, pero quieren llevarla.", "es"),
        ("Les petits ne chantent pas à la chorale, mais ils veulent écrire les chansons.", "fr"),
        ("I ragazzi non leggono il giornale, però vogliono stamparlo da soli.", "it"),
        ("Os netos não comem do nosso queijo, mas querem fazê-lo.", "pt"),
    ],
)
def test_no_title_ends_before_what_turns_it(text: str, language: str) -> None:
    title = title_of(theme(text), language)
    assert not title.casefold().startswith(text.partition(",")[0].casefold()) or "," in title
