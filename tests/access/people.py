"""Who asks: everybody the reference knows of, as plain facts, and as accounts of a school."""

from dataclasses import dataclass

from gongkai.measures.vocabulary import PersonKind, Role, UnitKind
from gongkai.orgs.models import Account, Membership
from tests.factories import LONG_AGO, a_person, a_post, a_unit

ABOVE = {"XX": (), "DB": ("XX",), "JW": ("XX",), "JX": ("XX",), "JXB": ("JX", "XX"), "CL": ("XX",)}
"""The units above each unit."""


OFFICE = {"office_clerk", "office_approver"}
REVIEWERS = {"reviewer", "secrecy_reviewer"}
WRITERS = {"drafter", "head"}
OF_THE_UNIT = REVIEWERS | WRITERS
SCHOOL_WIDE = {*OFFICE, "inspector", "spokesperson"}


@dataclass(frozen=True)
class Somebody:
    """What is true of somebody, in the words of the Measures; nothing of it is read from the program."""

    name: str
    signed_in: bool = True
    kind: str = "staff"
    home: str = ""
    member_of: str = ""
    on_list: bool = False
    posts: frozenset = frozenset()
    administration: str = ""


def holder(name, role, unit):
    return Somebody(name, home=unit, posts=frozenset({(role.value, unit)}))


PEOPLE = [
    Somebody("anonymous", signed_in=False, kind=""),
    Somebody("student", kind="student", home="JX"),
    Somebody("employee", home="CL"),
    Somebody("member_elsewhere", home="CL", member_of="CL"),
    Somebody("member", home="JX", member_of="JXB"),
    Somebody("named", kind="student", home="CL"),
    Somebody("listed", home="CL", on_list=True),
    Somebody("was_drafter", home="JX"),
    holder("drafter", Role.DRAFTER, "JX"),
    holder("reviewer", Role.REVIEWER, "JX"),
    holder("secrecy_reviewer", Role.SECRECY_REVIEWER, "JX"),
    holder("head", Role.HEAD, "JX"),
    holder("clerk", Role.OFFICE_CLERK, "DB"),
    holder("approver", Role.OFFICE_APPROVER, "DB"),
    holder("inspector", Role.INSPECTOR, "JW"),
    holder("spokesperson", Role.SPOKESPERSON, "XX"),
    holder("neighbour", Role.HEAD, "CL"),
    Somebody("system_admin", administration="system_admin"),
    Somebody("security_admin", administration="security_admin"),
    Somebody("audit_admin", administration="audit_admin"),
]
BY_NAME = {one.name: one for one in PEOPLE}


def roles(who, unit):
    """Return the posts that count in a unit: those held there and the school-wide ones. Source: 第六条、第七条."""
    return {role for role, at in who.posts if at == unit or role in SCHOOL_WIDE}


def the_units():
    school = a_unit("示例大学党委", UnitKind.SCHOOL, code="XX")
    kinds = {"DB": UnitKind.DEPARTMENT, "JW": UnitKind.DISCIPLINE, "JX": UnitKind.COLLEGE, "CL": UnitKind.COLLEGE}
    units = {code: a_unit(f"{code}党组织", kind, school, code=code, hosts_office=code == "DB")
             for code, kind in kinds.items()}  # fmt: skip
    return {"XX": school, **units, "JXB": a_unit("第一党支部", UnitKind.BRANCH, units["JX"], code="JXB")}


def the_persons(units):
    """Return everybody's row; an administrator is a person of the staff with an account of its own."""
    found = {}
    for one in PEOPLE:
        if not one.signed_in:
            continue
        person = a_person(f"某{one.name}", PersonKind(one.kind), home=units.get(one.home))
        for role, code in one.posts:
            a_post(Role(role), units[code], person)
        if one.member_of:
            Membership.objects.create(person=person, unit=units[one.member_of], starts_on=LONG_AGO)
        found[one.name] = person
    a_post(Role.DRAFTER, units["JX"], found["was_drafter"], ends_on=LONG_AGO)
    return found


def the_accounts(persons):
    """Return an account of everybody's, by his name; they sign in without a password here."""
    return {
        name: Account.objects.create(username=name, person=person, administration=BY_NAME[name].administration)
        for name, person in persons.items()
    }
