"""Types of columns, alike on SQLite and PostgreSQL: moments, typed text, and JSON that holds typed text."""

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import JSON, Dialect, String, Text, TypeDecorator
from sqlalchemy.sql.operators import OperatorType

from storycraft.domain.clean_text import readable


class Moment(TypeDecorator[datetime]):
    """A moment in UTC as ISO 8601 text: the same on SQLite, which has no time zones, and PostgreSQL."""

    impl = String(40)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> Any:
        """Store in UTC."""
        return value.astimezone(UTC).isoformat() if value else None

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:
        """Read in UTC."""
        return datetime.fromisoformat(value) if value else None


class Words(TypeDecorator[str]):
    """A column type for typed text: half characters, which no database can hold, and control characters are replaced.

    They are when it is read, too: earlier versions kept control characters.
    """

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> Any:
        """Store what can be read."""
        return readable(value)

    def process_result_value(self, value: Any, dialect: Dialect) -> str | None:
        """Give what can be read."""
        words: str | None = readable(value)
        return words


class Body(TypeDecorator[Any]):
    """A column type for JSON with typed text, cleaned in the same way."""

    impl = JSON
    cache_ok = True

    def process_bind_param(self, value: Any, dialect: Dialect) -> Any:
        """Store what can be read."""
        return readable(value)

    def process_result_value(self, value: Any, dialect: Dialect) -> Any:
        """Give what can be read."""
        return readable(value)

    def coerce_compared_value(self, op: OperatorType | None, value: Any) -> Any:
        """Read from it as from any JSON."""
        return self.impl_instance.coerce_compared_value(op, value)
