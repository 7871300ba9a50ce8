"""The first page: open a workshop, join one, look at the sample, bring notes."""
