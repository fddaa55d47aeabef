"""The versions that decide what is asked and what an answer is worth: with others, the same seed may be another run."""

import platform
from collections.abc import Mapping
from importlib.metadata import version

__all__ = ["versions"]

_DECIDING = ("hypothesis", "faker", "ir-measures", "numpy", "scipy")


def versions() -> Mapping[str, str]:
    """Return the version of Python and of every package that decides, in the order of their names."""
    found = {"python": platform.python_version(), **{name: version(name) for name in _DECIDING}}
    return dict(sorted(found.items()))
