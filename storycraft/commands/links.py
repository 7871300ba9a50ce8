"""The facilitators' links of all workshops, for whoever runs the server: one is lost, or a restore made new ones."""

from collections.abc import Iterator

from storycraft.commands.installation import archive_here


def facilitator_links() -> Iterator[tuple[str, str, str]]:
    """Of each workshop its title, its join code and the path of its facilitator's link."""
    with archive_here() as archive:
        for workshop_id in archive.workshop_revisions():
            path = f"/enter#w={workshop_id}&fkey={archive.facilitator_key(workshop_id)}"
            yield archive.workshop(workshop_id).title, archive.join_code(workshop_id), path
