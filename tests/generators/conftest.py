import pytest

from generators.corpus import Corpus
from generators.truth import Truth


@pytest.fixture(scope="package")
def truth() -> Truth:
    """A corpus small enough to be judged record by record."""
    return Truth(Corpus.from_seed("truth", people_count=800, incident_count=800))
