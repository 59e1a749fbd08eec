"""Findings: who may know of one, how it stands, what was done about it, and what waits for whom."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet

from gongkai.inspections.models import Finding, FindingStep, Inspection, RectificationNotice, StepFile
from gongkai.inspections.queries.plans import concerned_units, own_ground
from gongkai.inspections.rules.findings import REPEATED_WITHIN, Standing, months_before, open_verbs
from gongkai.inspections.rules.steps import DECIDERS
from gongkai.inspections.rules.words import OWED, Aspect, FindingState, Mark, Verb
from gongkai.measures.vocabulary import OVERSEERS, Role
from gongkai.orgs.models import Person, Unit
from gongkai.orgs.queries import Duties

RELATED = ("inspection", "unit__taken_over_by", "item__unit", "notice", "repeats", "found_by", "over_by")


def findings_seen_by(duties: Duties) -> QuerySet[Finding]:
    """Return the findings somebody may know of: all if he oversees, else what was served on his units.

    Source: 第十九条.
    """
    found = Finding.objects.select_related(*RELATED).defer("inspection__plan", "inspection__population")
    if duties.has(*OVERSEERS):
        return found
    return found.filter(unit__in=concerned_units(duties)).exclude(state=FindingState.FOUND)


def finding_called(public_id: UUID, duties: Duties) -> Finding | None:
    """Return a finding somebody may know of; absent and forbidden are alike."""
    return findings_seen_by(duties).filter(public_id=public_id).first()


def findings_of(inspection: Inspection, duties: Duties) -> QuerySet[Finding]:
    """Return the findings of an inspection that somebody may know of, in their order."""
    return findings_seen_by(duties).filter(inspection=inspection).order_by("position")


def standing_of_finding(finding: Finding, duties: Duties) -> Standing:
    """Return how a finding stands and how somebody stands to it."""
    persons = {duties.person_id, *duties.acts_for}
    return Standing(
        state=FindingState(finding.state),
        roles=duties.roles_for(finding.unit_id),
        found_it=finding.found_by_id in persons,
        submitted_it=finding.steps.filter(verb=Verb.RECTIFY, by__in=persons).exists(),
        is_own_unit=finding.unit_id in own_ground(duties),
    )


def verbs_of_finding(finding: Finding, duties: Duties) -> frozenset[Verb]:
    """Return what somebody may do about a finding now: the same rules that will decide."""
    return open_verbs(standing_of_finding(finding, duties))


def waiting_count(duties: Duties) -> int:
    """Return how many findings wait for somebody: the unit's to answer, or those who inspect to decide."""
    own, heads = concerned_units(duties), concerned_units(duties, Role.HEAD)
    found = Finding.objects.filter(
        Q(state=FindingState.RECTIFYING, unit__in=own) | Q(state=FindingState.SERVED, unit__in=heads)
    ).count()
    return found + (_undecided(duties) if duties.has(*OVERSEERS) else 0)


def _undecided(duties: Duties) -> int:
    """Return how many findings wait for one of those who inspect; whose unit is whose is asked only where some do."""
    persons = {duties.person_id, *duties.acts_for}
    states = [FindingState.SUBMITTED, *([FindingState.CONTESTED] if duties.has(*DECIDERS) else [])]
    theirs = Finding.objects.filter(state__in=states).exclude(found_by__in=persons)
    reported = FindingStep.objects.filter(verb=Verb.RECTIFY, by__in=persons).values("finding")
    units = list(theirs.exclude(pk__in=reported).values_list("unit_id", flat=True))
    own = own_ground(duties) if units else frozenset()
    return sum(unit not in own for unit in units)


def to_serve(inspection: Inspection) -> QuerySet[Finding]:
    """Return the findings of an inspection that no notice tells of yet."""
    found = Finding.objects.filter(inspection=inspection, state=FindingState.FOUND)
    return found.select_related("unit").order_by("unit__position", "unit__code", "position")


def served_of(notice: RectificationNotice) -> QuerySet[Finding]:
    """Return the findings that a notice tells of, in their order."""
    return Finding.objects.filter(notice=notice).select_related(*RELATED).order_by("position")


def notice_called(public_id: UUID, duties: Duties) -> RectificationNotice | None:
    """Return a notice that was served, if somebody may know of it."""
    found = RectificationNotice.objects.select_related("inspection", "unit", "served_by")
    if not duties.has(*OVERSEERS):
        found = found.filter(unit__in=concerned_units(duties))
    return found.filter(public_id=public_id).first()


def earlier_like(unit: Unit, article: int, aspect: Aspect, on: date) -> Finding | None:
    """Return the last finding of the same kind in a unit within the months that count. Practice."""
    since = months_before(on, REPEATED_WITHIN)
    same = Finding.objects.filter(unit=unit, article=article, aspect=aspect, found_at__date__gte=since)
    return same.exclude(state__in=[FindingState.FOUND, FindingState.DROPPED]).order_by("-found_at", "-pk").first()


def owed_until(until: date) -> QuerySet[Finding]:
    """Return what units are to rectify up to a day and have not reported, the oldest first."""
    found = Finding.objects.filter(state__in=OWED, rectify_by__lte=until)
    return found.select_related("unit__taken_over_by", "inspection").order_by("rectify_by", "pk")


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a time line as it is read, with its files."""

    step: FindingStep
    what: Verb | Mark
    by: Person
    files: list[StepFile]


def timeline_of(finding: Finding) -> list[Line]:
    """Return what was done about a finding, oldest first."""
    steps = finding.steps.select_related("by").prefetch_related("files__stored")
    return [Line(one, _word(one.verb), one.by, list(one.files.all())) for one in steps]


def _word(code: str) -> Verb | Mark:
    return Verb(code) if code in list(Verb) else Mark(code)


def file_called(public_id: UUID, finding: Finding) -> StepFile | None:
    """Return a file that goes with a line of a finding."""
    return StepFile.objects.filter(public_id=public_id, step__finding=finding).select_related("stored").first()
