"""Who may do what, written down from the Measures and the description of the domain, and from nothing else.

It is kept apart from the program on purpose: the program is compared with it.
"""

from dataclasses import dataclass

from tests.access import (
    cases,
    letters,
    may_assess,
    may_count,
    may_inspect,
    may_judge,
    may_lead,
    may_meet,
    may_report,
    may_take_out,
)
from tests.access.may_alarm import decides_emergency, knows_emergency
from tests.access.people import ABOVE, OF_THE_UNIT, OFFICE, REVIEWERS, WRITERS, roles

SHOWN = {"live", "suspended", "ended", "withdrawn", "erased"}


@dataclass(frozen=True)
class Step:
    """An audience that something has reached, and to whom it is narrowed. Source: 第十条."""

    audience: str
    units: tuple = ()
    people: tuple = ()
    to_list: bool = False
    staff: bool = False
    students: bool = False


@dataclass(frozen=True)
class Matter:
    """A disclosure as the rules see it: where it stands, and what has become of what was made known."""

    label: str
    stage: str
    unit: str = "JX"
    reached: tuple = ()
    state: str = ""
    is_proposed: bool = True
    is_flagged: bool = False
    is_corrected_now: bool = False
    has_step_left: bool = False


HAVE_CATALOGUES = {"JX"}
"""The units with a catalogue in force: that is public, and no other. Source: 第十三条."""


NOTHING = Matter("absent", "", unit="", is_proposed=False)


def reaches(who, step):
    """Tell whether an audience includes somebody. Administrators read as anybody. Source: 第十条."""
    if step.audience == "public":
        return True
    if not who.signed_in or who.administration:
        return False
    at = {who.member_of, *ABOVE.get(who.member_of, ())}
    if step.audience == "inner":
        return bool(who.member_of) and (not step.units or bool(at & set(step.units)))
    works_at = {who.home, *ABOVE.get(who.home, ())} | at
    kinds = {"staff": step.staff, "student": step.students}
    return who.name in step.people or (step.to_list and who.on_list) or bool(
        works_at & set(step.units)) or kinds[who.kind]  # fmt: skip


def reads(who, matter, *, outside=False):
    """Tell whether somebody knows of what was made known, be it only that it was taken down. Source: 第十条."""
    steps = [step for step in matter.reached if not outside or step.audience == "public"]
    return matter.state in SHOWN and any(reaches(who, step) for step in steps)


def reads_inside(who, matter):
    """Tell whether an inner audience that something has reached includes somebody. Source: 第十条."""
    inside = [step for step in matter.reached if step.audience != "public"]
    return matter.state in SHOWN and any(reaches(who, step) for step in inside)


def opens(who, matter):
    """Tell whether somebody may open a matter in the workbench. Source: 第五条、第七条."""
    own = any(role in OF_THE_UNIT for role, at in who.posts if at == matter.unit)
    oversees = bool(roles(who, matter.unit) & (OFFICE | {"inspector"})) and matter.is_proposed
    speaks = "spokesperson" in roles(who, matter.unit) and matter.is_flagged and matter.is_proposed
    return matter.unit != "" and (own or oversees or speaks)


STEPS = {
    ("propose", "draft"): {"drafter"},
    ("cancel", "draft"): WRITERS,
    ("resume", "cancelled"): WRITERS,
    ("review", "in_review"): REVIEWERS,
    ("review", "with_office"): OFFICE,
    ("approve", "with_head"): {"head"},
    ("approve", "with_office"): {"office_approver"},
    ("withhold", "in_review"): {"head", "office_approver"},
    ("withhold", "with_head"): {"head", "office_approver"},
    ("withhold", "with_office"): {"office_approver"},
    ("refer", "in_review"): REVIEWERS,
    ("refer", "with_head"): {"head"},
    ("recall", "approved"): WRITERS,
    ("acknowledge", "with_office"): {"spokesperson"},
    ("publish", "approved"): WRITERS,
    ("publish", "published"): WRITERS,
    ("correct", "published"): WRITERS,
}
"""Who takes which step where a matter stands. Source: 第十六条."""

TAKEDOWNS = {
    ("suspend", "live"): REVIEWERS | OFFICE | {"head", "inspector"},
    ("restore", "suspended"): REVIEWERS | OFFICE | {"head"},
    ("withdraw", "live"): {"office_approver"},
    ("withdraw", "suspended"): {"office_approver"},
    ("erase", "suspended"): {"office_approver"},
    ("erase", "withdrawn"): {"office_approver"},
}
"""Who takes down and brings back. Source: 第八条."""


