"""Maps: what a map is, its layer of areas, where its files lie, and a map as a file."""
