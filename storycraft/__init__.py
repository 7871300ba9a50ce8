"""Storycraft turns what a room of people said into stories that they recognise as their own."""

__version__ = "0.1.0"
