"""The Elasticsearch releases that the harness can provision by itself."""

from dataclasses import dataclass

from harness.errors import ConfigurationError, did_you_mean

__all__ = ["RELEASES", "JavaNeed", "Release", "find_release", "require_opens"]


@dataclass(frozen=True, kw_only=True)
class JavaNeed:
    """What a release asks of a Java.

    `oldest` and `newest` are feature releases (21 for Java 21.0.8), both included; `newest` is ``None`` as long as none
    is known to fail.
    """

    oldest: int
    newest: int | None = None
    modules: frozenset[str] = frozenset()

    def __str__(self) -> str:
        if self.newest is not None:
            return f"Java {self.oldest} to {self.newest}"
        return f"{'full JDK' if self.modules else 'Java'} {self.oldest} or newer"


@dataclass(frozen=True, kw_only=True)
class Release:
    """One Elasticsearch and the Maven artifact that holds it.

    `sha256` is over the installed folder, whichever way it was fetched.  To repeat it by hand, inside that folder:
    ``find . -type f -printf '%P\\n' | LC_ALL=C sort | xargs -d '\\n' sha256sum | sha256sum``.

    `opens` is the oldest release whose data it opens (``Version.minimumCompatibilityVersion`` in its source).
    """

    version: str
    artifact: str
    sha256: str
    java: JavaNeed
    opens: str
    group: str = "org.sonarsource.sonarqube"
    name: str = "sonar-application"

    @property
    def path(self) -> str:
        """Return where the artifact lies in a Maven repository."""
        return f"{self.group.replace('.', '/')}/{self.name}/{self.artifact}/{self.name}-{self.artifact}.zip"

    @property
    def root(self) -> str:
        """Return the folder of the artifact that is Elasticsearch's home, with its closing slash."""
        return f"sonarqube-{self.artifact}/elasticsearch/"

    def wants(self, member: str) -> bool:
        """Say whether a member of the artifact is part of the engine.

        The inference module, a fifth of the whole, serves machine-learning endpoints only; the node starts without it.
        """
        return member.startswith(self.root) and not member.startswith(f"{self.root}modules/x-pack-inference/")


# Newest first: the first that a Java at hand can run is the default.
_CATALOGUE = (
    Release(
        version="9.4.3",
        artifact="26.9.0.129388",
        sha256="b2a337f7e49669dc1a744361271488bdeee24d5955c918f3f2f37bbefc17e35e",
        java=JavaNeed(oldest=21, modules=frozenset({"jdk.jdi", "jdk.jlink"})),
        opens="8.19.0",
    ),
    Release(
        version="8.19.13",
        artifact="26.6.0.123539",
        sha256="8303761f8c78b322d64e5c380e940181bccff236219912975bbf69fe1a0926f0",
        java=JavaNeed(oldest=17, modules=frozenset({"jdk.jdi"})),
        opens="7.17.0",
    ),
    Release(
        version="8.16.6",
        artifact="25.12.0.117093",
        sha256="87c53ce3d94b69068a28ecc7f60b43d44034180434e8bdfdd8ba04e999c06e6c",
        # It runs under the Security Manager, which Java 24 took away.
        java=JavaNeed(oldest=17, newest=23),
        opens="7.17.0",
    ),
)

RELEASES: dict[str, Release] = {release.version: release for release in _CATALOGUE}


def find_release(version: str) -> Release:
    """Return the release of that version.

    Raises :class:`ConfigurationError` if the catalogue does not hold it.
    """
    try:
        return RELEASES[version]
    except KeyError:
        message = f"--engine {version!r} is not a release that can be provided{did_you_mean(version, RELEASES)}"
        raise ConfigurationError(message) from None


def require_opens(new: Release, old: Release) -> None:
    """Make sure that `new` opens the data of `old`.

    Raises :class:`ConfigurationError` if it does not.
    """
    if not _number(new.opens) <= _number(old.version) <= _number(new.version):
        message = f"Elasticsearch {new.version} opens data of {new.opens} to {new.version}, not of {old.version}"
        raise ConfigurationError(message)


def _number(version: str) -> tuple[int, ...]:
    return tuple(map(int, version.split(".")))
