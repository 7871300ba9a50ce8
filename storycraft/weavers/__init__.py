"""Who writes: one Protocol (`Weaver`) and two writers, one of which needs no model."""
