"""What people do not agree on is asked once, behind the story, in a clause of each side."""

from dataclasses import replace

import pytest

from storycraft.domain.story import Draft, Frame
from storycraft.domain.workshop import Consent, Contribution, Group, Lane, Thread, Workshop
from storycraft.drafts.build_story import tell_story
from storycraft.drafts.gap_marks import gap_in
from storycraft.formats.loader import Formats
from storycraft.weavers.quotes.quarrels import MOST, ask_quarrels
from storycraft.weavers.quotes.quote_weaver import QuoteWeaver
from storycraft.weavers.weaver import Order, select_material

FORMAT = Formats().get("communities-of-practice")
GROUPS = (Group(id="g1", name="Quay table"), Group(id="g2", name="Crane table"))
DENIED = {
    "en": ("The slipway is safe at low tide.", "The slipway is never safe at low tide."),
    "de": ("Die Rampe ist bei Ebbe sicher.", "Die Rampe ist bei Ebbe nicht sicher."),
    "fr": ("La rampe est sûre à marée basse.", "La rampe n'est pas sûre à marée basse."),
    "es": ("La rampa es segura con marea baja.", "La rampa no es segura con marea baja."),
    "it": ("La rampa è sicura con la bassa marea.", "La rampa non è sicura con la bassa marea."),
    "pt": ("A rampa é segura na maré baixa.", "A rampa não é segura na maré baixa."),
}
ANSWERED = {
    "en": ("We should sell the crane.", "I don't agree, the crane lifts our boats."),
    "de": ("Wir sollten den Kran verkaufen.", "Nein, der Kran bleibt bei uns."),
    "fr": ("Il faut vendre la grue.", "Non, la grue reste chez nous."),
    "es": ("Hay que vender la grúa.", "No, la grúa se queda con nosotros."),
    "it": ("Bisogna vendere la gru grande.", "Io invece dico che la gru grande resta da noi."),
    "pt": ("É preciso vender o guindaste.", "Não, o guindaste fica connosco."),
}


def said(cid: str, text: str, gid: str = "g1") -> Contribution:
    return Contribution(id=cid, group_id=gid, stage="experiences", text=text)


def room(*points: Contribution, language: str = "en", threads: tuple[Thread, ...] = ()) -> Workshop:
    return Workshop(
        title="Quay",
        format=FORMAT.key,
        language=language,
        groups=GROUPS,
        contributions=points,
        threads=threads,
    )


def asked(workshop: Workshop, *told: str) -> list[str]:
    return [gap_in(s.text) for s in ask_quarrels(select_material(workshop, FORMAT), frozenset(told))]


def between(one: str, other: str, language: str = "en") -> list[str]:
    return asked(room(said("c1", one), said("c2", other, "g2"), language=language))


def drafted(workshop: Workshop) -> Draft:
    telling = FORMAT.telling("plain")
    assert telling
    woven = QuoteWeaver().weave_draft(select_material(workshop, FORMAT), Frame(), Order(telling=telling))
    return Draft(
        id="d1",
        group_id="",
        telling=telling.key,
        title=woven.title,
        paragraphs=woven.paragraphs,
        frame=Frame(),
        provenance=woven.provenance,
    )


@pytest.mark.parametrize("language", DENIED)
def test_a_claim_and_its_denial_are_asked(language: str) -> None:
    (question,) = between(*DENIED[language], language)
    assert all(side.rstrip(".") in question for side in DENIED[language])


@pytest.mark.parametrize("language", ANSWERED)
def test_what_is_answered_with_a_no_is_asked(language: str) -> None:
    (question,) = between(*ANSWERED[language], language)
    assert all(side.rstrip(".") in question for side in ANSWERED[language])


