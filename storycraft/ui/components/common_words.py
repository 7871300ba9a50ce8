"""What several components say, in the reader's language: a browser gets its texts as data, and writes none itself.

`{name}` in a text is filled in the browser; what is counted has a text for each form of the plural.
"""

from storycraft.ui.shared.translation import _, reader


def left() -> dict[str, str]:
    """Of what somebody typed about a sentence that is gone."""
    return {
        "vanished": _("This sentence is not there any more:"),
        "typed": _("What you typed about it:"),
        "close": _("Close"),
    }


def sending() -> dict[str, str]:
    """Of what was pressed, until the server has it."""
    return {
        "undo": _("Undo"),
        "slow": _("The server does not answer yet. What you pressed is sent again by itself."),
        "lost": _(
            "The server did not answer, so nobody knows whether this was done. Load the page again and look."
        ),
    }


def more_points() -> dict[str, str]:
    """Of points that a long list does not show yet."""
    return reader().plural_forms(
        "{part} of {count} point are shown: show more", "{part} of {count} points are shown: show more"
    )


def saving() -> dict[str, str]:
    """Of a text that somebody else may change meanwhile."""
    return {
        "save": _("Save"),
        "saveMine": _("Save mine instead"),
        "cancel": _("Cancel"),
        "close": _("Close"),
        "changed": _("Somebody changed this meanwhile:"),
    }


def naming() -> dict[str, str]:
    """A name and what it says of itself, with the colon of the language."""
    return {"named": _("{name}: {text}")}


def plurals() -> dict[str, str]:
    """The language by whose rules a browser counts (BCP 47)."""
    return {"language": reader().tag}
