"""Who is told of a step: those who are waited for next, and those whose matter it is."""

from datetime import datetime

from django.utils.timezone import localdate

from gongkai.disclosures.models import Contribution, Disclosure, Revision
from gongkai.disclosures.queries.standing import fit_and_vacant
from gongkai.disclosures.rules.guards import STAND_INS
from gongkai.disclosures.rules.words import Stage, Verb
from gongkai.measures.vocabulary import Role
from gongkai.notices.actions import tell
from gongkai.orgs import queries as orgs
from gongkai.orgs.models import Person, Unit
from gongkai.orgs.queries import Roster
from gongkai.scanner.covering import covered

REVIEWERS = (Role.REVIEWER, Role.SECRECY_REVIEWER)
NEWS = {
    Verb.SEND_BACK,
    Verb.APPROVE,
    Verb.WITHHOLD,
    Verb.PUBLISH,
    Verb.REFER,
    Verb.SUSPEND,
    Verb.WITHDRAW,
    Verb.ERASE,
    Verb.RESTORE,
}
"""Steps that whoever wrote the text wants to hear of."""

ALARMS = {Verb.SUSPEND, Verb.WITHDRAW, Verb.ERASE}
"""Steps that the head and the office must hear of as well."""


def tell_of(
    revision: Revision, verb: Verb, to: Stage, *, by: Person | None, at: datetime, roster: Roster | None = None
) -> None:
    """Tell those who are waited for next and those whose matter it is; never the actor himself.

    ``roster`` spares whoever knows who holds which post in the unit from asking again.
    """
    subject = f"disclosure/{revision.disclosure.public_id}"
    actor = {by.pk} if by else set()
    waited_for = _waited_for(revision, verb, to, roster, at) - actor
    title = covered(revision.title) or number_of(revision.disclosure)
    tell(waited_for, f"waiting_{to}", subject, at=at, title=title)
    if verb in NEWS:
        concerned = set(Contribution.objects.filter(revision=revision).values_list("person_id", flat=True))
        if verb in ALARMS:
            concerned |= _answerable(revision, at)
        tell(concerned - actor - waited_for, f"did_{verb}", subject, at=at, title=title)


def number_of(disclosure: Disclosure) -> str:
    """Return what a disclosure is called when its title is gone."""
    return disclosure.index_no or disclosure.inner_index_no or ""


def _answerable(revision: Revision, at: datetime) -> set[int]:
    """Return the unit's head and the office, who answer for what was public. Source: 第七条."""
    heads = orgs.holders([revision.disclosure.unit.answering.pk], [Role.HEAD], localdate(at))
    return set(heads.values_list("person_id", flat=True)) | _school_wide([Role.OFFICE_APPROVER], at)


def tell_held_up(revision: Revision, reasons: list[str], *, at: datetime) -> None:
    """Tell the unit's head and the authors that the clock could not publish what was scheduled."""
    heads = orgs.holders([revision.disclosure.unit.answering.pk], [Role.HEAD], localdate(at)).values_list(
        "person_id", flat=True
    )
    authors = Contribution.objects.filter(revision=revision).values_list("person_id", flat=True)
    subject = f"disclosure/{revision.disclosure.public_id}"
    tell({*heads, *authors}, "held_up", subject, at=at, title=covered(revision.title), reasons=",".join(reasons))


def _waited_for(revision: Revision, verb: Verb, to: Stage, roster: Roster | None, at: datetime) -> set[int]:
    if to is Stage.IN_REVIEW:
        return _fit(revision, REVIEWERS if verb is Verb.PROPOSE else (), REVIEWERS, roster, at)
    if to is Stage.WITH_HEAD:
        return _fit(revision, (Role.HEAD,), (Role.HEAD,), roster, at)
    if to is Stage.WITH_OFFICE:
        wanted = [Role.OFFICE_APPROVER, *([Role.SPOKESPERSON] if revision.needs_spokesperson else [])]
        return _school_wide(wanted, at)
    return set()


def _fit(
    revision: Revision, told: tuple[Role, ...], watched: tuple[Role, ...], roster: Roster | None, at: datetime
) -> set[int]:
    """Return who may decide in the posts ``told``, and who in the office steps in for the posts ``watched``."""
    here = roster or orgs.roster_of([revision.disclosure.unit.answering.pk], None, localdate(at))
    by_role, vacant = fit_and_vacant(revision, here, at)
    vacant &= set(watched)
    found = {seat.person_id for role in told for seat in by_role[role]}
    return found | (_school_wide([STAND_INS[role] for role in vacant], at) if vacant else set())


def _school_wide(roles: list[Role], at: datetime) -> set[int]:
    units = Unit.objects.values_list("pk", flat=True)
    return set(orgs.holders(units, roles, localdate(at)).values_list("person_id", flat=True))
