"""Reading how a running Storycraft is."""

from storycraft.domain.errors import StorycraftError
from storycraft.wiring import parts


def read_health() -> dict[str, object]:
    """How database, jobs and model are, apart; `ok` is whether the first two work, whatever the model does."""
    made = parts()
    try:
        made.archive.healthy()
        database = "ok"
    except StorycraftError as error:
        database = type(error).__name__
    jobs = made.weave_queue.trouble or "ok"
    return {
        "ok": database == jobs == "ok",
        "database": database,
        "jobs": jobs,
        "model": made.weavers.model_state,
    }
