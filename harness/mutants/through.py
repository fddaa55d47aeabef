"""A backend that is asked through another."""

from harness.backends.base import Backend, Question

__all__ = ["Through"]


class Through:
    """Sends what `backend` sends, and waits as long; what becomes of answers, a subclass says."""

    def __init__(self, backend: Backend) -> None:
        self._backend = backend

    @property
    def waited(self) -> float:
        """How many seconds answers took."""
        return self._backend.waited

    @waited.setter
    def waited(self, seconds: float) -> None:
        self._backend.waited = seconds

    def told(self, question: Question) -> bytes:
        """Return what is sent to ask `question`."""
        return self._backend.told(question)
