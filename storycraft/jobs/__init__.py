"""Weaving that survives a refresh, a crash and a dead server; importing this costs nothing until a launch."""
