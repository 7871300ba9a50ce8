"""Data that stands in a page for a script of the same page."""

import json


def page_data(name: str, data: object) -> str:
    """An element with this id, whose text is the data as JSON; no browser runs it, whatever people wrote in it."""
    written = json.dumps(data, ensure_ascii=False).replace("<", "\\u003c")
    return f'<script type="application/json" id="{name}">{written}</script>'
