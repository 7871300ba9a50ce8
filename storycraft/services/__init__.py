"""What one can do with a workshop: one use case a file, for pages, routes and commands alike.

A service asks `storycraft.domain.rights` before it writes: `writing(Action…)` is its only way to the archive.
"""
