"""An answer never stands without the claim that it answers: both are told, the claim directly before, or neither."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from storycraft.domain.story import Frame, Sentence
from storycraft.domain.workshop import Contribution, Group
from storycraft.domain.workshop import Workshop as Room
from storycraft.formats.loader import Formats
from storycraft.weavers.quotes.claims_first import blocks_of, claims_first, without_half_pairs
from storycraft.weavers.quotes.parts import Part, Role
from storycraft.weavers.quotes.passage_reader import read_passages
from storycraft.weavers.quotes.passages import Passage
from storycraft.weavers.quotes.quote_weaver import QuoteWeaver
from storycraft.weavers.quotes.replies import with_replies
from storycraft.weavers.quotes.sides import with_sides
from storycraft.weavers.weaver import Order, select_material

FORMATS = Formats()
FORMAT = FORMATS.get("communities-of-practice")
GROUPS = (
    Group(id="g1", name="Mill table"),
    Group(id="g2", name="Pond table"),
    Group(id="g3", name="Hill table"),
)
PAIRS = {
    "en": ("The loft ladder keeps us dry, and we learn there.", "sorry but the ladder. it broke twice, we avoid it"),
    "de": ("Die Leiter hat uns gerettet.", "also bei uns war die Leiter das Problem. sie wackelt jeden Tag"),
    "fr": ("Le hangar, on y apprend tout le métier.", "le hangar, moi je peux pas. j'ai mes poules à nourrir"),
    "es": ("Los remos no, pesan como el plomo mojado.", "cómo que remos no?? si con eso cruzamos el lago"),
    "it": ("Il registro ha aiutato i nuovi di ogni turno.", "il registro da noi non serve. due se ne sono andati"),
    "pt": ("A balança ajudou, pesamos o dobro.", "a balança a nós não ajudou nada. mistura tudo e perde a conta"),
}  # fmt: skip


def said(cid: str, text: str, gid: str = "g1", stage: str = "experiences") -> Contribution:
    return Contribution(id=cid, group_id=gid, stage=stage, text=text)


def read(points: Sequence[Contribution], language: str = "en") -> tuple[Passage, ...]:
    names = {group.id: group.name for group in GROUPS}
    return with_replies(with_sides(read_passages(points, language), language), names)


def replies(points: Sequence[Contribution], language: str = "en") -> dict[str, tuple[str, ...]]:
    return {p.id: p.replies_to for p in read(points, language) if p.replies_to}


@pytest.mark.parametrize("language", PAIRS)
def test_a_reply_finds_the_claim_it_takes_up(language: str) -> None:
    claim, reply = PAIRS[language]
    assert replies((said("c1", claim), said("c2", reply, "g2")), language) == {"c2": ("c1",)}


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Fewer herons since the fence.", "fewer herons, where? I counted nine on the weir"),
        ("The door is open all day.", "the door, yes, until they took the drum"),
        ("Does the ferry run on Sundays?", "No, the ferry rests on Sundays since May."),
    ],
)
def test_an_echo_a_topic_and_an_answer_are_replies(first: str, second: str) -> None:
    assert replies((said("c1", first), said("c2", second, "g2"))) == {"c2": ("c1",)}


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("The door is open all day.", "A dog slept beside the door for us."),
        ("We wish for a door.", "the door, yes, until they took the drum"),
        ("We baked bread for nine.", "what if it rains? we cover the oven"),
    ],
)
def test_a_word_in_common_alone_makes_no_reply(first: str, second: str) -> None:
    assert replies((said("c1", first), said("c2", second, "g2"))) == {}


def test_a_reply_stands_behind_two_claims_of_a_group() -> None:
    points = (
        said("c1", "Tuesdays in the barn, an hour."),
        said("c2", "The barn is where we learn it all."),
        said("c3", "the barn, sorry but for us it is too far. the bus ends at noon", "g2"),
    )
    assert set(replies(points)["c3"]) <= {"c1", "c2"}
    assert replies(points)["c3"]


def test_a_no_to_nothing_is_left_out() -> None:
    points = (said("c1", "We baked bread for nine."), said("c2", "No, the weir leaks.", "g2"))
    assert [p.id for p in read(points)] == ["c1"]


NOTES = (
    said("c1", "On Monday the pond froze, and nine children walked to school across it."),
    said("c2", "A heron sits on the roof of the mill all winter."),
    said("c3", "The red notebook saved our season, everybody reads it."),
    said("c4", "We bake for the whole street on Fridays."),
    said("c5", "The dog found the keys under the snow.", "g2"),
    said("c6", "sorry but the notebook. at ours two men left over it", "g2"),
    said("c7", "Eels came back after the second spring.", "g2"),
    said("c8", "Who mends the wheel when Odo is gone?", "g2", "question"),
)


@pytest.mark.parametrize("telling", [t.key for t in FORMAT.tellings])
@pytest.mark.parametrize("seed", range(4))
def test_every_plan_tells_the_claim_right_before(telling: str, seed: int) -> None:
    room = Room(title="Weir", format=FORMAT.key, language="en", groups=GROUPS, contributions=NOTES)
    told = FORMAT.telling(telling)
    assert told
    story = QuoteWeaver().weave_draft(select_material(room, FORMAT), Frame(), Order(telling=told, seed=seed))
    cited = [cid for paragraph in story.paragraphs for sentence in paragraph for cid in sentence.cites]
    order = list(dict.fromkeys(cited))
    assert order.index("c6") - order.index("c3") == 1


def test_claims_and_replies_are_blocks_of_their_own() -> None:
    passages = {p.id: p for p in read(NOTES)}
    some = [passages[cid] for cid in ("c2", "c3", "c6", "c7", "c5")]
    assert [[p.id for p in block] for block in blocks_of(some)] == [["c2"], ["c3"], ["c6"], ["c7", "c5"]]


def test_a_reply_goes_where_its_claim_could_not_be_told() -> None:
    room = Room(title="Weir", format=FORMAT.key, language="en", groups=GROUPS, contributions=NOTES)
    told = FORMAT.telling("plain")
    assert told
    story = QuoteWeaver().weave_draft(select_material(room, FORMAT), Frame(), Order(telling=told))
    text = [tuple(s for s in paragraph if "c3" not in s.cites) for paragraph in story.paragraphs]
    left = without_half_pairs(text, read(NOTES))
    assert not any("c6" in sentence.cites for paragraph in left for sentence in paragraph)


def test_two_replies_leave_each_others_claims_in_place() -> None:
    passages = {
        p.id: p for p in read((*NOTES, said("c9", "the street, sorry but we bake alone at ours", "g2")))
    }
    assert passages["c9"].replies_to == ("c4",)
    told = tuple(passages[cid] for cid in ("c3", "c4", "c2", "c6", "c9"))
    (part,) = claims_first([Part(Role.GROUP, told)], tuple(passages.values()))
    order = [p.id for p in part.passages]
    assert order.index("c6") - order.index("c3") == order.index("c9") - order.index("c4") == 1


OF_THE_LADDER = (
    "The ladder came from the barn of Odo.",
    "We painted the ladder on a Sunday.",
    "On Mondays we bake rye beside the ladder.",
    "The ladder hangs behind the stove.",
    "A ladder is lent to the school.",
    "The ladder has nine rungs.",
)


def with_more_of_it(language: str) -> tuple[Contribution, ...]:
    claim, reply = PAIRS[language]
    more = (said(f"m{at}", text) for at, text in enumerate(OF_THE_LADDER))
    return (said("c1", claim), said("c2", reply, "g2"), *more)


def orders_told(points: Sequence[Contribution], telling: str, seed: int) -> list[str]:
    room = Room(title="Weir", format=FORMAT.key, language="en", groups=GROUPS, contributions=tuple(points))
    told = FORMAT.telling(telling)
    assert told
    story = QuoteWeaver().weave_draft(select_material(room, FORMAT), Frame(), Order(telling=told, seed=seed))
    return [cid for paragraph in story.paragraphs for s in paragraph for cid in dict.fromkeys(s.cites)]


@pytest.mark.parametrize("count", range(len(OF_THE_LADDER) + 1))
def test_a_reply_finds_its_claim_among_many(count: int) -> None:
    assert replies(with_more_of_it("en")[: 2 + count]) == {"c2": ("c1",)}


@pytest.mark.parametrize("telling", [t.key for t in FORMAT.tellings])
@pytest.mark.parametrize("seed", range(3))
def test_no_story_of_one_matter_opens_with_a_reply(telling: str, seed: int) -> None:
    order = list(dict.fromkeys(orders_told(with_more_of_it("en"), telling, seed)))
    assert order[0] != "c2"
    assert "c2" not in order or order[order.index("c2") - 1] == "c1"


@pytest.mark.parametrize(
    ("language", "reply"),
    [
        ("en", "sorry but the anchor. it slips, we leave it"),
        ("de", "sorry, aber der Anker. er rutscht jede Nacht"),
        ("fr", "désolé, mais l'ancre. elle glisse chaque nuit"),
        ("es", "perdón, pero el ancla. se suelta cada noche"),
        ("it", "scusate, ma l'ancora. scivola ogni notte"),
        ("pt", "desculpem, mas a âncora. solta-se todas as noites"),
    ],
)
def test_sorry_but_to_nothing_is_left_out(language: str, reply: str) -> None:
    points = (said("c1", PAIRS[language][0]), said("c2", reply, "g2"))
    assert [p.id for p in read(points, language)] == ["c1"]


def test_a_claim_is_never_told_as_its_own_reply() -> None:
    points = (
        said("c1", "The hay loft leaks and nobody mends it."),
        said("c2", "Yes, the hay loft leaks, and nobody mends it at ours either.", "g2"),
        said("c3", "At ours the hay loft is dry.", "g3"),
    )
    assert all(not passage.alike for passage in read(points))
    assert replies(points)["c2"] == ("c1",)
    assert "c2" not in replies(points)["c3"]


@pytest.mark.parametrize(
    ("claim", "yes"),
    [
        ("The hay loft is dry.", "Yes, the hay loft leaks, every night in winter."),
        ("The hay loft never leaks.", "Yes, the hay loft leaks."),
    ],
)
def test_a_yes_stands_behind_no_opposite_claim(claim: str, yes: str) -> None:
    assert replies((said("c1", claim), said("c2", yes, "g2"))) == {}


@pytest.mark.parametrize(
    "claim", ["fewer otters, where? I counted nine on the weir", "I counted nine otters at the weir."]
)
def test_who_doubts_a_count_stands_behind_it(claim: str) -> None:
    doubt = said("c2", "Nine otters? I doubt it, we were there every day in May.", "g2")
    assert replies((said("c1", claim), doubt)) == {"c2": ("c1",)}


@pytest.mark.parametrize("first", ["Yes", "No"])
def test_two_answers_are_not_each_others_claim(first: str) -> None:
    points = (
        said("c1", f"{first}, the gong sounds every night."),
        said("c2", "No, the gong never sounds.", "g2"),
    )
    assert replies(points) == {}
    assert "c2" not in {p.id for p in read(points)}


def test_two_answers_share_the_claim_that_was_made() -> None:
    points = (
        said("c1", "The gong sounds at night."),
        said("c2", "No, the gong rests since May.", "g2"),
        said("c3", "No, the gong rests since June.", "g3"),
    )
    assert replies(points)["c2"] == ("c1",)
    assert set(replies(points)["c3"]) <= {"c1", "c2"}
    assert replies(points)["c3"]


def test_a_chain_of_replies_goes_to_its_end() -> None:
    points = [said(f"c{at}", f"Basket {name} is full.", f"g{at % 3 + 1}") for at, name in enumerate("ABCDE")]
    chain = [replace(p, replies_to=(f"c{at - 1}",) if at else ()) for at, p in enumerate(read(points))]
    text = [(Sentence(f"Told {at}.", (f"c{at}",)),) for at in range(1, 5)]
    assert without_half_pairs(text, chain) == []


@pytest.mark.parametrize(
    ("language", "claim", "spoken"),
    [
        ("en", "We planted a plum tree.", "No, thanks, said the plum seller to my aunt."),
        ("en", "The mill sold its wheel.", "No, said the miller, the wheel was a gift."),
        (
            "de",
            "Wir haben einen Pflaumenbaum gepflanzt.",
            "Nein, danke, sagte der Gärtner mit dem Pflaumenbaum.",
        ),
        ("fr", "On a planté un prunier.", "Non, merci, disait la dame sous le prunier."),
        ("es", "Plantamos un ciruelo.", "No, gracias, dijo la señora bajo el ciruelo."),
        ("it", "Abbiamo piantato un susino.", "No, grazie, disse la signora sotto il susino."),
        ("pt", "Plantámos uma ameixeira.", "Não, obrigada, disse a senhora sob a ameixeira."),
    ],
)
def test_a_told_no_is_no_quarrel(language: str, claim: str, spoken: str) -> None:
    passages = read((said("c1", claim), said("c2", spoken, "g2")), language)
    assert [p.id for p in passages] == ["c1", "c2"]
    assert not any(p.denied or p.replies_to for p in passages)


@pytest.mark.parametrize(
    ("language", "claim", "ours"),
    [
        ("en", "The choir saved us.", "For us the choir was a rescue too. It was warm there."),
        ("en", "The choir saved us.", "For us the choir was no burden either. It was warm there."),
        ("de", "Der Chor hat uns gerettet.", "Für uns war der Chor auch keine Last. Dort war es warm."),
        ("fr", "La chorale a une salle froide.", "Pour moi, la chorale c'était la liberté."),
        ("es", "El coro nos salvó.", "Para nosotros el coro también era refugio. Hacía calor."),
        ("it", "Il coro ha la sala fredda.", "Per me il coro era la libertà."),
        ("pt", "O coro tem uma sala fria.", "Para mim o coro era a liberdade."),
    ],
)
def test_for_us_alone_disputes_nothing(language: str, claim: str, ours: str) -> None:
    points = (said("c1", claim), said("c2", ours, "g2"))
    assert not any(p.denied for p in read(points, language))


def test_for_us_with_a_denial_disputes() -> None:
    points = (
        said("c1", "The choir keeps us warm."),
        said("c2", "For us the choir is no help. We freeze.", "g2"),
    )
    assert all(p.denied for p in read(points))


@pytest.mark.parametrize("telling", [t.key for t in FORMAT.tellings if t.key != "questions"])
@pytest.mark.parametrize("seed", range(3))
def test_no_story_opens_with_a_yes_to_nothing(telling: str, seed: int) -> None:
    points = (
        said("c1", "Yes, the gong sounds every night."),
        said("c2", "In 2019 the river took the bridge.", "g3"),
        said("c3", "We bake rye for the whole street.", "g2"),
    )
    assert orders_told(points, telling, seed)[0] != "c1"
