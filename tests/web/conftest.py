"""What the tests of the web server share with those of the pages."""

from tests.ui.conftest import house, new_data, no_part_failed, page, sample, server

__all__ = ["house", "new_data", "no_part_failed", "page", "sample", "server"]
