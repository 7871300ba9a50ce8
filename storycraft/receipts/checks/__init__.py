"""One file for each way in which a sentence can be wrong."""
