"""Who may do what about members' appraisals, written down from the Measures. Source: 第十八条."""

from tests.access.people import ABOVE, OF_THE_UNIT, OFFICE, WRITERS, roles


def sees_appraisal(who, one):
    """Tell whether somebody knows of an appraisal on the workbench: who works for the unit, and who oversees."""
    own = any(role in OF_THE_UNIT for role, at in who.posts if at == one.unit)
    return bool(one.unit) and (own or bool(roles(who, "") & (OFFICE | {"inspector"})))


def votes(who, one):
    """Tell whether somebody may vote, or might have: members of the unit and below, and who is on its list."""
    at = {who.member_of, *ABOVE.get(who.member_of, ())}
    listed = one.takes_list and who.on_list
    return bool(one.unit) and not who.administration and (one.unit in at or listed)


def knows_as_member(who, one):
    """Tell whether somebody who may vote finds an appraisal: while it is open, and when its result is made known."""
    return votes(who, one) and (one.state == "open" or one.is_known)


def reads_result(who, one):
    """Tell whether somebody reads what came of it: the unit's head, the office, and members once it is made known."""
    return bool(roles(who, one.unit) & (OFFICE | {"head"})) or (one.is_known and votes(who, one))


def calls_off(who, one):
    may = {"office_approver"} if one.has_begun else {"office_approver", "head"}
    return one.state == "open" and bool(roles(who, one.unit) & may)


def publishes(who, one):
    waits = one.state == "closed" and not one.is_known
    return waits and bool(roles(who, one.unit) & {"head", "office_approver"})


ACTIONS = {
    "see the appraisal": sees_appraisal,
    "open appraisals": lambda who, _: any(role in WRITERS | OFFICE for role, _unit in who.posts),
    "call the appraisal off": calls_off,
    "publish the result": publishes,
    "vote": knows_as_member,
}
KINDS = {
    "judged": sees_appraisal,
    "judged question": lambda who, one: sees_appraisal(who, one) or knows_as_member(who, one),
    "ballots": reads_result,
}
"""For whom the words of an appraisal are: why it was opened or called off, what is asked, what was remarked."""