OBJECTED = {
    "en": (
        "(pilot) The slipway has eleven rings and all of them hold.",
        "The pilot counts rings. Not true. Two of the eleven came off in my hand.",
    ),
    "de": (
        "(Lotse) Die Rampe hat elf Ringe, und alle halten.",
        "Elf Ringe, sagt der Lotse. Stimmt nicht. Zwei davon hatte ich in der Hand.",
    ),
    "fr": (
        "(pilote) La rampe a onze anneaux, et tous tiennent.",
        "Les onze anneaux du pilote, je ne suis pas d'accord. Deux me sont restés dans la main.",
    ),
    "es": (
        "(práctico) La rampa tiene once argollas y todas aguantan.",
        "Lo de las once argollas no es verdad. Dos se me quedaron en la mano.",
    ),
    "it": (
        "(pilota) La rampa ha undici anelli e tengono tutti.",
        "Undici anelli, dice il pilota. Non è vero. Due mi sono rimasti in mano.",
    ),
    "pt": (
        "(piloto) A rampa tem onze argolas e todas seguram.",
        "Onze argolas, diz o piloto. Não é verdade. Duas ficaram na minha mão.",
    ),
}


@pytest.mark.parametrize("language", OBJECTED)
def test_what_somebody_says_is_not_so_is_asked(language: str) -> None:
    claim, objection = OBJECTED[language]
    (question,) = asked(
        room(
            said("c1", "(pilot) On Monday nine children painted the lighthouse door."),
            said("c2", claim),
            said("c3", objection, "g2"),
            said("c4", "We bake for the whole street on Fridays.", "g2"),
            language=language,
        )
    )
    assert claim.partition(") ")[2].rstrip(".") in question
    assert objection.rstrip(".") in question


@pytest.mark.parametrize(
    ("language", "end"),
    [
        ("en", "We looked. It's true."),
        ("de", "Haben nachgesehen. Es stimmt."),
        ("fr", "On a regardé. C'est vrai."),
        ("es", "Hemos mirado. Es verdad."),
        ("it", "Abbiamo guardato. È vero."),
        ("pt", "Fomos ver. É verdade."),
    ],
)
def test_what_the_room_settled_is_not_asked(language: str, end: str) -> None:
    claim, denial = DENIED[language]
    assert between(claim, f"{denial} {end}", language) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Nobody pays for the lantern.", "That the crane is new is not true."),
        (
            "Since the clinic closed we drive to Arden for a doctor. Nobody pays.",
            "It's not so easy to find a doctor who stays in the clinic.",
        ),
        (
            "Nobody pays for the wall of the chapel, which was rebuilt.",
            "The chapel wall isn't right at the back.",
        ),
        ("We paint the crane in May.", "It is not so long ago that the crane was red."),
    ],
)
def test_what_shares_a_word_with_an_objection_is_not_asked(one: str, other: str) -> None:
    assert all("Nobody pays" not in question and "in May" not in question for question in between(one, other))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("We wait in the yard, there is a queue.", "The yard of the mill has no queue at six."),
        ("A rope hangs beside the slipway for whoever falls in.", "We had no rope, we had a long pole."),
        ("I learned to splice at sea, and now I teach splicing.", "Splicing at sea without light is an art."),
        ("We should sell the crane.", "Yes, the crane is rusty."),
        ("The crane was painted in June by two apprentices.", "No, the winch is ours since June."),
        ("The slipway is open.", "The slipway is never open?"),
        ("Dry boats.", "No dry boats."),
    ],
)
def test_what_is_no_quarrel_is_not_asked(one: str, other: str) -> None:
    assert between(one, other) == []


@pytest.mark.parametrize(
    ("language", "one", "other"),
    [
        (
            "en",
            "The ferry plans two rounds. One if the tide comes, one if it does not.",
            "The tide comes into the ferry shed at noon.",
        ),
        (
            "pt",
            "A balsa prepara duas voltas. Uma se a maré vem, outra se não vem.",
            "Na balsa o vizinho vem ver a maré antes do almoço.",
        ),
    ],
)
def test_a_condition_denies_what_nobody_disputes(language: str, one: str, other: str) -> None:
    assert between(one, other, language) == []


