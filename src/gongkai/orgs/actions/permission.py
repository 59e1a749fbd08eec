"""Who asks, looked up once for every action."""

from datetime import datetime

from django.utils.timezone import localdate

from gongkai.measures.refusal import Refusal
from gongkai.orgs import queries
from gongkai.orgs.models import Person
from gongkai.orgs.rules import BY_POST, Matter, Standing, manages


def permitted(matter: Matter, *, by: Person | None, at: datetime, unit_id: int | None = None) -> Refusal | None:
    """Refuse whoever does not manage the matter, whichever account he uses; None is the installation itself."""
    if by is None:
        return None
    posts = queries.duties_of(by, localdate(at)).posts if matter in BY_POST else frozenset()
    return manages(matter, Standing(queries.administration_of(by), posts), unit_id)
