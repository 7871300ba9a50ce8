"""The languages of the interface: which one somebody reads, its catalogue of texts, its numbers and times.

The language of a story is another matter: see `storycraft.languages`.
"""
