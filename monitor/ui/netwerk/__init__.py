"""Netwerk: partners and agreements of a buurt, and what is late."""
