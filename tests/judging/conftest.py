"""The harness imports scipy when it first needs it; here it comes first, so that no relation's time includes it."""

import scipy.stats  # noqa: F401
