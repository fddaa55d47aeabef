"""Searches as forces and suppliers run them, each with the folder by which the harness asks it."""
