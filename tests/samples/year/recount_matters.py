"""The second count of what was made known, checked, and how long it lay in each step."""

from tests.samples.year.days import in_china, working_days
from tests.samples.year.recount import ALL, by

STEPS = ("draft", "in_review", "with_head", "with_office", "approved")


def count_into(count):
    made_known(count)
    verbs(count)
    checked(count)
    stays(count)
    waiting(count)


def unit_of(count):
    owners = {one["pk"]: one["unit"] for one in count.rows["disclosures"]}
    return {one["pk"]: owners[one["disclosure"]] for one in count.rows["revisions"]}


def published(count):
    return [move for move in count.rows["moves"] if move["verb"] == "publish" and move["before"] == "approved"]


def first_times(count):
    """Return the steps within the days by which something was made known for the first time."""
    seen, found = set(), []
    for move in published(count):
        if move["disclosure"] not in seen and count.within(move["at"]):
            found.append(move)
        seen.add(move["disclosure"])
    return found


def made_known(count):
    units = unit_of(count)
    corrections = {one["pk"] for one in count.rows["revisions"] if one["corrects"]}
    for move in first_times(count):
        count.add("disclosures.published", units[move["revision"]], 1)
    for move in published(count):
        if move["revision"] in corrections and count.within(move["at"]):
            count.add("disclosures.corrected", units[move["revision"]], 1)


def verbs(count):
    units, done = unit_of(count), {}
    for move in count.rows["moves"]:
        if count.within(move["at"]):
            done.setdefault(move["verb"], set()).add(move["revision"])
    for code, verb in (("disclosures.suspended", "suspend"), ("disclosures.withdrawn", "withdraw")):
        for revision in done.get(verb, ()):
            count.add(code, units[revision], 1)
    for revision in done.get("propose", ()):
        count.add("steps.sent_back", units[revision], revision in done.get("send_back", ()), 1)


def checked(count):
    units, found = unit_of(count), {"checked": set(), "must": set(), "confirm": set(), "hint": set()}
    for one in count.rows["checks"]:
        if count.within(one["at"]):
            for name in ("checked", *(each["finding"]["severity"] for each in one["findings"])):
                found[name].add(one["revision"])
    judged = count.rows["verdicts"]
    found["let_stay"] = {one["given__revision"] for one in judged if count.within(one["given__at"])}
    for name, revisions in found.items():
        for revision in revisions:
            count.add(f"checks.{name}", units[revision], 1)


def changes(count):
    moved = [move for move in count.rows["moves"] if move["before"] != move["after"]]
    return by(moved, "revision")


def begun(count):
    owners = {one["pk"]: one["disclosure"] for one in count.rows["revisions"]}
    created = {one["pk"]: one["created_at"] for one in count.rows["disclosures"]}
    wrote = by(count.rows["contributions"], "revision")
    return {pk: min((one["at"] for one in wrote[pk]), default=created[owner]) for pk, owner in owners.items()}


def stays(count):
    units, starts, taken = unit_of(count), begun(count), {}
    for revision, moves in changes(count).items():
        entered = starts[revision]
        for move in moves:
            is_left = move["before"] in STEPS and (move["before"] != "draft" or move["verb"] == "propose")
            if is_left and count.within(move["at"]):
                days = working_days(in_china(entered), in_china(move["at"]))
                for key in (units[revision], ALL):
                    taken.setdefault((move["before"], key), []).append((days, revision))
            entered = move["at"]
    for (step, unit), each in taken.items():
        days, matters = sorted(day for day, _ in each), len({revision for _, revision in each})
        count.found[f"steps.{step}.median"][unit] = (days[(len(days) - 1) // 2], matters)
        count.found[f"steps.{step}.longest"][unit] = (days[-1], matters)


def waiting(count):
    units, starts, moved = unit_of(count), begun(count), changes(count)
    owners = {one["pk"]: one["disclosure"] for one in count.rows["revisions"]}
    proposed = {owners[one["revision"]] for one in count.rows["proposals"] if one["at"] <= count.at}
    for revision, unit in units.items():
        until_then = [move["after"] for move in moved[revision] if move["at"] <= count.at]
        stage = until_then[-1] if until_then else "draft"
        if starts[revision] <= count.at and owners[revision] in proposed and stage in STEPS:
            count.add(f"steps.{stage}.waiting", unit, 1)
