import pytest

from harness.engine.catalogue import RELEASES, JavaNeed, find_release
from harness.errors import ConfigurationError


def test_the_newest_release_comes_first() -> None:
    versions = [tuple(map(int, version.split("."))) for version in RELEASES]

    assert versions == sorted(versions, reverse=True)


def test_a_release_that_is_not_there_gets_the_nearest_one() -> None:
    with pytest.raises(ConfigurationError, match=r"--engine '9\.4\.2' .*; did you mean '9\.4\.3'\?"):
        find_release("9.4.2")


def test_a_release_wants_its_own_folder_without_machine_learning() -> None:
    release = RELEASES["9.4.3"]

    assert release.wants(f"{release.root}lib/elasticsearch-9.4.3.jar")
    assert not release.wants(f"{release.root}modules/x-pack-inference/x-pack-inference-9.4.3.jar")
    assert not release.wants("sonarqube-26.9.0.129388/jres/jre.tar.gz")


@pytest.mark.parametrize(
    ("need", "said"),
    [
        (JavaNeed(oldest=21, modules=frozenset({"jdk.jdi"})), "full JDK 21 or newer"),
        (JavaNeed(oldest=17, newest=23), "Java 17 to 23"),
        (JavaNeed(oldest=17), "Java 17 or newer"),
    ],
)
def test_a_need_reads_as_a_person_would_say_it(need: JavaNeed, said: str) -> None:
    assert said == str(need)
