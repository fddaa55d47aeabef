"""What a run about real records may tell of them: keyed hashes stand where a name, number, date or place would."""

import hashlib
import hmac
import re
import secrets
from collections.abc import Iterable, Mapping
from dataclasses import replace

from generators.queries import Query
from generators.topics import Topic
from harness.runs import Answer, Failure
from harness.secrets import secret_if_any

__all__ = ["KEY", "Redaction"]

KEY = "HARNESS_REDACT_KEY"
"""The secret by which two runs hash alike, so that they can be compared; without it every run has a key of its own."""

_LENGTH = 12
_MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}(?:T[\d:.+Z-]*)?")
_SHORTEST = 2
"""Characters of a typed value from which it is looked for in a text: of fewer, every text would be full."""


class Redaction:
    """Puts a hash by HMAC-SHA-256 (RFC 2104) in the place of whatever might tell of a record.

    Without `key` nobody can tell whether a hash is that of a name, and the same text has the same hash, so that what is
    told still says which hits are one and the same.
    """

    def __init__(self, key: str) -> None:
        self.key = key

    @classmethod
    def by(cls, key: str | None) -> "Redaction":
        """Return that by `key`; without one, by the secret :data:`KEY`, or by a key that is drawn and forgotten."""
        return cls(key or secret_if_any(KEY) or secrets.token_hex(32))

    def hashed(self, text: str) -> str:
        """Return what stands for `text`, whatever its case and the spaces around it."""
        digest = hmac.new(self.key.encode(), text.strip().casefold().encode(), hashlib.sha256).hexdigest()
        return f"#{digest[:_LENGTH]}"

    def query(self, query: Query) -> Query:
        """Return `query` with a hash in every box that is not empty."""
        return query.with_boxes({box: self.hashed(value) for box, value in query.typed().items()})

    def topic(self, topic: Topic) -> Topic:
        """Return `topic`, whose records go by names that tell nothing, without what was typed and why."""
        return replace(topic, typed=self.query(topic.typed), meant=self.query(topic.meant), about="")

    def answer(self, answer: Answer, *, told: Iterable[str], markers: Iterable[str]) -> Answer:
        """Return `answer` with a hash for every hit but those whose names may be `told`.

        Of `markers` the code may be told too: what stands in the place of a marker may be anything.  Why there is no
        answer is said without the words of whoever gave none: those may repeat what was typed.
        """
        if isinstance(answer, Failure):
            said = "it came too late" if answer.late else f"status {answer.status}" if answer.status else "no answer"
            return replace(answer, reason=f"{said}; the reason may tell of records, and is left out (--redact)")
        names, codes = frozenset(told), frozenset(markers)
        return answer.renamed(lambda hit: hit if hit in names else self.hashed(hit)).marked_as(
            lambda marker: marker if marker in codes else self.hashed(marker)
        )

    def text(self, text: str, typed: Mapping[str, str]) -> str:
        """Return `text` with a hash for every moment in it, and for whatever of `typed` stands there."""
        for value in sorted(typed.values(), key=len, reverse=True):
            if len(value) >= _SHORTEST:
                text = re.sub(re.escape(value), self.hashed(value), text, flags=re.IGNORECASE)
        return _MOMENT.sub(lambda found: self.hashed(found[0]), text)
