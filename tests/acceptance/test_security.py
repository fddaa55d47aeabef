"""On a cluster with security and TLS: the documented privileges suffice; what is lacking or wrong is said at once."""

import base64
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import orjson
import pytest
import trustme
from click.testing import CliRunner, Result
from elasticsearch import AuthorizationException

from generators.corpus import Corpus
from generators.queries import IncidentQuery, PersonQuery
from generators.records import Visibility
from generators.topics import Intent
from harness.backends.base import Question
from harness.cli import commands
from harness.engine import Credentials, EngineRequest
from harness.engine.given import reach
from harness.errors import EngineError, ExitStatus, HarnessWarning
from harness.golden import find_golden
from harness.loading.index import PREFIX, private_indices
from harness.measuring.session import open_session
from harness.runs import Ranking
from harness.settings import Settings
from harness.systems import REFERENCE, find_system, reference_system
from tests.acceptance.conftest import FILES, Harness, unbroken, without_folding, writing
from tests.secured import OFFICER, PASSWORD, Secured, secured
from tests.stubs import Asked, Stub, passed_on
from tests.systems.other_fields import written_with_other_fields
from tests.systems.over_indices import written_over

__all__ = ["secured"]

pytestmark = pytest.mark.engine

FEW = {"people": 60, "incidents": 40, "topics": 1}
TINY = [word for name, count in FEW.items() for word in (f"--{name}", str(count))]
ENOUGH_TO_LOAD = {"harness-*": ["create_index", "delete_index", "write", "read", "view_index_metadata", "maintenance"]}
"""What somebody grants who thinks of what a run does to its indices."""

SOMEBODY = Question(PersonQuery(forename="John", surname="Smith"))
SOMETHING = Question(IncidentQuery(words="theft"))

STORED = """
name = "theirs"
kind = "index"
[person]
index = "nominals"
stored = "nominal-search"
params = "params.json.j2"
[incident]
index = "logs"
stored = "nominal-search"
params = "params.json.j2"
"""


@pytest.fixture(autouse=True)
def nothing_chosen(monkeypatch: pytest.MonkeyPatch) -> None:
    """What the environment of these tests says of engines is of no account."""
    for name in ("URL", "HOME", "API_KEY", "USERNAME", "PASSWORD", "CA_FILE"):
        monkeypatch.delenv(f"HARNESS_ES_{name}", raising=False)


