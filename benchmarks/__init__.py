"""Timings, as ratios of two things measured side by side in one run: a machine's speed drifts, a ratio holds."""
