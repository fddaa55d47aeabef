"""Load the records of a corpus folder into indices of our own, as a force's own migration would.

    python -m examples.existing_index --corpus DIR --es-url URL [--delete]

DIR is what ``search-harness corpus --out DIR`` wrote; of it only DIR/load is read.  There are two indices of people, by
the surname, and one of logs for every year; they are searched together, by the aliases ``force-nominals`` and
``force-logs``.  They must not be there yet; with --delete they are deleted, and nothing is loaded.
"""

import argparse
import json
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from elasticsearch import Elasticsearch
from elasticsearch.helpers import bulk

from examples.existing_index.shapes import log, nominal

HERE = Path(__file__).parent


class Kind(NamedTuple):
    """Records of one kind: the alias of all their indices, the file that they come from, and their shape there.

    `part` says to which of the indices a document goes.
    """

    alias: str
    file: str
    shaped: Callable[[dict[str, Any]], dict[str, Any]]
    part: Callable[[dict[str, Any]], str]


KINDS = (
    Kind("force-nominals", "people.ndjson", nominal, lambda made: "a-m" if made["family"].upper() < "N" else "n-z"),
    Kind("force-logs", "incidents.ndjson", log, lambda made: str(made["day"][-4:])),
)


def load(client: Elasticsearch, corpus: Path) -> Iterator[str]:
    """Create the indices, load every record, and yield what was loaded, in words."""
    for kind in KINDS:
        with (corpus / "load" / kind.file).open(encoding="utf-8") as lines:
            loaded, _ = bulk(client, _actions(client, kind, lines), refresh=True)
        yield f"{kind.alias}: {loaded} records in {', '.join(sorted(_indices(client, kind)))}"


def _actions(client: Elasticsearch, kind: Kind, lines: Iterable[str]) -> Iterator[dict[str, Any]]:
    """Yield every record with the index that it goes to, which is created for the first of them."""
    definition = json.loads((HERE / "indices" / f"{kind.alias}.json").read_bytes())
    there: set[str] = set()
    for line in lines:
        document = kind.shaped(json.loads(line))
        index = f"{kind.alias}-{kind.part(document)}"
        if index not in there:
            client.indices.create(index=index, aliases={kind.alias: {}}, **definition)
            there.add(index)
        yield {"_index": index, **document}


def delete(client: Elasticsearch) -> Iterator[str]:
    """Delete the indices, and yield which."""
    for kind in KINDS:
        for index in sorted(_indices(client, kind)):
            client.indices.delete(index=index)
            yield f"{index}: deleted"


def _indices(client: Elasticsearch, kind: Kind) -> list[str]:
    return list(client.indices.get(index=f"{kind.alias}-*", features="aliases"))


def main() -> None:
    """Load the records, or delete them."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpus", type=Path, metavar="DIR", help="the records to be loaded")
    parser.add_argument("--es-url", required=True, metavar="URL", help="the Elasticsearch that holds the indices")
    parser.add_argument("--delete", action="store_true", help="delete the indices instead")
    options = parser.parse_args()
    if not options.delete and options.corpus is None:
        parser.error("say what to load: --corpus DIR")
    with Elasticsearch(options.es_url) as client:
        for told in delete(client) if options.delete else load(client, options.corpus):
            print(told)


if __name__ == "__main__":
    main()
