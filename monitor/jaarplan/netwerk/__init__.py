"""The network of a buurt: partners, agreements and their rhythm."""
