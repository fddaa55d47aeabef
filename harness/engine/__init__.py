"""Gets an Elasticsearch: the one that the user names, or one of its own.

::

    with open_engine(EngineRequest.from_environment()) as engine, engine.client() as client:
        client.search(...)
"""

from harness.engine.connection import Credentials, Engine, Origin
from harness.engine.datafolder import data_folder
from harness.engine.needs import Needs
from harness.engine.provide import open_engine
from harness.engine.request import EngineRequest

__all__ = ["Credentials", "Engine", "EngineRequest", "Needs", "Origin", "data_folder", "open_engine"]
