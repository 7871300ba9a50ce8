"""The page of the final stories."""
