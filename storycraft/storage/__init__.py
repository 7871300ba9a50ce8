"""Database access: the only code that uses SQL; it takes and returns domain objects."""
