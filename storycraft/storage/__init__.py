"""The only door to SQL: rows stay inside, domain objects come out."""
