"""What the staff sees: the matters somebody may work on, what waits for him, and the record of a matter."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.timezone import localdate

from gongkai.disclosures.models import Contribution, Disclosure, Move, Proposal, Release, Revision
from gongkai.disclosures.queries.facts import release_case_of
from gongkai.disclosures.queries.standing import standings
from gongkai.disclosures.rules.steps import open_verbs as rules_open_verbs
from gongkai.disclosures.rules.takedown import may_suspend, open_takedowns
from gongkai.disclosures.rules.words import IN_WORK, ReleaseState, Stage, Verb
from gongkai.measures.vocabulary import OVERSEERS, Role
from gongkai.orgs.models import Person
from gongkai.orgs.queries import Duties

RELATED = (
    "disclosure__unit__taken_over_by",
    "disclosure__erased_by",
    "entry",
    "proposed_by",
    "approved_by",
    "corrects",
    "interprets",
)


def workable_by(duties: Duties) -> QuerySet[Disclosure]:
    """Return the disclosures somebody may open in the workbench: his units', and what others proposed if he oversees.

    To his units belongs what an ended unit made known that they took over.

    Source: 第五条、第七条.
    """
    own = {at for role, at in duties.posts | duties.took_over if not role.is_school_wide}
    seen = Q(unit__in=own)
    if duties.has(*OVERSEERS):
        seen |= Q(Exists(Proposal.objects.filter(revision__disclosure=OuterRef("pk"))))
    if duties.has(Role.SPOKESPERSON):
        flagged = Revision.objects.filter(disclosure=OuterRef("pk"), needs_spokesperson=True, proposals__isnull=False)
        seen |= Q(Exists(flagged))
    return Disclosure.objects.filter(seen).select_related("unit")


def working_revision(duties: Duties, public_id: UUID, number: int | None = None) -> Revision | None:
    """Return the newest revision, or a numbered one, if somebody may open it; absent and forbidden are alike."""
    revisions = Revision.objects.filter(disclosure__in=workable_by(duties), disclosure__public_id=public_id)
    if number is not None:
        revisions = revisions.filter(number=number)
    return revisions.select_related(*RELATED).order_by("-number").first()


def open_verbs(revision: Revision, duties: Duties, at: datetime) -> frozenset[Verb]:
    """Return what somebody may set about with a revision now: the same rules that will decide."""
    return rules_open_verbs(standings([revision], duties, at)[revision.pk])


def open_takedowns_of(revision: Revision, person: Person, duties: Duties, at: datetime) -> frozenset[Verb]:
    """Return what somebody may do about what is live of a disclosure."""
    return open_takedowns(release_case_of(revision, person, at, duties=duties))


def suspendable(duties: Duties, disclosures: Iterable[Disclosure]) -> set[UUID]:
    """Return which of some disclosures somebody may take down at once, by their public identity. Source: 第八条."""
    asked = list(disclosures)
    states: dict[int, set[ReleaseState]] = defaultdict(set)
    for disclosure, state in Release.objects.filter(disclosure__in=asked).values_list("disclosure_id", "state"):
        states[disclosure].add(ReleaseState(state))
    return {one.public_id for one in asked if may_suspend(states[one.pk], duties.roles_for(one.unit_id))}


EXPECTED = (
    (Stage.IN_REVIEW, Verb.PASS_SECRECY),
    (Stage.IN_REVIEW, Verb.PASS_CONTENT),
    (Stage.WITH_OFFICE, Verb.PASS_SECRECY),
    (Stage.WITH_OFFICE, Verb.PASS_CONTENT),
    (Stage.WITH_OFFICE, Verb.ACKNOWLEDGE),
    (Stage.WITH_HEAD, Verb.APPROVE),
    (Stage.WITH_OFFICE, Verb.APPROVE),
    (Stage.APPROVED, Verb.PUBLISH),
    (Stage.DRAFT, Verb.PROPOSE),
)
"""What somebody is waited for to do, by stage: the tasks of the to-do list."""


@dataclass(frozen=True, slots=True)
class Task:
    """Something that waits for one person. ``due_on`` is the window's last day; ``since`` when it began to wait."""

    revision: Revision
    verb: Verb
    was_sent_back: bool
    since: datetime
    due_on: date | None


