"""Rankings over a handful of records."""

from datetime import UTC, datetime, timedelta

from hypothesis import strategies as st

RECORDS = ("GI-a", "GI-b", "GI-c", "GI-d", "I0000001", "I0000002")

records = st.sampled_from(RECORDS)
some_records = st.lists(records, unique=True, min_size=1).map(tuple)
pages = st.lists(records, unique=True).map(tuple)
moments = st.integers(0, 5).map(lambda minutes: datetime(2026, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes))
