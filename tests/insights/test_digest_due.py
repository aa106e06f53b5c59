"""The digest's week, through daylight saving and dead schedulers."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from insights.digest_due import due_period

ZONES = st.sampled_from(["Europe/Paris", "America/New_York", "Asia/Tokyo", "Pacific/Auckland", "UTC"])
MOMENTS = st.datetimes(datetime(2026, 1, 1), datetime(2030, 1, 1), timezones=st.just(UTC))


def test_monday_morning_at_seven_opens_the_week_in_the_readers_zone():
    before = datetime(2026, 11, 23, 5, 59, tzinfo=UTC)  # 06:59 in Paris
    assert due_period(before, "Europe/Paris") == "2026-W47"
    assert due_period(before + timedelta(minutes=1), "Europe/Paris") == "2026-W48"
    assert due_period(before, "Asia/Tokyo") == "2026-W48"


@given(MOMENTS, ZONES)
def test_thirty_days_of_ticks_name_each_week_once(start, zone):
    """Ticks every quarter of an hour would do the same; six hours keep the property quick."""
    seen = [due_period(start + timedelta(hours=6 * tick), zone) for tick in range(4 * 30)]
    changes = [week for week, before in zip(seen[1:], seen, strict=False) if week != before]
    assert len(changes) == len(set(changes))
    assert sorted(seen) == seen
    assert 4 <= len(set(seen)) <= 6
