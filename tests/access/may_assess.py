"""Who may do what about assessments, written down from the Measures. Source: 第十八条."""

from dataclasses import dataclass

from tests.access.people import OFFICE, WRITERS, roles


@dataclass(frozen=True)
class Assessed:
    """An assessment of a college by one indicator that is given by hand, and whether its unit objected to it."""

    label: str
    state: str = ""
    unit: str = "JX"
    objected: bool = False


NOT_ASSESSED = Assessed("absent")
ASSESSMENTS = [
    Assessed("assessment_draft", "draft"),
    Assessed("assessment_scoring", "scoring"),
    Assessed("assessment_open", "open"),
    Assessed("assessment_objected", "open", objected=True),
    Assessed("assessment_frozen", "frozen"),
]


def oversees(who):
    """Tell whether somebody reads all assessments. Source: 第五条、第六条."""
    return bool(roles(who, "") & (OFFICE | {"inspector"}))


def knows_assessment(who, one):
    return bool(one.state) and oversees(who)


def reads_sheet(who, one):
    """Tell whether somebody reads the sheet of a unit: its head and drafters only once it is shown to them."""
    own = any(role in WRITERS for role, at in who.posts if at == one.unit)
    return one.state not in {"", "draft"} and (oversees(who) or (own and one.state in {"open", "frozen"}))


def settles(*states):
    """Tell whether somebody takes it further: the office's approver, from where it stands."""
    return lambda who, one: one.state in states and "office_approver" in roles(who, "")


def of_the_office(*states):
    return lambda who, one: one.state in states and bool(roles(who, "") & OFFICE)


def objects(who, one):
    return one.state == "open" and not one.objected and "head" in roles(who, one.unit)


def is_for(who, one):
    """Tell whether the words of an assessment are for somebody."""
    return knows_assessment(who, one) or reads_sheet(who, one)


ACTIONS = {
    "oversee assessments": lambda who, _: oversees(who),
    "read sheets": lambda who, _: oversees(who) or any(role in WRITERS for role, _unit in who.posts),
    "draw assessments up": lambda who, _: bool(roles(who, "") & OFFICE),
    "know the assessment": knows_assessment,
    "change the assessment": of_the_office("draft"),
    "settle the assessment": settles("draft"),
    "score the assessment": of_the_office("scoring"),
    "show the assessment": settles("scoring"),
    "make the assessment final": settles("open"),
    "call the assessment off": settles("draft", "scoring", "open"),
    "read the sheet": reads_sheet,
    "object to the score": objects,
    "answer the objection": lambda who, one: one.objected and of_the_office("open")(who, one),
}
