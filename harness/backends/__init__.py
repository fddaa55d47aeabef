"""Asking a search, and saying for each question what it answered or why it could not be asked.

``question``
    what is typed, and how many hits are wanted
``elasticsearch``
    asks an Elasticsearch, in batches
``reasons``
    why an Elasticsearch did not do what it was asked
"""
