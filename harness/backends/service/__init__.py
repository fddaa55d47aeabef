"""Asks a service that somebody else runs, by HTTP.

``backend``
    asks its questions, a few at once, in their order
``sending``
    sends a request, as often as the service may be asked, and no faster than it may
``identity``
    the headers that prove who asks
``understanding``
    what came back: an answer, or why it is none
"""

from harness.backends.service.backend import ServiceBackend

__all__ = ["ServiceBackend"]
