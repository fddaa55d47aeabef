"""Asking everything that is to be asked.

``session``
    an engine, a system and an indexed corpus, for as long as a run lasts
``counting``
    how many records match, where a search does not say
``timing``
    how many topics were asked, and how fast
"""
