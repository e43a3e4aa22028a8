"""The year plan: goals, actions, who may do what, and how far they are."""
