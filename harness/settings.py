"""What a run is asked to measure: everything that decides its figures, and nothing else."""

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path
from types import MappingProxyType
from typing import Any

from harness.errors import ConfigurationError, did_you_mean

__all__ = ["PROFILES", "Settings", "seed_in_force"]

_RANDOM = "random"
_DECIDED = ("seed", "people", "incidents", "topics", "golden")
"""The choices that a corpus on disk makes."""
_SEEDS = 10**12
"""Of how many seeds one is drawn: too many to learn all their answers by heart, few enough digits to write down."""


@dataclass(frozen=True, kw_only=True)
class Settings:
    """The choices of one run; the defaults are those of ``pytest harness``.

    `seed` with `people` and `incidents` decides the corpus, `topics` how many questions are asked of each class.
    Without `system` the reference system is searched; without `policy` the shipped policy judges; without `golden`,
    folders of golden queries, those that are shipped are asked.  `profile` names the sizes that the run started from,
    and says how long Hypothesis looks.  Where `corpus` names a folder, records, topics and golden queries are read
    there, and the sizes are the folder's.  What is code in the system's folder is run only where `allow_code`.

    Raises :class:`ConfigurationError` where a number is too small to measure anything.
    """

    seed: str = "1"
    people: int = 20_000
    incidents: int = 30_000
    topics: int = 400
    system: Path | None = None
    policy: Path | None = None
    golden: tuple[str, ...] = ()
    profile: str = "acceptance"
    corpus: Path | None = None
    allow_code: bool = False

    def __post_init__(self) -> None:
        for option, least in (("people", 1), ("incidents", 1), ("topics", 1)):
            value = getattr(self, option)
            if value < least:
                raise ConfigurationError(f"--{option} {value}: must be at least {least}")

    @classmethod
    def from_options(cls, options: Mapping[str, Any]) -> "Settings":
        """Return the settings of the profile that `options` name, but for what they say themselves.

        `options` go by the names of the fields; None is what the user left open.  Raises :class:`ConfigurationError`
        for a profile that does not exist, and for a corpus that cannot be asked, or that says otherwise.
        """
        own = {field.name for field in fields(cls)}
        given = {name: value for name, value in options.items() if name in own and value is not None}
        given |= {"golden": tuple(given["golden"])} if "golden" in given else {}
        name = given.get("profile", cls.profile)
        if name not in PROFILES:
            raise ConfigurationError(f"--profile {name}: there is no such profile{did_you_mean(name, PROFILES)}")
        if "corpus" in given:
            given |= _of_folder(given["corpus"], [size for size in _DECIDED if given.get(size)])
        return replace(PROFILES[name], **given)

    @property
    def hypothesis_profile(self) -> str:
        """How long Hypothesis looks, by the name of its profile."""
        return {"smoke": "smoke", "deep": "explore"}.get(self.profile, "acceptance")

    @property
    def doubt(self) -> str:
        """Why a run of these settings can never be a GO; nothing where it can."""
        smoke = self.profile == "smoke"
        return f"the profile {self.profile} asks too little for a GO, whatever the policy" if smoke else ""

    def defaults(self) -> dict[str, Any]:
        """Return what each choice is, by its name, where nobody makes it: by the profile, and the default of that."""
        return asdict(PROFILES[self.profile]) | {"profile": Settings.profile}

    def options(self) -> tuple[str, ...]:
        """Return the command-line options that make these choices out of the defaults, for a command that repeats."""
        default = self.defaults()
        own = {name: value for name, value in asdict(self).items() if not (self.corpus and name in _DECIDED)}
        changed = {name: value for name, value in own.items() if value != default[name]}
        each = ((name, one) for name, value in changed.items() for one in (value if name == "golden" else (value,)))
        return tuple(word for name, one in each for word in _words(name, one))


def _words(name: str, value: object) -> tuple[str, ...]:
    option = f"--{name.replace('_', '-')}"
    return (option,) if value is True else (option, str(value))


def _of_folder(folder: Path, said: Sequence[str]) -> dict[str, Any]:
    """Return the choices that the corpus in `folder` makes; `said` are those of them that were made already."""
    from generators.disk import FolderError, Manifest  # here: a pytest without the suite has no use for it

    if said:
        raise ConfigurationError(f"--corpus and --{said[0]} exclude each other: the folder says what is asked")
    try:
        manifest = Manifest.read(folder)
    except FolderError as error:
        raise ConfigurationError(f"--corpus: {error}") from None
    if not manifest.topics:
        raise ConfigurationError(f"--corpus {folder} holds no topics: write it with --topics")
    if not manifest.golden:
        raise ConfigurationError(f"--corpus {folder} holds no golden queries: write it without --no-cast")
    people, incidents = manifest.generated
    return {
        "seed": manifest.seed,
        "people": people,
        "incidents": incidents,
        "topics": manifest.topics_per_class,
        "golden": tuple(str(folder / name) for name in manifest.golden),
    }


def seed_in_force(asked: str | None) -> str | None:
    """Return the seed that was `asked` for; where that is ``random``, one that nobody knew before."""
    return str(secrets.randbelow(_SEEDS)) if asked == _RANDOM else asked


PROFILES: Mapping[str, Settings] = MappingProxyType(
    {
        settings.profile: settings
        for settings in (
            Settings(profile="smoke", people=2_500, incidents=1_500, topics=25),
            Settings(),
            Settings(profile="deep", people=50_000, incidents=75_000, topics=1_000),
        )
    }
)
"""What ``--profile`` chooses from: seconds and too few topics for a GO, the default, or hours of a night."""
