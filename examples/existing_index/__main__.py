"""Load the records of a corpus folder into indices of our own, as a force's own migration would.

    python -m examples.existing_index --corpus DIR --es-url URL [--delete]

DIR is what ``search-harness corpus --out DIR`` wrote; of it only DIR/load is read.  The indices are called
``force-nominals`` and ``force-logs`` and must not be there yet; with --delete they are deleted, and nothing is loaded.
"""

import argparse
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from elasticsearch import Elasticsearch
from elasticsearch.helpers import bulk

from examples.existing_index.shapes import log, nominal

HERE = Path(__file__).parent


class Kind(NamedTuple):
    """Records of one kind: the index that they go to, the file that they come from, and their shape there."""

    into: str
    file: str
    shaped: Callable[[dict[str, Any]], dict[str, Any]]


KINDS = (Kind("force-nominals", "people.ndjson", nominal), Kind("force-logs", "incidents.ndjson", log))


def load(client: Elasticsearch, corpus: Path) -> Iterator[str]:
    """Create the indices, load every record, and yield what was loaded, in words."""
    for kind in KINDS:
        client.indices.create(index=kind.into, **json.loads((HERE / "indices" / f"{kind.into}.json").read_bytes()))
        with (corpus / "load" / kind.file).open(encoding="utf-8") as lines:
            documents = ({"_index": kind.into, **kind.shaped(json.loads(line))} for line in lines)
            loaded, _ = bulk(client, documents, refresh=True)
        yield f"{kind.into}: {loaded} records"


def delete(client: Elasticsearch) -> Iterator[str]:
    """Delete the indices, and yield which."""
    for kind in KINDS:
        client.indices.delete(index=kind.into, ignore_unavailable=True)
        yield f"{kind.into}: deleted"


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
