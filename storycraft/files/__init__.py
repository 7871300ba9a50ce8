"""Reads and writes files: notes, tables and story files."""
