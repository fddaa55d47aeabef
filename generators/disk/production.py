"""Work done by several processes, whose results come in the order in which the work was given."""

import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Generator, Iterable
from concurrent.futures import Future, ProcessPoolExecutor
from typing import TypeVar

__all__ = ["in_order"]

T = TypeVar("T")
R = TypeVar("R")

_AHEAD = 2
"""Results that may wait for each worker: enough to keep it busy, and all that is held in memory."""


def in_order(function: Callable[[T], R], items: Iterable[T], *, workers: int) -> Generator[R, None, None]:
    """Yield `function` of each of `items`, in their order; with one worker, in this process.

    Raises what `function` raises, and :class:`~concurrent.futures.process.BrokenProcessPool` where a worker dies.
    """
    if workers == 1:
        yield from map(function, items)
        return
    # Spawned, not forked: the same on every platform, and safe beside the threads of a progress bar.
    context = multiprocessing.get_context("spawn")
    waiting: deque[Future[R]] = deque()
    with ProcessPoolExecutor(workers, mp_context=context, initializer=_serve) as pool:
        try:
            for item in items:
                waiting.append(pool.submit(function, item))
                if len(waiting) > _AHEAD * workers:
                    yield waiting.popleft().result()
            while waiting:
                yield waiting.popleft().result()
        finally:
            for future in waiting:
                future.cancel()


def _serve() -> None:
    """Leave Ctrl-C to the parent, which ends its workers in order, and do not outlive it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = multiprocessing.parent_process()

    def watch() -> None:
        if parent is not None:
            parent.join()
        os._exit(1)

    threading.Thread(target=watch, daemon=True).start()
