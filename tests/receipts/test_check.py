"""The verdict on each sentence: what is passed, what is not, and which words failed."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from storycraft.domain.story import Element, Frame, FrameEntry, Sentence
from storycraft.domain.workshop import Contribution, Group, Workshop
from storycraft.receipts import check as receipts
from storycraft.receipts.check import Receipt, Sources, Verdict, check_draft, check_sentence, count

GROUPS = (Group(id="g1", name="Blue table"), Group(id="g2", name="Green table"))
ROOM = (
    Contribution(
        id="c1",
        group_id="g1",
        stage="experiences",
        text="We met in the canteen every Tuesday, and nobody took minutes.",
    ),
    Contribution(
        id="c2",
        group_id="g1",
        stage="experiences",
        speaker="porter",
        text="Three teams share one kettle; the fourth brings its own.",
    ),
    Contribution(
        id="c3",
        group_id="g2",
        stage="experiences",
        text="Lateness fell from 18 percent to 7 percent in March.",
    ),
    Contribution(id="c4", group_id="g2", stage="question", text="What happens when the porter retires?"),
)
FRAME = Frame().with_entry(FrameEntry(element=Element.WHERE, text="the staff canteen of the old harbour"))
SOURCES = Sources(ROOM, GROUPS, "en")
SCRIPTS = (
    "我们每周二在食堂见面，没有人做记录。",
    "毎週火曜日に食堂で会いました。",
    "التقينا كل ثلاثاء في المطعم.",
    "🎉 Party 👩‍👩‍👧 🇪🇸!",
)
MARKS = (('"', '"'), ("“", "”"), ("«", "»"), ("„", "“"), ("»", "«"), ("「", "」"), ("『", "』"))
PIECES = (
    "nobody", "met", "Tuesday", "“", "”", '"', "«", "30 %", "12", "three", "…", "Blue table", "because",
    "everyone agreed", "Dr.", ">", "\n", "[^c1]", "'", "not", "没有", "🎉", "*open: Who?*",
)  # fmt: skip
TEXT = st.text(max_size=120) | st.lists(st.sampled_from(PIECES)).map(" ".join)
LANGUAGES = st.sampled_from(["en", "es", "fr", "de", "pt", "ja", "xx", ""])
IDS = st.lists(st.sampled_from(["c1", "c2", "cx"]), max_size=3)


def verdict(text: str, *cites: str) -> Verdict:
    return check_sentence(Sentence(text, cites), SOURCES, FRAME).verdict


def failed(text: str, *cites: str) -> list[str]:
    return [failure.kind for failure in check_sentence(Sentence(text, cites), SOURCES, FRAME).failed]


def test_words_that_stand_verbatim_in_what_is_cited_are_quoted() -> None:
    assert verdict("“We met in the canteen every Tuesday,” one voice said.", "c1") is Verdict.QUOTED
    assert verdict("> Three teams share one kettle", "c2") is Verdict.QUOTED


def test_every_sentence_of_block_quote_is_checked_as_a_quotation() -> None:
    block = (Sentence("> We met in the canteen every Tuesday.", ("c1",)), Sentence("We loved it.", ("c1",)))
    assert [r.verdict for r in check_draft([block], ROOM, GROUPS, FRAME)] == [
        Verdict.QUOTED,
        Verdict.UNSUPPORTED,
    ]


def test_what_tells_a_point_in_other_words_is_paraphrased() -> None:
    receipt = check_sentence(
        Sentence("Every Tuesday they met in the canteen, without minutes.", ("c1",)), SOURCES, FRAME
    )
    assert receipt.verdict is Verdict.PARAPHRASED
    assert "canteen" in receipt.carried


def test_stretch_of_untold_words_is_a_named_doubt() -> None:
    text = (
        "Every Tuesday they met in the canteen without minutes, while managers praised long careful speeches."
    )
    (failure,) = check_sentence(Sentence(text, ("c1",)), SOURCES, FRAME).failed
    assert (failure.kind, failure.words, failure.firm) == (
        "content",
        "managers praised long careful speeches",
        False,
    )


def test_a_place_instead_of_the_told_one_is_doubted() -> None:
    church = Contribution(id="c5", group_id="g2", stage="experiences", text="Our church is cold.")
    sentence = Sentence("They met in the church every Tuesday, and nobody took minutes.", ("c1",))
    (known,) = check_draft([[sentence]], (*ROOM, church), GROUPS, FRAME)
    (strange,) = check_draft([[sentence]], ROOM, GROUPS, FRAME)
    assert [(failure.kind, failure.firm) for failure in known.failed] == [("place", False)]
    assert [(failure.kind, failure.firm) for failure in strange.failed] == [("place", True)]


def test_paraphrase_may_stand_on_several_points_and_on_the_frame() -> None:
    text = "In the old harbour, three teams share a kettle, and what happens when the porter retires is open."
    assert verdict(text, "c2", "c4") is Verdict.PARAPHRASED


@pytest.mark.parametrize(
    "text", ["Here is how it began.", "Not every voice told the same story.", "*open: Who was there?*", "***"]
)
def test_what_cites_nothing_and_claims_nothing_is_connective(text: str) -> None:
    assert verdict(text) is Verdict.CONNECTIVE


@pytest.mark.parametrize(
    ("text", "cites", "kind"),
    [
        ("They met in the canteen.", ("c9",), "citation"),
        ("“We met in the pub,” one voice said.", ("c1",), "quote"),
        ("“Three teams share one kettle,” one voice said.", ("c1",), "citation"),
        ("Lateness fell from 18 percent to 3 percent in March.", ("c3",), "number"),
        ("Lateness fell from 18 to 7 percent in May.", ("c3",), "date"),
        ("Mrs Hallorand met them in the canteen every Tuesday.", ("c1",), "name"),
        ("They met in the church every Tuesday, and nobody took minutes.", ("c1",), "place"),
        ("They met in the canteen because the boss insisted.", ("c1",), "cause"),
        ("Everyone agreed that lateness fell in March.", ("c3",), "agreement"),
        ("The Green table met in the canteen every Tuesday.", ("c1",), "group"),
        ("A surgeon said that three teams share one kettle.", ("c2",), "role"),
        ("They did not meet in the canteen every Tuesday.", ("c1",), "negation"),
        ("Lateness rose from 18 percent to 7 percent in March.", ("c3",), "reversal"),
    ],
)  # fmt: skip
def test_a_planted_fault_is_unsupported_and_named_by_its_kind(
    text: str, cites: tuple[str, ...], kind: str
) -> None:
    assert verdict(text, *cites) is Verdict.UNSUPPORTED
    assert kind in failed(text, *cites)


def test_what_code_cannot_decide_is_a_persons_to_settle() -> None:
    assert verdict("Three teams of welders polish one trumpet.") is not Verdict.CONNECTIVE
    claim = "Welders polish old trumpets and sing loud hymns."
    assert verdict(claim) is Verdict.UNDECIDED
    assert failed(claim) == ["citation"]


@pytest.mark.parametrize(
    ("false", "true"),
    [
        (
            "“Three teams share a kettle,” the porter said.",
            "“Three teams share one kettle,” the porter said.",
        ),
        ("«We met in a canteen every Tuesday»", "«We met in the canteen every Tuesday»"),
    ],
)
def test_the_nearest_true_wording_repairs_a_quotation(false: str, true: str) -> None:
    cites = ("c2",) if "kettle" in false else ("c1",)
    assert check_sentence(Sentence(false, cites), SOURCES, FRAME).repair == true
    assert verdict(true, *cites) is Verdict.QUOTED


@pytest.mark.parametrize("text", SCRIPTS)
@pytest.mark.parametrize("language", ["en", "zh", "ja", "ar", ""])
def test_other_scripts_do_not_break_and_are_quoted(text: str, language: str) -> None:
    room = (Contribution(id="c1", group_id="g1", stage="experiences", text=text),)
    quoted, invented = Sentence(f"「{text}」", ("c1",)), Sentence("「新しい予算が認められた」", ("c1",))
    found = check_draft([(quoted, invented)], room, GROUPS, Frame(), language)
    assert [r.verdict for r in found] == [Verdict.QUOTED, Verdict.UNSUPPORTED]


@given(text=TEXT, said=TEXT, cites=IDS, language=LANGUAGES)
@settings(max_examples=200, deadline=None)
def test_no_text_raises(text: str, said: str, cites: list[str], language: str) -> None:
    room = (
        Contribution(id="c1", group_id="g1", stage="experiences", text=said),
        Contribution(id="c2", group_id="g2", stage="experiences", text=text, speaker=said[:20]),
    )
    receipt = check_sentence(Sentence(text, tuple(cites)), Sources(room, GROUPS, language), FRAME)
    assert isinstance(receipt, Receipt)


SAYINGS = (
    "we", "never", "met", "a", "porter's", "kettle", "in", "Lisbon", "30", "percent,", "because", "everyone", "agreed;",
    "why?", "no", "not", "one", "Müller", "没有", "é",
)  # fmt: skip
WORDS = st.lists(st.sampled_from(SAYINGS), min_size=1, max_size=14).map(" ".join)


@given(said=WORDS, marks=st.sampled_from(MARKS), language=st.sampled_from(["en", "es", "fr", "de", "pt"]))
@settings(max_examples=150, deadline=None)
def test_a_contribution_quoted_whole_with_its_citation_is_always_quoted(
    said: str, marks: tuple[str, str], language: str
) -> None:
    room = (*ROOM, Contribution(id="c7", group_id="g1", stage="experiences", text=said))
    sentence = Sentence(f"{marks[0]}{said}{marks[1]}", ("c7",))
    receipt = check_sentence(sentence, Sources(room, GROUPS, language), FRAME)
    if any(c.isalnum() for c in said):
        assert receipt.verdict is Verdict.QUOTED, receipt


@given(text=TEXT, cites=st.lists(st.sampled_from(["c1", "c2", "c3"]), min_size=1, max_size=3))
@settings(max_examples=100, deadline=None)
def test_a_citation_of_what_does_not_exist_is_always_unsupported(text: str, cites: list[str]) -> None:
    receipt = check_sentence(Sentence(f"They met. {text}", (*cites[1:], "c99")), SOURCES, FRAME)
    assert receipt.verdict is Verdict.UNSUPPORTED
    assert [failure.words for failure in receipt.failed] == ["c99"]


@given(TEXT)
@settings(max_examples=50, deadline=None)
def test_the_same_sentence_gets_the_same_receipt(text: str) -> None:
    sentence = Sentence(text, ("c1", "c2"))
    fresh = Sources(ROOM, GROUPS, "en")
    assert check_sentence(sentence, SOURCES, FRAME) == check_sentence(sentence, fresh, FRAME)


def test_after_an_edit_only_changed_sentences_are_checked(monkeypatch: pytest.MonkeyPatch) -> None:
    checked: list[str] = []
    check = check_sentence

    def counted(sentence: Sentence, sources: Sources, frame: Frame) -> Receipt:
        checked.append(sentence.text)
        return check(sentence, sources, frame)

    monkeypatch.setattr(receipts, "check_sentence", counted)
    draft = tuple(Sentence(f"They met in the canteen, and that was talk {n}.", ("c1",)) for n in range(20))
    check_draft([draft], ROOM, GROUPS, FRAME)
    assert len(checked) == 20
    check_draft([(Sentence("Somebody changed this.", ("c1",)), *draft[1:])], ROOM, GROUPS, FRAME)
    assert checked[20:] == ["Somebody changed this."]


@pytest.mark.parametrize(
    ("language", "told", "invented"),
    [
        ("es", "Nadie levantó actas los martes en la cantina.", "Anna Müller trajo 4500 sillas."),
        ("fr", "Personne ne prenait de notes le mardi à la cantine.", "Anna Müller a apporté 4500 chaises."),
        ("de", "Dienstags in der Kantine führte niemand Protokoll.", "Anna Müller brachte 4500 Stühle."),
    ],
)
def test_people_judge_translations_except_names_and_figures(language: str, told: str, invented: str) -> None:
    workshop = Workshop(title="W", format="f", language="en", groups=GROUPS, contributions=ROOM)
    sentences = (Sentence(told, ("c1",)), Sentence(invented, ("c1",)))
    found = check_draft([sentences], workshop.heard_in(language), GROUPS, Frame(), language)
    assert [r.verdict for r in found] == [Verdict.UNDECIDED, Verdict.UNSUPPORTED]


def test_a_withdrawn_contribution_is_no_source() -> None:
    room = (Contribution(id="c1", group_id="g1", stage="experiences", text="We left.", withdrawn=True),)
    found = check_draft([(Sentence("“We left.”", ("c1",)),)], room, GROUPS, Frame())
    assert found[0].verdict is Verdict.UNSUPPORTED


def test_counts_name_every_verdict() -> None:
    counted = count([Receipt(Verdict.QUOTED), Receipt(Verdict.QUOTED)])
    assert counted[Verdict.QUOTED] == 2
    assert set(counted) == set(Verdict)


def test_entry_of_the_frame_told_word_for_word_is_paraphrased() -> None:
    assert verdict("Where: the staff canteen of the old harbour.") is Verdict.PARAPHRASED
    assert verdict("The staff canteen of the old harbour.") is Verdict.PARAPHRASED
    assert verdict("Everyone agreed: the staff canteen of the old harbour.") is Verdict.UNSUPPORTED


def test_frame_carries_a_sentence_unless_a_model_invented_it() -> None:
    claim = Sentence("They meet in Rotterdam with forty welders.")

    def framed(**entry: object) -> Verdict:
        where = FrameEntry(element=Element.WHERE, text="Rotterdam, with forty welders", **entry)  # type: ignore[arg-type]
        return check_sentence(claim, SOURCES, Frame().with_entry(where)).verdict

    assert framed() is not Verdict.UNSUPPORTED
    assert framed(proposed=True, contribution_ids=("c1",)) is Verdict.UNSUPPORTED


def test_a_long_invention_carries_no_more_than_a_short_one() -> None:
    invented = "The baker sold the stolen lorry to a smuggler behind the chapel"
    entry = FrameEntry(element=Element.WHAT, text=invented, contribution_ids=("c1",))
    receipts = {
        proposed: check_sentence(
            Sentence(f"{invented}."), SOURCES, Frame().with_entry(replace(entry, proposed=proposed))
        )
        for proposed in (True, False)
    }
    assert check_sentence(Sentence(invented, ("c1",)), SOURCES, Frame()).verdict is Verdict.UNDECIDED
    assert receipts[True].is_open
    assert receipts[False].verdict is Verdict.PARAPHRASED


def test_a_proposal_that_holds_carries_sentences() -> None:
    entry = FrameEntry(
        element=Element.WHERE, text="in the canteen every Tuesday", contribution_ids=("c1",), proposed=True
    )
    frame = Frame().with_entry(entry)
    assert check_sentence(Sentence("In the canteen every Tuesday."), SOURCES, frame).framed == (entry,)


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("*open: What happens when the porter retires?*", "connective"),
        ("*open: who keeps the 18 percent*", "connective"),
        ("*open: “Three teams share one kettle”: which of the two is it?*", "connective"),
        ("*open: The porter sold 900 kettles.*", "unsupported"),
        ("*open: The porter fainted and the teams fled.*", "undecided"),
        ("Open: the porter sold 900 kettles, and who would say otherwise?", "undecided"),
        ("*open: Why did Ludmila sell it?*", "undecided"),
        ("*open: “Nine teams share one kettle”: is it so?*", "undecided"),
    ],
)
def test_a_mark_makes_no_question_of_a_claim(text: str, verdict: str) -> None:
    assert check_sentence(Sentence(text), SOURCES, Frame()).verdict == verdict


def test_a_question_within_a_sentence_is_no_part_of_it() -> None:
    met = "They met in the canteen every Tuesday *open: {}*."
    assert verdict(met.format("since when?"), "c1") is Verdict.PARAPHRASED
    assert verdict(met.format("with 700 people"), "c1") is Verdict.UNSUPPORTED
    assert verdict(met.format("with 700 people?"), "c1") is Verdict.UNDECIDED


@pytest.mark.parametrize(
    ("lines", "verdicts"),
    [
        (("> We met in the canteen every Tuesday.", "> — Blue table"), ["quoted", "paraphrased"]),
        (("> We met in the canteen every Tuesday.", "— Green table"), ["quoted", "unsupported"]),
        (("> We met in the canteen every Tuesday.", "> — Paris, 3 June 2019"), ["quoted", "unsupported"]),
        (("> We met in the canteen every Tuesday.", "> — thieves, all of them, and the mayor"), ["quoted", "undecided"]),
        (("> — Green table", "> We met in the canteen every Tuesday."), ["unsupported", "quoted"]),
    ],
)  # fmt: skip
def test_the_signature_of_a_block_is_asked_for(lines: tuple[str, ...], verdicts: list[str]) -> None:
    paragraph = tuple(Sentence(line, ("c1",)) for line in lines)
    assert [r.verdict for r in check_draft([paragraph], ROOM, GROUPS, FRAME)] == verdicts
