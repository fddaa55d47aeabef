"""From a corpus to the answers of a system.

``index``
    puts a corpus into a system's indices, and takes it out again
``search``
    asks topics in batches, and says what was answered or why nothing was
``session``
    an engine, a system and an indexed corpus, for as long as a run lasts
``diagnosis``
    why a record was missed
"""
