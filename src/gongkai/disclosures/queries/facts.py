"""Rows to facts: the plan of a revision, and the case that the rules decide on."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from django.db.models import prefetch_related_objects
from django.utils.timezone import localdate

from gongkai.catalogue.queries import ladder_last_said
from gongkai.disclosures.models import Release, RestoreRequest, Revision, Rung
from gongkai.disclosures.queries.around import Around, Released, around
from gongkai.disclosures.queries.checks import check_now
from gongkai.disclosures.queries.kept_out import kept_out_of
from gongkai.disclosures.queries.record import files_told
from gongkai.disclosures.queries.scopes import source_reaches_all
from gongkai.disclosures.queries.standing import EVER_LIVE, standings_in
from gongkai.disclosures.rules.case import Case, Ladder, ReleaseCase, Standing
from gongkai.disclosures.rules.plan import Demand, Plan, RungPlan, lacks, plan_hash
from gongkai.disclosures.rules.text import paragraphs
from gongkai.disclosures.rules.words import Alarm, ReleaseState, Stage
from gongkai.measures.vocabulary import PAGES, Audience, Channel, Role
from gongkai.orgs import queries as orgs
from gongkai.orgs.models import Person
from gongkai.orgs.queries import Duties
from gongkai.policy.queries import all_effective
from gongkai.policy.rules import Setting
from gongkai.scanner.covering import must_not_be_told

STANDING = (ReleaseState.LIVE, ReleaseState.REPLACED, ReleaseState.ENDED)
"""What counts as having been read for as long as it was there: what was taken down does not."""


def plan_of(revision: Revision) -> Plan:
    """Return the plan of a revision as it stands in the database now."""
    return Plan(
        unit=revision.disclosure.unit.code,
        entry=str(revision.entry.public_id) if revision.entry else "",
        off_catalogue_reason=revision.off_catalogue_reason,
        matter_class=revision.matter_class,
        title=revision.title,
        body=revision.body,
        document_no=revision.document_no,
        issued_on=revision.issued_on,
        source_of_facts=revision.source_of_facts,
        is_major=revision.is_major,
        risk=revision.risk,
        needs_spokesperson=revision.needs_spokesperson,
        narrower_reason=revision.narrower_reason,
        inner_first_waiver=revision.inner_first_waiver,
        window_days=revision.window_days,
        correction=revision.correction,
        correction_note=revision.correction_note,
        interprets=str(revision.interprets.public_id) if revision.interprets else "",
        subjects=tuple(sorted(map(str, revision.subjects.order_by().values_list("public_id", flat=True)))),
        attachments=tuple(files_told(revision)),
        rungs=tuple(_rung_plan(rung) for rung in _rungs(revision)),
    )


def _rungs(revision: Revision) -> list[Rung]:
    """Return the steps of the ladder, with the names of whom those reach that reach not everybody."""
    found = list(revision.rungs.all())
    prefetch_related_objects([rung for rung in found if not rung.is_whole], "units", "people", "groups")
    return found


def _rung_plan(rung: Rung) -> RungPlan:
    named = not rung.is_whole
    return RungPlan(
        audience=Audience(rung.audience),
        channels=tuple(Channel(code) for code in rung.channels),
        units=tuple(sorted(unit.code for unit in rung.units.all())) if named else (),
        people=tuple(sorted(str(person.public_id) for person in rung.people.all())) if named else (),
        groups=tuple(sorted(str(group.public_id) for group in rung.groups.all())) if named else (),
        all_staff=rung.all_staff,
        all_students=rung.all_students,
        starts_at=rung.starts_at,
        ends_on=rung.ends_on,
    )


def demand_of(revision: Revision, released: Sequence[Released], at: datetime) -> Demand:
    """Return what catalogue and school ask of a revision, and how far its disclosure has gone. Source: 第十三条.

    What the school or the unit sets after it was proposed does not count. Source: 第二十一条、第二十三条.
    """
    proposed_at = None if revision.stage == Stage.DRAFT else revision.proposed_at
    asked = (Setting.INNER_FIRST_DAYS, Setting.WINDOW_DAYS)
    holds = all_effective(asked, revision.disclosure.unit.answering.pk, localdate(proposed_at or at))
    audience, days = (ladder_last_said(revision.entry_id) if revision.entry_id else None) or (None, 0)
    been = {one.audience for one in released if one.was_live}
    return Demand(
        audience=audience,
        inner_first_days=max(days, holds[Setting.INNER_FIRST_DAYS]),
        longest_window=holds[Setting.WINDOW_DAYS],
        was_inner=Audience.INNER in been,
        was_public=Audience.PUBLIC in been,
        source_reaches_all=source_reaches_all(revision),
    )


def rungs_due(revision: Revision, at: datetime) -> list[Rung]:
    """Return the steps of the ladder that the next publication takes, narrowest first.

    That is one; but a correction takes every step at once whose audience has read the old wording, so that nobody
    goes on reading what was put right for others. What is scheduled for later waits.

    Practice: nobody is left with a wrong text.
    """
    been = Release.objects.filter(disclosure=revision.disclosure_id, state__in=EVER_LIVE)
    taken = set(been.filter(revision=revision).values_list("audience", flat=True))
    left = [rung for rung in revision.rungs.all() if rung.audience not in taken]
    if not revision.corrects_id:
        return left[:1]
    known = set(been.values_list("audience", flat=True))
    due = (rung for rung in left[1:] if rung.audience in known and (rung.starts_at is None or rung.starts_at <= at))
    return [*left[:1], *due]


def ladder_of(revision: Revision, demand: Demand, released: Sequence[Released], at: datetime) -> Ladder:
    """Return how far up the ladder the disclosure has come. Source: 第四条（三）."""
    inner = [one for one in released if one.audience == Audience.INNER and one.state in STANDING]
    since = min((one.since for one in inner if one.channel in PAGES and one.since), default=None)
    return Ladder(
        inner_live_days=(localdate(at) - localdate(since)).days if since else None,
        inner_days_needed=demand.inner_first_days,
        inner_waived=bool(revision.inner_first_waiver.strip()),
        public_before=demand.was_public,
    )


def case_of(
    revision: Revision,
    by: Person | None,
    at: datetime,
    *,
    standing: Standing | None = None,
    known: Around | None = None,
) -> Case:
    """Return the facts about a revision and an actor; None is the clock. Source: 第十六条.

    ``standing`` and ``known`` spare whoever has just looked them up from asking again.
    """
    known = known or around([revision], by, at)
    unit, released = revision.disclosure.unit.answering, known.released.get(revision.disclosure_id, ())
    stands = standing or standings_in(known, [revision], known.roster.duties, at)[revision.pk]
    plan, demand = plan_of(revision), demand_of(revision, released, at)
    check = check_now(revision)
    return Case(
        standing=stands,
        lacks=lacks(plan, demand, at),
        check=check,
        kept_out=kept_out_of(revision, check),
        widest=plan.widest,
        plan_unchanged=bool(revision.plan_hash) and plan_hash(plan) == revision.plan_hash,
        within_window=_within_window(revision, at),
        unit_stands=unit.stands(localdate(at)),
        has_head=known.roster.held_in(unit.pk, Role.HEAD),
        ladder=ladder_of(revision, demand, released, at),
        acting_for=known.roster.acting_in(unit.pk),
    )


def _within_window(revision: Revision, at: datetime) -> bool:
    approved = revision.approved_at
    return approved is not None and localdate(at) <= localdate(approved) + timedelta(days=revision.window_days)


def release_case_of(
    revision: Revision,
    by: Person,
    at: datetime,
    *,
    reason: str = "",
    alarm: Alarm | None = None,
    repeats: bool = False,
    signed_in_freshly: bool = False,
    duties: Duties | None = None,
) -> ReleaseCase:
    """Return the facts about what is live of a disclosure and somebody who would take it down, back or away.

    ``duties`` spares a page that knows them from asking again.
    """
    duties = duties or orgs.duties_of(by, localdate(at))
    persons = {by.pk, *duties.acts_for}
    states = Release.objects.filter(disclosure=revision.disclosure_id).values_list("state", flat=True)
    request = RestoreRequest.objects.filter(disclosure=revision.disclosure_id).first()
    return ReleaseCase(
        states=frozenset(ReleaseState(state) for state in states),
        roles=duties.roles_for(revision.disclosure.unit_id),
        is_subject=revision.subjects.filter(pk__in=persons).exists(),
        restore_asked=request is not None,
        actor_asked_restore=request is not None and request.by_id in persons,
        reason=reason,
        alarm=alarm,
        repeats=repeats,
        leaks=must_not_be_told(reason),
        signed_in_freshly=signed_in_freshly,
    )


def words_of(revision: Revision) -> list[str]:
    """Return what is written in all revisions of a disclosure and on its files: what an erasure destroys."""
    found = []
    for one in Revision.objects.filter(disclosure=revision.disclosure_id).prefetch_related("attachments"):
        found += [one.title, one.document_no, *paragraphs(one.body), *(file.name for file in one.attachments.all())]
    return [text for text in found if text]
