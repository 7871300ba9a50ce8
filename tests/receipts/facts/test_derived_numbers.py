"""A teller may reckon with two numbers of one point, and tell an amount in another form; two points give no number."""

import pytest

from storycraft.domain.story import Frame, Sentence
from storycraft.domain.workshop import Contribution, Group
from storycraft.receipts.check import Sources, Verdict, check_sentence
from storycraft.receipts.facts.derived_numbers import derived_measures
from storycraft.receipts.facts.stated_figures import specifics
from storycraft.receipts.facts.told_numbers import ToldNumbers


def verdict(language: str, said: str, told: str) -> Verdict:
    points = [Contribution(id="c1", group_id="g1", stage="experiences", text=said)]
    sources = Sources(points, [Group(id="g1", name="Lantern table")], language)
    return check_sentence(Sentence(told, ("c1",)), sources, Frame()).verdict


@pytest.mark.parametrize(
    ("language", "said", "told"),
    [
        ("en", "Of twelve lanterns five were lit.", "Seven of the twelve lanterns were not lit."),
        ("en", "We have 15 lanterns, and 6 of them leak.", "Two fifths of the 15 lanterns leak."),
        ("en", "The hall is open from six to nine.", "The hall is open for three hours."),
        ("en", "Of 180 members 60 came.", "Not even half of the 180 members came."),
        (
            "en",
            "The oil cost 480 euros of the 1350 euros.",
            "More than a third of the 1350 euros went on oil.",
        ),
        ("de", "Von zwölf Laternen brannten fünf.", "Sieben der zwölf Laternen brannten nicht."),
        ("es", "De doce faroles ardían cinco.", "Siete de los doce faroles no ardían."),
        ("fr", "Sur douze lanternes, cinq brûlaient.", "Sept des douze lanternes ne brûlaient pas."),
        ("pt", "De doze lanternas, cinco ardiam.", "Sete das doze lanternas não ardiam."),
    ],
)
def test_what_follows_from_two_numbers_is_no_invention(language: str, said: str, told: str) -> None:
    assert verdict(language, said, told) is not Verdict.UNSUPPORTED


@pytest.mark.parametrize(
    "told",
    [
        "Eight of the twelve lanterns were not lit.",
        "Four fifths of the twelve lanterns were lit.",
        "Five of the thirteen lanterns were lit.",
    ],
)
def test_what_does_not_follow_is_refused(told: str) -> None:
    assert verdict("en", "Of twelve lanterns five were lit.", told) is Verdict.UNSUPPORTED


def test_no_number_follows_from_two_points() -> None:
    points = [specifics("Twelve lanterns.", "en"), specifics("Five ladders.", "en")]
    assert derived_measures(points) == frozenset()


def test_share_of_whole_follows_and_a_rank_is_no_term() -> None:
    point = specifics("The third lantern of 12 took 25 percent.", "en")
    assert derived_measures([point]) == {("", 3.0), ("", 9.0)}


@pytest.mark.parametrize(
    ("language", "said", "told"),
    [
        ("en", "The council paid half of the 640 pounds for oil.", "The council paid £320 for oil."),
        ("en", "Six crates of twelve wicks each were sold.", "Seventy-two wicks were sold."),
        ("en", "The lamp burns for eighteen months.", "The lamp burns for a year and a half."),
        ("en", "Rowing over takes 45 minutes.", "Rowing over takes three quarters of an hour."),
        ("en", "The canal is 3000 metres long.", "The canal is 3 km long."),
        ("en", "From four to six on Mondays we trim wicks.", "For 2 h on Mondays they trim wicks."),
        ("en", "The lamplighter comes at twenty past seven.", "The lamplighter comes at 7:20."),
        ("de", "Um fünf vor halb acht kommt die Lampe.", "Um 7.25 Uhr kommt die Lampe."),
        ("de", "Von 14 bis 17 Uhr putzen wir Laternen.", "Drei Stunden lang putzen sie Laternen."),
        ("es", "La mecha dura 45 minutos.", "La mecha dura tres cuartos de hora."),
        ("es", "Limpiamos faroles de dos a cuatro.", "Limpian faroles de 14 a 16 h."),
        ("fr", "La mèche tient quatre-vingt-dix minutes.", "La mèche tient une heure et demie."),
        ("fr", "La ronde part à 18 h 30.", "La ronde part à six heures et demie."),
        ("it", "Lo stoppino dura diciotto mesi.", "Lo stoppino dura un anno e mezzo."),
        ("pt", "O pavio dura um quarto de hora.", "O pavio dura quinze minutos."),
    ],
)
def test_the_same_amount_is_told_in_another_form(language: str, said: str, told: str) -> None:
    assert verdict(language, said, told) is Verdict.PARAPHRASED


