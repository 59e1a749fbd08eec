"""A school of as many units as are wanted, and who holds which post in it; everything is invented."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cache
from itertools import count

from django.contrib.auth.hashers import make_password

from gongkai.catalogue.models import Entry
from gongkai.measures.vocabulary import PersonKind, Role, UnitKind
from gongkai.orgs import actions as orgs
from gongkai.orgs.models import Group, Person, Unit
from gongkai.samples.queries import PASSWORD
from gongkai.samples.story import Row

FOUNDED = date(2019, 9, 1)
SUBJECTS = "文史哲法理工农医商经管数物化生地环材机电信光声建土水海航"
HOUSES = ("组织部", "宣传部", "统战部", "学生工作部", "人才工作部", "保卫部")
FAMILY_NAMES = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜"
GIVEN_NAMES = "文景明远思齐若水安然书白子衿清和知行嘉树云舒承志"
IN_EVERY_UNIT = (Role.DRAFTER, Role.REVIEWER, Role.SECRECY_REVIEWER, Role.HEAD)
IN_THE_OFFICE = (Role.OFFICE_CLERK, Role.OFFICE_CLERK, Role.OFFICE_APPROVER, Role.SPOKESPERSON)
SIGNING_IN = 3
"""So many units have staff with an account; the sign-in page lists them all."""


@dataclass(slots=True)
class House:
    """A unit with its staff, and the entries of its catalogue by their codes as soon as it is in force."""

    unit: Unit
    drafter: Person
    reviewer: Person
    secrecy_reviewer: Person
    head: Person
    entries: dict[str, Entry] = field(default_factory=dict)


@dataclass(slots=True)
class School:
    """All units, the office and the inspectors, and whom some things are made known to."""

    houses: list[House]
    clerk: Person
    second_clerk: Person
    approver: Person
    spokesperson: Person
    inspector: Person
    second_inspector: Person
    members: Group


@cache
def _hashed() -> str:
    return make_password(PASSWORD)


def found_school(units: int, at: datetime, joins_on: date) -> School:
    """Set up the units and appoint everybody; the last unit is founded in the course of the year."""
    numbers = count(1)
    rows = list(_units(units, at, joins_on))
    houses = [_staffed(unit, numbers, at, signs_in=place < SIGNING_IN) for place, unit in enumerate(rows)]
    clerk, second_clerk, approver, spokesperson = (
        _appointed(role, rows[1], numbers, at, signs_in=True) for role in IN_THE_OFFICE
    )
    # the office makes the school's report known, and a disclosure is begun by a drafter of the unit it is of
    orgs.appoint(second_clerk, Role.DRAFTER, rows[1], starts_on=FOUNDED, by=None, at=at)
    inspector, second = (_appointed(Role.INSPECTOR, rows[2], numbers, at, signs_in=True) for _ in range(2))
    members = [_member(house.unit, numbers, at) for house in houses[:-1]]
    group = orgs.form_group(rows[0], "党员代表", members, about="各单位党员代表", by=None, at=at)
    return School(houses, clerk, second_clerk, approver, spokesperson, inspector, second, group)


def _units(number: int, at: datetime, joins_on: date) -> Iterator[Unit]:
    school = orgs.create_unit(**_named("XX", "示例大学党委", UnitKind.SCHOOL, 0), parent=None, by=None, at=at)
    yield school
    office: Row = _named("DB", "党政办公室", UnitKind.DEPARTMENT, 1) | {"hosts_office": True}
    yield orgs.create_unit(**office, parent=school, by=None, at=at)
    yield orgs.create_unit(**_named("JW", "学校纪委", UnitKind.DISCIPLINE, 2), parent=school, by=None, at=at)
    for place in range(3, number):
        name, kind = _name_of(place - 3)
        said: Row = _named(f"U{place:02d}", name, kind, place)
        said |= {"starts_on": joins_on} if place == number - 1 else {}
        yield orgs.create_unit(**said, parent=school, by=None, at=at)


def _name_of(place: int) -> tuple[str, UnitKind]:
    if place < len(HOUSES):
        return f"党委{HOUSES[place]}", UnitKind.DEPARTMENT
    turn, subject = divmod(place - len(HOUSES), len(SUBJECTS))
    return f"{SUBJECTS[subject]}学院{f'第{turn + 1}' if turn else ''}党委", UnitKind.COLLEGE


def _named(code: str, name: str, kind: UnitKind, position: int) -> Row:
    said: Row = {"code": code, "name": name, "short_name": name, "name_en": f"Unit {code}", "kind": kind}
    return {**said, "position": position, "hosts_office": False, "starts_on": FOUNDED, "ends_on": None}


def _staffed(unit: Unit, numbers: "count[int]", at: datetime, *, signs_in: bool) -> House:
    drafter, reviewer, secrecy_reviewer, head = (
        _appointed(role, unit, numbers, at, signs_in=signs_in) for role in IN_EVERY_UNIT
    )
    return House(unit, drafter, reviewer, secrecy_reviewer, head)


def _person(unit: Unit, number: int, at: datetime) -> Person:
    name = FAMILY_NAMES[number % len(FAMILY_NAMES)] + GIVEN_NAMES[number * 7 % len(GIVEN_NAMES)]
    said: Row = {"number": f"S{number:05d}", "name": name, "kind": PersonKind.STAFF, "home": unit}
    return orgs.register_person(**said, by=None, at=at)


def _appointed(role: Role, unit: Unit, numbers: "count[int]", at: datetime, *, signs_in: bool) -> Person:
    number = next(numbers)
    person = _person(unit, number, at)
    orgs.appoint(person, role, unit, starts_on=unit.starts_on, by=None, at=at)
    if signs_in:
        account = orgs.open_account(person, f"s{number:05d}", administration="", by=None, at=at)
        orgs.set_password(account, _hashed(), at=at)
    return person


def _member(unit: Unit, numbers: "count[int]", at: datetime) -> Person:
    person = _person(unit, next(numbers), at)
    orgs.join_party(person, unit, starts_on=FOUNDED, by=None, at=at)
    return person