def takes(who, verb, matter):
    """Tell whether a step is open to somebody now. Source: 第十六条."""
    if not opens(who, matter):
        return False
    if verb == "acknowledge" and not matter.is_flagged:
        return False
    if verb == "publish" and matter.stage == "published" and not (matter.has_step_left and matter.state == "live"):
        return False
    if verb == "correct" and (matter.is_corrected_now or matter.state in {"withdrawn", "erased"}):
        return False
    asked = STEPS.get((verb, matter.stage), set()) | TAKEDOWNS.get((verb, matter.state), set())
    return bool(asked & roles(who, matter.unit))


def sees(who, book):
    """Tell whether somebody may read a version of a catalogue. Source: 第十三条."""
    own = any(role in OF_THE_UNIT for role, at in who.posts if at == book.unit)
    return bool(book.unit and who.posts) and (book.is_filed or own or bool(roles(who, book.unit) & OFFICE))


def keeps(who, unit):
    """Tell whether somebody writes a unit's catalogue; the office's clerks write the school's. Source: 第十三条."""
    return bool(roles(who, unit) & WRITERS) or (unit == "XX" and "office_clerk" in roles(who, unit))


def sees_plan(who, plan):
    """Tell whether somebody knows of a plan: the office, who draws it up, and those who answer for its units."""
    answers = any(role in WRITERS for role, at in who.posts if at in plan)
    return bool(plan) and (who.administration == "system_admin" or bool(roles(who, "") & OFFICE) or answers)


def owes(who, due, *posts):
    """Tell whether something is still to be made known by a unit in which somebody holds a post. Source: 第七条."""
    return bool(due.unit) and not due.is_deferred and bool(roles(who, due.unit) & set(posts))


def knows_due(who, due):
    """Tell whether somebody knows of what is due: who works for the unit, and who oversees. Source: 第五条、第六条."""
    own = any(role in OF_THE_UNIT for role, at in who.posts if at == due.unit)
    return bool(due.unit) and (own or bool(roles(who, "") & (OFFICE | {"inspector"})))


def makes(who, leaflet):
    """Tell whether somebody puts a unit's bulletin together, an inner one as one of its readers. Source: 第十条."""
    his = any(role in WRITERS | OFFICE for role, at in who.posts if at == leaflet.unit)
    return his and (not leaflet.is_inner or bool(who.member_of))


def is_live(matter, audience=""):
    """Tell whether something can be read now, by an audience that is asked for."""
    return matter.state == "live" and any(audience in {"", step.audience} for step in matter.reached)


