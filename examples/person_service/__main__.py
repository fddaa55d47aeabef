"""Run the service over the records of a corpus folder, until Ctrl-C.

    python -m examples.person_service --corpus DIR [--port PORT]

DIR is what ``search-harness corpus --out DIR`` wrote: here stands for a migration that two calls load it.  The address
is printed once the service answers.  Whoever asks it needs the secret of the client ``harness``, which the variable
PERSON_SERVICE_SECRET holds.
"""

import argparse
import os
import socket
from pathlib import Path

from waitress import serve

from examples.person_service.service import PersonService
from generators.disk import read_corpus
from harness.engine import EngineRequest, open_engine
from harness.interrupts import end_as_interrupted
from harness.loading.index import private_indices
from harness.systems import reference_system


def main() -> None:
    """Load the records, and serve."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpus", type=Path, required=True, metavar="DIR", help="the records that it knows")
    parser.add_argument("--port", type=int, default=0, help="where it listens, on this machine alone (default: any)")
    options = parser.parse_args()
    end_as_interrupted()
    request, system = EngineRequest.from_environment(), reference_system()
    with (
        open_engine(request, progress=True) as engine,
        engine.client() as client,
        private_indices(client, system, read_corpus(options.corpus), progress=True) as indices,
    ):
        service = PersonService(client, system, indices, secret=os.environ["PERSON_SERVICE_SECRET"])
        with socket.create_server(("127.0.0.1", options.port)) as listening:
            print(f"http://127.0.0.1:{listening.getsockname()[1]}", flush=True)
            serve(service.app, sockets=[listening], threads=16)


if __name__ == "__main__":
    main()
