"""SQL that is compiled once for all databases of a test run.

Each test has a database of its own, and so an engine: left alone, each engine would compile the same statements anew.
"""

from typing import Any

import pytest
import sqlalchemy as sa


def compile_once(patch: pytest.MonkeyPatch) -> None:
    """From now on engines that are made alike share what was compiled, as one engine does in one process of the app."""
    make, first = sa.create_engine, dict[tuple[str, ...], sa.Engine]()

    def make_and_share(url: sa.URL | str, **options: Any) -> sa.Engine:
        engine = make(url, **options)
        kept = first.setdefault((engine.dialect.name, engine.dialect.driver, *sorted(options)), engine)
        # A compiled statement is found again by the dialect that it was compiled for.
        engine.dialect, engine._compiled_cache = kept.dialect, kept._compiled_cache
        return engine

    patch.setattr(sa, "create_engine", make_and_share)
