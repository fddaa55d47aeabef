"""When and where a run was made, and by which command."""

import platform
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Self

__all__ = ["Execution"]


@dataclass(frozen=True, kw_only=True)
class Execution:
    """The `command` that made a run, without any secret, the `host` on which it ran, and from when to when.

    `began` and `ended` are moments in UTC, in ISO 8601.
    """

    command: str
    host: str
    began: str
    ended: str

    @classmethod
    def ending_now(cls, command: str, began: datetime) -> Self:
        """Return the execution of `command` here, from `began` until now."""
        return cls(
            command=command,
            host=f"{platform.node()}, {platform.platform()}",
            began=_moment(began),
            ended=_moment(datetime.now(UTC)),
        )


def _moment(at: datetime) -> str:
    return at.astimezone(UTC).isoformat(timespec="seconds")
