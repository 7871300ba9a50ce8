"""The first page: open a workshop, join one, look at a sample, bring notes."""

from storycraft.ui.pages.home.open_workshop import draw_opening

draw_opening()
