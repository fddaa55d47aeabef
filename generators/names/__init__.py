"""Names as they occur together: by naming culture, with the skew that real name lists have."""

from generators.names.cultures import CULTURES, Culture
from generators.names.tables import name_groups

__all__ = ["CULTURES", "Culture", "name_groups"]
