"""What is ours in a cluster is known by its name."""

__all__ = ["PREFIX", "require_ours"]

PREFIX = "harness-"
"""With what the name of everything begins that is ours in a cluster."""


def require_ours(name: str) -> None:
    """Raise :class:`ValueError` for what is not ours: it is neither written to nor deleted."""
    if not name.startswith(PREFIX):
        raise ValueError(f"{name} is not ours to write to, nor to delete")
