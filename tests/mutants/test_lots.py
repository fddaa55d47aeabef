"""Which records something happens to."""

from hypothesis import given
from hypothesis import strategies as st

from harness.mutants.changes import Lot

IDS = [f"N{number:07d}" for number in range(20_000)]
SHARES = st.floats(min_value=0, max_value=1)


@given(one=SHARES, other=SHARES, salt=st.text(max_size=8), record=st.sampled_from(IDS))
def test_what_a_smaller_share_hits_a_larger_one_hits_too(one: float, other: float, salt: str, record: str) -> None:
    less, more = sorted((one, other))

    assert Lot(more, salt).hits(record) or not Lot(less, salt).hits(record)


def test_a_share_is_what_it_says() -> None:
    hit = sum(Lot(0.01, "any").hits(record) for record in IDS)

    assert 150 < hit < 250  # of 20,000 one in a hundred: 200, with a standard deviation of 14


def test_two_things_happen_to_different_records() -> None:
    one, other = ({record for record in IDS if Lot(0.05, salt).hits(record)} for salt in ("one", "other"))

    assert one - other
    assert other - one


def test_all_is_all() -> None:
    assert all(Lot().hits(record) for record in IDS)
