"""Story files: a story with its evidence, as Markdown."""
