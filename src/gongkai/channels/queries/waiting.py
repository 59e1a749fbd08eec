"""What waits for evidence and what waits to be taken down, for units and for the office."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.timezone import localdate

from gongkai.channels.models import EvidenceFile, Recall
from gongkai.channels.queries.forms import SHOWN
from gongkai.channels.rules.evidence import not_his
from gongkai.disclosures.models import Release
from gongkai.disclosures.queries import workable_by
from gongkai.disclosures.rules.words import ReleaseState
from gongkai.measures.vocabulary import AT_ONCE, PAGES
from gongkai.orgs.queries import Duties

RELATED = ("revision__disclosure", "rung", "disclosure__unit__taken_over_by")


@dataclass(frozen=True, slots=True)
class Awaited:
    """A form that waits for evidence, and since when its page has been there."""

    release: Release
    since: date


def _awaited() -> QuerySet[Release]:
    page = Release.objects.filter(rung=OuterRef("rung"), channel__in=PAGES, state__in=SHOWN)
    planned = Release.objects.filter(Exists(page), state=ReleaseState.PLANNED).exclude(channel__in=AT_ONCE)
    return planned.select_related(*RELATED)


def awaited_by(duties: Duties) -> list[Awaited]:
    """Return what waits for evidence in the matters somebody may open, what has waited longest first.

    Source: 第十四条、第十六条（四）.
    """
    found = list(_awaited().filter(disclosure__in=workable_by(duties)))
    pages = Release.objects.filter(rung__in=[one.rung_id for one in found], channel__in=PAGES)
    since = {rung: localdate(moment) for rung, moment in pages.values_list("rung_id", "live_at") if moment}
    return sorted((Awaited(one, since[one.rung_id]) for one in found), key=lambda one: (one.since, one.release.pk))


def open_recalls(duties: Duties) -> QuerySet[Recall]:
    """Return what has to come down in the matters somebody may open, what is due first. Source: 第八条."""
    related = tuple(f"release__{name}" for name in RELATED)
    found = Recall.objects.filter(done_at=None, release__disclosure__in=workable_by(duties))
    return found.select_related(*related).order_by("due_on", "pk")


def waiting_count(duties: Duties) -> int:
    """Return how much waits for evidence or to be taken down."""
    page = Release.objects.filter(rung=OuterRef("rung"), channel__in=PAGES, state__in=SHOWN)
    awaited = Q(Exists(page), state=ReleaseState.PLANNED) & ~Q(channel__in=AT_ONCE)
    recalled = Q(Exists(Recall.objects.filter(release=OuterRef("pk"), done_at=None)))
    return Release.objects.filter(awaited | recalled, disclosure__in=workable_by(duties)).count()


def may_prove(release: Release, duties: Duties) -> bool:
    """Tell whether somebody carries things out for the unit whose matter it is: the rule that is enforced."""
    return not_his(duties.roles_for(release.disclosure.unit_id)) is None


def release_called(public_id: UUID, duties: Duties) -> Release | None:
    """Return a form that may be proved now, if somebody may do so; absent and not permitted are the same."""
    page = Release.objects.filter(rung=OuterRef("rung"), channel__in=PAGES, state__in=SHOWN)
    mine = Release.objects.filter(Exists(page), public_id=public_id, disclosure__in=workable_by(duties))
    standing = mine.filter(state__in=[ReleaseState.PLANNED, *SHOWN]).exclude(channel__in=AT_ONCE)
    found = standing.select_related(*RELATED).first()
    return found if found and may_prove(found, duties) else None


def recall_called(public_id: UUID, duties: Duties) -> Recall | None:
    """Return what has to come down, if somebody may say that it has."""
    found = open_recalls(duties).filter(public_id=public_id).first()
    return found if found and may_prove(found.release, duties) else None


def evidence_file(public_id: UUID, duties: Duties) -> EvidenceFile | None:
    """Return a file of evidence if somebody may open the matter; readers never get one."""
    mine = EvidenceFile.objects.filter(public_id=public_id, evidence__release__disclosure__in=workable_by(duties))
    return mine.select_related("stored").first()


def page_to_print(public_id: UUID, duties: Duties) -> Release | None:
    """Return the page of a matter somebody may open that its widest audience reads now."""
    live = Release.objects.filter(state=ReleaseState.LIVE, channel__in=PAGES, disclosure__public_id=public_id)
    return live.filter(disclosure__in=workable_by(duties)).select_related(*RELATED).order_by("-rung__rank").first()
