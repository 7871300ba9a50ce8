"""What we ask of PostgreSQL for each connection, so that a machine that died does not keep its locks."""

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
    """Arguments of a connection that both ends give up soon after the other has gone."""
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
    """The same for transactions that are short: none may idle or wait for a lock long."""
    arguments = watched()
    bounds = ("idle_in_transaction_session_timeout", "lock_timeout")
    arguments["options"] += " " + _options(dict.fromkeys(bounds, PATIENCE_SECONDS * _MILLISECONDS))
    return arguments


def take_your_time(connection: sa.Connection) -> None:
    """Lift those bounds for one transaction that moves whole tables; on SQLite there are none."""
    if connection.dialect.name == "postgresql":
        for bound in ("idle_in_transaction_session_timeout", "lock_timeout"):
            connection.exec_driver_sql(f"SET LOCAL {bound} = 0")


def _options(settings: dict[str, int]) -> str:
    return " ".join(f"-c {name}={value}" for name, value in settings.items())
