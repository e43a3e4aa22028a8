"""Benches: speed and quality figures, each with the bar it is held against."""

import monitor  # noqa: F401 — before numpy: it keeps linear algebra to one thread
