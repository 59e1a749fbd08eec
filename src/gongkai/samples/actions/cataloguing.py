"""The catalogues of the sample school: drafted, submitted and filed."""

from gongkai.catalogue import actions as catalogue
from gongkai.catalogue.actions import run_due
from gongkai.catalogue.models import Version
from gongkai.catalogue.wording import Wording
from gongkai.measures.vocabulary import Audience, Channel, MatterClass, Period, TimeKind
from gongkai.samples.actions.world import World
from gongkai.samples.story import Row, beijing, morning


def compile_catalogues(world: World) -> None:
    """Write every catalogue and take each as far as the story tells."""
    for row in world.story.catalogues():
        version = _draft(world, row)
        if "submitted_at" in row:
            by, at = world.people[row["submitted_by"]], beijing(row["submitted_at"])
            catalogue.submit(version, lock=version.lock, by=by, at=at)
        if "filed_at" in row:
            by, at = world.people[row["filed_by"]], beijing(row["filed_at"])
            catalogue.file(version, in_force_on=row["in_force_on"], lock=version.lock, by=by, at=at)
            run_due(morning(row["in_force_on"]))


def _draft(world: World, row: Row) -> Version:
    by, at = world.people[row["started_by"]], beijing(row["started_at"])
    year = at.year if "adjusts" in row else at.year + 1
    version = catalogue.start_version(world.units[row["unit"]], year=year, by=by, at=at)
    known = {item.code: item.entry for item in version.items.select_related("entry")}
    for entry in row["entry"]:
        wording = _wording(world, entry)
        said = {"entry": known.get(wording.code), "reason": entry.get("reason")}
        item = catalogue.put_item(version, wording, **said, lock=version.lock, by=by, at=at)
        world.items[f"{row['unit']} {entry['code']}"] = item
    return version


def _wording(world: World, row: Row) -> Wording:
    times: list[Row] = row["times"]
    said = {name: value for each in times for name, value in each.items()}
    month, day = (int(part) for part in said["anchor"].split("-")) if "anchor" in said else (None, None)
    return Wording(
        code=row["code"],
        matter_class=MatterClass(row["matter_class"]),
        title=row["title"],
        content=row["content"],
        audience=Audience(row["audience"]),
        channels=tuple(Channel(code) for code in row["channels"]),
        time_kind=TimeKind(times[0]["kind"]),
        second_time_kind=TimeKind(times[1]["kind"]) if len(times) > 1 else None,
        period=Period(said["period"]) if "period" in said else None,
        anchor_month=month,
        anchor_day=day,
        grace_days=said.get("grace_days", 0),
        working_days=said.get("working_days"),
        event=said.get("event", ""),
        basis=row["basis"],
        lead_unit_id=world.units[row["lead"]].pk,
        other_unit_ids=tuple(world.units[code].pk for code in row.get("others", ())),
        inner_first_days=row.get("inner_first_days", 0),
        is_major=row.get("is_major", False),
    )