def test_years_between_are_counted_until_the_workshop() -> None:
    since = specifics("Since 2019 the lanterns are electric.", "en")
    assert derived_measures([since], 2026) == {("month", 84.0), ("month", 72.0)}
    assert derived_measures([since]) == frozenset()


def test_money_by_time_and_ages_are_reckoned() -> None:
    assert ("money:pound", 600.0) in derived_measures([specifics("£200 a month for 3 months", "en")])
    assert ("month", 660.0) in derived_measures([specifics("I'm 71 and started at 16", "en")])
    assert ("month", 660.0) in derived_measures([specifics("ho 71 anni, ho cominciato a 16", "it")])


@pytest.mark.parametrize(
    ("told", "follows"),
    [("Three teachers paid 30 euros.", False), ("They pay 80 euros there, here I paid 8.", True)],
)
def test_only_a_number_alone_is_part_of_an_amount(told: str, follows: bool) -> None:
    numbers = ToldNumbers(specifics(told, "en").quantities)
    assert numbers.has_part(specifics("ten percent", "en").quantities[0]) is follows


@pytest.mark.parametrize(
    ("language", "said", "told"),
    [
        ("en", "Of 198 wicks we changed 18.", "Nine percent of the wicks were changed."),
        (
            "it",
            "Di 198 stoppini ne abbiamo cambiati 18.",
            "Circa il nove per cento degli stoppini è cambiato.",
        ),
        ("fr", "Sur 198 mèches on en a changé 18.", "Environ neuf pour cent des mèches ont été changées."),
    ],
)
def test_one_step_of_reckoning_is_no_invention(language: str, said: str, told: str) -> None:
    assert verdict(language, said, told) is Verdict.PARAPHRASED


@pytest.mark.parametrize(
    "told", ["Twelve lanterns pay for a night's oil.", "Fifteen lanterns pay for a night's oil."]
)
def test_another_number_is_not_reckoned(told: str) -> None:
    assert verdict("en", "Oil is 54 pounds a night, a lantern sells for 4.", told) is Verdict.UNSUPPORTED


@pytest.mark.parametrize(
    ("language", "said", "told", "amounts"),
    [
        ("en", "A wick is £3.50, oil 4.20.", "A wick costs {}.", "three pounds fifty / three pounds sixty"),
        ("en", "The deposit is £0.80.", "The deposit is {}.", "eighty pence / ninety pence"),
        (
            "de",
            "Ein Docht kostet 3,50 Euro.",
            "Ein Docht kostet {}.",
            "drei Euro fünfzig / drei Euro sechzig",
        ),
        ("de", "Das Pfand ist 0,80 Euro.", "Das Pfand ist {}.", "achtzig Cent / neunzig Cent"),
        ("es", "La mecha vale 3,50 euros.", "La mecha vale {}.", "tres euros y medio / cuatro euros y medio"),
        ("es", "La fianza es de 0,80 euros.", "La fianza es de {}.", "ochenta céntimos / noventa céntimos"),
        ("fr", "La mèche coûte 3,50 €.", "La mèche coûte {}.", "trois euros cinquante / trois euros trente"),
        (
            "fr",
            "La consigne est de 0,80 €.",
            "La consigne est de {}.",
            "quatre-vingts centimes / dix centimes",
        ),
        (
            "it",
            "Lo stoppino costa 3,50 euro.",
            "Lo stoppino costa {}.",
            "tre euro e cinquanta / tre euro e dieci",
        ),
        (
            "it",
            "La cauzione è di 0,80 euro.",
            "La cauzione è di {}.",
            "ottanta centesimi / novanta centesimi",
        ),
        ("pt", "O pavio custa 3,50 euros.", "O pavio custa {}.", "três euros e cinquenta / três euros e dez"),
        ("pt", "A caução é de 0,80 euros.", "A caução é de {}.", "oitenta cêntimos / noventa cêntimos"),
    ],
)
def test_hundredths_of_money_are_told_in_words(language: str, said: str, told: str, amounts: str) -> None:
    right, wrong = amounts.split(" / ")
    assert verdict(language, said, told.format(right)) is Verdict.PARAPHRASED
    assert verdict(language, said, told.format(wrong)) is Verdict.UNSUPPORTED
