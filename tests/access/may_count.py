"""Who sees the figures and the rows behind them, written down from the Measures. Source: 第六条、第七条、第十八条."""

from tests.access.people import OFFICE, roles


def sees_rows(who):
    """Tell whether somebody sees what some figures count: office and inspectors all of it, a head his unit's."""
    return bool(roles(who, "") & {*OFFICE, "inspector"}) or any(role == "head" for role, _unit in who.posts)


ACTIONS = {
    "see figures": lambda who, _: sees_rows(who) or who.administration == "audit_admin",
    "see what figures count": lambda who, _: sees_rows(who),
}
