"""A system of the kind `http`, as its folder says it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any
from urllib.parse import urlsplit

from generators.queries import Query
from generators.topics import Intent
from harness.systems.files import SystemFiles
from harness.systems.headers import read_headers
from harness.systems.requested import document_named
from harness.systems.service.access import Access, read_access
from harness.systems.service.call import Call, RecordPath, read_call, read_record_path
from harness.systems.service.reply import Reading, read_reading
from harness.systems.system import ASKED_WITH, Capability, SearchedIntent, System, lacking_boxes, refuse_asked
from harness.toml import Table

__all__ = ["ServiceIntent", "ServiceSystem", "read_service", "read_service_system", "wrong_address"]


@dataclass(frozen=True, kw_only=True, eq=False)
class ServiceIntent(SearchedIntent):
    """How they are searched by a service: what is sent, and how what comes back is read.

    `repeatable` is whether a question may be sent again to a service that asks to wait; `most` is how many hits it can
    be asked for at once, None where it says nothing of that.  At `record`, where that is said, it gives out what it
    holds of one.
    """

    intent: Intent
    timeout: float
    call: Call
    reading: Reading
    repeatable: bool
    most: int | None = None
    record: RecordPath | None = None

    @property
    def capabilities(self) -> frozenset[Capability]:
        """What this search can do, by what is sent and read."""
        can = {
            Capability.PAGES: "start" in self.call.uses,
            Capability.TOTALS: self.reading.total is not None,
            Capability.RECORDS: self.record is not None,
        }
        return frozenset({Capability.FOLLOW_UPS, *(capability for capability, there in can.items() if there)})

    def told(self, query: Query) -> str:
        """Return the request that asks `query` for a page: its first line, and its body."""
        sent = self.call.sent(query, size=self.page_size)
        return " ".join(filter(None, (sent.method, sent.target, sent.body.decode("utf-8"))))

    def reads(self, box: str) -> bool:
        """Whether what is typed into `box` changes what is sent."""
        return self.call.reads(box, ASKED_WITH[self.intent])

    def size(self, wanted: int | None) -> int:
        """Return how many hits come where `wanted` are asked for: a page of its own where nothing says how many.

        Where no later page can be asked for, they are no more than it can be asked for at once.
        """
        if wanted is None or "size" not in self.call.uses:
            return self.page_size
        return wanted if "start" in self.call.uses else min(wanted, self.most or wanted)


@dataclass(frozen=True, kw_only=True, eq=False)
class ServiceSystem(System):
    """A search that somebody else runs, and that answers at `url`, unless it is said at which other address it does.

    `concurrency` is how many questions may be under way at once, `rate` how many may be sent in a second (None: as many
    as it answers).  Where it asks to wait (``Retry-After``), a question is asked again up to `retries` times, and never
    after more than `longest_wait` seconds.  `headers` go with every request.
    """

    intents: Mapping[Intent, ServiceIntent]
    url: str
    access: Access
    concurrency: int
    rate: float | None
    retries: int
    longest_wait: float
    headers: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))


def read_service(table: Table, intent: Intent, files: SystemFiles, problems: list[str]) -> ServiceIntent | None:
    """Return how `intent` is searched, by its `table`; None where that cannot be known, and why is noted."""
    asked_with = ASKED_WITH[intent]
    lacks = lacking_boxes(table, intent)
    page_size, timeout = table.count("page_size", 10), table.above_0("timeout", 10.0)
    safe = table.truth("safe")
    most = table.count("most", page_size, least=page_size) if table.has("most") else None
    record = read_record_path(table, files, problems) if table.has("record") else None
    document = document_named(table, intent, files, problems)
    call = read_call(table, asked_with, files, problems)
    reading = read_reading(table, intent, files, problems)
    table.close()
    if call is None or reading is None:
        return None
    refuse_asked(table, lacks, lambda box: call.reads(box, asked_with), "what is sent")
    return ServiceIntent(
        intent=intent,
        page_size=page_size,
        timeout=timeout,
        lacks=lacks,
        call=call,
        reading=reading,
        repeatable=safe or call.method == "GET",
        most=most,
        record=record,
        document=document,
    )


def read_service_system(settings: Table) -> dict[str, Any]:
    """Return what the top of a ``system.toml`` says of such a system alone."""
    url = settings.text("url").rstrip("/")
    if url and (wrong := wrong_address(url)):
        settings.problem("url", wrong)
    return {
        "url": url,
        "access": read_access(settings),
        "headers": read_headers(settings),
        "concurrency": settings.count("concurrency", 4),
        "rate": settings.above_0("rate", 1.0) if settings.has("rate") else None,
        "retries": settings.count("retries", 3, least=0),
        "longest_wait": settings.above_0("longest_wait", 30.0),
    }


def wrong_address(url: str) -> str:
    """Return what is wrong with `url` as the address of a service, and nothing of it that may be secret."""
    try:
        parts = urlsplit(url)
        sound = parts.scheme in {"http", "https"} and parts.hostname and parts.port != 0
    except ValueError:
        sound = False
    if not sound:
        return "is no address such as https://search.example.org/v2"
    if "@" in parts.netloc:
        return "holds a name or a password before the @: see [auth]"
    return "has parameters, which belong into `parameters`" if parts.query or parts.fragment else ""
