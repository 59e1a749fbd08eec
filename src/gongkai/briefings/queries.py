"""All reads of briefing meetings: whom they are for, who prepares them, what was told and what that proves."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from gongkai.briefings.models import Item, Meeting, Question
from gongkai.briefings.rules.steps import Standing, open_verbs
from gongkai.briefings.rules.words import KNOWN, MeetingState, Verb
from gongkai.disclosures.models import Disclosure, Release
from gongkai.disclosures.queries import covering, interpretable, reading
from gongkai.disclosures.queries.scopes import below, scope_of
from gongkai.disclosures.rules.scope import Scope, covers
from gongkai.disclosures.rules.words import ReleaseState
from gongkai.measures.vocabulary import OFFICE, Audience, Channel, Role, UnitKind
from gongkai.orgs.models import Unit
from gongkai.orgs.queries import ANYBODY, Duties, Viewer, units_standing

__all__ = [
    "Found",
    "Item",
    "Meeting",
    "Question",
    "Told",
    "between",
    "interpretable",
    "meeting_called",
    "plannable_units",
    "provable",
    "questions_for",
    "reached",
    "readable_by",
    "scope_of_meeting",
    "seen_by",
    "told_to",
    "verbs_of",
    "was_briefed",
]

Found = QuerySet[Meeting]
"""Meetings, for pages, which know no models."""
FORMS = (Channel.MEETING, Channel.BRIEFING)
"""The forms that a meeting proves. Source: 第十四条."""
STANDS = {ReleaseState.LIVE, ReleaseState.ENDED}


def seen_by(duties: Duties) -> QuerySet[Meeting]:
    """Return the meetings somebody prepares or oversees, the latest first. Source: 第五条、第六条."""
    found = Meeting.objects.select_related("unit", "written_by", "announced_by", "confirmed_by")
    if duties.has(*OFFICE, Role.INSPECTOR):
        return found
    own = {at for role, at in duties.posts | duties.took_over if not role.is_school_wide}
    return found.filter(unit__in=own)


def meeting_called(public_id: UUID, duties: Duties) -> Meeting | None:
    """Return a meeting somebody may know of on the workbench; absent and forbidden are alike."""
    return seen_by(duties).filter(public_id=public_id).first()


def plannable_units(duties: Duties, on: date) -> QuerySet[Unit]:
    """Return the units for which somebody may plan a meeting: his own, and the school for the office."""
    own = Q(pk__in=duties.units_with(Role.DRAFTER, Role.HEAD))
    return units_standing(on).filter(own | Q(kind=UnitKind.SCHOOL) if duties.has(*OFFICE) else own).order_by("position")


def standing_of(meeting: Meeting, duties: Duties, at: datetime) -> Standing:
    """Return how a meeting stands and how somebody stands to it."""
    persons = {duties.person_id, *duties.acts_for}
    return Standing(
        state=MeetingState(meeting.state),
        roles=duties.roles_for(meeting.unit_id),
        wrote=meeting.written_by_id in persons,
        has_begun=meeting.starts_at <= at,
    )


def verbs_of(meeting: Meeting, duties: Duties, at: datetime) -> frozenset[Verb]:
    """Return what somebody may do about a meeting now: the same rules that will decide."""
    return open_verbs(standing_of(meeting, duties, at))


def scope_of_meeting(meeting: Meeting) -> Scope:
    """Return who is invited, in the terms in which disclosures reach people. Source: 第十条."""
    return Scope(
        audience=Audience(meeting.audience),
        is_whole=meeting.is_whole,
        units=below(meeting.units.values_list("pk", flat=True)),
        people=frozenset(),
        groups=frozenset(),
        all_staff=meeting.all_staff,
        all_students=meeting.all_students,
    )


def reached(meeting: Meeting, disclosures: Sequence[Disclosure]) -> list[tuple[str, bool]]:
    """Return, by number, whether what is to be told is made known to all who are invited."""
    scope = scope_of_meeting(meeting)
    return [(one.index_no or one.inner_index_no or "", bool(covering(one, scope))) for one in disclosures]


def readable_by(viewer: Viewer) -> QuerySet[Meeting]:
    """Return the meetings a reader may know of: announced, and for him. Source: 第十条."""
    invited = Q(audience=Audience.PUBLIC)
    if viewer.is_member:
        within = Exists(Meeting.units.through.objects.filter(meeting=OuterRef("pk"), unit__in=viewer.units))
        invited |= Q(audience=Audience.INNER) & (Q(is_whole=True) | Q(within))
    if viewer.person_id is not None:
        here = viewer.home_units | viewer.units
        named = Exists(Meeting.units.through.objects.filter(meeting=OuterRef("pk"), unit__in=here))
        kind = Q(**{f"all_{'students' if viewer.kind == 'student' else 'staff'}": True})
        invited |= Q(audience=Audience.SPECIFIC) & (Q(named) | kind)
    return Meeting.objects.filter(invited, state__in=KNOWN).select_related("unit")


@dataclass(frozen=True, slots=True)
class Told:
    """Something told at a meeting as its reader may know of it; None where it is not for him, or not any more."""

    release: Release | None

    @property
    def stands(self) -> bool:
        """Tell whether it still stands as it was told."""
        return self.release is not None and ReleaseState(self.release.state) in STANDS


def told_to(meeting: Meeting, viewer: Viewer, *, inner: bool) -> list[Told]:
    """Return what is told at a meeting, each as far as it reaches the reader. Source: 第十条."""
    found = []
    for item in meeting.items.select_related("disclosure"):
        inside = reading(viewer, item.disclosure.public_id, inner=True) if inner else None
        found.append(Told(inside or reading(ANYBODY, item.disclosure.public_id)))
    return found


def questions_for(meeting: Meeting, told: Sequence[Told]) -> list[Question] | None:
    """Return what was asked and answered, or None while something that was told does not stand.

    Practice: an answer may repeat what had to be taken down.
    """
    if meeting.state != MeetingState.RECORDED or not all(one.stands for one in told):
        return None
    return list(meeting.questions.all())


def provable(meeting: Meeting, duties: Duties) -> list[Release]:
    """Return the forms still to be carried out that this meeting proves and whose proof is somebody's to give."""
    if meeting.state != MeetingState.RECORDED or meeting.minutes_id is None:
        return []
    waiting = Release.objects.filter(
        disclosure__in=meeting.items.values("disclosure"), channel__in=FORMS, state=ReleaseState.PLANNED
    )
    own = duties.units_with(Role.DRAFTER, Role.HEAD)
    found = waiting.filter(disclosure__unit__in=own).select_related("rung", "revision", "disclosure")
    scope = scope_of_meeting(meeting)
    return [one for one in found if covers(scope, scope_of(one.rung))]


def between(duties: Duties, first: datetime, last: datetime) -> QuerySet[Meeting]:
    """Return the meetings of a stretch of time that are to take place, for those who prepare or oversee them."""
    found = seen_by(duties).exclude(state=MeetingState.CALLED_OFF)
    return found.filter(starts_at__gte=first, starts_at__lt=last).order_by("starts_at")


def was_briefed(unit: Unit, year: int) -> bool:
    """Tell whether it is on record that members were told of a unit's year. Source: 第十八条."""
    return Meeting.objects.filter(unit=unit, yearly=year, state=MeetingState.RECORDED).exists()
