"""Hours done, available and needed; completeness; verdict."""
