"""The page of one person's phone."""
