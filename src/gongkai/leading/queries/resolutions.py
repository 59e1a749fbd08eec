"""The resolutions somebody may know of, and what of the school's matters each decides on. Source: 第六条."""

from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from gongkai.leading.models import About, Paper, Resolution
from gongkai.leading.rules import Stage
from gongkai.measures.vocabulary import OFFICE
from gongkai.orgs.queries import Duties


def resolutions_for(duties: Duties) -> QuerySet[Resolution]:
    """Return the resolutions somebody may read, the newest first: all for the office, else those of his own units.

    One that decides on matters of several units is read by whoever works for all of them: nobody learns by it what
    another unit asked for. Source: 第十条.
    """
    found = Resolution.objects.select_related("entered_by", "settled_by")
    if duties.has(*OFFICE):
        return found
    if not duties.posts:
        return found.none()
    posts = duties.posts | duties.took_over
    own = {unit for role, unit in posts if not role.is_school_wide}
    others = About.objects.filter(resolution=OuterRef("pk")).exclude(unit__in=own)
    return found.filter(~Exists(others), stage=Stage.CONFIRMED)


def resolution_called(public_id: UUID, duties: Duties) -> Resolution | None:
    """Return a resolution somebody may read."""
    found = resolutions_for(duties).prefetch_related("papers", "abouts__unit")
    return found.filter(public_id=public_id).first()


def paper_of(public_id: UUID, paper_id: UUID, duties: Duties) -> Paper | None:
    """Return a paper of a resolution somebody may read."""
    papers = Paper.objects.filter(resolution__in=resolutions_for(duties), resolution__public_id=public_id)
    return papers.select_related("stored").filter(public_id=paper_id).first()


def resolutions_about(code: str, duties: Duties) -> QuerySet[Resolution]:
    """Return the confirmed resolutions that decide on something, of those somebody may read."""
    deciding = About.objects.filter(resolution=OuterRef("pk"), code=code)
    return resolutions_for(duties).filter(Exists(deciding), stage=Stage.CONFIRMED)


def resolutions_confirmed() -> QuerySet[Resolution]:
    """Return the resolutions by which a regulation can have been adopted."""
    return Resolution.objects.filter(Q(stage=Stage.CONFIRMED))
