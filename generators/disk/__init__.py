"""A corpus on disk: written as it is built, district by district, and read back exactly.

``layout``
    the files of a folder, what its manifest says, and the error that names what is wrong
``codec``
    records to JSON and back, as their dataclasses say
``tables``
    documents as the rows of CSV tables
``lines``
    records and topics as lines of files
``production``
    work done in order by several processes
``folder``
    a folder that appears whole or not at all, and the files in it
``write``, ``check``, ``read``
    a corpus to a folder, a folder against its manifest, and a folder to a corpus
"""

from generators.disk.layout import FileFacts, FolderError, Format, Manifest
from generators.disk.read import read_corpus, read_posed, verify_corpus
from generators.disk.write import Order, write_corpus

__all__ = [
    "FileFacts",
    "FolderError",
    "Format",
    "Manifest",
    "Order",
    "read_corpus",
    "read_posed",
    "verify_corpus",
    "write_corpus",
]
