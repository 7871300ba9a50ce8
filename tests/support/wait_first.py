"""What a page is expected to show is waited for first, and looked at then.

With each look that does not find it, Playwright reads the whole page as a screen reader would, for a message in case
that it never comes: of a browser's time in a journey one part in sixteen.
"""

from typing import Any

from playwright._impl._errors import Error, TimeoutError
from playwright._impl.assertions import LocatorAssertions

NOT_WAITED_FOR = ("to.be.hidden", "to.be.detached", "to.have.count")
"""What holds, or may hold, of something that is not there."""


def wait_first() -> None:
    """From now on `expect` waits without a word until its element is there; what it says in the end is as before."""
    look = LocatorAssertions._call_expect

    async def wait_and_look(expected: LocatorAssertions, what: str, options: Any, title: str | None) -> Any:
        if not (expected._is_not or what in NOT_WAITED_FOR or what.endswith(".array")):
            state = "visible" if what == "to.be.visible" else "attached"
            try:
                await expected._actual_locator.wait_for(options["timeout"], state)
            except TimeoutError:
                options["timeout"] = 1
            except Error:
                pass  # the look says it
        return await look(expected, what, options, title)

    LocatorAssertions._call_expect = wait_and_look