ACTIONS = {
    **letters.ACTIONS,
    **may_lead.ACTIONS,
    **may_meet.ACTIONS,
    **may_judge.ACTIONS,
    **may_assess.ACTIONS,
    **may_report.ACTIONS,
    **may_inspect.ACTIONS,
    **cases.ACTIONS,
    **may_count.ACTIONS,
    "make bulletins": lambda who, _: any(role in WRITERS | OFFICE for role, _unit in who.posts),
    "see the bulletin": makes,
    "print": lambda who, matter: opens(who, matter) and is_live(matter),
    "tell the press": lambda who, matter: opens(who, matter) and is_live(matter, "public"),
    "anybody": lambda _who, _: True,
    "nobody": lambda _who, _: False,
    "read": lambda who, matter: reads(who, matter, outside=True),
    "read a file": lambda who, matter: reads(who, matter, outside=True) and matter.state == "live",
    "read inside": reads,
    "read a file inside": lambda who, matter: reads(who, matter) and matter.state == "live",
    "read the log": lambda _who, path: path != "absent",
    "read the inner log": lambda who, path: bool(who.member_of) and not who.administration and path != "absent",
    "have the inner proof": reads_inside,
    "fetch the calendar": lambda _who, feed: feed == "feed",
    "follow the link": lambda _who, link: link == "mailed",
    "read as himself": lambda who, _: not who.administration,
    "open the screen": lambda _who, screen: screen in {"hall", "room"},
    "have the screen kept": lambda _who, screen: screen == "hall",
    "keep the robot": lambda who, robot: robot == "robot" and bool(roles(who, "") & OFFICE),
    "keep the screen": lambda who, screen: screen == "hall" and bool(roles(who, "") & OFFICE),
    "know the unit": lambda _who, unit: unit in ABOVE,
    "be of the staff": lambda who, _: bool(who.posts or who.administration),
    "hold a post": lambda who, _: bool(who.posts),
    "draft": lambda who, _: any(role == "drafter" for role, _unit in who.posts),
    "open": opens,
    "write": lambda who, matter: opens(who, matter) and bool(roles(who, matter.unit) & WRITERS),
    "draw on": lambda who, matter: matter.stage == "draft" and may(who, "write", matter),
    "see the book": sees,
    "have the receipt": lambda who, book: sees(who, book) and book.is_filed,
    "keep the book": lambda who, book: sees(who, book) and keeps(who, book.unit),
    "import his table": lambda who, table: who.name == table.by and may(who, "keep the book", table.book),
    "keep the unit's book": lambda who, unit: unit in ABOVE and keeps(who, unit),
    "submit the book": lambda who, book: sees(who, book) and "head" in roles(who, book.unit),
    "file the book": lambda who, book: sees(who, book) and bool(roles(who, book.unit) & OFFICE),
    "decide on the book": lambda who, book: sees(who, book) and "office_approver" in roles(who, book.unit),
    "compile the book": lambda who, book: sees(who, book) and book.unit == "XX" and keeps(who, "XX"),
    "have the catalogue": lambda _who, unit: unit in HAVE_CATALOGUES,
    "know what is due": knows_due,
    "answer what is due": lambda who, due: owes(who, due, "drafter"),
    "ask to put off": lambda who, due: owes(who, due, *WRITERS) and not due.is_asked,
    "agree to put off": lambda who, due: owes(who, due, "office_approver") and due.is_asked,
    "take up again": lambda who, due: due.is_deferred and bool(roles(who, due.unit) & (OFFICE | {"head"})),
    "state that there is nothing": lambda who, due: owes(who, due, "head") and not due.from_event,
    "take the event back": lambda who, due: owes(who, due, "head") and due.from_event,
    "urge": lambda who, due: owes(who, due, *OFFICE),
    "know of the emergency": knows_emergency,
    "decide on the emergency": lambda who, one: (
        decides_emergency(who, one) and not one.is_decided and who.name != one.by
    ),
    "record the leak": lambda who, one: bool(one.unit) and bool(roles(who, one.unit) & (REVIEWERS | OFFICE | {"head"})),
    "close the emergency": lambda who, one: decides_emergency(who, one) and one.is_decided,
    "enter events": lambda who, _: any(role in WRITERS for role, _unit in who.posts),
    "approve for the office": lambda who, _: "office_approver" in roles(who, ""),
    "be of the office": lambda who, _: bool(roles(who, "") & OFFICE),
    "read the calendar": lambda who, year: bool(who.posts) and year != "absent",
    "file books": lambda who, _: bool(roles(who, "") & OFFICE),
    "keep word lists": lambda who, thing: bool(roles(who, "") & OFFICE) and thing != "absent",
    "recheck": lambda who, thing: thing != "absent" and bool(roles(who, "") & OFFICE),
    "see to the push": lambda who, thing: thing != "absent" and bool(roles(who, "") & OFFICE),
    "see the unit": lambda who, unit: bool(who.posts or who.administration) and unit in ABOVE,
    "mark as small": lambda who, unit: unit in ABOVE and "office_approver" in roles(who, ""),
    "see the plans": lambda who, _: who.administration == "system_admin" or bool(roles(who, "") & OFFICE),
    "see the plan": sees_plan,
    "share the plan out": lambda who, plan: bool(plan) and who.administration == "system_admin",
    "confirm the plan": lambda who, plan: bool(plan) and "office_approver" in roles(who, ""),
    "call the plan off": lambda who, plan: (
        bool(plan) and (who.administration == "system_admin" or "office_approver" in roles(who, ""))
    ),
    "see the roles": lambda who, _: bool(who.administration) or "office_approver" in roles(who, ""),
    "see the register": lambda who, thing: bool(who.administration) and thing != "absent",
    "manage": lambda who, thing: who.administration == "system_admin" and thing != "absent",
    "manage the unit": lambda who, unit: who.administration == "system_admin" and unit in ABOVE,
    "appoint": lambda who, thing: who.administration == "security_admin" and thing != "absent",
    "audit": lambda who, thing: who.administration == "audit_admin" and thing != "absent",
    "import": lambda who, _: who.administration in {"system_admin", "security_admin"},
    "keep lists": lambda who, _: any(role in WRITERS for role, _unit in who.posts),
    "keep the list": lambda who, unit: unit in ABOVE and bool(roles(who, unit) & WRITERS),
}


ACTIONS |= may_take_out.actions(ACTIONS)


def may(who, action, thing):
    """Tell whether somebody may do something with something."""
    if action in ACTIONS:
        return bool(ACTIONS[action](who, thing))
    return takes(who, action, thing)


def knows(who, mark, matter):
    """Tell whether a word of a matter may stand in an answer to somebody. Source: 第九条、第十条."""
    if mark.kind == "own":
        return who.name == "drafter"
    if matter.state == "erased" and mark.field != "farewell":
        return False
    if opens(who, matter):
        return True
    if mark.kind == "work" or not reads(who, matter):
        return False
    tells_title = matter.state == "ended" and mark.field in {"title", "document_no"}
    return mark.kind == "note" or matter.state == "live" or tells_title
