"""Measurements, run by `make bench`; never part of a test: these machines are noisy, so ratios count."""
