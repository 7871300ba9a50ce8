"""Links into workshops for who runs the server: a facilitator's was lost, or the doctor tries a wall's."""

import secrets
from collections.abc import Iterator

from storycraft.services.installation import archive_here
from storycraft.services.keep_database import examine_database
from storycraft.settings import settings_here


def list_facilitator_links() -> Iterator[tuple[str, str, str]]:
    """Of each workshop its title, its join code and the path of its facilitator's link."""
    with archive_here() as archive:
        for workshop_id in archive.workshop_revisions():
            path = f"/enter#w={workshop_id}&fkey={archive.facilitator_key(workshop_id)}"
            yield archive.workshop(workshop_id).title, archive.join_code(workshop_id), path


def way_to_a_wall() -> tuple[dict[str, str], str]:
    """The address of some workshop's wall with a pass, and the cookie for which it is; both empty where there is none.

    As a browser would have it: what is asked for stands in the logs of what is between.
    """
    state = examine_database(settings_here())
    if state.form != state.newest:
        return {}, ""  # opening the archive would make it or change it, and we only look
    with archive_here() as archive:
        workshop_id, browser = next(iter(archive.workshop_revisions()), ""), secrets.token_urlsafe(18)
        if not workshop_id:
            return {}, ""
        passed = archive.access_keys.browser_pass(browser, archive.wall_key(workshop_id))
        return {"w": workshop_id, "as": "wall", "pass": passed}, archive.access_keys.browser_cookie(browser)
