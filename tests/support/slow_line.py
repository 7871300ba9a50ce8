"""A slow line between a page and the room: what the server sends waits until it is let through."""

from playwright.sync_api import Page, WebSocketRoute


class SlowLine:
    """A line that lets nothing through to a page for a while; what the page sends goes out, and `sent` counts it."""

    def __init__(self, page: Page) -> None:
        self.sent = 0
        self._holds = False
        self._held: list[tuple[WebSocketRoute, str | bytes]] = []
        page.route_web_socket("**/_stcore/stream", self._connect)

    def hold(self) -> None:
        self._holds = True

    def let_go(self) -> None:
        self._holds = False
        for page, message in self._held:
            page.send(message)

    def _connect(self, page: WebSocketRoute) -> None:
        server = page.connect_to_server()

        def send(message: str | bytes) -> None:
            self.sent += 1
            server.send(message)

        def hear(message: str | bytes) -> None:
            if self._holds:
                self._held.append((page, message))
            else:
                page.send(message)

        page.on_message(send)
        server.on_message(hear)
