"""Variations of names: how they are written, which parts are typed, how they sound, other names, and slips."""

from generators.variations.names import chains, changed, forenames, parts, slips, sounds, surnames, titles, writing

__all__ = ["chains", "changed", "forenames", "parts", "slips", "sounds", "surnames", "titles", "writing"]