def tasks_of(person: Person, duties: Duties, at: datetime) -> list[Task]:
    """Return what waits for somebody, the most urgent first: what was sent back, what runs out, what waits longest.

    A draft waits for whoever wrote in it.
    """
    revisions = list(
        Revision.objects.filter(disclosure__in=workable_by(duties), stage__in=sorted(IN_WORK))
        .select_related(*RELATED)
        .annotate(mine=Exists(Contribution.objects.filter(revision=OuterRef("pk"), person=person)))
        .defer("body")
    )
    how = standings(revisions, duties, at)
    tasks = []
    for revision in revisions:
        opened = rules_open_verbs(how[revision.pk])
        expected = [verb for stage, verb in EXPECTED if stage == revision.stage and verb in opened]
        if expected and (expected[0] is not Verb.PROPOSE or revision.mine):
            tasks.append(_task(revision, expected[0]))
    return sorted(tasks, key=lambda task: (not task.was_sent_back, task.due_on or date.max, task.since))


def _task(revision: Revision, verb: Verb) -> Task:
    window = timedelta(days=revision.window_days)
    return Task(
        revision=revision,
        verb=verb,
        was_sent_back=revision.stage == Stage.DRAFT and revision.round > 1,
        since=revision.changed_at,
        due_on=localdate(revision.approved_at) + window if revision.approved_at else None,
    )


def made_known_in(duties: Duties, year: int) -> QuerySet[Disclosure]:
    """Return the disclosures somebody may open that were first made known in a year. Source: 第十六条（四）."""
    published = Revision.objects.filter(disclosure=OuterRef("pk"), number=1, published_at__year=year)
    return workable_by(duties).filter(Exists(published))


def in_hand(
    duties: Duties, *, stage: Stage | None = None, year: int | None = None, words: str = ""
) -> QuerySet[Revision]:
    """Return the newest revision of every disclosure somebody may open, last changed first.

    ``year`` is the one in which the disclosure was first made known.
    """
    newer = Revision.objects.filter(disclosure=OuterRef("disclosure"), number__gt=OuterRef("number"))
    found = Revision.objects.filter(~Exists(newer), disclosure__in=workable_by(duties))
    if stage is not None:
        found = found.filter(stage=stage)
    if year is not None:
        found = found.filter(disclosure__in=made_known_in(duties, year))
    for word in words.split():
        found = found.filter(
            Q(title__icontains=word) | Q(document_no__icontains=word) | Q(disclosure__index_no__icontains=word)
        )
    return found.select_related(*RELATED).defer("body").order_by("-changed_at", "-pk")


def among(duties: Duties, revisions: QuerySet[Revision]) -> QuerySet[Revision]:
    """Return those of some revisions that somebody may open, last changed first."""
    found = Revision.objects.filter(pk__in=revisions.values("pk"), disclosure__in=workable_by(duties))
    return found.select_related(*RELATED).defer("body").order_by("-changed_at", "-pk")


def newest_of(duties: Duties, disclosures: Iterable[int | None]) -> dict[int, Revision]:
    """Return, by disclosure, the newest revision of those among some that somebody may open in the workbench."""
    newer = Revision.objects.filter(disclosure=OuterRef("disclosure"), number__gt=OuterRef("number"))
    asked = [one for one in disclosures if one is not None]
    found = Revision.objects.filter(~Exists(newer), disclosure__in=workable_by(duties).filter(pk__in=asked))
    return {one.disclosure_id: one for one in found.select_related(*RELATED).defer("body")}


def history_of(disclosure: Disclosure) -> QuerySet[Move]:
    """Return every step ever taken with a disclosure, oldest first. Source: 第十六条."""
    return (
        Move.objects.filter(disclosure=disclosure).select_related("by", "acting_for", "revision").order_by("at", "pk")
    )
