"""How people name the columns of a table, and what stands in them."""

from storycraft.languages.entries import Wordings
from storycraft.languages.section import Section


class Tables(Section):
    """Names of columns, as tools write them and as people type them, and the values that hide a row.

    Of several names in a table, the first counts that stands here; more in docs/formats.md.
    """

    words: Wordings = ()
    """Columns with what people said."""
    group: Wordings = ()
    stage: Wordings = ()
    speaker: Wordings = ()
    language: Wordings = ()
    id: Wordings = ()
    who: Wordings = ()
    """Columns that say who somebody is; a point has a role at most, and no name."""
    yes: Wordings = ()
    no: Wordings = ()
    status: Wordings = ()
    """Columns of a moderator's decision …"""
    rejected: Wordings = ()
    """… and what stands there where a row was not let through."""
    hidden: Wordings = ()
    """Columns in which a "yes" takes a row out of sight …"""
    shown: Wordings = ()
    """… in which a "no" does …"""
    hidden_when: Wordings = ()
    """… and in which a date does."""
    seed: Wordings = ()
    """Columns in which a "yes" tells that the hosts wrote the row."""
