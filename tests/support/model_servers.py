"""Lets a test start without what the process has learned of model servers before."""

from storycraft.llm import server_profile


def forget_all() -> None:
    """Drop what is known of all models."""
    server_profile._known.clear()
