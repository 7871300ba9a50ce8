"""The board of the room's threads."""

from collections.abc import Sequence

from storycraft.ui.components.common_words import more_points, naming, plurals, sending
from storycraft.ui.components.register import Data, acts, register
from storycraft.ui.shared.translation import _, reader


def _words() -> Data:
    return {
        **naming(),
        **plurals(),
        **_controls(),
        "search": _("Search points"),
        "foldAll": _("Fold all"),
        "openAll": _("Open all"),
        "only": _("Whose points are shown"),
        "everybody": _("All groups"),
        **sending(),
        "redo": _("Redo"),
        "noThread": _("No thread in this lane yet."),
        "points": reader().plural_forms("{count} point", "{count} points"),
        "proposed": _("Proposed"),
        "anew": _("Name it anew"),
        "gone": _("This thread is not on the board any more. What you typed is still here."),
        "tension": _("In tension: {pair}"),
        "tenser": reader().plural_forms("{count} more pair in tension", "{count} more pairs in tension"),
        "unplaced": _("In no thread yet · {count}"),
        "more": more_points(),
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


def _controls() -> Data:
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
        "nameThese": _("Name a thread of the chosen points"),
        "nameOf": _("Name of the thread that is made of these"),
        "whereTo": _("Where that thread goes"),
        "chooseHow": _("Choose points to move them together, or to make a thread of them."),
        "arrows": _("The arrow keys go from point to point."),
        "chooseFirst": _("Choose points and type a name for the thread first."),
        "makeOf": _("Make a thread of these ({count})"),
        "moveChosen": _("Move the chosen ({count}) to…"),
    }


_threads = register("threads", _words, sends=("acts",))


def draw_thread_board(key: str, data: Data) -> Sequence[Data]:
    """Draw the room's threads; returns what was pressed and not yet answered, each {"token", "what", …}.

    The same comes again until the next drawing has an answer under its token in "answers":
    {"done", "said", "revision"}. What a browser sends is not to be trusted.
    """
    return acts(_threads(key, data))
