"""Putting a corpus into an Elasticsearch of ours, and taking it out again.

``index``
    a system's indices, for a run or kept
``sandbox``
    a few records that may be changed, to see what a search makes of it
"""
