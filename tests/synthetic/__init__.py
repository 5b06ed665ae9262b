"""A graph of any size, grown from the real files by a seed: for measuring, and for promises about what grows."""
