"""Asking everything that is to be asked.

``session``
    an engine, a system and an indexed corpus, for as long as a run lasts
``asking``
    everything that is asked of one class
``counting``
    how many records match, where a search does not say
``stopwatch``
    how long the asking took
"""
