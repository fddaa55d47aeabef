"""What a run is worth: from rankings to a verdict.

``measures``
    what one topic's ranking is worth
``results``
    what an item of the suite yields: a class, a golden topic or a relation, measured
``merging``
    one result a class, of all that measured parts of it
``statistics``
    how far a count can be trusted
``policy``, ``class_rules``, ``common_rules``, ``record_rules``
    the rules, and what they say about each class, about all together, and about how the records are held
``reasons``, ``verdict``
    why a run is not better, and what that comes to
"""
