"""Why a record was missed.

``deeper``
    how far below the page it ranks
"""
