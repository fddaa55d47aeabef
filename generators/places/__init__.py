"""An invented district whose towns, streets, postcodes, beats and coordinates agree with each other."""

from generators.places.gazetteer import Gazetteer, Junction
from generators.places.landmarks import Landmark

__all__ = ["Gazetteer", "Junction", "Landmark"]
