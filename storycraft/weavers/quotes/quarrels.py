"""Finds what people do not agree on, as code can show it, and asks of each quarrel which side holds."""

from collections.abc import Iterator, Sequence
from itertools import islice, pairwise

from storycraft.domain.story import Sentence
from storycraft.drafts.gap_marks import marked_gap
from storycraft.languages.negation_words import negations
from storycraft.languages.pack import pack, phrases
from storycraft.languages.story_words import story_words
from storycraft.receipts.facts.clauses import clauses
from storycraft.receipts.tension import contradict, find_tension
from storycraft.text.moods import NEED, WISH, has_mood
from storycraft.text.ngrams import WORDS
from storycraft.text.sentences import split_sentences
from storycraft.text.turned import is_turned
from storycraft.text.words import base_language, words
from storycraft.weavers.quotes.first_person import person_of
from storycraft.weavers.quotes.objections import beginnings, contradicted, objection
from storycraft.weavers.quotes.passage_reader import read_passages
from storycraft.weavers.quotes.passages import BEGINNING, Kind, Passage
from storycraft.weavers.quotes.phrases import phrases_of
from storycraft.weavers.quotes.sides import claimed, denies, sharing
from storycraft.weavers.weaver import Material

MOST = 3
"""Quarrels that a story asks about: more are no help to a room that has to settle them."""
_LONG = 10
"""Words of a sentence that is quoted whole; a longer one ends behind the clause that the quarrel is about."""
_LONGEST = 30
"""Words of a side; what cannot be told in so few is not asked."""
_BEGINNING = 6
"""First words of an answer, in which it says what it is against."""
_SAID_OF = 2
"""Words of a short denial that both have: that there is "no queue" denies no other queue."""
_STOPS = ",;:"
"""Marks at which a sentence can end for a quotation."""
_ENDS = " .!"
"""Marks at the ends of a sentence."""
_LEANS = 4
"""Words that end an objection which has what it is about in the sentence before it: "Not true."."""
_A_CLAIM = 5
"""Words of a note without a known verb, from which it claims something: "no quiet room" only names a thing."""
_MARKED = "*"
"""The sign that a question marked as open cannot hold."""


def ask_quarrels(material: Material, cited: frozenset[str]) -> tuple[Sentence, ...]:
    """Ask which side holds, for each of the first quarrels once, as questions that are marked as open.

    A quarrel is a claim that somebody objects to ("not true"), denies in the same words, or answers with a no. What
    one group misses and another has is none, and neither is what somebody tells of himself, or what the room has
    settled. `cited` are the points that the story tells: a contradiction within a thread that is not told in full is
    listed with every story.
    """
    listed = {
        frozenset(pair)
        for _, *pair in find_tension(material.threads, material.contributions, material.language)
        if not cited.issuperset(pair)
    }
    settled = {c.id for c in material.contributions if _is_settled(c.text, material.language)}
    names = {group.id: group.name for group in material.groups}
    read = read_passages(material.contributions, material.language, keep_leaning=True, names=names)
    passages = [p for p in read if p.id not in settled]
    asked = (q for ids, q in _questions(passages, names, material.language) if ids not in listed)
    return tuple(Sentence(marked_gap(question)) for question in islice(asked, MOST))


def _is_settled(text: str, language: str) -> bool:
    """Whether a point ends by saying that it is so once people have found out: "… We looked it up. It's true.".

    Who only says once more what he claims settles nothing.
    """
    *before, last = split_sentences(text) or [""]
    own = phrases_of(language)
    found_out = any(own.rule("looked_up").search(sentence) for sentence in before)
    return found_out and bool(own.rule("settled").fullmatch(last.strip(_ENDS)))


def _questions(
    passages: Sequence[Passage], names: dict[str, str], language: str
) -> Iterator[tuple[frozenset[str], str]]:
    """The two points of each quarrel and its question; no point is in two, and what is objected to comes first."""
    asked, told = story_words(language).left_out["tension"], set[str]()
    objected = contradicted(passages, names)
    for one, other, about in (*objected, *_quarrels(passages, base_language(language))):
        first, second = sides = sorted((one, other), key=lambda p: p.number)
        said = [_side(p, about) for p in sides]
        if all(said) and told.isdisjoint((first.id, second.id)):
            told |= {first.id, second.id}
            yield frozenset((first.id, second.id)), asked.format(one=said[0], other=said[1])


def _quarrels(
    passages: Sequence[Passage], language: str
) -> Iterator[tuple[Passage, Passage, frozenset[str]]]:
    """Both sides of each quarrel, with the beginnings of the words that it is about."""
    shared = sharing([p for p in passages if not p.asks and _is_claim(p)], language)
    pairs = sorted(shared, key=lambda pair: (-shared[pair], pair[0].number, pair[1].number))
    alike = {pair: pair[0].matter & pair[1].matter for pair in pairs}
    pairs = [pair for pair in pairs if alike[pair] and not any(p.is_saying for p in pair)]
    yield from _claims_of_others_denied(passages)
    for one, other in pairs:
        if _deny(one, other, language):
            yield one, other, alike[one, other]
    for one, other in pairs:
        # "Not all of us want that" disputes a wish or a plan, too, of one's own table.
        if one.dissent is not other.dissent and len(alike[one, other]) >= _SAID_OF:
            yield one, other, alike[one, other]
    for one, other in pairs:
        if _says_no(one, other) or _says_no(other, one):
            yield one, other, alike[one, other]