@pytest.fixture(scope="module")
def there(secured: Secured, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A system over indices of somebody else's: by an alias, and by an index and an alias with a comma between them."""
    corpus = Corpus.from_seed("1", people_count=FEW["people"], incident_count=FEW["incidents"])
    golden = find_golden(())
    whole = corpus.with_cast(golden.cast.people, golden.cast.incidents)
    searched = {Intent.PERSON: "nominals", Intent.INCIDENT: "logs,logs-of-last-year"}
    folder = written_over(searched, tmp_path_factory.mktemp("there"))
    officer = secured.officer
    theirs = {Intent.PERSON: "people-of-others", Intent.INCIDENT: "logs"}
    with private_indices(officer, reference_system(), whole, progress=False) as indices:
        for intent, name in theirs.items():
            officer.indices.add_block(index=indices[intent], block="write")
            officer.indices.clone(index=indices[intent], target=name)
    officer.indices.put_alias(index=theirs[Intent.PERSON], name="nominals")
    officer.indices.put_alias(index=theirs[Intent.INCIDENT], name="logs-of-last-year")
    yield folder
    officer.indices.delete(index=",".join(theirs.values()))


def check(secured: Secured, *words: str, **variables: str) -> Result:
    """What `search-harness check` says where the variables say so."""
    return CliRunner().invoke(commands, ["check", *words], env=secured.environment(**variables))


def documented(*words: str) -> dict[str, Any]:
    """The body of an API key that is printed for a system."""
    done = CliRunner().invoke(commands, ["check", "--api-key", *words])
    assert done.exit_code == 0, done.output
    body: dict[str, Any] = orjson.loads(done.output)
    return body


def secret_forms(api_key: str) -> set[str]:
    """How a key may be told, whole or in part."""
    decoded = base64.b64decode(api_key).decode()
    return {api_key, decoded, decoded.partition(":")[2]}


def written(folder: Path) -> Iterator[bytes]:
    """Everything that stands in the files of a folder, and in those packed in them."""
    for path in folder.rglob("*"):
        if path.is_file():
            yield path.read_bytes()
            if zipfile.is_zipfile(path):
                with zipfile.ZipFile(path) as packed:
                    yield from map(packed.read, packed.namelist())


def touched(asked: Asked) -> str:
    """Return what a request reads or may write to: ``read``, or the first name in its path."""
    path = asked.target.partition("?")[0].strip("/")
    first, _, rest = path.partition("/")
    if path == "" or first in {"_security", "_msearch"} or rest in {"_search", "_count"}:
        return "read"
    if first == "_ingest":
        return rest.removeprefix("pipeline/")
    if rest == "_bulk":
        # A line of a bulk request may name an index of its own.
        assert not any("_index" in line for line in map(orjson.loads, asked.body.splitlines()) if len(line) == 1)
    return first


def test_the_documented_key_runs_everything_and_writes_to_nothing_else_nor_tells_itself(
    run: Harness, secured: Secured, stub: Stub, tmp_path: Path
) -> None:
    api_key = secured.key_of(documented())
    stub.says = lambda asked: passed_on(asked, secured.url, trusting=secured.ca_file)

    done = run(
        *("--es-url", stub.url, *TINY, "-vv", "--showlocals"),
        *("-k", "identifier-format or person-deleted"),
        *writing(tmp_path),
        env={"HARNESS_ES_API_KEY": api_key},
    )

    assert done.returncode in {ExitStatus.GO, ExitStatus.UNDECIDED}, done.stdout
    assert "deprecated" not in done.stdout
    assert "may do more than is needed" not in done.stdout
    names = {touched(asked) for asked in stub.asked}
    assert len(names) > 4, names  # two indices of the run, two of a sandbox
    assert all(name == "read" or name.startswith(PREFIX) for name in names), names
    assert not secured.officer.indices.get(index="harness-*")
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(FILES.values())
    for told in (done.stdout.encode(), *written(tmp_path)):
        assert not [form for form in secret_forms(api_key) if form.encode() in told]


def test_with_the_documented_key_a_miss_is_explained_as_far_as_that_goes(
    run: Harness, secured: Secured, stub: Stub, tmp_path: Path
) -> None:
    stub.says = lambda asked: passed_on(asked, secured.url, trusting=secured.ca_file)
    system = without_folding(tmp_path)

    done = run(
        *("--es-url", stub.url, "--people", "1500", "--incidents", "100", "--topics", "40"),
        *("-k", "person/diacritics/name]", "--system", str(system)),
        env={"HARNESS_ES_API_KEY": secured.key_of(documented())},
    )

    assert done.returncode == ExitStatus.NO_GO, done.stdout
    assert " looked at: matched, with a score too low to be shown " in done.stdout
    assert "found as recorded, which differs in accents" in unbroken(done.stdout)
    assert "unexplained" not in done.stdout
    assert {name.startswith(PREFIX) or name == "read" for name in map(touched, stub.asked)} == {True}


def opened_and_asked(system: Path, secured: Secured, api_key: str) -> int:
    """How many hits a search has of whoever asks with that key."""
    request = EngineRequest.from_environment(environment=secured.environment(API_KEY=api_key))
    settings = Settings.from_options({**FEW, "system": system})
    with open_session(settings, request, find_golden(()), progress=False, system=find_system(system)) as session:
        answers = list(session.backend.answer([SOMEBODY, SOMETHING]))
    assert all(isinstance(answer, Ranking) for answer in answers), answers
    return sum(len(answer.hits) for answer in answers if isinstance(answer, Ranking))


def test_a_system_with_a_pipeline_needs_one_privilege_more_and_that_is_documented(
    secured: Secured, tmp_path: Path
) -> None:
    folder = written_with_other_fields(tmp_path / "system")
    without, body = documented(), documented("--system", str(folder))

    with pytest.raises(EngineError, match=r"\nthe cluster  manage_ingest_pipelines\n`search-harness check"):
        opened_and_asked(folder, secured, secured.key_of(without))
    assert opened_and_asked(folder, secured, secured.key_of(body)) > 0


def test_a_key_that_may_only_read_asks_indices_that_are_there(secured: Secured, there: Path, sent: list[str]) -> None:
    api_key = secured.key_of(documented("--system", str(there)))
    checked = check(secured, "--system", str(there), API_KEY=api_key)
    sent.clear()

    assert opened_and_asked(there, secured, api_key) > 0
    assert set(sent) == {
        "GET /",
        "GET /_security/_authenticate",
        "POST /_security/user/_has_privileges",
        "POST /nominals/_search",
        "POST /logs,logs-of-last-year/_search",
        "POST /_msearch",
    }
    assert checked.exit_code == 0, checked.exception
    assert checked.output.splitlines()[0] == f"Elasticsearch {secured.version} (at {secured.url})"
    assert checked.output.splitlines()[-1] == "everything is there that a run of theirs needs"


def test_all_that_is_lacking_is_said_in_one_table(secured: Secured, there: Path) -> None:
    api_key = secured.key(cluster=[], indices={"logs*": ["read"]})

    full = check(secured, API_KEY=api_key)
    reading = check(secured, "--system", str(there), API_KEY=api_key)

    assert isinstance(full.exception, EngineError)
    assert str(full.exception).splitlines() == [
        f"{secured.url}: API key 'narrow' of user 'officer' may not do all that is needed",
        "on           privilege that is lacking",
        "-----------  ---------------------------",
        "the cluster  monitor",
        "harness-*    create_index",
        "harness-*    delete_index",
        "harness-*    index",
        "harness-*    delete",
        "harness-*    read",
        "harness-*    maintenance",
        "`search-harness check --role` prints a role that suffices for a system",
    ]
    assert str(reading.exception).splitlines()[3:-1] == ["the cluster  monitor", "nominals     read"]


def test_a_read_only_key_runs_canaries_and_writes_nothing(
    run: Harness, secured: Secured, stub: Stub, there: Path, tmp_path: Path
) -> None:
    people = Corpus.from_seed("1", people_count=FEW["people"], incident_count=FEW["incidents"]).people
    known = next(person for person in people if person.born and person.visibility is Visibility.OPEN)
    (tmp_path / "person").mkdir()
    log = f"surname,date_of_birth,find\n{known.name.surname},{known.born and known.born.typed},{known.id}\n"
    (tmp_path / "person" / "log.csv").write_text(log, encoding="utf-8")
    api_key = secured.key_of(documented("--system", str(there)))
    stub.says = lambda asked: passed_on(asked, secured.url, trusting=secured.ca_file)

    done = run(
        *("--es-url", stub.url, "--system", str(there), "--golden", str(tmp_path), "--redact"),
        env={"HARNESS_ES_API_KEY": api_key},
    )

    assert done.returncode == ExitStatus.GO, done.stdout
    assert "1 passed" in done.stdout
    assert {touched(asked) for asked in stub.asked} == {"read"}


def test_a_stored_search_template_is_read_by_one_action(secured: Secured, tmp_path: Path) -> None:
    (tmp_path / "system.toml").write_text(STORED, encoding="utf-8")
    (tmp_path / "params.json.j2").write_text('{"size": {{ size }}}', encoding="utf-8")
    body = documented("--system", str(tmp_path))
    secured.officer.put_script(id="nominal-search", script={"lang": "painless", "source": "return 1"})

    with secured.engine(secured.key_of(body)).client() as client:
        read = client.get_script(id="nominal-search")
    narrow = secured.key(cluster=["monitor"], indices={"nominals": ["read"]})
    with secured.engine(narrow).client() as client, pytest.raises(AuthorizationException):
        client.get_script(id="nominal-search")
    secured.officer.delete_script(id="nominal-search")

    assert "cluster:admin/script/get" in body["role_descriptors"]["search-harness"]["cluster"]
    assert read["found"]


def test_what_suffices_but_for_one_privilege_is_told_before_a_run_begins(
    run: Harness, secured: Secured, stub: Stub
) -> None:
    api_key = secured.key(cluster=[], indices=ENOUGH_TO_LOAD)
    stub.says = lambda asked: passed_on(asked, secured.url, trusting=secured.ca_file)

    done = run("--es-url", stub.url, *TINY, env={"HARNESS_ES_API_KEY": api_key})

    assert done.returncode == ExitStatus.INVALID
    assert "INVALID" in done.stdout
    assert "Traceback" not in done.stdout
    assert "\n      the cluster  monitor\n" in done.stdout
    assert {touched(asked) for asked in stub.asked} == {"read"}


def test_what_somebody_grants_who_thinks_of_the_indices_suffices_beside_it(secured: Secured) -> None:
    api_key = secured.key(cluster=["monitor"], indices=ENOUGH_TO_LOAD)

    assert opened_and_asked(REFERENCE, secured, api_key) > 0


@pytest.mark.parametrize(
    ("cluster", "indices", "told"),
    [
        (["all"], {"*": ["all"]}, "(all on the cluster, all on *)"),
        (["monitor", "manage_security"], {"*": ["read", "write"]}, "(manage_security on the cluster, read on *, write"),
    ],
    ids=["everything", "more"],
)
def test_a_key_that_may_do_more_than_is_needed_draws_a_warning(
    secured: Secured, cluster: list[str], indices: dict[str, list[str]], told: str
) -> None:
    ours = {"harness-*": ["create_index", "delete_index", "maintenance", *indices["*"]]}
    api_key = secured.key(cluster=cluster, indices=indices | ours)

    with pytest.warns(HarnessWarning) as warned:
        done = check(secured, API_KEY=api_key)

    assert done.exit_code == 0, done.exception
    assert [told in str(warning.message) for warning in warned] == [True]


def test_a_key_that_may_write_to_what_is_only_read_draws_a_warning(secured: Secured, there: Path) -> None:
    api_key = secured.key(cluster=["monitor"], indices={"nominals": ["all"], "logs*": ["read", "create_doc"]})

    told = r"\(all on nominals, create_doc on logs, create_doc on logs-of-last-year\)"

    with pytest.warns(HarnessWarning, match=told):
        done = check(secured, "--system", str(there), API_KEY=api_key)

    assert done.exit_code == 0, done.exception


@pytest.mark.parametrize("kind", ["no credentials", "password", "key", "no authority", "another authority", "host"])
def test_whoever_is_not_let_in_is_told_why_in_one_message(secured: Secured, tmp_path: Path, kind: str) -> None:
    other = tmp_path / "other.pem"
    trustme.CA().cert_pem.write_to_path(other)
    url, by_name = secured.url, secured.url.replace("127.0.0.1", "localhost")
    asked: dict[str, dict[str, str]] = {
        "no credentials": {},
        "password": {"USERNAME": OFFICER, "PASSWORD": "not-the-one"},
        "key": {"API_KEY": base64.b64encode(b"not:a-key").decode()},
        "no authority": {"API_KEY": "a2V5", "CA_FILE": ""},
        "another authority": {"API_KEY": "a2V5", "CA_FILE": str(other)},
        "host": {"API_KEY": "a2V5", "URL": by_name},
    }
    trusted = "HARNESS_ES_CA_FILE names the cluster's CA file (PEM)"
    said = {
        "no credentials": f"{url}: the cluster asks who we are: set HARNESS_ES_API_KEY, or HARNESS_ES_USERNAME and "
        "HARNESS_ES_PASSWORD",
        "password": f"{url}: the cluster does not accept the password of user 'officer' (HARNESS_ES_USERNAME, "
        "HARNESS_ES_PASSWORD)",
        "key": f"{url}: the cluster does not accept the API key (HARNESS_ES_API_KEY, the encoded form)",
        "no authority": f"{url}: its TLS certificate is not trusted by this machine's authorities; {trusted}",
        "another authority": f"{url}: its TLS certificate is not trusted by the authorities in HARNESS_ES_CA_FILE; "
        f"{trusted}",
        "host": f"{by_name}: its TLS certificate is for another host name; use the name that stands in it",
    }

    done = check(secured, **asked[kind])

    assert isinstance(done.exception, EngineError), done.output
    assert str(done.exception) == said[kind]


def test_a_password_is_told_nowhere(run: Harness, secured: Secured, tmp_path: Path) -> None:
    trusting = {"HARNESS_ES_CA_FILE": str(secured.ca_file)}
    address = secured.url.replace("//", f"//{OFFICER}:{PASSWORD}@")

    asked = run(
        *("--es-url", address, *TINY, *writing(tmp_path), "-vv", "--topic", "golden/person/sex-spelt-out"),
        env=trusting,
    )
    wrong = run("--es-url", address.replace(PASSWORD, f"{PASSWORD}-2"), env=trusting)

    assert asked.returncode == ExitStatus.GO, asked.stdout
    assert "HarnessWarning: " in asked.stdout
    assert "all on the cluster, all on *" in asked.stdout
    assert "does not accept the password of user 'officer'" in unbroken(wrong.stdout)
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(FILES.values())
    for told in (asked.stdout.encode(), wrong.stdout.encode(), *written(tmp_path)):
        assert PASSWORD.encode() not in told


def test_clean_lists_first_and_leaves_what_is_not_ours(secured: Secured) -> None:
    officer, left, theirs = secured.officer, "harness-0123456789ab-person", "records-of-others"
    for name in (left, theirs):
        officer.indices.create(index=name)
    officer.indices.put_alias(index=theirs, name="harness-live")
    environment = secured.environment(API_KEY=secured.key_of(documented()))

    listed = CliRunner().invoke(commands, ["clean"], input="n\n", env=environment)
    there_still = officer.indices.exists(index=left)
    cleaned = CliRunner().invoke(commands, ["clean", "--yes"], env=environment)
    again = CliRunner().invoke(commands, ["clean"], env=environment)
    kept = officer.indices.get_alias(index=theirs).body
    officer.indices.delete(index=f"{left},{theirs}", ignore_unavailable=True)

    alias = "  harness-live: an alias of records-of-others, which is not ours and stays"
    assert listed.stdout.splitlines() == [left, alias, "delete 1 index and 0 ingest pipelines? [y/N]: n"]
    assert there_still
    assert cleaned.stdout.splitlines() == [left, alias, "deleted 1 index and 0 ingest pipelines"]
    assert again.stdout.splitlines() == [alias, "nothing of ours is left"]
    assert kept == {theirs: {"aliases": {"harness-live": {}}}}
    assert "listing ingest pipelines: 403" in listed.stderr


def test_an_engine_is_told_what_a_cluster_without_needs_refuses(secured: Secured) -> None:
    narrow = Credentials(api_key=secured.key(cluster=[], indices={"people": ["read"]}), ca_file=secured.ca_file)

    with pytest.raises(EngineError, match="needs the cluster privilege `monitor`"):
        reach(secured.url, narrow)
