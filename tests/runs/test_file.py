import shutil
import zipfile
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generators.topics import CLASSES
from generators.topics.line import topics_sha256
from harness.errors import RunFileError
from harness.runs import GOLDEN, Asked, AskedClass, Execution, Part, RelationOutcome, Run, Scope, Status, Timing
from harness.runs.file import read_run, write_run
from harness.runs.manifest import SCHEMA, Judged
from harness.settings import Settings
from tests.report.samples import FIDELITIES, INCIDENT_TOPIC, PERSON_TOPIC, PROVENANCE
from tests.report.samples import GOLDEN as GOLDEN_OUTCOMES
from tests.runs.strategies import parts
from tests.runs.test_packed import timeless

NAMES = ("person/slip/name", "incident/as-recorded/reference")
JUDGED = Judged(kind="GO", reasons=(), policy="policy.toml", policy_sha256="0" * 64)
PAST = Path(__file__).parent / "past"


def run_of(parts: Mapping[str, Part], *, seconds: float = 1.5) -> Run:
    asked = tuple(AskedClass.of(CLASSES[name], asked=25) for name in NAMES)
    ids = frozenset(NAMES)
    return Run(
        provenance=PROVENANCE,
        settings=Settings(seed="7", system=Path("naive"), golden=("shipped", "ours")),
        scope=Scope(classes=Asked(ids=ids, known=ids | {"another"}), lacking={"a": "anything"}, doubt="too little"),
        part=parts.get,
        classes=asked,
        golden=tuple(GOLDEN_OUTCOMES),
        relations=(RelationOutcome(name="case", status=Status.HELD, examples=40, seconds=seconds, waited=0.5),),
        records=tuple(FIDELITIES),
        timing=Timing(topics=50, seconds=seconds),
    )


@pytest.fixture
def saved(tmp_path: Path) -> Path:
    parts = {
        NAMES[0]: Part.of([replace(PERSON_TOPIC, topic_class=NAMES[0])], {}),
        NAMES[1]: Part.of([INCIDENT_TOPIC], {}),
    }
    write_run(tmp_path / "run.zip", run_of(parts), JUDGED)
    return tmp_path / "run.zip"


@given(st.fixed_dictionaries({}, optional={name: parts() for name in (*NAMES, GOLDEN)}))
def test_a_run_is_read_as_it_was_written(tmp_path_factory: pytest.TempPathFactory, parts: dict[str, Part]) -> None:
    path = tmp_path_factory.mktemp("run") / "run.zip"
    run = run_of(parts)

    write_run(path, run, JUDGED)
    read = read_run(path)

    assert replace(read.run, part=run.part) == run
    assert read.judged == JUDGED
    for name in (*NAMES, GOLDEN):
        assert read.run.part(name) == (timeless(Part.joined([parts[name]])) if name in parts else None)


def test_equal_runs_make_equal_files_and_what_was_asked_has_a_digest_of_its_own(saved: Path, tmp_path: Path) -> None:
    again, other = tmp_path / "again.zip", tmp_path / "other.zip"
    run = read_run(saved).run

    write_run(again, run, JUDGED)
    write_run(other, run_of({NAMES[0]: Part.of([PERSON_TOPIC], {})}), JUDGED)

    assert again.read_bytes() == saved.read_bytes()
    assert [read_run(file).topics_of(NAMES[0]) for file in (again, saved, other)] == [
        *(topics_sha256([replace(PERSON_TOPIC, topic_class=NAMES[0])]),) * 2,
        topics_sha256([PERSON_TOPIC]),
    ]


def test_only_the_timings_of_two_runs_of_the_same_differ(saved: Path, tmp_path: Path) -> None:
    slow = tmp_path / "slow.zip"
    write_run(slow, replace(run_of({}, seconds=9), part=read_run(saved).run.part), JUDGED)

    one, two = ({name: z.read(name) for name in z.namelist()} for z in map(zipfile.ZipFile, (saved, slow)))

    assert {name for name in one if one[name] != two[name]} == {"timing.json", "manifest.json"}


def test_when_where_and_by_which_command_it_was_made_is_kept(saved: Path, tmp_path: Path) -> None:
    made = Execution.ending_now("pytest harness --seed 7", datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC))
    write_run(tmp_path / "made.zip", replace(read_run(saved).run, execution=made), JUDGED)

    read = read_run(tmp_path / "made.zip").run.execution

    assert read == made
    assert read.began == "2026-01-02T03:04:05+00:00" < read.ended
    assert read_run(saved).run.execution is None


def altered(path: Path, name: str, content: bytes | None) -> Path:
    """Write the archive in `path` again, the file `name` with other content, or without it."""
    with zipfile.ZipFile(path) as archive:
        files = {each: archive.read(each) for each in archive.namelist()}
    files |= {name: content} if content is not None else {}
    with zipfile.ZipFile(path, "w") as archive:
        for each, of_it in files.items():
            if each != name or content is not None:
                archive.writestr(each, of_it)
    return path


@pytest.mark.parametrize("name", ["golden.ndjson", "relations.ndjson", "records.ndjson", "timing.json"])
@pytest.mark.parametrize("content", [b"{}", None])
def test_a_file_that_was_altered_or_taken_out_is_refused_by_name(saved: Path, name: str, content: bytes | None) -> None:
    with pytest.raises(RunFileError, match=name):
        read_run(altered(saved, name, content))


def test_answers_that_were_altered_are_refused_where_they_are_asked_for(saved: Path) -> None:
    name = f"answers/{NAMES[0]}.ndjson"
    run = read_run(altered(saved, name, b'{"answer":"ranking","topic":"x","hits":["N1"]}')).run

    with pytest.raises(RunFileError, match=name):
        run.part(NAMES[0])
    assert run.part(NAMES[1])


@pytest.mark.parametrize("share", [0.0, 0.3, 0.9, 0.999])
def test_a_file_that_breaks_off_is_refused(saved: Path, share: float) -> None:
    content = saved.read_bytes()
    saved.write_bytes(content[: int(len(content) * share)])

    with pytest.raises(RunFileError, match="is no run of `pytest harness --save-run`, or breaks off"):
        read_run(saved)


@pytest.mark.parametrize(
    ("manifest", "said"),
    [
        (b'{"schema": 99}', "its schema is 99, and this release reads 1"),
        (b"[]", "its schema is None"),
        (b'{"schema": 1}', "manifest.json: Object missing required field"),
    ],
)
def test_a_manifest_of_another_schema_or_none_is_refused_with_the_reason(
    saved: Path, manifest: bytes, said: str
) -> None:
    with pytest.raises(RunFileError, match=said):
        read_run(altered(saved, "manifest.json", manifest))


def test_what_cannot_be_written_leaves_the_file_before(saved: Path) -> None:
    before = saved.read_bytes()

    def fails(_: str) -> Part:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_run(saved, replace(run_of({}), part=fails), JUDGED)

    assert saved.read_bytes() == before
    assert list(saved.parent.iterdir()) == [saved]


@pytest.mark.parametrize("schema", range(1, SCHEMA + 1))
def test_a_run_of_every_schema_there_was_is_read(schema: int, tmp_path: Path) -> None:
    copy = shutil.copy(PAST / f"{schema}.zip", tmp_path)

    saved = read_run(Path(copy))

    assert saved.run.classes
    assert all(saved.run.part(asked.id) for asked in saved.run.classes)
    assert saved.run.part(GOLDEN)
