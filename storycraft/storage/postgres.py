"""Settings for PostgreSQL connections, so that the locks of a machine that has died are released."""

from typing import Any

import sqlalchemy as sa

NOTICE_SECONDS = 4
"""How long either side keeps a connection whose other end went without a word, as with the power."""

PATIENCE_SECONDS = 10
"""How long a transaction may do nothing, and another may wait for its locks: a frozen process stops one room's
writing for so long."""

_KEEPALIVE = {"keepalives_idle": NOTICE_SECONDS - 2, "keepalives_interval": 1, "keepalives_count": 2}
_MILLISECONDS = 1000


def watched() -> dict[str, Any]:
    """Connection arguments with short keep-alive times: each side notices soon when the other has gone."""
    # PostgreSQL's own settings would keep the locks of a machine without power for two hours.
    server = {f"tcp_{name}": value for name, value in _KEEPALIVE.items()}
    server["tcp_user_timeout"] = NOTICE_SECONDS * _MILLISECONDS
    return {
        "connect_timeout": 5,
        "tcp_user_timeout": NOTICE_SECONDS * _MILLISECONDS,
        **_KEEPALIVE,
        "options": _options(server),
    }


def watched_and_brief() -> dict[str, Any]:
    """Connection arguments for short transactions: with limits on idle time and on waiting for a lock."""
    arguments = watched()
    bounds = ("idle_in_transaction_session_timeout", "lock_timeout")
    arguments["options"] += " " + _options(dict.fromkeys(bounds, PATIENCE_SECONDS * _MILLISECONDS))
    return arguments


def take_your_time(connection: sa.Connection) -> None:
    """Remove these limits for one transaction that copies whole tables; does nothing on SQLite."""
    if connection.dialect.name == "postgresql":
        for bound in ("idle_in_transaction_session_timeout", "lock_timeout"):
            connection.exec_driver_sql(f"SET LOCAL {bound} = 0")


def _options(settings: dict[str, int]) -> str:
    return " ".join(f"-c {name}={value}" for name, value in settings.items())
