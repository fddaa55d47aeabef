"""A run told in lines of at most 100 columns.

``summary``
    all of it, in order: ``header``, ``table``, ``cost``, ``slices``, ``every``, ``invalid``, ``excused``, ``verdict``
``failure``, ``counterexample``, ``as_golden``
    why a topic failed, or a relation, and a golden topic made of that
``comparison``, ``side_by_side``
    two runs compared; reports of several systems in one table
``lines``
    what they share
"""
