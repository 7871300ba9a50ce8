"""The first page: open a workshop, join one, look at a sample, bring notes."""

from storycraft.ui.parts.opening import draw_opening

draw_opening()
