"""Pieken: the weeks to come, projects, support, what-if, and how good earlier forecasts were."""
