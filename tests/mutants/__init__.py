"""Searches broken on purpose, and what is made of them."""
