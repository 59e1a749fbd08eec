"""Who may do what about yearly reports, written down from the Measures. Source: 第十八条."""

from tests.access.people import OFFICE, WRITERS, roles


def of_its_unit(who, one):
    return {role for role, at in who.posts if at == one.unit}


def knows_report(who, one):
    """Tell whether somebody knows of a report: who writes for the unit, and the office, which knows all."""
    return bool(one.state) and bool(of_its_unit(who, one) & WRITERS or roles(who, "") & OFFICE)


def writers(who, one):
    """Tell whether a report is somebody's to write: a unit's its own people's, the school's the office's."""
    return bool(of_its_unit(who, one) & WRITERS) if one.unit else bool(roles(who, "") & OFFICE)


def answers(who, one):
    """Tell whether somebody answers for a report."""
    return "head" in of_its_unit(who, one) if one.unit else "office_approver" in roles(who, "")


def drafts(who, one):
    """Tell whether somebody may draft where a report is made known."""
    return any(role == "drafter" and at == (one.unit or at) for role, at in who.posts)


ACTIONS = {
    "write reports": lambda who, _: any(role in WRITERS | OFFICE for role, _unit in who.posts),
    "see the report": knows_report,
    "write the report": lambda who, one: one.state == "draft" and writers(who, one),
    "make the report final": lambda who, one: one.state == "draft" and answers(who, one),
    "hand the report in": lambda who, one: bool(one.unit) and one.state == "frozen" and answers(who, one),
    "declare the report void": lambda who, one: one.state in {"draft", "frozen"} and answers(who, one),
    "draft the report": lambda who, one: (
        one.state in {"frozen", "submitted"} and writers(who, one) and drafts(who, one)
    ),
}
