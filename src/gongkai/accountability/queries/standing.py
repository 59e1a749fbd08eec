"""Who keeps a case, who is let know of it, and how it stands; to everybody else it is not there. Source: 第二十条."""

from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet

from gongkai.accountability.models import Case, Knower
from gongkai.accountability.queries.opened import words_of
from gongkai.accountability.rules.steps import Standing, open_verbs
from gongkai.accountability.rules.words import CaseStage, Limb, Party, Verb
from gongkai.measures.vocabulary import Role
from gongkai.orgs.models import Person, Unit
from gongkai.orgs.queries import Duties, duties_of, own_units

RELATED = ("unit", "person", "keeper")


def kept_by(duties: Duties, on: date) -> QuerySet[Case]:
    """Return the cases somebody keeps: an inspector all but those of his own units, or of himself.

    Practice: S5, S6, S8.
    """
    if not duties.has(Role.INSPECTOR):
        return Case.objects.none()
    own = own_units([duties.person_id], on)[duties.person_id]
    found = Case.objects.exclude(person__in={duties.person_id, *duties.acts_for})
    return found.exclude(unit__in=own).select_related(*RELATED)


def known_to(duties: Duties, on: date) -> QuerySet[Case]:
    """Return the cases somebody may know of: those he keeps, and those on whose list he stands today.

    Whoever holds no post knows of none, an administrator's account of none. Practice: need to know, 三员分立.
    """
    if not duties.posts:
        return Case.objects.none()
    listed = Knower.objects.filter(in_force(on), person=duties.person_id).values("case")
    mine = Case.objects.filter(pk__in=listed).exclude(_concerns(duties, on))
    return Case.objects.filter(Q(pk__in=kept_by(duties, on).values("pk")) | Q(pk__in=mine.values("pk"))).select_related(
        *RELATED
    )


def in_force(on: date) -> Q:
    """Match those of a list who are on it on a day."""
    return Q(since__lte=on, until__gte=on, ended_on=None)


def _concerns(duties: Duties, on: date) -> Q:
    own = own_units([duties.person_id], on)[duties.person_id]
    return Q(person__in={duties.person_id, *duties.acts_for}) | Q(concerns_unit=True, unit__in=own)


def is_concerned(case: Case, person: Person, on: date) -> bool:
    """Tell whether a case concerns somebody, whom he acts for, or the unit he belongs to. Practice: S5, S6."""
    return Case.objects.filter(_concerns(duties_of(person, on), on), pk=case.pk).exists()


def knows_of_a_case(duties: Duties, on: date) -> bool:
    """Tell whether somebody keeps the register or stands on a list of it."""
    if duties.has(Role.INSPECTOR):
        return True
    listed = bool(duties.posts) and Knower.objects.filter(in_force(on), person=duties.person_id).exists()
    return listed and known_to(duties, on).exists()


def case_called(public_id: UUID, duties: Duties, on: date) -> Case | None:
    """Return a case somebody may know of; absent and forbidden are alike."""
    return known_to(duties, on).filter(public_id=public_id).first()


def may_note(duties: Duties, unit: Unit, person: Person | None, on: date) -> bool:
    """Tell whether somebody may enter a case: by the rule by which he will keep it. Practice: S5, S6, S8."""
    is_his = person is not None and person.pk in {duties.person_id, *duties.acts_for}
    own = own_units([duties.person_id], on)[duties.person_id]
    return duties.has(Role.INSPECTOR) and not is_his and unit.pk not in own


def standing_of(case: Case, duties: Duties, on: date) -> Standing:
    """Return what the rules turn on for one case and whoever asks."""
    evidenced = case.evidence.values_list("limb", flat=True)
    parties = ({Party.PERSON} if case.person_id else set()) | ({Party.UNIT} if case.concerns_unit else set())
    heard = case.statements.values_list("party", flat=True)
    return Standing(
        stage=CaseStage(case.stage),
        keeps=kept_by(duties, on).filter(pk=case.pk).exists(),
        is_keeper=case.keeper_id == duties.person_id,
        evidenced=frozenset(map(Limb, evidenced)),
        says_consequence=bool(words_of(case).consequence),
        parties=frozenset(parties),
        heard=frozenset(map(Party, heard)),
    )


def verbs_of(case: Case, duties: Duties, on: date) -> frozenset[Verb]:
    """Return what somebody may do with a case now: the same rules that will decide."""
    return open_verbs(standing_of(case, duties, on))
