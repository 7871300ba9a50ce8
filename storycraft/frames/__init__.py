"""The frame of a story: who, where, when, what, how and why, with gaps."""
