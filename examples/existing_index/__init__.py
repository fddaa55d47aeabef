"""Indices of a force's own, in a shape of their own, which a migration fills and which are only read."""
