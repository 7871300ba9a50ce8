"""Whose words they are: groups and roles."""

import pytest

from storycraft.domain.story import Frame, Sentence
from storycraft.domain.workshop import ROOM, Contribution, Group
from storycraft.receipts.checks.attribution import (
    speakers_elsewhere,
    swapped_groups,
    wrong_groups,
    wrong_roles,
)
from storycraft.receipts.claim import Claim
from storycraft.receipts.evidence import Sources
from storycraft.receipts.facts.group_names import named_groups
from tests.support.claims import claim_on_points

BLUE, GREEN = Group(id="g1", name="Blue table"), Group(id="g2", name="Green table")
KETTLE = Contribution(id="c1", group_id="g1", stage="e", speaker="nurse", text="We share one kettle.")
LADDER = Contribution(id="c2", group_id="g2", stage="e", text="We repaired the old ladder.")


def test_groups_are_known_by_name_the_longest_first() -> None:
    table = Group(id="g3", name="table")
    assert named_groups("the Blue Table said", [table, BLUE, Group(id="g4", name=ROOM)]) == (BLUE,)


def test_words_of_one_group_are_not_given_to_another() -> None:
    failed = list(wrong_groups(claim_on_points("The Green table shares a kettle.", [KETTLE], [BLUE, GREEN])))
    assert [f.words for f in failed] == ["Green table"]
    assert not list(wrong_groups(claim_on_points("The Blue table shares a kettle.", [KETTLE], [BLUE, GREEN])))


def test_two_groups_do_not_swap_their_words() -> None:
    swapped = "The Green table shares one kettle, while the Blue table repaired the old ladder."
    right = "The Blue table shares one kettle, while the Green table repaired the old ladder."
    both = [KETTLE, LADDER]
    assert {f.kind for f in swapped_groups(claim_on_points(swapped, both, [BLUE, GREEN]))} == {"group"}
    assert not list(swapped_groups(claim_on_points(right, both, [BLUE, GREEN])))


@pytest.mark.parametrize(
    ("text", "firm"),
    [
        ("A porter said they share a kettle.", [True]),
        ("A nurse said they share a kettle.", []),
        ("One voice said they share a kettle.", []),
    ],
)
def test_a_role_that_speaks_must_be_who_spoke(text: str, firm: list[bool]) -> None:
    failed = wrong_roles(claim_on_points(text, [KETTLE]))
    assert [f.firm for f in failed] == firm


@pytest.mark.parametrize(
    ("text", "failed"),
    [
        ("“We share one kettle.” — the porter", ["porter"]),
        ("> We share one kettle\n> — the porter, at noon", ["porter"]),
        ("“We share one kettle.” — a nurse", []),
        ("> We share one kettle\n> – the Blue table", []),
        ("“We share one kettle” — the kettle is blue.", []),
    ],
)
def test_who_signs_a_quotation_must_have_said_it(text: str, failed: list[str]) -> None:
    assert [f.words for f in wrong_roles(claim_on_points(text, [KETTLE], [BLUE, GREEN]))] == failed


def test_what_was_said_is_not_who_said_it() -> None:
    assert not list(wrong_roles(claim_on_points("The sentence was said twice.", [LADDER])))


def test_where_nobody_noted_who_spoke_a_role_is_a_doubt() -> None:
    failed = wrong_roles(claim_on_points("A porter said they repaired it.", [LADDER]))
    assert [f.firm for f in failed] == [False]


@pytest.mark.parametrize(
    ("language", "said", "by", "other", "text"),
    [
        ("en", "We share one kettle.", "nurse", "night porter", "For the night porter one kettle is shared."),
        ("de", "Wir teilen einen Kessel.", "Bote", "Pförtner", "Laut dem Pförtner teilt man einen Kessel."),
        (
            "fr",
            "On partage une bouilloire.",
            "facteur",
            "portier",
            "Selon le portier, une bouilloire se partage.",
        ),
        ("es", "Compartimos una tetera.", "cartero", "portero", "Según el portero, se comparte una tetera."),
        (
            "pt",
            "Partilhamos uma chaleira.",
            "carteiro",
            "porteiro",
            "Para o porteiro, partilha-se uma chaleira.",
        ),
        ("it", "Dividiamo un bollitore.", "postino", "portinaio", "Per il portinaio si divide un bollitore."),
    ],
)
def test_who_speaks_in_other_points_did_not_say_this(
    language: str, said: str, by: str, other: str, text: str
) -> None:
    points = [
        Contribution(id="c1", group_id="g1", stage="e", speaker=by, text=said),
        Contribution(id="c2", group_id="g1", stage="e", speaker=other, text="…"),
    ]
    sources = Sources(points, [BLUE], language)
    mistold, told = (Claim(Sentence(t, ("c1",)), sources, Frame()) for t in (text, text.replace(other, by)))
    assert [(f.kind, f.words, f.firm) for f in speakers_elsewhere(mistold)] == [("role", other, False)]
    assert not list(speakers_elsewhere(told))


def test_a_groups_name_tells_nothing_of_who_spoke() -> None:
    points = [
        Contribution(id="c1", group_id="g1", stage="e", speaker="welder", text="We mend forty pans a year."),
        Contribution(id="c2", group_id="g1", stage="e", speaker="kettle warden", text="…"),
    ]
    sources = Sources(points, [Group(id="g1", name="Kettles and pans")])
    claim = Claim(Sentence("Forty pans a year, the kettle warden reckoned.", ("c1",)), sources, Frame())
    assert [failure.words for failure in speakers_elsewhere(claim)] == ["kettle warden"]


def test_who_shares_a_word_with_a_group_still_spoke_elsewhere() -> None:
    points = [
        Contribution(
            id="c1", group_id="g1", stage="e", speaker="maestro", text="Pesiamo le mele ogni lunedì."
        ),
        Contribution(id="c2", group_id="g1", stage="e", speaker="bidella", text="…"),
        Contribution(id="c3", group_id="g1", stage="e", speaker="stagionatore", text="…"),
    ]
    sources = Sources(points, [Group(id="g1", name="Maestri e bidelli")], "it")
    told = ("Le mele si pesano ogni lunedì, ha riferito la bidella.", "In ogni stagione si pesano le mele.")
    found = [
        [f.words for f in speakers_elsewhere(Claim(Sentence(t, ("c1",)), sources, Frame()))] for t in told
    ]
    assert found == [["bidella"], []]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("One of the bakers can remember nine kettles.", "en"),
        ("Une boulangère demande une autre bouilloire.", "fr"),
        ("Dass der Kessel leckt, bedauerte eine der alten Bäckerinnen.", "de"),
        ("Una delle fornaie chiede un altro bollitore.", "it"),
        ("Una de las panaderas lamentó lo de la tetera.", "es"),
        ("Uma das padeiras lamentou a falta da chaleira.", "pt"),
    ],
)
def test_one_of_several_who_remembers_or_asks_speaks(text: str, language: str) -> None:
    assert list(wrong_roles(claim_on_points(text, [KETTLE], language=language)))
