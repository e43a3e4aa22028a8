"""Speed and quality figures, side by side in one run."""