def test_a_long_side_ends_behind_its_clause() -> None:
    (question,) = between(
        "We should sell the crane this winter, because the harbour office pays well and the shed is full.",
        "On the contrary, the crane stays.",
    )
    assert "“We should sell the crane this winter” / “On the contrary, the crane stays”" in question


def test_a_long_side_is_not_torn_before_its_denial() -> None:
    claim = "We should sell the crane this winter to the people in the next harbour, but not the small one"
    (question,) = between(f"{claim}.", "On the contrary, the crane stays.")
    assert f"“{claim}”" in question


def test_few_quarrels_are_asked() -> None:
    things = ("slipway", "lantern", "capstan", "mooring", "gangway")
    points = [
        said(f"{gid}{at}", f"The {thing} of berth {at} is {word}safe after dusk.", gid)
        for at, thing in enumerate(things)
        for gid, word in (("g1", ""), ("g2", "never "))
    ]
    assert len(asked(room(*points))) == MOST


def test_what_every_story_lists_is_not_asked_again() -> None:
    one, other = DENIED["en"]
    thread = Thread(id="t1", lane=Lane.NEW, title="Slipway", contribution_ids=("c1", "c2"), accepted=True)
    workshop = room(said("c1", one), said("c2", other, "g2"), threads=(thread,))
    assert asked(workshop, "c1") == []
    assert len(asked(workshop, "c1", "c2")) == 1


ROOM = room(
    said("c1", DENIED["en"][0]),
    said("c2", "On Monday nine children painted the lighthouse door."),
    said("c3", "Who oils the winch?"),
    said("c4", DENIED["en"][1], "g2"),
    said("c5", "We bake for the whole street on Fridays.", "g2"),
)


def test_a_story_lists_a_quarrel_behind_what_people_asked() -> None:
    story = tell_story(drafted(ROOM), ROOM, FORMAT)
    first, *behind = story.questions
    assert first == "Who oils the winch?"
    assert sum("never safe" in question for question in behind) == 1
    assert "open:" not in " ".join(s.text for s in story.sentences)


def test_a_side_that_is_taken_back_is_not_listed() -> None:
    *others, denial, bread = ROOM.contributions
    left = replace(ROOM, contributions=(*others, replace(denial, consent=Consent.ROOM_ONLY), bread))
    assert not [q for q in tell_story(drafted(ROOM), left, FORMAT).questions if "safe at low tide" in q]


def test_who_only_says_it_once_more_settles_nothing() -> None:
    one, other = DENIED["en"]
    assert len(between(f"{one} It's true.", other)) == 1
    assert between(one, f"{other} We asked the pilot. It's true.") == []


WANTED = {
    "en": ("We want the crane open on Mondays.", "Not everybody wants the crane open on Mondays."),
    "de": ("Wir wollen den Kran montags öffnen.", "Nicht alle wollen den Kran montags öffnen."),
    "fr": ("Nous voulons ouvrir la grue le lundi.", "Pas tous veulent ouvrir la grue le lundi."),
    "es": ("Queremos abrir la grúa los lunes.", "No todos queremos abrir la grúa los lunes."),
    "it": ("Vogliamo aprire la gru il lunedì.", "Non tutti vogliamo aprire la gru il lunedì."),
    "pt": ("Queremos abrir o guindaste às segundas.", "Nem todos queremos abrir o guindaste às segundas."),
}


@pytest.mark.parametrize("language", WANTED)
def test_what_not_all_want_is_asked_within_a_table(language: str) -> None:
    one, other = WANTED[language]
    assert len(asked(room(said("c1", one), said("c2", other), language=language))) == 1


def test_an_objection_is_to_what_others_claimed_right_before() -> None:
    points = (
        said("c1", "Water is short on Thursdays, every Thursday."),
        said("c2", "The town says that there is no garden here.", "g2"),
        said("c3", "Not true, we paid for its water on a Thursday in May.", "g2"),
    )
    (question,) = asked(room(*points))
    assert "no garden here" in question
