"""Where sentences end: nothing is lost, and a quotation stays in one piece."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storycraft.text.sentences import split_sentences
from tests.linear import growth as measure

PIECES = st.sampled_from(
    [
        "We met",
        "Dr. Ames",
        "at 9 a.m.",
        "3.5",
        "“No.”",
        '"Yes!"',
        "(why?)",
        "[^c3]",
        "。",
        "…",
        ".",
        "?!",
        "🎉",
        " ",
    ]
)


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("It rained. We stayed.", ("It rained.", "We stayed.")),
        ("Dr. Ames came at 9 a.m. and left.", ("Dr. Ames came at 9 a.m. and left.",)),
        ("It cost 3.50 euros. Fine.", ("It cost 3.50 euros.", "Fine.")),
        ("She said: “We left. Then it rained.” Nobody spoke.",
         ("She said: “We left. Then it rained.”", "Nobody spoke.")),
        ('"Stop! Now!" she said. Nobody did.', ('"Stop! Now!" she said.', "Nobody did.")),
        ("Veinte, que ya es. «¿Y quién los lava?»", ("Veinte, que ya es.", "«¿Y quién los lava?»")),
        ("«¿Vienes?», preguntó. Nadie vino.", ("«¿Vienes?», preguntó.", "Nadie vino.")),
        ("Sie kam am 3. Mai. Dann ging sie.", ("Sie kam am 3. Mai.", "Dann ging sie.")),
        ("Er rief »dort«. Sie grub. Was »dort« war, wusste keiner.",
         ("Er rief »dort«.", "Sie grub.", "Was »dort« war, wusste keiner.")),
        ("Elle a dit«Je ne pars pas. Jamais.» et s'assit.", ("Elle a dit«Je ne pars pas. Jamais.» et s'assit.",)),
        ("¿Quién va?«Nadie. O todas.» dijo ella.", ("¿Quién va?«Nadie. O todas.» dijo ella.",)),
        ("Ha detto«Non remo. Mai.» e basta.", ("Ha detto«Non remo. Mai.» e basta.",)),
        ("Sie rief »Halt. Nie.« Dann ging sie. ›Gut.‹", ("Sie rief »Halt. Nie.«", "Dann ging sie.", "›Gut.‹")),
        ("« Oui. » Elle part. « Non. » Fin.", ("« Oui. »", "Elle part.", "« Non. »", "Fin.")),
        ("Am 12. Jänner lag Schnee im 3. Stock.", ("Am 12. Jänner lag Schnee im 3. Stock.",)),
        ("We kept it.[^c3] It works.[^c4]", ("We kept it.[^c3]", "It works.[^c4]")),
        ("Wait… what? Yes!", ("Wait… what?", "Yes!")),
        ("我们每周二见面。没有人做记录！", ("我们每周二见面。", "没有人做记录！")),
        ("هل جئت؟ نعم جئت.", ("هل جئت؟", "نعم جئت.")),
        ("He said “no. She left.", ("He said “no. She left.",)),
        ("", ()),
        (" \n ", ()),
    ],
)  # fmt: skip
def test_sentences_end_where_a_reader_ends_them(text: str, sentences: tuple[str, ...]) -> None:
    assert split_sentences(text) == sentences


@given(st.lists(PIECES).map(" ".join) | st.text())
def test_nothing_but_white_space_between_sentences_is_lost(text: str) -> None:
    assert "".join("".join(split_sentences(text)).split()) == "".join(text.split())


@given(st.lists(PIECES).map(" ".join) | st.text())
def test_splitting_a_sentence_again_gives_that_sentence(text: str) -> None:
    for sentence in split_sentences(text):
        assert split_sentences(sentence) == (sentence,)


def test_long_text_of_turned_marks_is_split_in_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(measure, "LARGEST", 300_000)
    assert (
        measure.growth(split_sentences, lambda size: "a »b " * (size // 5), to_the_end=True) < measure.LINEAR
    )
