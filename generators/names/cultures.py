"""Every naming culture.

Forenames and surnames come from Faker's providers where those write Latin script and tell the sexes apart, else from
the tables beside this module.  Shares are chosen so that every culture can be measured, not to repeat a census.

Self-defined ethnicity follows the sixteen codes of the 2001 census that British forces use, and NS where it was not
stated (Home Office, Annual Data Requirement); who of a culture says which is this project's own estimate.
"""

from collections.abc import Mapping
from types import MappingProxyType

from generators.names import africa_and_arabia, british_isles, east_asia, europe, south_asia
from generators.names.culture import Culture

__all__ = ["CULTURES", "Culture"]

CULTURES: Mapping[str, Culture] = MappingProxyType(
    {
        culture.name: culture
        for region in (british_isles, south_asia, africa_and_arabia, east_asia, europe)
        for culture in region.CULTURES
    }
)
"""Every naming culture by its name."""
