"""What a run is asked to measure: everything that decides its figures, and nothing else."""

from dataclasses import asdict, dataclass
from pathlib import Path

from harness.errors import ConfigurationError

__all__ = ["Settings"]


@dataclass(frozen=True, kw_only=True)
class Settings:
    """The choices of one run; the defaults are those of ``pytest harness``.

    `seed` with `people` and `incidents` decides the corpus, `topics` how many questions are asked of each class.
    Without `system` the reference system is searched; without `policy` the shipped policy judges.

    Raises :class:`ConfigurationError` where a number is too small to measure anything.
    """

    seed: str = "1"
    people: int = 20_000
    incidents: int = 15_000
    topics: int = 200
    system: Path | None = None
    policy: Path | None = None

    def __post_init__(self) -> None:
        for option, least in (("people", 1), ("incidents", 1), ("topics", 1)):
            value = getattr(self, option)
            if value < least:
                raise ConfigurationError(f"--{option} {value}: must be at least {least}")

    def options(self) -> tuple[str, ...]:
        """Return the command-line options that make these choices out of the defaults, for a command that repeats."""
        default = asdict(Settings())
        changed = {name: value for name, value in asdict(self).items() if value != default[name]}
        return tuple(word for name, value in changed.items() for word in (f"--{name}", str(value)))
