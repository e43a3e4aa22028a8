"""What a page shows: a PDF to read or print, an XLSX to count with; made offline, the same each time."""
