"""``pytest harness``: its options, what it selects, what it gathers, and how it ends."""
