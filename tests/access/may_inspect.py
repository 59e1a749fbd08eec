"""Who may do what about inspections and findings, written down from the Measures. Source: 第十九条."""

from dataclasses import dataclass

from tests.access.people import OFFICE, WRITERS, roles

DECIDERS = {"office_approver", "inspector"}
OVERSEERS = OFFICE | {"inspector"}
ANNOUNCED = {"in_progress", "closed"}


@dataclass(frozen=True)
class Inspected:
    """An inspection of a matter of a unit: how far it has come, and whether the log has signed past its filing."""

    label: str
    state: str = ""
    unit: str = "JX"
    by: str = "clerk"
    has_seed: bool = False
    is_checked: bool = False
    waits: bool = False


@dataclass(frozen=True)
class Wrong:
    """Something found in the unit by a clerk: how far it has been put right."""

    label: str
    state: str = ""
    unit: str = "JX"
    found_by: str = "clerk"


NO_INSPECTION = Inspected("absent")
NO_FINDING = Wrong("absent")
INSPECTIONS = [
    Inspected("inspection_draft", "draft"),
    Inspected("inspection_of_the_inspector", "draft", by="inspector"),
    Inspected("inspection_filed", "filed"),
    Inspected("inspection_seeded", "filed", has_seed=True),
    Inspected("inspection_drawn", "drawn"),
    Inspected("inspection_begun", "in_progress", is_checked=True, waits=True),
    Inspected("inspection_fresh", "in_progress"),
    Inspected("inspection_closed", "closed", is_checked=True),
]
FINDINGS = [Wrong(f"finding_{state}", state) for state in ("found", "served", "contested", "rectifying", "submitted")]


def oversees(who):
    """Tell whether somebody inspects. Source: 第六条、第十九条."""
    return bool(roles(who, "") & OVERSEERS)


def concerned(who, one):
    """Tell whether somebody deals with what is found in a unit. Source: 第七条."""
    return any(role in WRITERS for role, at in who.posts if at == one.unit)


def knows_inspection(who, one):
    """Tell whether somebody knows of an inspection: the unit only once it is announced. Source: 第十九条."""
    return bool(one.state) and (oversees(who) or (one.state in ANNOUNCED and concerned(who, one)))


def knows_finding(who, one):
    """Tell whether somebody knows of a finding: the unit only once it is served. Source: 第十九条."""
    return bool(one.state) and (oversees(who) or (one.state != "found" and concerned(who, one)))


def decides(who):
    """Tell whether somebody files, serves and closes. Source: 第六条."""
    return bool(roles(who, "") & DECIDERS)


def judges(who, one, state, *, posts=OVERSEERS):
    """Tell whether somebody decides about what another found, in such a state. Practice: S2, S8."""
    return one.state == state and bool(roles(who, "") & posts) and who.name != one.found_by


ACTIONS = {
    "deal with inspections": lambda who, _: oversees(who) or any(role in WRITERS for role, _unit in who.posts),
    "inspect": lambda who, _: oversees(who),
    "know the inspection": knows_inspection,
    "change the inspection": lambda who, one: oversees(who) and one.state == "draft",
    "file the inspection": lambda who, one: decides(who) and one.state == "draft" and who.name != one.by,
    "call the inspection off": lambda who, one: oversees(who) and one.state in {"draft", "filed"} and not one.has_seed,
    "see the draw": lambda who, one: oversees(who) and one.state not in {"", "draft"},
    "have the paper of the draw": lambda who, part: oversees(who) and part == "there",
    "draw": lambda who, one: oversees(who) and one.has_seed,
    "announce the inspection": lambda who, one: oversees(who) and one.state == "drawn",
    "close the inspection": lambda who, one: decides(who) and one.state == "in_progress",
    "tell of the inspection": lambda who, one: oversees(who) and one.state == "closed",
    "check the item": lambda who, one: oversees(who) and one.state == "in_progress",
    "find something": lambda who, one: oversees(who) and one.state == "in_progress" and one.is_checked,
    "have the evidence": lambda who, one: knows_inspection(who, one) and one.is_checked,
    "serve the notice": lambda who, one: decides(who) and one.waits,
    "know the finding": knows_finding,
    "own up to the finding": lambda who, one: one.state == "served" and "head" in roles(who, one.unit),
    "rectify": lambda who, one: one.state == "rectifying" and concerned(who, one),
    "decide on the contest": lambda who, one: judges(who, one, "contested", posts=DECIDERS),
    "verify": lambda who, one: judges(who, one, "submitted"),
    "have the file of the finding": lambda who, one: one.state == "submitted" and knows_finding(who, one),
    "have the notice": lambda who, one: one == "there" and (
        oversees(who) or any(role in WRITERS for role, at in who.posts if at == "JX")),
}  # fmt: skip
