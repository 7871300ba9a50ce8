"""Weavers write drafts: the Protocol `Weaver`, the quote weaver (needs no model) and the model weaver."""
