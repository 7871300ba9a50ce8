"""What each component says, in the reader's language: a browser gets its texts as data, and writes none itself.

`{name}` in a text is filled in the browser; what is counted has a text for each form of the plural.
"""

import functools
from collections.abc import Callable, Mapping
from typing import Any

from storycraft.ui.shared.translation import _, reader

Texts = Mapping[str, Any]


def _once_a_language(texts: Callable[[], Texts]) -> Callable[[], Texts]:
    """Put a component's texts together once for each language: every drawing of every screen asks for them."""
    known: dict[str, Texts] = {}

    @functools.wraps(texts)
    def kept() -> Texts:
        language = reader().code
        if language not in known:
            known[language] = texts()
        return known[language]

    return kept


@_once_a_language
def board_words() -> Texts:
    """Of the list of points."""
    return {
        "withdraw": _("Withdraw"),
        "withdrawSure": _("Withdraw: sure?"),
        "withdrawIt": _("Withdraw it"),
        "why": _("Why it is withdrawn"),
        "whyKept": _("Why it is withdrawn; the log keeps it"),
        "edit": _("Edit"),
        "editThis": _("Edit this point"),
        "gone": _("This point is not in this list any more. What you typed is still here."),
        **_saving(),
    }


@_once_a_language
def composer_words() -> Texts:
    """Of the field that points are entered in."""
    return {
        **_plurals(),
        "role": _("Role (optional)"),
        "roleOf": _("Role of the speaker, optional"),
        "each": _("one point per line"),
        "roomOnly": _("Only for this room: never sent to a model, never exported"),
        "add": _("Add point"),
        "addMany": reader().plural_forms("Add {count} point", "Add {count} points"),
        "sending": _("Sending …"),
        "adds": _("{keys} adds it"),
        "keys": _("Ctrl + Enter"),
    }


@_once_a_language
def editor_words() -> Texts:
    """Of a text that several people may change."""
    return {
        **_named(),
        "undoTyping": _("Undo my typing"),
        "emptied": _("Somebody emptied this meanwhile."),
        "keys": _("Ctrl + Enter"),
        "saves": _("{keys} saves"),
        **_saving(),
    }


@_once_a_language
def live_words() -> Texts:
    """Of the badge that says whether the room is heard."""
    return {
        "connecting": _("connecting"),
        "live": _("live"),
        "reconnecting": _("reconnecting"),
        "offline": _("offline"),
        "away": _("The room is out of reach just now."),
        "kept": _("What you type stays here, and is sent when the room is there again."),
        "back": _("The room is there again."),
    }


@_once_a_language
def timeline_words() -> Texts:
    """Of the revisions of a draft."""
    return {
        **_named(),
        **_plurals(),
        "from": _("From"),
        "to": _("To"),
        "now": _("as it is now"),
        "about": _("Revision {number}, {time}, {by}: {why}"),
        "press": _("Press to see what this one changed"),
        "revision": _("Revision {number}"),
        "restore": _("Go back to this one"),
        "branch": _("A draft of its own from it"),
    }


@_once_a_language
def present_words() -> Texts:
    """Of stories before the room."""
    return {
        **_plurals(),
        "begin": _("Present"),
        "dialog": _("The story, read aloud"),
        "back": _("Back"),
        "next": _("Next"),
        "cite": _("Sources"),
        "uncited": _("No point is cited."),
        "bySentence": _("By sentence"),
        "byParagraph": _("By paragraph"),
        "dark": _("Dark"),
        "light": _("Light"),
        "whole": _("Full screen"),
        "close": _("Close"),
        "place": _("{page} of {pages}"),
    }


@_once_a_language
def answers_words() -> Texts:
    """Of the sentences that a group reads back; answers by their values."""
    return {
        "yes": _("Yes"),
        "not-quite": _("Not quite"),
        "not-ours": _("Not ours"),
        "instead": _("What would you say instead?"),
        "send": _("Send"),
        **_left(),
        **_sending(),
    }


@_once_a_language
def side_by_side_words() -> Texts:
    """Of texts beside each other; judgements by their values."""
    return {
        **_named(),
        "together": _("Scroll together by thread"),
        "tinted": _("Tinted sentences stand on points that only this one tells."),
        "sources": _("Sources"),
        "switch": _("Which text"),
        "take": _("Take this paragraph"),
        "taken": _("Taken, in this order:"),
        "collect": _("Make a new draft of them"),
        "judge": _("Is it ready?"),
        "readiness": {
            "ready": _("Ready as is"),
            "small-edits": _("Small edits"),
            "needs-work": _("Needs work"),
        },
    }


@_once_a_language
def story_words() -> Texts:
    """Of a draft with its receipts."""
    return {
        **_named(),
        **_plurals(),
        "direction": reader().direction,
        "sources": _("Sources"),
        "all": _("All receipts"),
        "allHelp": _("Shows whose words each sentence stands on (key M)"),
        "next": _("Next to look at ({count})"),
        "nextHelp": _("Opens the next sentence that does not hold (key N)"),
        "open": _("Open: {question}"),
        "noPoint": _("There is no point {id} in this workshop."),
        "uncited": _("No point is cited."),
        "useSaid": _("Use the words that were said"),
        "why": _("Why it stands, e.g. we said this aloud"),
        "keep": _("Keep this sentence"),
        "needless": _("This sentence needs no reason any more:"),
        **_left(),
        **_writing(),
    }


