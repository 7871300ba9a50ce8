"""Numbers, quantities, dates, times and names, found in a text."""
