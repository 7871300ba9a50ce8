"""The page for the projector."""
