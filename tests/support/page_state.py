"""What a page is doing: whether it is drawn to its end, and what on it has the focus."""

from playwright.sync_api import Page


def drawn(page: Page) -> Page:
    """Wait until the server has drawn the page to its end, so that nothing older stands on it any more."""
    page.wait_for_function("() => !document.querySelector('[data-test-script-state=running]')")
    return page


def focused(page: Page, tells: str) -> str:
    """What `tells`, an expression of JavaScript, says of the element `e` that has the focus, within components too.

    On a page that is just going or coming it is "".
    """
    return page.evaluate(
        "() => { let e = document.activeElement; while (e?.shadowRoot?.activeElement) e = e.shadowRoot.activeElement;"
        f" return e ? {tells} : '' }}"
    )
