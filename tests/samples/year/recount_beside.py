"""The second count of what reports tell beside the figures: by class, audience, form and month, and what was found."""

from collections import Counter
from datetime import date

from tests.samples.year.days import in_china
from tests.samples.year.recount import ALL, Count
from tests.samples.year.recount_matters import first_times, unit_of
from tests.samples.year.recount_rest import due


def recounted_beside(rows, first, end, at, unit):
    """Return, by code, part and whole of one unit, or of the school if it is None."""
    count = Count(rows, first, end, at)
    counted = Counter()
    for part in (classes, releases, findings):
        part(count, unit, counted)
    return {code: (number, number) for code, number in counted.items()} | months(count, unit)


def known(count, unit):
    units = unit_of(count)
    return [move for move in first_times(count) if unit in {None, units[move["revision"]]}]


def classes(count, unit, counted):
    class_of = {one["pk"]: one["matter_class"] for one in count.rows["revisions"]}
    for move in known(count, unit):
        counted[f"class.{class_of[move['revision']]}"] += 1


def releases(count, unit, counted):
    """Count each disclosure once an audience, and once a form."""
    disclosures = {move["disclosure"] for move in known(count, unit)}
    live = [one for one in count.rows["releases"] if one["since"] is not None and one["since"] <= count.at]
    for group in ("audience", "channel"):
        for _disclosure, word in {(one["disclosure"], one[group]) for one in live if one["disclosure"] in disclosures}:
            counted[f"{group}.{word}"] += 1


def findings(count, unit, counted):
    """Count what was served within the days and was not dropped by then."""
    counted.update(dict.fromkeys((f"findings.{name}" for name in ("found", "closed", "open", "late", "repeated")), 0))
    for one in count.rows["findings"]:
        is_over = one["over_at"] is not None and one["over_at"] <= count.at
        if unit not in {None, one["unit"]} or not count.within(one["notice__served_at"]):
            continue
        if is_over and one["state"] == "dropped":
            continue
        is_closed = is_over and one["state"] == "closed"
        counted["findings.found"] += 1
        counted["findings.closed" if is_closed else "findings.open"] += 1
        counted["findings.late"] += not is_closed and one["rectify_by"] < in_china(count.at)
        counted["findings.repeated"] += one["repeats"] is not None


def months(count, unit):
    """Return what was met on time of what had fallen due, month by month of a year."""
    found = {}
    for month in range(1, 13):
        end = date(count.first.year + month // 12, month % 12 + 1, 1)
        one = Count(count.rows, date(count.first.year, month, 1), end, count.at)
        due(one)
        found[f"trend.{one.first:%Y-%m}"] = one.found["obligations.coverage"][ALL if unit is None else unit]
    return found
