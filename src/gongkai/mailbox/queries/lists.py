"""Which letters somebody of the staff knows of; to anybody else a letter is not there. Source: 第十四条."""

from datetime import date
from uuid import UUID

from django.db.models import Case, F, IntegerField, Q, QuerySet, Value, When

from gongkai.mailbox.models import Answer, Enclosure, IdentityRequest, Letter, Step
from gongkai.mailbox.rules.words import OPEN, Kind
from gongkai.measures.vocabulary import OFFICE, Role
from gongkai.orgs.queries import Duties, own_units

RELATED = ("unit", "addressed", "about")
ANSWERING = (Role.DRAFTER, Role.HEAD)


def letters_for(duties: Duties, on: date) -> QuerySet[Letter]:
    """Return the letters somebody may know of, in order of their deadline; what waits or is answered comes after.

    The office sees all but reports of wrongdoing, a unit what was assigned to it, inspectors the reports alone; nobody
    what complains of him. Practice: S5, S6, S8.
    """
    mine = {duties.person_id, *duties.acts_for}
    found = Letter.objects.filter(_known_to(duties, on)).exclude(complained_people__in=mine)
    rank = Case(
        When(state__in=sorted(OPEN), due_on__isnull=False, then=Value(0)),
        When(state__in=sorted(OPEN), then=Value(1)),
        default=Value(2),
        output_field=IntegerField(),
    )
    latest = Case(When(rank=2, then=F("answered_on")))
    order = ("rank", F("due_on").asc(nulls_last=True), latest.desc(nulls_last=True), "pk")
    return found.annotate(rank=rank).select_related(*RELATED).order_by(*order)


def _known_to(duties: Duties, on: date) -> Q:
    no_report = ~Q(kind=Kind.REPORT)
    units = {unit for role, unit in duties.posts | duties.took_over if role in ANSWERING}
    known = Q(unit__in=units) & no_report
    if duties.has(*OFFICE):
        known = no_report
    if duties.has(Role.INSPECTOR):
        named = Letter.objects.filter(complained_units__in=own_units([duties.person_id], on)[duties.person_id])
        known |= Q(kind=Kind.REPORT) & ~Q(pk__in=named.values("pk"))
    return known


def letter_called(public_id: UUID, duties: Duties, on: date) -> Letter | None:
    """Return a letter by its name in addresses, if somebody may know of it."""
    return letters_for(duties, on).filter(public_id=public_id).first()


def overdue_count(duties: Duties, on: date) -> int:
    """Return how many letters that somebody may know of are late."""
    return letters_for(duties, on).filter(due_on__lt=on).count()


def steps_of(letter: Letter) -> list[Step]:
    """Return what was done with a letter, in order."""
    return list(letter.steps.select_related("by", "unit", "letter"))


def answers_of(letter: Letter) -> list[Answer]:
    """Return the answers to a letter, those that were given and the one being written, in order."""
    return list(letter.answers.select_related("letter", "approved_by", "correction__disclosure", "extract"))


def enclosures_of(letter: Letter) -> list[Enclosure]:
    """Return the files that came with a letter."""
    return list(letter.enclosures.defer("sealed"))


def enclosure_called(letter: Letter, public_id: UUID) -> Enclosure | None:
    """Return a file that came with a letter, by its name in addresses."""
    return letter.enclosures.select_related("letter").filter(public_id=public_id).first()


def identity_requests_of(letter: Letter) -> list[IdentityRequest]:
    """Return the requests to see who wrote, newest first."""
    return list(letter.identity_requests.select_related("asked_by", "granted_by", "refused_by"))


def could_merge_into(letter: Letter, duties: Duties, on: date) -> QuerySet[Letter]:
    """Return the letters one answer could serve together with this one."""
    same = letters_for(duties, on).filter(kind=letter.kind, state__in=sorted(OPEN))
    return same.exclude(pk=letter.pk)
