"""The shared screen of one group."""
