"""Who may do what about meetings, written down from the Measures and kept apart from the program like the rest."""

from tests.access.people import OF_THE_UNIT, OFFICE, roles
from tests.access.things import Meeting

KNOWN = {"announced", "held", "recorded"}
WRITERS = {"drafter", "head"}
DECIDERS = {"head", "office_approver"}


def prepares(who, one: Meeting):
    """Tell whether somebody opens a meeting on the workbench. Source: 第五条、第六条."""
    own = any(role in OF_THE_UNIT for role, at in who.posts if at == one.unit)
    return bool(one.unit) and (own or bool(roles(who, one.unit) & (OFFICE | {"inspector"})))


def writes(who, one: Meeting, *states):
    """Tell whether somebody may write of a meeting that has come so far."""
    return one.state in states and bool(roles(who, one.unit) & (WRITERS | OFFICE))


def decides(who, one: Meeting, state):
    """Tell whether somebody lets others see what another wrote. Practice: S2."""
    return one.state == state and bool(roles(who, one.unit) & DECIDERS) and who.name != one.by


def is_told(who, one: Meeting, *audiences):
    """Tell whether somebody knows of a meeting without the workbench, by its audience. Source: 第十条."""
    is_member = bool(who.member_of) and not who.administration
    return one.state in KNOWN and one.audience in audiences and (one.audience == "public" or is_member)


ACTIONS = {
    "plan meetings": lambda who, _: any(role in WRITERS | OFFICE for role, _unit in who.posts),
    "prepare the meeting": prepares,
    "have the minutes": lambda who, one: prepares(who, one) and one.state == "recorded",
    "change the meeting": lambda who, one: writes(who, one, "planned"),
    "call the meeting off": lambda who, one: writes(who, one, "planned", "announced"),
    "record the meeting": lambda who, one: writes(who, one, "held"),
    "announce the meeting": lambda who, one: decides(who, one, "planned"),
    "confirm the meeting": lambda who, one: decides(who, one, "held"),
    "know of the public meeting": lambda who, one: is_told(who, one, "public"),
    "know of the inner meeting": lambda who, one: is_told(who, one, "inner"),
}
