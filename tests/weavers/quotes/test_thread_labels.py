"""What a note calls itself is not told, and gives it its place among the threads."""

import pytest

from storycraft.weavers.quotes.phrases import phrases_of
from storycraft.weavers.quotes.thread_labels import without_label


@pytest.mark.parametrize(
    ("language", "text", "said", "place"),
    [
        ("en", "lanterns lent out (thread)", "lanterns lent out", 1),
        ("en", "lanterns lent out - we called that our thread", "lanterns lent out", 1),
        ("en", "second thread: lanterns lent out", "lanterns lent out", 2),
        ("de", "2. Faden: Laternen verleihen", "Laternen verleihen", 2),
        ("de", "Laternen und Öl, dritter Faden, ehrlich", "Laternen und Öl", 3),
        ("es", "tercer hilo, prestar faroles", "prestar faroles", 3),
        ("es", "prestar faroles, ese fue el hilo que más salió", "prestar faroles", 1),
        ("fr", "prêter les lanternes. ça fait un fil aussi", "prêter les lanternes", 1),
        ("fr", "deuxième fil : prêter les lanternes", "prêter les lanternes", 2),
        ("it", "prestare lanterne – il secondo filo", "prestare lanterne", 2),
        ("pt", "emprestar lanternas. ficou como fio", "emprestar lanternas", 1),
        ("pt", "emprestar lanternas, esse é o segundo fio", "emprestar lanternas", 2),
    ],
)
def test_a_label_at_the_edge_is_not_told(language: str, text: str, said: str, place: int) -> None:
    assert without_label(text, phrases_of(language)) == (said, place)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "the needle, and the thread broke twice"),
        ("en", "thread"),
        ("de", "der Faden riss, die Naht hielt"),
        ("fr", "le fil du téléphone"),
    ],
)
def test_a_thread_that_is_no_label_is_told(language: str, text: str) -> None:
    assert without_label(text, phrases_of(language)) == (text, 0)
