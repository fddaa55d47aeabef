"""Who may see a record."""

from enum import StrEnum

__all__ = ["Visibility"]


class Visibility(StrEnum):
    """Whether an ordinary search may show a record.

    A restricted record is kept from all but a few; a deleted one stays in the database, marked, until it is purged.
    """

    OPEN = "open"
    RESTRICTED = "restricted"
    DELETED = "deleted"
