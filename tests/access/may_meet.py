"""Who may do what about meetings, as far as posts and audiences go; kept apart from the program like the rest."""

from tests.access.things import Meeting

KNOWN = {"announced", "held", "recorded"}
WRITERS = {"drafter", "head", "office_clerk", "office_approver"}
DECIDERS = {"head", "office_approver"}


def prepares(one: Meeting, own, roles):
    """Tell whether somebody prepares or oversees a meeting: ``own`` are his posts there, ``roles`` all that count."""
    return bool(one.unit) and bool(own or roles & {"office_clerk", "office_approver", "inspector"})


def writes(one: Meeting, roles, *states):
    """Tell whether somebody may write of a meeting that has come so far."""
    return one.state in states and bool(roles & WRITERS)


def decides(who, one: Meeting, roles, state):
    """Tell whether somebody lets others see what another wrote. Practice: S2."""
    return one.state == state and bool(roles & DECIDERS) and who.name != one.by


def is_known(one: Meeting, *, is_member):
    """Tell whether somebody outside the workbench knows of a meeting. Source: 第十条."""
    return one.state in KNOWN and (one.audience == "public" or is_member)
