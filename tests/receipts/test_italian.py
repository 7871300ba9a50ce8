"""Italian by its word lists alone: no line of code knows the language, and faults of all kinds are found in it."""

import pytest

from storycraft.domain.story import Frame, Sentence
from storycraft.domain.workshop import Contribution, Group
from storycraft.receipts.check import Sources, Verdict, check_sentence

SAID = {
    "c1": ("g1", "apicoltrice", "Abbiamo portato trentotto arnie sulla collina di Ginestra, e nessuno chiede affitto."),
    "c2": ("g1", "apicoltrice", "La smielatrice si è rotta il 12 maggio e siamo rimasti fermi tre settimane."),
    "c3": ("g2", "maestro", "I bambini della scuola vengono ogni giovedì alle nove e mezza ad assaggiare il miele."),
    "c4": ("g2", "maestro", "Non tutti erano d'accordo con la nuova etichetta: a me sembra troppo piccola."),
    "c5": ("g2", "", "Vorremmo aprire un laboratorio anche in paese, se il comune ci desse la stanza."),
    "c6": ("g1", "", "Il prezzo del vasetto è salito da cinque a sette euro, e lo vendiamo lo stesso."),
    "c7": ("g2", "", "Metà dei vasetti va alla mensa, perché la cuoca non vuole più lo zucchero."),
    "c8": ("g1", "", "Chi terrà le arnie quando Ottavio smetterà?"),
}  # fmt: skip
GROUPS = (Group(id="g1", name="Tavolo del castagno"), Group(id="g2", name="Tavolo della fontana"))
POINTS = [
    Contribution(id=cid, group_id=group, stage="e", text=text, speaker=speaker)
    for cid, (group, speaker, text) in SAID.items()
]
SOURCES = Sources(POINTS, GROUPS, "it")
FAULTS = """
c1 | Hanno portato quarantotto arnie sulla collina di Ginestra.
c1 | Hanno portato trentotto arnie sulla collina di Roccaforte.
c1 | Hanno portato trentotto arnie sulla collina, e tutti chiedono affitto.
c1 | “Abbiamo portato le arnie di notte”, racconta una voce.
c1 | Un sindaco disse che trentotto arnie stanno sulla collina.
c2 | La smielatrice si è rotta il 12 giugno.
c2 | La smielatrice si è rotta e sono rimasti fermi cinque settimane.
c2 | La smielatrice si è rotta perché i bambini l'avevano lasciata cadere.
c3 | I bambini vengono ogni martedì ad assaggiare il miele.
c3 | I bambini della scuola vengono alle undici ad assaggiare il miele.
c3 | I bambini non vengono ad assaggiare il miele ogni giovedì.
c4 | Tutti erano d'accordo con la nuova etichetta.
c4 | La nuova etichetta sembra troppo grande.
c4 | Il Tavolo del castagno trova la nuova etichetta troppo piccola.
c6 | Il prezzo del vasetto è sceso da sette a cinque euro.
c6 | Il prezzo del vasetto è salito da cinque a nove euro.
c7 | Un terzo dei vasetti va alla mensa.
c7 | Tutti i vasetti vanno alla mensa.
c8 | Chi terrà le arnie quando Armando smetterà?
c3 c99 | I bambini assaggiano il miele ogni giovedì.
 | Sono venute quaranta persone.
 | Qualcuno è svenuto.
 | Tutti hanno cantato fino a notte.
c2 | L'assessore ha promesso contributi e ha inaugurato una pista da ballo in periferia.
"""
HONEST = """
c1 | Trentotto arnie stanno sulla collina di Ginestra, e nessuno chiede affitto.
c1 | “Abbiamo portato trentotto arnie sulla collina di Ginestra”, racconta un'apicoltrice.
c2 | A maggio la smielatrice si è rotta, e sono rimasti fermi tre settimane.
c3 | Ogni giovedì alle 9:30 i bambini della scuola assaggiano il miele.
c3 | I bambini vengono il giovedì per assaggiare il miele.
c4 | Non erano tutti d'accordo con la nuova etichetta.
c6 | Il prezzo del vasetto è salito da 5 a 7 euro.
c7 | La metà dei vasetti va alla mensa, perché la cuoca non vuole più zucchero.
c7 | Il 50 % dei vasetti va alla mensa.
c8 | Resta una domanda: chi terrà le arnie quando Ottavio smetterà?
c4 | Al Tavolo della fontana l'etichetta sembra troppo piccola.
 | Poi la conversazione tornò alle domande.
 | È cominciato così.
"""


def verdict(row: str) -> Verdict:
    cites, text = (part.strip() for part in row.split("|"))
    return check_sentence(Sentence(text, tuple(cites.split())), SOURCES, Frame()).verdict


@pytest.mark.parametrize("row", FAULTS.strip("\n").splitlines())
def test_a_fault_passes_in_no_disguise(row: str) -> None:
    assert verdict(row) in (Verdict.UNSUPPORTED, Verdict.UNDECIDED)


@pytest.mark.parametrize("row", HONEST.strip("\n").splitlines())
def test_what_was_said_is_not_called_unsaid(row: str) -> None:
    assert verdict(row) not in (Verdict.UNSUPPORTED, Verdict.UNDECIDED)
