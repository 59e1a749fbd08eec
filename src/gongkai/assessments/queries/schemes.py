"""Assessments as a whole: who may know of one, how it stands, and which units it may have. Source: 第十八条."""

from datetime import date
from uuid import UUID

from django.db.models import QuerySet

from gongkai.assessments.models import Indicator, Objection, Scheme, Score, Sheet
from gongkai.assessments.rules.scheme import ASSESSED
from gongkai.assessments.rules.steps import READERS, Standing, open_verbs
from gongkai.assessments.rules.words import RUNNING, SchemeState, Verb
from gongkai.orgs.models import Unit
from gongkai.orgs.queries import Duties, units_standing


def schemes_seen_by(duties: Duties) -> QuerySet[Scheme]:
    """Return the assessments somebody may know of as a whole: all if he oversees, else none. Source: 第五条、第六条."""
    found = Scheme.objects.select_related("written_by", "measured_by", "opened_by", "frozen_by")
    return found if duties.has(*READERS) else found.none()


def scheme_called(public_id: UUID, duties: Duties) -> Scheme | None:
    """Return an assessment somebody may know of as a whole; absent and forbidden are alike."""
    return schemes_seen_by(duties).filter(public_id=public_id).first()


def standing_of(scheme: Scheme, duties: Duties) -> Standing:
    """Return how an assessment stands and how somebody stands to it."""
    return Standing(SchemeState(scheme.state), frozenset(role for role, _unit in duties.posts if role.is_school_wide))


def verbs_of(scheme: Scheme, duties: Duties) -> frozenset[Verb]:
    """Return what somebody may do about an assessment now: the same rules that will decide."""
    return open_verbs(standing_of(scheme, duties))


def units_to_assess(on: date) -> QuerySet[Unit]:
    """Return the units that may be assessed: college Party organisations and departments. Source: 第十八条."""
    return units_standing(on).filter(kind__in=ASSESSED).order_by("position", "code")


def indicators_of(scheme: Scheme) -> list[Indicator]:
    """Return by what an assessment assesses, in order."""
    return list(scheme.indicators.order_by("position"))


def elsewhere(scheme: Scheme) -> list[str]:
    """Return the names of the units of a draft that another assessment of the year has."""
    taken = Sheet.objects.filter(scheme__year=scheme.year, scheme__state__in=RUNNING).exclude(scheme=scheme)
    found = scheme.units.filter(pk__in=taken.values("unit")).order_by("position", "code")
    return list(found.values_list("short_name", flat=True))


def unscored_count(scheme: Scheme) -> int:
    """Return how many scores nobody has given yet."""
    return Score.objects.filter(sheet__scheme=scheme, points=None).count()


def unanswered_count(scheme: Scheme) -> int:
    """Return how many objections nobody has answered yet."""
    return Objection.objects.filter(score__sheet__scheme=scheme, answer="").count()
