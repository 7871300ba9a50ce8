"""The field for a join code: a form of HTML, which leads to the address of that code with or without Streamlit."""

from storycraft.domain.errors import StorycraftError
from storycraft.ui.shared.errors import told_wrong
from storycraft.ui.shared.markup import escape
from storycraft.ui.shared.messages import heading, note
from storycraft.ui.shared.translation import _
from storycraft.web.joining import CODE

LONGEST = 20
WRONG = "wrong-code"


def code_form(code: str = "", trouble: StorycraftError | None = None, *, level: int = 2) -> str:
    """Its heading, at level 1 where it is the whole page, and the field; with what is wrong about the code in it."""
    said = told_wrong(trouble, name=WRONG) if trouble else ""
    about = f' aria-invalid="true" aria-describedby="{WRONG}" autofocus' if trouble else ""
    return (
        heading(_("Join with a code"), level=level)
        + note(_("The facilitator shows it to the room."))
        + f'<form class="sc-form" action="./"><label for="join-code">{escape(_("Join code"))}</label>'
        f'<input id="join-code" name="{CODE}" value="{escape(code)}" placeholder="{escape(_("ABC DEF"))}"'
        f' maxlength="{LONGEST}" autocomplete="off" autocapitalize="characters" spellcheck="false" dir="auto"{about}>'
        f'{said}<button class="sc-go">{escape(_("Join"))}</button></form>'
    )
