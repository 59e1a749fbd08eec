"""What somebody leaves behind, what a plan moves, and how plans stand."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet

from gongkai.catalogue.models import Item, Version
from gongkai.catalogue.queries import newest_filed, version_in_work
from gongkai.catalogue.rules import VersionState
from gongkai.disclosures import queries as disclosures
from gongkai.disclosures.models import Revision
from gongkai.disclosures.queries import Waiting
from gongkai.measures.vocabulary import Administration, Role, UnitKind
from gongkai.orgs import queries as orgs
from gongkai.orgs.models import Account, Group, Membership, Person, Post, Unit
from gongkai.orgs.queries import Coverage, Duties
from gongkai.orgs.rules import Span
from gongkai.restructuring.models import Reorganisation, Vacated
from gongkai.restructuring.rules import Kind, PlanFacts, PlanState, UnitFacts

OPEN = [PlanState.DRAFTED, PlanState.CONFIRMED]
Plan = Reorganisation
"""What plans are, for pages, which know no models."""


def left_behind(person: Person, posts: Sequence[Post], at: datetime) -> list[Waiting]:
    """Return what waits for somebody in some of his posts, and for whom it waits once he is gone."""
    duties = Duties(
        person.pk,
        frozenset((Role(post.role), post.unit_id) for post in posts),
        frozenset(post.acting_for.person_id for post in posts if post.acting_for),
        _took_over(posts),
    )
    tasks = disclosures.tasks_of(person, duties, at) if posts else []
    roles = {Role(post.role) for post in posts}
    return disclosures.waiting_for([task.revision for task in tasks], at, without=person, roles=roles)


def _took_over(posts: Sequence[Post]) -> frozenset[tuple[Role, int]]:
    ended = defaultdict(list)
    for pk, by in Unit.objects.filter(taken_over_by__in=[post.unit_id for post in posts]).values_list(
        "pk", "taken_over_by"
    ):
        ended[by].append(pk)
    return frozenset((Role(post.role), one) for post in posts for one in ended[post.unit_id])


def posts_of(person: Person, on: date) -> list[Post]:
    """Return the posts somebody was given for a day, whether or not he can still act in them."""
    return list(orgs.posts_written(on).filter(person=person).select_related("unit__taken_over_by", "acting_for"))


def posts_ended(on: date) -> QuerySet[Post]:
    """Return the posts whose last day is over and of which nothing has been told yet."""
    told = Vacated.objects.filter(post=OuterRef("pk"))
    over = Post.objects.filter(~Exists(told), ends_on__lt=on, is_void=False).exclude(orgs.unconfirmed())
    return over.select_related("unit__taken_over_by", "person", "acting_for").order_by("person", "pk")


def who_left_open(on: date) -> QuerySet[Account]:
    """Return the accounts of people whose last day is over and which nobody has shut."""
    return Account.objects.filter(is_active=True, administration="", person__left_on__lt=on).order_by("pk")


def security_administrators() -> set[int]:
    """Return those who appoint people to posts."""
    accounts = Account.objects.filter(administration=Administration.SECURITY, is_active=True)
    return set(accounts.values_list("person_id", flat=True))


def plans() -> QuerySet[Reorganisation]:
    """Return all plans, the latest day first."""
    related = Reorganisation.objects.select_related("successor", "drafted_by", "confirmed_by", "called_off_by")
    return related.prefetch_related(Prefetch("ending", Unit.objects.order_by("position", "code")))


def plans_seen_by(duties: Duties) -> QuerySet[Reorganisation]:
    """Return the plans somebody may read: the office all, drafters and heads those about their units.

    Whoever holds no post but administers units is let in by the pages; he draws the plans up. Source: 第五条.
    """
    if not duties.posts or duties.has(Role.OFFICE_CLERK, Role.OFFICE_APPROVER):
        return plans()
    own = duties.units_with(Role.DRAFTER, Role.HEAD)
    theirs = Reorganisation.ending.through.objects.filter(reorganisation=OuterRef("pk"), unit__in=own)
    return plans().filter(Q(Exists(theirs)) | Q(successor__in=own))


def plan_of(public_id: UUID) -> Reorganisation | None:
    """Return one plan."""
    return plans().filter(public_id=public_id).first()


def plans_due(on: date) -> QuerySet[Reorganisation]:
    """Return the confirmed plans whose day has come, in the order of their days."""
    return Reorganisation.objects.filter(state=PlanState.CONFIRMED, takes_effect_on__lte=on).order_by(
        "takes_effect_on", "pk"
    )


def predecessors_of(unit: Unit) -> list[tuple[Reorganisation, tuple[Unit, ...]]]:
    """Return the units that a unit took over, plan by plan."""
    done = plans().filter(successor=unit, state=PlanState.DONE)
    return [(plan, tuple(plan.ending.all())) for plan in done]


def successor_of(unit: Unit) -> Reorganisation | None:
    """Return the plan by which a unit ended, if by one."""
    return plans().filter(ending=unit, state=PlanState.DONE).first()


def open_plan_of(unit: Unit) -> Reorganisation | None:
    """Return the plan that a unit is in and that is still to be carried out."""
    return plans().filter(Q(ending=unit) | Q(successor=unit), state__in=OPEN).first()


def facts_of(
    kind: Kind, takes_effect_on: date, basis: str, ending: Sequence[Unit], successor: Unit, *, but: int | None = None
) -> PlanFacts:
    """Return what the rules need to know of a plan; ``but`` is the plan itself, where it is kept already."""
    others = Reorganisation.objects.filter(state__in=OPEN).exclude(pk=but or 0)
    ends = set(others.values_list("ending", flat=True))
    taken = ends | set(others.values_list("successor", flat=True))
    above = dict(Unit.objects.filter(pk__in=orgs.ancestry([successor.pk])).values_list("pk", "code"))

    def said(unit: Unit, *, is_planned: bool, over: frozenset[str]) -> UnitFacts:
        span = Span(unit.starts_on, unit.ends_on)
        return UnitFacts(unit.code, UnitKind(unit.kind), span, unit.hosts_office, is_planned, over)

    return PlanFacts(
        kind,
        takes_effect_on,
        basis,
        tuple(said(unit, is_planned=unit.pk in taken, over=frozenset()) for unit in ending),
        said(successor, is_planned=successor.pk in ends, over=frozenset(above.values()) - {successor.code}),
    )


@dataclass(frozen=True, slots=True)
class WhatMoves:
    """Everything a plan touches, as it stands today: what ends, what moves to the successor, what stays by name."""

    last_day: date
    posts: tuple[Post, ...]
    members: int
    groups: tuple[Group, ...]
    children: tuple[Unit, ...]
    unread: tuple[Revision, ...]
    made_known: int
    items: int
    named_in: tuple[Item, ...]
    coverage: Coverage

    @property
    def coming_back(self) -> tuple[Revision, ...]:
        """What is on its way and comes back as a draft."""
        return tuple(one for one in self.unread if one.stage != "draft")


def what_moves(plan: Reorganisation) -> WhatMoves:
    """Return everything a plan touches, as it stands today."""
    ending, last_day = list(plan.ending.all()), plan.takes_effect_on - timedelta(days=1)
    later = Q(ends_on=None) | Q(ends_on__gt=last_day)
    posts = Post.objects.filter(later, unit__in=ending, is_void=False).select_related("person", "unit")
    children = Unit.objects.filter(later, parent__in=ending).exclude(pk__in=[unit.pk for unit in ending])
    return WhatMoves(
        last_day=last_day,
        posts=tuple(posts.order_by("unit__code", "role", "person__number")),
        members=Membership.objects.filter(later, unit__in=ending).count(),
        groups=tuple(Group.objects.filter(unit__in=ending, is_closed=False).select_related("unit")),
        children=tuple(children.order_by("position", "code")),
        unread=tuple(_unread(ending)),
        made_known=sum(disclosures.made_known_by(unit).count() for unit in ending),
        items=sum(items_carried(unit).count() for unit in ending),
        named_in=tuple(items_naming(ending)),
        coverage=orgs.coverage_of(plan.successor, plan.takes_effect_on),
    )


def _unread(ending: Sequence[Unit]) -> QuerySet[Revision]:
    kept = [pk for unit in ending for pk in disclosures.never_made_known(unit).values_list("pk", flat=True)]
    return disclosures.in_work().filter(disclosure__in=kept).order_by("disclosure__unit__code", "pk")


def items_carried(unit: Unit) -> QuerySet[Item]:
    """Return what a unit's catalogue says last, drafted or filed: what its successor goes on from. Source: 第十三条."""
    version = version_in_work(unit) or newest_filed(unit)
    items = Item.objects.filter(version=version).select_related("entry").prefetch_related("other_units")
    return items.order_by("position", "code")


def items_naming(ending: Sequence[Unit]) -> QuerySet[Item]:
    """Return what other units' catalogues, in force or in work, say of units that end. Source: 第十三条."""
    states = [VersionState.DRAFT, VersionState.SUBMITTED, VersionState.FILED, VersionState.IN_FORCE]
    named = Item.objects.filter(Q(lead_unit__in=ending) | Q(other_units__in=ending), version__state__in=states)
    others = named.exclude(version__unit__in=ending).distinct().select_related("version__unit")
    return others.order_by("version__unit__code", "position", "code")


def version_to_end(unit: Unit) -> QuerySet[Version]:
    """Return the versions that an ending unit's catalogue still has in force or waiting."""
    return Version.objects.filter(unit=unit, state__in=[VersionState.FILED, VersionState.IN_FORCE]).order_by("pk")
