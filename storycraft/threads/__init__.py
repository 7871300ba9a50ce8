"""Common threads: what contributions share."""
