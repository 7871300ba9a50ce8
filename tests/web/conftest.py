"""What the tests of the web server share with those of the pages."""

from tests.ui.conftest import no_part_failed, page, sample_data, server

__all__ = ["no_part_failed", "page", "sample_data", "server"]
