"""Who may do what with what the leading group has resolved, written down from the Measures. Source: 第六条."""

from dataclasses import dataclass

from tests.access.people import OFFICE, SCHOOL_WIDE, roles


@dataclass(frozen=True)
class Resolved:
    """A resolution of the leading group: whether it is confirmed, and on matters of which units it decides."""

    label: str
    units: tuple = ()
    is_confirmed: bool = True


@dataclass(frozen=True)
class Rule:
    """A regulation: whether a wording of it is confirmed, and whether one waits for it."""

    label: str
    is_adopted: bool = False
    is_in_work: bool = False


NO_RESOLUTION = Resolved("absent", is_confirmed=False)
NO_RULE = Rule("absent")


def reads_resolution(who, one):
    """Tell whether somebody reads a resolution: the office, and who works for all units it is about. Source: 第六条."""
    own = {at for role, at in who.posts if role not in SCHOOL_WIDE}
    for_all = one.is_confirmed and bool(who.posts) and set(one.units) <= own
    return one.label != "absent" and (bool(roles(who, "") & OFFICE) or for_all)


def writes_rule(who, rule):
    """Tell whether somebody of the office has a wording in hand. Source: 第六条."""
    return rule.is_in_work and bool(roles(who, "") & OFFICE)


ACTIONS = {
    "enter": lambda who, thing: thing != "absent" and bool(roles(who, "") & OFFICE),
    "confirm": lambda who, thing: thing != "absent" and "office_approver" in roles(who, ""),
    "read the resolution": reads_resolution,
    "enter the resolution": lambda who, one: reads_resolution(who, one) and bool(roles(who, "") & OFFICE),
    "confirm the resolution": lambda who, one: reads_resolution(who, one) and "office_approver" in roles(who, ""),
    "read the regulation": lambda _who, rule: rule.is_adopted,
    "see the regulation": lambda who, rule: bool(who.posts) and (rule.is_adopted or writes_rule(who, rule)),
    "word the regulation": lambda who, rule: rule.label != "absent" and bool(roles(who, "") & OFFICE),
    "confirm the wording": lambda who, rule: writes_rule(who, rule) and "office_approver" in roles(who, ""),
    "call the wording off": writes_rule,
    "repeal the regulation": lambda who, rule: rule.label != "absent" and "office_approver" in roles(who, ""),
    "set for the school": lambda who, thing: thing != "absent" and "office_approver" in roles(who, ""),
    "head a unit": lambda who, _: any(role == "head" for role, _unit in who.posts),
    "set for the unit": lambda who, unit: unit != "absent" and ("head", unit) in who.posts,
}
