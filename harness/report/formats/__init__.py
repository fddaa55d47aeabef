"""A run, or a comparison of two, for other programs.

``report``, ``file``
    a run as one JSON document, written and read
``comparison``, ``markdown``
    a comparison as JSON, and as Markdown for a pull request
"""
