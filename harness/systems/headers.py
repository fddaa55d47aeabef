"""Headers that go with every request, as a folder states them."""

import re
from collections.abc import Mapping
from types import MappingProxyType

from harness.toml import Table

__all__ = ["read_headers"]

_NAME = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+")
"""A token of RFC 9110, section 5.6.2."""
_VALUE = re.compile(r"[\x20-\x7e]*")
_SECRET = re.compile(r"authori[sz]ation|cookie|token|secret|password|api-?key", re.IGNORECASE)


def read_headers(table: Table) -> Mapping[str, str]:
    """Return the ``headers`` of `table`; one that would carry a secret is refused, since no file of a folder is one."""
    headers = table.named_texts("headers")
    for name, value in headers.items():
        if not _NAME.fullmatch(name):
            table.problem("headers", f"{name!r} is no name of a header")
        elif _SECRET.search(name):
            table.problem("headers", f"{name} carries a secret, which stands in no file: see [auth]")
        elif not _VALUE.fullmatch(value):
            table.problem("headers", f"{name} has a value with other than printable ASCII: {value!r}")
    return MappingProxyType(headers)
