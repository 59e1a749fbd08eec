"""Who may do what in an emergency, written down from the Measures. Source: 第八条."""

from tests.access.people import OF_THE_UNIT, OFFICE, roles


def knows_emergency(who, one):
    """Tell whether somebody knows of an emergency: who works for the unit, and who oversees. Source: 第八条."""
    own = any(role in OF_THE_UNIT for role, at in who.posts if at == one.unit)
    return bool(one.unit) and (own or bool(roles(who, "") & (OFFICE | {"inspector"})))


def decides_emergency(who, one):
    """Tell whether somebody decides on emergencies of a unit. Source: 第六条、第七条."""
    return bool(one.unit) and bool(roles(who, one.unit) & {"head", "office_approver"})
