"""Variations of names: how they are written, which parts are typed, how they sound, and slips of the hand."""

from generators.variations.names import parts, slips, sounds, writing

__all__ = ["parts", "slips", "sounds", "writing"]
