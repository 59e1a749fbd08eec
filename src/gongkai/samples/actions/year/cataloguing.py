"""The catalogue of every unit, drafted, submitted and filed: in time, late, given back, adjusted, or never."""

from dataclasses import replace
from datetime import date
from random import Random

from gongkai.catalogue import actions as catalogue
from gongkai.catalogue.models import Item, Version
from gongkai.catalogue.queries import wording_of
from gongkai.catalogue.wording import Wording
from gongkai.measures.vocabulary import Audience, Channel, MatterClass, Period, TimeKind, UnitKind
from gongkai.orgs.models import Unit
from gongkai.samples.actions.year.clock import Clock, Course
from gongkai.samples.actions.year.founding import House, School
from gongkai.samples.story import Row, morning

PLAIN = Wording(
    code="2.1", matter_class=MatterClass.DECISIONS, title="重点工作推进情况", content="工作安排、进展和结果",
    audience=Audience.PUBLIC, channels=(Channel.PORTAL,), time_kind=TimeKind.PERIODIC, second_time_kind=None,
    period=None, anchor_month=None, anchor_day=None, grace_days=0, working_days=None, event="",
    basis="第十一条", lead_unit_id=0, other_unit_ids=(), inner_first_days=0, is_major=False,
)  # fmt: skip
INNER: Row = {"audience": Audience.INNER, "channels": (Channel.INNER_PORTAL,)}
NAMED: Row = {"audience": Audience.SPECIFIC, "channels": (Channel.INNER_PORTAL,)}
IN_DAYS: Row = {"time_kind": TimeKind.TIMELY, "working_days": 10, "event": "发生后"}
ENTRIES: dict[str, Wording] = {
    one.code: one
    for one in (
        replace(PLAIN, code="1.1", title="党内组织生活情况", period=Period.MONTH, anchor_day=10, **INNER),
        replace(PLAIN, period=Period.QUARTER, anchor_month=1, anchor_day=15),
        replace(PLAIN, code="3.1", title="思想政治工作情况", period=Period.HALF_YEAR, anchor_month=1, anchor_day=20,
                matter_class=MatterClass.IDEOLOGY, inner_first_days=3,
                channels=(Channel.INNER_PORTAL, Channel.PORTAL)),
        replace(PLAIN, code="4.1", title="党费收缴、使用和管理情况", period=Period.YEAR, anchor_month=3, anchor_day=1,
                matter_class=MatterClass.ORGANISATION),
        replace(PLAIN, code="5.1", title="联系服务师生事项", matter_class=MatterClass.SERVICE, **IN_DAYS),
        replace(PLAIN, code="6.1", title="机构设置和职责", matter_class=MatterClass.OTHER, working_days=10,
                time_kind=TimeKind.LONG_TERM, second_time_kind=TimeKind.ON_CHANGE, event="变动后"),
        replace(PLAIN, code="6.2", title="处理意见反馈", matter_class=MatterClass.OTHER, **IN_DAYS, **NAMED),
        replace(PLAIN, code="7.1", title="重大决策事项", is_major=True, **IN_DAYS),
    )
}  # fmt: skip
"""What every unit's catalogue asks for, by code."""
LATE, GIVEN_BACK, ADJUSTED, AGAIN = 5, 7, 3, 8
"""Of every so many units one is late, one is given its catalogue back, one adjusts it, one of those twice."""


def keep_catalogue(clock: Clock, school: School, place: int, dice: Random, year: int) -> Course:
    """Write a unit's catalogue and take it as far as it comes; the last but one unit never submits it."""
    house = school.houses[place]
    if place % LATE == LATE - 2:
        yield clock.later(dice, dice.randint(35, 60))
    version = _draft(clock, house, year)
    if place == len(school.houses) - 2:
        return
    yield clock.later(dice, 1)
    catalogue.submit(version, lock=version.lock, by=house.head, at=clock.now)
    yield clock.later(dice, 1)
    if place % GIVEN_BACK == 1:
        again: Row = {"by_code": {"2.1": "请补充说明"}, "lock": version.lock}
        catalogue.give_back(version, reason="内容不够具体", **again, by=school.clerk, at=clock.now)
        yield clock.later(dice, 1)
        _word_anew(clock, house, version, "2.1", reason=None)
        catalogue.submit(version, lock=version.lock, by=house.head, at=clock.now)
        yield clock.later(dice, 2)
    yield from _file(clock, school, house, version, max(clock.today, date(year, 1, 1)))
    if place % ADJUSTED == 0:
        yield from _adjust(clock, school, place, dice, year)


def _draft(clock: Clock, house: House, year: int) -> Version:
    version = catalogue.start_version(house.unit, year=year, by=house.drafter, at=clock.now)
    for wording in ENTRIES.values():
        said = replace(wording, lead_unit_id=house.unit.pk, matter_class=class_in(house.unit, wording.code))
        catalogue.put_item(version, said, entry=None, lock=version.lock, by=house.drafter, at=clock.now)
    return version


def class_in(unit: Unit, code: str) -> MatterClass:
    """Return the class an entry is of: a discipline committee has classes of its own. Source: 第十二条."""
    return MatterClass.D_OTHER if unit.kind == UnitKind.DISCIPLINE else ENTRIES[code].matter_class


def _word_anew(clock: Clock, house: House, version: Version, code: str, *, reason: str | None) -> None:
    item = Item.objects.select_related("entry").get(version=version, code=code)
    said = replace(wording_of(item), content=f"{item.content}，以及师生意见采纳情况")
    put: Row = {"entry": item.entry, "lock": version.lock, "reason": reason}
    catalogue.put_item(version, said, **put, by=house.drafter, at=clock.now)


def _file(clock: Clock, school: School, house: House, version: Version, day: date) -> Course:
    catalogue.file(version, in_force_on=day, lock=version.lock, by=school.clerk, at=clock.now)
    if day > clock.today:
        yield morning(day)
        catalogue.bring_into_force(version, at=clock.now)
    items = Item.objects.filter(version=version).select_related("entry")
    house.entries = {item.code: item.entry for item in items}


def _adjust(clock: Clock, school: School, place: int, dice: Random, year: int) -> Course:
    """Adjust a catalogue once, or twice with a decision of the office. Source: 第十三条."""
    house = school.houses[place]
    for turn in range(2 if place % (ADJUSTED * AGAIN) == 0 else 1):
        yield clock.later(dice, 70)
        version = catalogue.start_version(house.unit, year=year, by=house.drafter, at=clock.now)
        _word_anew(clock, house, version, "5.1", reason="职责调整，公开内容随之增加")
        if turn:
            decided: Row = {"decided_on": clock.today, "number": "示办〔1〕号", "basis": "机构调整，领导小组同意"}
            catalogue.decide(version, **decided, by=school.approver, at=clock.now)
        catalogue.submit(version, lock=version.lock, by=house.head, at=clock.now)
        yield clock.later(dice, 2)
        yield from _file(clock, school, house, version, clock.today)
