"""What the editor and the page of a matter need beside its text."""

from uuid import UUID

from django.db.models import QuerySet

from gongkai.disclosures.models import Attachment, Disclosure, DraftBuffer, Revision, Rung
from gongkai.disclosures.queries.work import workable_by
from gongkai.orgs.models import Person
from gongkai.orgs.queries import Duties


def file_in_work(duties: Duties, public_id: UUID, attachment: UUID) -> Attachment | None:
    """Return a file of a disclosure somebody may open in the workbench; absent and forbidden alike. Source: 第十条."""
    found = Attachment.objects.filter(
        revision__disclosure__in=workable_by(duties), revision__disclosure__public_id=public_id, public_id=attachment
    )
    return found.select_related("stored", "served", "revision__disclosure").first()


def rungs_of(revision: Revision) -> QuerySet[Rung]:
    """Return the steps of a revision's ladder, narrowest first, with all whom they name."""
    return revision.rungs.prefetch_related("units", "people", "groups").order_by("rank")


def revisions_of(disclosure: Disclosure) -> QuerySet[Revision]:
    """Return all revisions of a disclosure without their texts, newest first."""
    return disclosure.revisions.defer("body").order_by("-number")


def buffer_of(revision: Revision, person: Person) -> DraftBuffer | None:
    """Return what somebody typed and has not saved as a version."""
    return DraftBuffer.objects.filter(revision=revision, person=person).first()
