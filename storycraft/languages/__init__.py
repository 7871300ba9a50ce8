"""The words of five languages that the checks and the weavers need, one list a file."""
