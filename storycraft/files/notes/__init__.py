"""Notes: what a facilitator types in any editor."""
