"""The second count of the mailbox."""

from tests.samples.year.days import plus, working_days
from tests.samples.year.recount import ALL, by

OWED = {"received", "assigned", "drafting", "with_head", "with_office"}
REQUESTS = ("request_to_disclose", "request_to_correct")
FEWEST = 5


def count_into(count):
    pauses, letters = by(count.rows["pauses"], "letter"), []
    for one in count.rows["letters"]:
        if one["kind"] != "report" and count.first <= one["received_on"] < count.end and one["received_on"] <= count.on:
            letters.append(one)
            for name in ("letters", f"letters.{one['kind']}"):
                count_one(count, name, one, pauses[one["pk"]])
    for kind in REQUESTS:
        outcomes(count, kind, [one for one in letters if one["kind"] == kind])


def count_one(count, name, one, pauses):
    on, unit = count.on, one["unit"]
    limit = plus(one["received_on"], 1)
    acknowledged = one["acknowledged_on"]
    counts = (acknowledged is not None and acknowledged <= on) or limit < on
    count.add(f"{name}.received", unit, 1)
    count.add(f"{name}.acknowledged", unit, counts and acknowledged is not None and acknowledged <= limit, counts)
    answered = one["answered_on"] is not None and one["answered_on"] <= on
    answer_by = promised(one, pauses, on)
    owed = one["state"] in OWED or (one["answered_on"] is not None and not answered)
    overdue = owed and not answered and answer_by < on
    in_time = answered and one["answered_on"] <= answer_by
    count.add(f"{name}.overdue", unit, overdue)
    count.add(f"{name}.in_time", unit, in_time, answered or overdue)


def promised(one, pauses, on):
    """Return by when a letter is to be answered: fifteen working days, as many again if extended, pauses left out."""
    since = one["reopened_on"] or one["received_on"]
    waited = sum(
        working_days(each["begins_on"], min(each["ended_on"] or on, each["until"]))
        for each in pauses
        if each["begins_on"] >= since
    )
    return plus(since, 15 + 15 * one["is_extended"] + waited)


def outcomes(count, kind, letters):
    """Count last answers; where anybody could tell from a few of one unit whose they are, no unit is told of."""
    answers, groups = by(count.rows["answers"], "letter"), by(letters, "unit")
    given = {}
    for one in letters:
        said = [
            each["outcome"] for each in answers[one["pk"]] if each["answered_on"] and each["answered_on"] <= count.on
        ]
        given[one["pk"]] = said[-1] if said else ""
    told = {unit: may_tell(each, given) for unit, each in groups.items()}
    for one in letters:
        if given[one["pk"]]:
            count.add(f"letters.{kind}.outcome.{given[one['pk']]}", one["unit"], 1)
    count.found[f"hidden.{kind}"] = {"units": not all(told.values()), ALL: not may_tell(letters, given)}


def may_tell(letters, given):
    number = sum(bool(given[one["pk"]]) for one in letters)
    return not (0 < number < FEWEST and any(one["is_anonymous"] for one in letters))
