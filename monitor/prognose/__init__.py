"""Weekly hours to come, peaks, support."""
