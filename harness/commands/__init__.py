"""The commands of `search-harness`, one module each; those of the engine stand with it."""
