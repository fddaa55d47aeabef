"""Whether a system holds what it was given: every record once, and every field of it as it was.

Searching cannot see most of this: a date of birth that is a day off, an occupation that was lost.

``damage``
    what happened to a value, by kind
``differences``
    one document beside another, field by field
``holding``
    what a system holds of a record, wherever that is
``checking``
    every record of one kind, looked up and compared
"""

from harness.fidelity.checking import check
from harness.fidelity.damage import Damage
from harness.fidelity.differences import Difference, differences
from harness.fidelity.holding import Holding, UnreadableError

__all__ = ["Damage", "Difference", "Holding", "UnreadableError", "check", "differences"]
