"""Tables: CSV and XLSX, with a column of people's words."""
