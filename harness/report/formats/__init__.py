"""A run, or a comparison of two, for other programs.

``report``, ``file``
    a run as one JSON document, written and read
``evidence``
    a run as JSON with a schema: every miss with all that is known of it
``comparison``
    a comparison as JSON
``rows``, ``markdown``
    either as a table, and as Markdown for a pull request
"""
