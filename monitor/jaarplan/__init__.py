"""Goals, actions, interventions, network, hand-over."""
