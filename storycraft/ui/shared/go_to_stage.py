"""Leads a screen to a stage: what its browser still tells of the stage before is then late, and no choice."""

from storycraft.ui.shared.context import Context
from storycraft.ui.shared.resume_choice import choose


def go_to_stage(context: Context, key: str) -> dict[str, str]:
    """Let the pages of this screen show the stage from now on; what their address says of it."""
    choose("stage", key, context.id)
    return {"stage": key}
