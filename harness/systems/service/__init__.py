"""Systems of the kind `http`: a service that somebody else runs, asked as its own clients ask it.

``call``
    what is sent to ask a question: method, path, parameters or body
``paths``
    where an answer holds what is read of it, by JSONPath
``reply``
    what an answer means: which status says what, where hits, ids and totals stand, what it repeats of the question
``access``
    how to prove who asks
``service``
    the system, as its folder says it
"""

from harness.systems.service.access import Access, Basic, Bearer, HeaderKey, Secret, TokenAccess
from harness.systems.service.call import Call, Sent
from harness.systems.service.paths import Path
from harness.systems.service.reply import Echo, Reading
from harness.systems.service.service import (
    ServiceIntent,
    ServiceSystem,
    read_service,
    read_service_system,
    wrong_address,
)

__all__ = [
    "Access",
    "Basic",
    "Bearer",
    "Call",
    "Echo",
    "HeaderKey",
    "Path",
    "Reading",
    "Secret",
    "Sent",
    "ServiceIntent",
    "ServiceSystem",
    "TokenAccess",
    "read_service",
    "read_service_system",
    "wrong_address",
]
