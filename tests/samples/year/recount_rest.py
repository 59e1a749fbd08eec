"""The second count of what fell due and of catalogues."""

from datetime import date, timedelta

from tests.samples.year.days import in_china, working_days
from tests.samples.year.recount import by

FILED = {"filed", "in_force", "superseded"}
NAMES = {"on_time", "late", "overdue", "deferred", "open"}


def count_into(count):
    due(count)
    missing(count)
    for unit, versions in by(filed(count), "unit").items():
        late(count, unit, versions)
        again(count, unit, versions)


def due(count):
    stated, deferred = by(count.rows["statements"], "obligation"), by(count.rows["deferrals"], "obligation")
    for one in count.rows["obligations"]:
        if one["state"] == "moot" or not count.first <= one["due_on"] < count.end:
            continue
        how = outcome(one, stated[one["pk"]], deferred[one["pk"]], count)
        count.add("obligations.due", one["unit"], 1)
        count.add(f"obligations.{how}", one["unit"], 1)
        fell_due = how in {"on_time", "late", "overdue"}
        count.add("obligations.coverage", one["unit"], how == "on_time", fell_due)
        is_long = how == "overdue" and working_days(one["due_on"], count.on) >= 3
        count.add("obligations.escalated", one["unit"], is_long and (one["reminded"] or -9) >= 3)


def outcome(one, stated, deferred, count):
    known = one["met_at"] is not None and one["met_at"] <= count.at
    if known and one["state"] in {"met", "late"}:
        return "on_time" if in_china(one["met_at"]) <= one["due_on"] else "late"
    if any(row["at"] <= count.at for row in stated):
        return "on_time"
    if any(is_put_off(row, count.at) for row in deferred):
        return "deferred"
    return "overdue" if one["due_on"] < count.on else "open"


def is_put_off(row, at):
    agreed = row["approved_at"] is not None and row["approved_at"] <= at
    return agreed and (row["ended_at"] is None or row["ended_at"] > at)


def filed(count):
    every = count.rows["versions"]
    return [one for one in every if one["state"] in FILED and one["filed_at"] and one["filed_at"] <= count.at]


def missing(count):
    day = min(count.end - timedelta(days=1), count.on)
    have = {one["unit"] for one in filed(count) if one["in_force_on"] <= day}
    for unit in count.rows["units"]:
        stands = unit["starts_on"] <= day and (unit["ends_on"] is None or day <= unit["ends_on"])
        if stands and unit["kind"] != "branch":
            count.add("filings.missing", unit["pk"], unit["pk"] not in have)


def late(count, unit, versions):
    founded = {one["pk"]: one["starts_on"] for one in count.rows["units"]}[unit]
    for year in {one["year"] for one in versions}:
        first = next(one for one in versions if one["year"] == year)
        begins = date(year, 1, 1)
        if count.within(first["filed_at"]) and in_china(first["filed_at"]) >= begins and founded <= begins:
            count.add("filings.late", unit, 1)


def again(count, unit, versions):
    adjusted = set()
    for place, one in enumerate(versions):
        day, before = one["in_force_on"], versions[:place]
        opens = day.year == one["year"] and all(other["year"] != one["year"] for other in before)
        if not before or opens:
            continue
        if day.year in adjusted and count.first <= day < count.end and day <= count.on:
            count.add("catalogues.adjusted_again", unit, 1)
        adjusted.add(day.year)
