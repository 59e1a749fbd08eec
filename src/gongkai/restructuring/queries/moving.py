"""Everything a plan touches, as it stands today: what ends, what moves where, what stays by name."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import reduce
from operator import or_

from django.db.models import Q, QuerySet

from gongkai.catalogue.models import Item
from gongkai.disclosures import queries as disclosures
from gongkai.disclosures.models import Revision
from gongkai.obligations.queries import owed_by_any
from gongkai.orgs import queries as orgs
from gongkai.orgs.models import Group, Membership, Post, Unit
from gongkai.orgs.queries import Coverage
from gongkai.restructuring.models import Reorganisation
from gongkai.restructuring.queries.carried import items_carried, items_naming
from gongkai.restructuring.queries.parts import Parts, children_of, parts_of
from gongkai.restructuring.rules import GROUPS, MEMBERS, of_child


@dataclass(frozen=True, slots=True)
class Share:
    """What one unit gets by a plan, in figures, and who can act in it on that day."""

    unit: Unit
    items: int
    obligations: int
    unread: int
    children: int
    made_known: int
    members: int
    groups: int
    coverage: Coverage


@dataclass(frozen=True, slots=True)
class WhatMoves:
    """Everything a plan touches, as it stands today: what ends, what moves to whom, what stays by name."""

    last_day: date
    posts: tuple[Post, ...]
    unread: tuple[Revision, ...]
    shares: tuple[Share, ...]
    named_shares: tuple[tuple[Unit, tuple[Item, ...]], ...]
    named_in: tuple[Item, ...]
    goes_on: Unit | None

    @property
    def coming_back(self) -> tuple[Revision, ...]:
        """What is on its way and comes back as a draft."""
        return tuple(one for one in self.unread if one.stage != "draft")

    @property
    def moving(self) -> tuple[Share, ...]:
        """What goes away from where it is."""
        return tuple(one for one in self.shares if self.goes_on is None or one.unit.pk != self.goes_on.pk)

    @property
    def total(self) -> dict[str, int]:
        """How much of each kind moves."""
        kinds = ("items", "obligations", "children", "made_known", "members", "groups")
        return {kind: sum(getattr(share, kind) for share in self.moving) for kind in kinds}


def what_moves(plan: Reorganisation) -> WhatMoves:
    """Return everything a plan touches, as it stands today."""
    parts, ending, last_day = parts_of(plan), list(plan.ending.all()), plan.takes_effect_on - timedelta(days=1)
    later = Q(ends_on=None) | Q(ends_on__gt=last_day)
    posts = Post.objects.filter(later, unit__in=ending, is_void=False).select_related("person", "unit")
    unread = [(one, parts.of_matter(one.entry_id, one.matter_class)) for one in _unread(ending)]
    counted = {**_counted(plan, parts, later), "unread": Counter(unit.pk for _, unit in unread)}
    return WhatMoves(
        last_day=last_day,
        posts=() if parts.goes_on else tuple(posts.order_by("unit__code", "role", "person__number")),
        unread=tuple(one for one, unit in unread if parts.is_moving(unit)),
        shares=tuple(_share(unit, counted, plan.takes_effect_on) for unit in parts.units),
        named_shares=_named_shares(parts, ending),
        named_in=() if parts.goes_on else tuple(items_naming(ending)),
        goes_on=parts.goes_on,
    )


def _share(unit: Unit, counted: dict[str, Counter[int]], on: date) -> Share:
    return Share(unit, **{kind: found[unit.pk] for kind, found in counted.items()}, coverage=orgs.coverage_of(unit, on))


def _named_shares(parts: Parts, ending: Sequence[Unit]) -> tuple[tuple[Unit, tuple[Item, ...]], ...]:
    """Return, where there are several, which entries each unit gets: it is what two people decide on."""
    if len(parts.units) == 1:
        return ()
    items = [
        (item, parts.of_matter(item.entry_id, item.matter_class)) for unit in ending for item in items_carried(unit)
    ]
    return tuple((unit, tuple(item for item, to in items if to == unit)) for unit in parts.units)


def _counted(plan: Reorganisation, parts: Parts, later: Q) -> dict[str, Counter[int]]:
    ending = list(plan.ending.all())
    items = [item for unit in ending for item in items_carried(unit).prefetch_related(None)]
    owed = owed_by_any(ending).values_list("entry", "item__matter_class", "entry__unit")
    mine = {unit.pk for unit in ending}
    known = sum(disclosures.made_known_by(unit).count() for unit in ending)
    members = Membership.objects.filter(later, unit__in=ending).count()
    groups = Group.objects.filter(unit__in=ending, is_closed=False).count()
    owing = (owing_part(parts, mine, entry, said, keeper) for entry, said, keeper in owed)
    return {
        "items": Counter(parts.of_matter(item.entry_id, item.matter_class).pk for item in items),
        "obligations": Counter(unit.pk for unit in owing),
        "children": Counter(parts.of(of_child(unit.pk)).pk for unit in children_of(plan)),
        "made_known": Counter({parts.answering.pk: known}),
        "members": Counter({parts.of(MEMBERS).pk: members}),
        "groups": Counter({parts.of(GROUPS).pk: groups}),
    }


def owing_part(parts: Parts, ending: set[int], entry: int, matter_class: str, keeper: int) -> Unit:
    """Return who owes what an ending unit owes: whoever gets its entry; of others' entries, whoever answers for it."""
    return parts.of_matter(entry, matter_class) if keeper in ending else parts.answering


def _unread(ending: Sequence[Unit]) -> QuerySet[Revision]:
    kept = [Q(disclosure__in=disclosures.never_made_known(unit).order_by()) for unit in ending]
    return disclosures.in_work().filter(reduce(or_, kept)).order_by("disclosure__unit__code", "pk")
