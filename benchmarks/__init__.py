"""What is measured of the project itself: timings, false alarms, and error rates of its statistics.

Timings are ratios of two things measured side by side in one run: a machine's speed drifts, a ratio holds.
"""
