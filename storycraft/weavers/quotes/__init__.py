"""The weaver that needs no model: it tells a story in people's own words."""
