"""What stands in the way of a TLS connection at its other end, in words; those of the libraries are for programmers."""

__all__ = ["at_the_other_end"]

_TOLD = (
    (("WRONG_VERSION_NUMBER", "RECORD_LAYER"), "what answers does not speak TLS; is it http rather than https?"),
    (("certificate has expired",), "its TLS certificate has expired; it needs a new one"),
    (
        ("hostname", "Hostname", "doesn't match", "IP address mismatch"),
        "its TLS certificate is for another host name; use the name that stands in it",
    ),
)


def at_the_other_end(said: str) -> str:
    """Return what OpenSSL or urllib3 `said` in words; nothing where something else is wrong."""
    return next((told for words, told in _TOLD if any(word in said for word in words)), "")