def _writing() -> dict[str, Any]:
    """What is said while people write in the draft."""
    return {
        "press": _("Press to change the title"),
        "hint": _("Press a paragraph, or the title, to write in it."),
        "blank": _("Press here to write."),
        "title": _("The title"),
        "paragraph": _("Paragraph {number}"),
        "edit": _("Edit this paragraph"),
        "saved": _("Saved"),
        "away": _("Kept on this screen; it is saved when the room is there again."),
        "cite": _("It stands on this"),
        "proposed": _("It may stand on these words:"),
        "answer": _("Type the answer in the words of whoever knows"),
        "give": _("Answer"),
        "hands": _("Who wrote what"),
        "handsHelp": _("Shows who wrote each sentence, and who changed it since (key W)"),
        "changed": _("Somebody changed this paragraph meanwhile. Nothing was overwritten."),
        "removed": _("Somebody took this paragraph away meanwhile. Yours is kept here."),
        "theirs": _("As they wrote it:"),
        "both": _("With both changes:"),
        "bothOverlap": _("Both changed the same words; one behind the other they read:"),
        "takeBoth": _("Take both together"),
        "takeTheirs": _("Take theirs"),
        "keepMine": _("Keep mine"),
        "writers": {
            "facilitator": _("The facilitator is writing here"),
            "group": _("Another screen of the group is writing here"),
        },
    }


@_once_a_language
def gallery_words() -> Texts:
    """Of the points of other groups."""
    return {
        **_named(),
        **_plurals(),
        **_sending(),
        "marked": _("{part} of {count} marked"),
        "more": _more_points(),
    }


@_once_a_language
def threads_words() -> Texts:
    """Of the board of threads."""
    return {
        **_named(),
        **_plurals(),
        **_thread_controls(),
        **_point_controls(),
        "search": _("Search points"),
        "foldAll": _("Fold all"),
        "openAll": _("Open all"),
        "only": _("Whose points are shown"),
        "everybody": _("All groups"),
        **_sending(),
        "redo": _("Redo"),
        "noThread": _("No thread in this lane yet."),
        "points": reader().plural_forms("{count} point", "{count} points"),
        "proposed": _("Proposed"),
        "anew": _("Name it anew"),
        "gone": _("This thread is not on the board any more. What you typed is still here."),
        "tension": _("In tension: {pair}"),
        "tenser": reader().plural_forms("{count} more pair in tension", "{count} more pairs in tension"),
        "unplaced": _("In no thread yet · {count}"),
        "more": _more_points(),
        **_chosen_points(),
        "title": _("Title"),
        "statement": _("What it says"),
        "inOneSentence": _("What it says, in one sentence"),
        "save": _("Save"),
        "cancel": _("Cancel"),
        "splitHow": _(
            "Choose the points of “{thread}” that go into a thread of their own, then press Split."
        ),
        "splitName": reader().plural_forms(
            "Name the new thread for {count} of its points.", "Name the new thread for {count} of its points."
        ),
        "noOther": _("There is no other thread yet."),
    }


@_once_a_language
def timer_words() -> Texts:
    """Of the time that is left."""
    return {
        "left": _("{time} left"),
        "over": _("Time is over"),
        "minute": _("One minute left"),
        "soundOff": _("Sound is off"),
        "soundOn": _("Sound is on"),
        "press": _("Press here to hear the end"),
    }


def _chosen_points() -> dict[str, str]:
    return {
        "nameThese": _("Name a thread of the chosen points"),
        "nameOf": _("Name of the thread that is made of these"),
        "whereTo": _("Where that thread goes"),
        "chooseFirst": _("Choose points and type a name for the thread first."),
        "makeOf": _("Make a thread of these ({count})"),
        "moveChosen": _("Move the chosen ({count}) to…"),
    }


def _thread_controls() -> dict[str, str]:
    return {
        "history": _("How it came to be"),
        "fold": _("Fold"),
        "rename": _("Rename"),
        "merge": _("Merge with…"),
        "mergeWith": _("Merge “{thread}” with"),
        "split": _("Split"),
        "lane": _("Lane…"),
        "whichLane": _("Which lane?"),
        "remove": _("Remove"),
        "keep": _("Keep"),
        "notOurs": _("Not ours"),
    }


def _point_controls() -> dict[str, str]:
    return {
        "choose": _("Choose: {point}"),
        "alsoIn": _("also in {threads}"),
        "putInto": _("Put into “{thread}”: {point}"),
        "moveTo": _("Move to…"),
        "moveToWhich": _("Move to"),
        "nowhere": _("No thread"),
        "alsoInTo": _("Also in…"),
        "alsoInWhich": _("Show it also in"),
        "disputed": _("Disputed"),
        "settled": _("Settled"),
    }


def _left() -> dict[str, str]:
    return {
        "vanished": _("This sentence is not there any more:"),
        "typed": _("What you typed about it:"),
        "close": _("Close"),
    }


def _sending() -> dict[str, str]:
    return {
        "undo": _("Undo"),
        "slow": _("The server does not answer yet. What you pressed is sent again by itself."),
        "lost": _(
            "The server did not answer, so nobody knows whether this was done. Load the page again and look."
        ),
    }


def _more_points() -> dict[str, str]:
    return reader().plural_forms(
        "{part} of {count} point are shown: show more", "{part} of {count} points are shown: show more"
    )


def _saving() -> dict[str, str]:
    return {
        "save": _("Save"),
        "saveMine": _("Save mine instead"),
        "cancel": _("Cancel"),
        "close": _("Close"),
        "changed": _("Somebody changed this meanwhile:"),
    }


def _named() -> dict[str, str]:
    """A name and what it says of itself, with the colon of the language."""
    return {"named": _("{name}: {text}")}


def _plurals() -> dict[str, str]:
    """The language by whose rules a browser counts (BCP 47)."""
    return {"language": reader().tag}
