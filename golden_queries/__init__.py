"""Golden queries: questions written by hand over a planted cast.

Data only; ``README.md`` beside this file says how to write one.
"""
