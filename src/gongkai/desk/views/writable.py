"""Which drafts somebody may open for writing."""

from uuid import UUID

from django.http import Http404

from gongkai.desk.http import StaffRequest
from gongkai.desk.matter import Revision
from gongkai.disclosures import queries
from gongkai.measures.vocabulary import Role


def writable(request: StaffRequest, pk: UUID) -> Revision:
    """Return the newest revision of a disclosure to those who draft or answer for its unit.

    :raises Http404: for everybody else.
    """
    revision = queries.working_revision(request.duties, pk)
    roles = request.duties.roles_for(revision.disclosure.unit_id) if revision else frozenset()
    if revision is None or not roles & {Role.DRAFTER, Role.HEAD}:
        raise Http404
    return revision
