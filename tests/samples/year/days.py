"""Working days of 2025 written down by hand from the State Council's table, counted one by one."""

from datetime import UTC, date, timedelta

OFF = {
    "2025-01-01", "2025-01-28", "2025-01-29", "2025-01-30", "2025-01-31", "2025-02-03", "2025-02-04", "2025-04-04",
    "2025-05-01", "2025-05-02", "2025-05-05", "2025-06-02", "2025-10-01", "2025-10-02", "2025-10-03", "2025-10-06",
    "2025-10-07", "2025-10-08", "2026-01-01", "2026-01-02",
}  # fmt: skip
WORKED = {"2025-01-26", "2025-02-08", "2025-04-27", "2025-09-28", "2025-10-11", "2026-01-04"}
DAY = timedelta(days=1)


def is_worked(day):
    return str(day) in WORKED or (day.weekday() < 5 and str(day) not in OFF)


def working_days(after, until):
    """Count the working days after one day until another, that one counted."""
    return sum(is_worked(after + number * DAY) for number in range(1, (until - after).days + 1))


def plus(day, number):
    while number:
        day += DAY
        number -= is_worked(day)
    return day


def in_china(moment) -> date:
    return (moment.astimezone(UTC) + timedelta(hours=8)).date()
