"""Whose matter it is that a resolution of the leading group decides on. Source: 第六条."""

from uuid import UUID

from gongkai.catalogue.queries import versions_seen_by
from gongkai.disclosures.queries import working_revision
from gongkai.measures.refusal import Refusal, Refused
from gongkai.obligations.queries import obligation_called
from gongkai.orgs.models import Unit
from gongkai.orgs.queries import Duties


def unit_of(kind: str, public_id: UUID, duties: Duties) -> Unit:
    """Return the unit whose matter something is, if whoever names it may open it.

    :raises Refused: if there is no such thing for him.
    """
    if kind == "obligation" and (due := obligation_called(public_id, duties)):
        return due.unit
    if kind == "catalogue" and (version := versions_seen_by(duties).filter(public_id=public_id).first()):
        return version.unit
    if kind == "disclosure" and (revision := working_revision(duties, public_id)):
        return revision.disclosure.unit
    raise Refused([Refusal("about_nothing", (6, None), f"{kind}/{public_id}")])