def _claims_of_others_denied(
    passages: Sequence[Passage],
) -> Iterator[tuple[Passage, Passage, frozenset[str]]]:
    """What others are said to claim, with a denial of the same matter that was noted right behind it."""
    for claim, reply in pairwise(passages):
        together = (claim.group_id, claim.stage) == (reply.group_id, reply.stage)
        right_behind = together and reply.number == claim.number + len(claim.points)
        denies = reply.denials and not (claim.denials or claim.asks or reply.asks)
        about = claim.matter if reply.leaning else claim.matter & reply.matter
        if right_behind and claim.heard and denies and about:
            yield claim, reply, about


def _is_claim(passage: Passage) -> bool:
    # Who asks a table for something claims nothing.
    asks_for = passage.address and any(
        has_mood(ln.text, (NEED, WISH), passage.language) for ln in passage.lines
    )
    return (passage.kind is Kind.STATEMENT or passage.words >= _A_CLAIM) and not asks_for


def _deny(one: Passage, other: Passage, language: str) -> bool:
    """Whether a clause of one denies what a clause of the other says, and nobody speaks of himself in either."""
    return any(
        contradict(denial, claim, language) or denies(denial, claim, language, least=_SAID_OF)
        for denial, claim in (
            (_claims(one, language, denied=True), _claims(other, language, denied=False)),
            (_claims(other, language, denied=True), _claims(one, language, denied=False)),
        )
    )


def _claims(passage: Passage, language: str, *, denied: bool) -> str:
    """The clauses that say how things are or are not: none of the speaker or his group, none with "without"."""
    without, own = phrases(pack(language).negation.without), phrases_of(language)
    said = (clause for text in claimed(passage, language) for clause in clauses(text, language))
    return ". ".join(
        clause.text
        for clause in said
        if bool(clause.negations) is denied
        and not person_of(clause.text, own)
        and not without.search(clause.text)
    )


def _says_no(answer: Passage, claim: Passage) -> bool:
    """Whether one begins with a no, and the other is what it says no to.

    That stands right before it in its group, is named in the first words of the answer, or says what should be.
    """
    own = phrases_of(answer.language)
    begins = answer.lines[0].text
    found = own.rule("answers").match(begins)
    if not found or own.rule("agrees").match(begins) or claim.answers:
        return False
    if claim.group_id == answer.group_id:
        return claim.number == answer.number - 1 and claim.stage == answer.stage
    first = " ".join(begins.split()[:_BEGINNING])
    named = _beginnings(first, answer.language) & answer.matter & claim.matter
    return bool(named) or any(has_mood(line.text, (NEED,), claim.language) for line in claim.lines)


def _side(passage: Passage, about: frozenset[str]) -> str:
    """What a side says of it, in its own words from the beginning of a sentence; "" where it takes too many, or too few.

    A long sentence ends behind the clause that names the matter, except where the rest denies or turns it.
    """
    language = passage.language

    def names(text: str) -> int:
        return len(about & (_beginnings(text, language) | beginnings(text, language)))

    told = [line.text for line in passage.lines]
    if objected := objection(passage):
        return _that_fits(_objected(told, *objected))
    line = told[0] if phrases_of(language).rule("answers").match(told[0]) else max(told, key=names)
    said = line.split()
    whole = names(line)
    ends = (
        at
        for at, word in enumerate(said[:_LONGEST], 1)
        if word[-1] in _STOPS and names(" ".join(said[:at])) == whole
    )
    end = next(ends, len(said)) if len(said) > _LONG else len(said)
    if negations(" ".join(said[end:]), base_language(language)) or _turns(said, end, language):
        end = len(said)
    return _that_fits(" ".join(said[:end]).rstrip(f" {_STOPS}"))


def _turns(said: Sequence[str], end: int, language: str) -> bool:
    """Whether a sentence of these words says otherwise, or on what condition, behind so many of them."""
    return end < len(said) and is_turned(
        " ".join(said), 0, len(" ".join(said[:end])), base_language(language)
    )


def _that_fits(side: str) -> str:
    """A side without its full stop; "" where it is too long, too short, or has the sign of what is open."""
    side = side.removesuffix(".")
    # Fewer words are nobody's own: they would stay where their point is taken back.
    is_one = WORDS <= len(side.split()) <= _LONGEST
    return side if is_one and _MARKED not in side else ""


def _objected(told: Sequence[str], at: int, end: int) -> str:
    """The line in which somebody objects, with what stands before it where it leans on that, and what it says behind it.

    `at` is its place, and `end` where the words that object end in it.
    """
    begin = at - 1 if at and len(told[at][:end].split()) <= _LEANS else at
    side = told[begin]
    for line in told[begin + 1 :]:
        if len(f"{side} {line}".split()) > _LONGEST:
            break
        side = f"{side} {line}"
    return side


def _beginnings(text: str, language: str) -> set[str]:
    return {word.stem[:BEGINNING] for word in words(text, base_language(language))}
