"""The second count of what reports tell beside the figures: by class, audience, form and month, and what was found."""

from collections import Counter
from datetime import date

from tests.samples.year.days import in_china
from tests.samples.year.recount import ALL, Count
from tests.samples.year.recount_matters import first_times, unit_of
from tests.samples.year.recount_rest import due

FEW = 5
GROUNDS = ("refusal", "breach", "falsity", "other")
KINDS = ("reminded", "criticised", "self_examination", "circulated", "admonished", "reorganised", "disciplined",
         "nothing", "dropped")  # fmt: skip


def recounted_beside(rows, first, end, at, unit):
    """Return, by code, part and whole of one unit, or of the school if it is None."""
    count = Count(rows, first, end, at)
    counted = Counter()
    for part in (classes, releases, findings, meetings):
        part(count, unit, counted)
    pairs = {code: (number, number) for code, number in counted.items()} | months(count, unit)
    return pairs | judged(count, unit) | (cases(count) if unit is None else {})


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


def meetings(count, unit, counted):
    """Count the meetings whose record is confirmed: of any day where it told of the year, else of those days."""
    on_record = [
        one
        for one in count.rows["meetings"]
        if unit in {None, one["unit"]} and one["state"] == "recorded" and one["confirmed_at"] <= count.at
    ]
    held = [one for one in on_record if count.within(one["held_at"])]
    counted["briefing.yearly"] = len({one["unit"] for one in on_record if one["yearly"] == count.first.year})
    counted["briefing.meetings"] = len(held)
    counted["briefing.attended"] = sum(one["attendance"] for one in held)


def judged(count, unit):
    """Count the appraisals of the year that are over; what members said is told of one unit, once they know."""
    closed = [
        one
        for one in count.rows["appraisals"]
        if unit in {None, one["unit"]} and one["year"] == count.first.year and one["closed_at"] is not None
    ]
    known = [one for one in closed if one["published_at"] is not None]
    found = {"appraisal.held": (len(closed),) * 2, "appraisal.published": (len(known),) * 2}
    for one in known if unit is not None else []:
        said = one["result"]
        found |= {"appraisal.entitled": (said["entitled"],) * 2, "appraisal.answers": (said["answers"],) * 2}
        for number, row in enumerate(said["counts"], 1):
            found[f"appraisal.good.{number}"] = (row[0] + row[1], sum(row))
    return found


def cases(count):
    """Count what ended in the year by ground and kind; what is fewer than five is not told."""
    ended = [
        one for one in count.rows["cases"] if one["closed_at"] and in_china(one["closed_at"]).year == count.first.year
    ]
    grounds = told({ground: sum(one["ground"] == ground for one in ended) for ground in GROUNDS})
    kinds = told({kind: sum(one["kind"] == kind for one in ended) for kind in KINDS})
    total = len(ended) if len(ended) >= FEW else None
    numbers = {"total": total} | grounds | kinds
    return {f"accountability.{name}": (number, number) for name, number in numbers.items()}


def told(numbers):
    """Keep numbers below five untold, and the others too where somebody could work out from them what is not told."""
    few = [number for number in numbers.values() if number < FEW]
    cannot_be_worked_out = not few or (len(few) > 1 and 0 < sum(few) < len(few) * (FEW - 1))
    return {name: number if cannot_be_worked_out and number >= FEW else None for name, number in numbers.items()}


def months(count, unit):
    """Return what was met on time of what had fallen due, month by month of a year."""
    found = {}
    for month in range(1, 13):
        end = date(count.first.year + month // 12, month % 12 + 1, 1)
        one = Count(count.rows, date(count.first.year, month, 1), end, count.at)
        due(one)
        found[f"trend.{one.first:%Y-%m}"] = one.found["obligations.coverage"][ALL if unit is None else unit]
    return found
