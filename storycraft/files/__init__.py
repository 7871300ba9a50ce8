"""Files in and out: notes, tables and story files."""
