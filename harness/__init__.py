"""Measures whether a search over police records returns the right person and the right incident."""

__version__ = "0.1.0"
