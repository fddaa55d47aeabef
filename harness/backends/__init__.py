"""Asking a search, and saying for each question what it answered or why it could not be asked.

``base``
    questions, and what asks them: a backend, with what it can do
``elasticsearch``
    asks an Elasticsearch, in batches
``reasons``
    why an Elasticsearch did not do what it was asked
"""
