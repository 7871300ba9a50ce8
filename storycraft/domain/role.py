"""The role that a link gives to whoever holds it."""

from enum import StrEnum


class Role(StrEnum):
    """The role that a link gives: it decides what its holder may see and change."""

    FACILITATOR = "facilitator"
    GROUP = "group"
    PERSON = "person"
    WALL = "wall"
