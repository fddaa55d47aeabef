"""A run as the files of TREC: judgements, rankings and questions, which every tool of the field reads.

``qrels.txt`` has ``topic 0 record grade``, ``run.txt`` ``topic Q0 record rank score name``, and ``topics.tsv`` a topic
with what was typed, as one text.  ``queries.jsonl`` has the topics as ir_datasets has queries, and as its command
`export` writes them: an object a line, with a `query_id`, which judgements and rankings go by, and every part of the
question as a text of its own.  The parts are the boxes, as they were typed; those that are empty are left out.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from pathlib import Path

import msgspec

from harness.errors import ConfigurationError
from harness.exchange.exported import Export, Exported, Written
from harness.exchange.flat import flattened
from harness.exchange.judged import JudgedQuestion, Rating, asked_by, graded
from harness.exchange.reading import read_json, read_lines
from harness.outputs import written_whole
from harness.runs import Part

__all__ = [
    "one_word",
    "qrels_lines",
    "query_lines",
    "read_trec",
    "run_lines",
    "topic_lines",
    "what_is_lost",
    "write_trec",
]

_ENCODER = msgspec.json.Encoder()
_JUDGEMENTS, _TOPICS, _QUERIES = "qrels.txt", "topics.tsv", "queries.jsonl"
_COLUMNS = 4


def write_trec(export: Export, folder: Path) -> Written:
    """Write the files into `folder`; raises :class:`OSError` where that cannot be done."""
    kinds: dict[str, Callable[[Exported], Iterator[str]]] = {
        _JUDGEMENTS: qrels_lines,
        "run.txt": lambda exported: run_lines(exported, export.name),
        _TOPICS: topic_lines,
        _QUERIES: query_lines,
    }
    folder.mkdir(parents=True, exist_ok=True)
    topics = 0
    with ExitStack() as opened:
        files = [opened.enter_context(written_whole(folder / file)) for file in kinds]
        outs = [opened.enter_context(file.open("w", encoding="utf-8", newline="\n")) for file in files]
        for part in export.parts():  # once for all files: to read it is dear
            exported = Exported.of(part)
            topics += len(part.topics)
            for out, lines in zip(outs, kinds.values(), strict=True):
                out.writelines(lines(exported))
    return Written(f"{topics:,} topics of {export.name}", what_is_lost(export.parts()))


def qrels_lines(exported: Exported) -> Iterator[str]:
    """Yield the judgements: 2 for what was asked for, 1 for what fits as well; what is not judged is 0."""
    for topic in exported.topics:
        for record, grade in sorted(topic.judgements.items()):
            yield f"{one_word(topic.id)} 0 {record} {grade}\n"


def run_lines(exported: Exported, name: str) -> Iterator[str]:
    """Yield the rankings, under the `name` of the system.

    A score is how many hits stand at or below it.  Tools sort by score, ignore ranks, and put equals in an order of
    their own: by a search's own scores it would be another than the one that it gave.
    """
    for topic in exported.topics:
        ranking = exported.rankings.get(topic.id)
        hits = ranking.hits if ranking else ()
        for place, record in enumerate(hits):
            yield f"{one_word(topic.id)} Q0 {record} {place + 1} {len(hits) - place} {one_word(name)}\n"


def topic_lines(exported: Exported) -> Iterator[str]:
    """Yield the topics with what was typed, box by box; ends of lines, tabs and rows of spaces are one space."""
    for topic in exported.topics:
        text = flattened({box: " ".join(value.split()) for box, value in topic.typed.typed().items()})
        yield f"{one_word(topic.id)}\t{text}\n"


def query_lines(exported: Exported) -> Iterator[str]:
    """Yield the topics as objects, with what was typed into each box as it was."""
    for topic in exported.topics:
        yield _ENCODER.encode({"query_id": one_word(topic.id), **topic.typed.typed()}).decode() + "\n"


def what_is_lost(parts: Iterable[Part]) -> Counter[str]:
    """Return what of `parts` these files cannot hold, in words, with how much there is of it."""
    lost: Counter[str] = Counter()
    for part in parts:
        exported = Exported.of(part)
        for topic in part.topics:
            lost["topics that want no record"] += not topic.wanted
            lost["records that must not be shown: TREC has no judgement for that"] += len(topic.forbidden)
            lost["answers: of a topic that failed there is no ranking"] += topic.id not in exported.rankings
        for ranking in exported.rankings.values():
            lost["hits that bear no id, or show a record again"] += ranking.nameless + len(ranking.repeated)
            lost["pages on which warning markers are shown"] += bool(ranking.markers)
    return +lost


def one_word(name: str) -> str:
    """Return `name` as one word, which these files part by spaces."""
    return "_".join(name.split()) or "_"


def read_trec(path: Path, *, lost: Counter[str]) -> list[JudgedQuestion]:
    """Return the questions that are judged in `path`: a file of judgements, or a folder that has it as ``qrels.txt``.

    What is asked stands beside it, in ``queries.jsonl`` or else in ``topics.tsv``.  What cannot be read of it is
    counted in `lost`.  Raises :class:`~harness.errors.ConfigurationError`, with the line, for what is no such file.
    """
    judgements = path / _JUDGEMENTS if path.is_dir() else path
    ratings: dict[str, list[Rating]] = {}
    for number, line in read_lines(judgements):
        match line.split():
            case [question, _, record, grade]:
                ratings.setdefault(question, []).append(Rating(f"line {number}", record, grade))
            case cells:
                raise ConfigurationError(
                    f"{judgements}, line {number}: must have the {_COLUMNS} columns of TREC's judgements (question 0 "
                    f"record grade), not {len(cells)}"
                )
    asked = _asked(judgements.parent)
    lost["questions that nobody judged"] += len(asked.keys() - ratings.keys())
    lost["judged questions of which nothing beside the judgements says what is asked"] += len(
        ratings.keys() - asked.keys()
    )
    found: list[JudgedQuestion] = []
    for question, judged in ratings.items():
        grades = graded(judgements, judged)
        if question not in asked:
            continue
        if (said := asked_by(asked[question])) is None:
            lost["questions that are neither boxes nor one text"] += 1
            continue
        found.append(JudgedQuestion(where=judged[0].where, name=question, grades=grades, asked=said))
    return found


def _asked(folder: Path) -> dict[str, dict[str, object]]:
    """Return what is asked by each question of which a file in `folder` says so."""
    asked: dict[str, dict[str, object]] = {}
    for file, questions in ((_QUERIES, _of_queries), (_TOPICS, _of_topics)):
        if not (folder / file).is_file():
            continue
        for name, said in questions(folder / file):
            if asked.setdefault(name, said) != said:
                raise ConfigurationError(f"{folder / file}: says twice what {name} asks, and not the same")
        return asked
    raise ConfigurationError(f"{folder}: has neither {_QUERIES} nor {_TOPICS}, which say what is asked")


def _of_queries(path: Path) -> Iterator[tuple[str, dict[str, object]]]:
    for number, line in read_lines(path):
        said = read_json(line, dict[str, object], where=f"{path}, line {number}", shape='{"query_id": …, "text": …}')
        name = said.pop("query_id", None)
        if not isinstance(name, str):
            raise ConfigurationError(f"{path}, line {number}: has no text under `query_id`, by which it is judged")
        yield name, said


def _of_topics(path: Path) -> Iterator[tuple[str, dict[str, object]]]:
    for number, line in read_lines(path):
        name, tab, text = line.partition("\t")
        if not tab:
            raise ConfigurationError(f"{path}, line {number}: must have a question and its text, with a tab between")
        yield name, {"text": text}
