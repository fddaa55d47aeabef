"""How a run is told: its model, and views of that as text and in other formats.

``model``
    what a run came to: everything that its views are made of
``text/``
    the summary at a terminal, misses, counter-examples, comparisons
``formats/``
    JSON, Markdown, and files
"""
