"""A draft with its receipts."""

from storycraft.ui.components.common_words import left, naming, plurals
from storycraft.ui.components.register import Data, Pressed, pressed, register
from storycraft.ui.shared.translation import _, reader


def _words() -> Data:
    return {
        **naming(),
        **plurals(),
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
        **left(),
        **_writing(),
    }


def _writing() -> Data:
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
        "pressAgain": _("The room is not there now. Press again when it is."),
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


_story = register(
    "story", _words, html='<div class="story"></div>', sends=("repair", "overrule", "answer", "choose")
)


def draw_story(key: str, data: Data) -> Pressed:
    """Draw a draft with its receipts, as `story_data` gives it.

    Returns ("repair", {"text", "repair"}), ("overrule", {"text", "id", "reason"}) or ("answer", {"text", "id",
    "answer"}) when pressed, and with "chooses" ("choose", {"place", "text"}) of the sentence that was pressed.
    Half-typed reasons are kept where "typing" says, also while their sentence is changed or gone. With
    "writing" a paragraph that is pressed is typed in; the browser keeps it by itself (see
    `storycraft.web.typed_paragraphs`).
    """
    return pressed(_story(key, data))
