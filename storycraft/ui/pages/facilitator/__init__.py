"""The page of the facilitator."""
