"""What the facilitator decided since a screen was drawn last, in the words of the log.

A timer that is started anew while it runs is one that goes on longer.
"""

from storycraft.domain.controls import Controls
from storycraft.domain.format import Format
from storycraft.ui.shared.translation import N_, _, reader, shown


def news_of_controls(before: Controls, now: Controls, titles: Format) -> tuple[str, ...]:
    """Each decision that makes the difference; stages are named by their `titles`."""
    called = {now.called_to} if now.calls != before.calls else set()
    stages = (
        (N_("everyone called"), called),
        (N_("stage closed"), now.closed - before.closed),
        (N_("stage opened"), before.closed - now.closed - called),
    )
    about = tuple(
        _("{change}: {stage}", change=change, stage=_listed(keys, titles)) for change, keys in stages if keys
    )
    return (*about, *_of_timer(before, now), *_of_hiding(before, now))


def _of_timer(before: Controls, now: Controls) -> tuple[str, ...]:
    if before.ends == now.ends:
        return ()
    more = now.ends and before.ends and before.timed == now.timed
    change = N_("timer extended") if more else N_("timer started") if now.ends else N_("timer stopped")
    return (shown(change),)


def _of_hiding(before: Controls, now: Controls) -> tuple[str, ...]:
    if before.hidden == now.hidden:
        return ()
    return (shown(N_("points hidden") if now.hidden else N_("points revealed")),)


def _listed(keys: frozenset[str] | set[str], titles: Format) -> str:
    """Stages in the order of the workshop; everyone can be called to the stories too, which are none of them."""
    named = [stage.title for stage in titles.stages if stage.key in keys]
    return reader().listed(named or [_("the stories")], "and")
