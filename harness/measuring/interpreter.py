"""Settings of the Python interpreter for as long as something is measured: the engine is what one should wait for."""

import gc
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from generators.districts import gc_paused

__all__ = ["gc_frozen", "short_switch_interval"]

_SWITCH_S = 0.0005


@contextmanager
def short_switch_interval() -> Iterator[None]:
    """Shorten the interpreter's thread-switch interval to 0.5 ms, a tenth of the default.

    A thread that has got an answer waits for the interpreter as long as another may keep it, which makes topics
    meanwhile; the engine would have nothing to do.
    """
    before = sys.getswitchinterval()
    sys.setswitchinterval(_SWITCH_S)
    try:
        yield
    finally:
        sys.setswitchinterval(before)


@contextmanager
def gc_frozen() -> Iterator[None]:
    """Pause the garbage collector, and let it never look at what was built meanwhile: that lives as long as we do."""
    with gc_paused():
        try:
            yield
        finally:
            gc.freeze()
